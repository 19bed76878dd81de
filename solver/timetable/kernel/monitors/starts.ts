import type { Builder } from '../builder.ts'
import type { StartsRule } from '../rules.ts'
import { runReader } from './course-runs.ts'

export function watchStarts(rule: StartsRule, builder: Builder): void {
  const masks = builder.dayMasks(rule.slots)
  for (const course of rule.courses) {
    const monitor = builder.monitor(rule)
    const { key, read } = runReader(builder, course)
    masks.forEach((within, day) => {
      const misplaced = (mask: number): number =>
        read(mask)
          .filter(({ length }) => rule.length === undefined || length === rule.length)
          .filter(({ start }) => !((within >>> start) & 1))
          .reduce((sum, { length }) => sum + length, 0)
      const most = builder.problem.daySlots[day]! * builder.problem.courses[course]!.duration
      const full = `misplaced ${within} ${rule.length} ${key}`
      builder.tally(builder.courseRow(course), day, full, misplaced, most, monitor)
    })
  }
}
