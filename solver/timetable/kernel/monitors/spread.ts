import { outside } from '../bits.ts'
import type { Builder } from '../builder.ts'
import type { SpreadRule } from '../rules.ts'
import { runReader } from './course-runs.ts'

export function watchSpread(rule: SpreadRule, builder: Builder): void {
  const groups = rule.groups.map(({ slots, min = 0, max = Infinity }) => ({
    masks: builder.dayMasks(slots),
    min,
    max,
  }))
  for (const courses of rule.sets) {
    const monitor = builder.monitor(rule)
    for (const { masks, min, max } of groups) {
      const days = masks.flatMap((within, day) => (within > 0 ? [day] : []))
      const alone = courses.length === 1 && days.length === 1
      const counter = alone ? monitor : builder.term(monitor, (starts) => outside(starts, min, max))
      for (const course of courses) {
        const { key, read } = runReader(builder, course)
        for (const day of days) {
          const [within, size] = [masks[day]!, builder.problem.daySlots[day]!]
          const starts = (mask: number): number =>
            read(mask).filter(({ start }) => (within >>> start) & 1).length
          const value = alone ? (mask: number): number => outside(starts(mask), min, max) : starts
          const full = alone ? `spread ${min} ${max} ${within} ${key}` : `starts ${within} ${key}`
          builder.tally(
            builder.courseRow(course),
            day,
            full,
            value,
            alone ? Math.max(min, size) : size,
            counter,
          )
        }
      }
    }
  }
}
