import { popcount } from '../bits.ts'
import type { Builder } from '../builder.ts'
import type { UnavailableRule } from '../rules.ts'

export function watchUnavailable(rule: UnavailableRule, builder: Builder): void {
  const masks = builder.dayMasks(rule.slots)
  for (const resource of rule.resources) {
    const monitor = builder.monitor(rule)
    masks.forEach((closed, day) => {
      if (closed === 0) return
      builder.tally(
        resource,
        day,
        `busy ${closed}`,
        (mask) => popcount(mask & closed),
        popcount(closed),
        monitor,
      )
    })
  }
}
