import { outside, popcount } from '../bits.ts'
import type { Builder } from '../builder.ts'
import type { BusySlotsRule } from '../rules.ts'

export function watchBusySlots(rule: BusySlotsRule, builder: Builder): void {
  const { min = 0, max = Infinity, emptyCounts = false } = rule
  const deviation = (busy: number): number => (busy === 0 && !emptyCounts ? 0 : outside(busy, min, max))
  const groups = rule.groups.map((group) => builder.dayMasks(group))
  for (const resource of rule.resources) {
    const monitor = builder.monitor(rule)
    for (const masks of groups) {
      const days = masks.flatMap((within, day) => (within > 0 ? [day] : []))
      if (days.length === 1) {
        const day = days[0]!
        const within = masks[day]!
        const key = `load ${within} ${min} ${max} ${emptyCounts}`
        const most = Math.max(min, popcount(within))
        builder.tally(resource, day, key, (mask) => deviation(popcount(mask & within)), most, monitor)
        continue
      }
      const term = builder.term(monitor, deviation)
      for (const day of days) {
        const within = masks[day]!
        builder.tally(
          resource,
          day,
          `busy ${within}`,
          (mask) => popcount(mask & within),
          popcount(within),
          term,
        )
      }
    }
  }
}
