import { runsOf } from '../bits.ts'
import type { Builder } from '../builder.ts'
import type { ConsecutiveRule } from '../rules.ts'

export function watchConsecutive(rule: ConsecutiveRule, builder: Builder): void {
  const excess = (mask: number): number =>
    runsOf(mask, Infinity).reduce((sum, { length }) => sum + Math.max(0, length - rule.max), 0)
  for (const resource of rule.resources) {
    const monitor = builder.monitor(rule)
    builder.problem.daySlots.forEach((size, day) => {
      builder.tally(resource, day, `consecutive ${rule.max}`, excess, size, monitor)
    })
  }
}
