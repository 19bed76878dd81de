import { popcount } from '../bits.ts'
import type { Builder } from '../builder.ts'
import type { BusyGroupsRule } from '../rules.ts'

export function watchBusyGroups(rule: BusyGroupsRule, builder: Builder): void {
  const groups = rule.groups.map((group) => builder.dayMasks(group))
  for (const resource of rule.resources) {
    const monitor = builder.monitor(rule, rule)
    for (const masks of groups) {
      const days = masks.flatMap((within, day) => (within > 0 ? [day] : []))
      if (days.length === 1) {
        const day = days[0]!
        const within = masks[day]!
        builder.tally(resource, day, `any ${within}`, (mask) => (mask & within ? 1 : 0), 1, monitor)
        continue
      }
      const term = builder.term(monitor, (busy) => (busy > 0 ? 1 : 0))
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
