import type { SlotCostRule } from '../rules.ts'
import type { Finding, Week } from './week.ts'

export const judgeSlotCost = (rule: SlotCostRule, week: Week): Finding[] =>
  rule.prices.flatMap(({ lesson, cost }) => {
    const slot = week.placement[lesson]!
    return slot < 0 ? [] : [{ deviation: cost[slot]!, lessons: [lesson], slots: [slot] }]
  })
