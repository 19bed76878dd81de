import { freeBefore, gaps, popcount } from '../bits.ts'
import type { Builder } from '../builder.ts'
import type { IdleRule } from '../rules.ts'

export function watchIdle(rule: IdleRule, builder: Builder): void {
  const fromStart = rule.fromStart ?? false
  const groups = rule.groups.map((group) => builder.dayMasks(group))
  for (const resource of rule.resources) {
    const monitor = builder.monitor(rule, rule)
    for (const masks of groups) {
      masks.forEach((within, day) => {
        if (within === 0) return
        const key = rule.onlyBefore ? `before ${within}` : `idle ${within} ${fromStart}`
        const read = (mask: number): number =>
          rule.onlyBefore ? freeBefore(mask, within) : gaps(mask, within, fromStart)
        builder.tally(resource, day, key, read, popcount(within), monitor)
      })
    }
  }
}
