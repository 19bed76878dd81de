import type { Builder } from '../builder.ts'
import type { OrderRule } from '../rules.ts'

export function watchOrder(rule: OrderRule, builder: Builder): void {
  const slotCount = builder.dayStart.at(-1)!
  const { min = 0, max = Infinity } = rule
  for (const [first, second] of rule.pairs) {
    const { duration } = builder.problem.courses[first]!
    builder.orders.push({
      firstRow: builder.courseRow(first),
      secondRow: builder.courseRow(second),
      duration,
      min,
      max,
      monitor: builder.direct(rule, slotCount + duration + min),
    })
  }
}
