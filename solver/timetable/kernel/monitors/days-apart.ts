import { runsOf } from '../bits.ts'
import type { Builder } from '../builder.ts'
import type { DaysApartRule } from '../rules.ts'

export function watchDaysApart(rule: DaysApartRule, builder: Builder): void {
  const closePairs = (daySet: number): number => {
    const days = runsOf(daySet, 1).map(({ start }) => start)
    return days.reduce((sum, a) => sum + days.filter((b) => a < b && b - a < rule.minDays).length, 0)
  }
  const days = builder.dayCount
  for (const courses of rule.sets) {
    const row = builder.setRow(courses)
    builder.tallyWeek(
      row,
      `apart ${rule.minDays}`,
      closePairs,
      (days * (days - 1)) / 2,
      builder.monitor(rule),
    )
  }
}
