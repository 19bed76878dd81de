import type { PairsRule } from '../rules.ts'
import type { Finding, Week } from './week.ts'

export const judgePairs = (rule: PairsRule, week: Week): Finding[] =>
  rule.pairs.flatMap(({ first, second, cost }) => {
    const slots = [week.placement[first]!, week.placement[second]!] as const
    if (slots[0] < 0 || slots[1] < 0) return []
    return [{ deviation: cost[slots[0] * week.slotCount + slots[1]]!, lessons: [first, second], slots }]
  })
