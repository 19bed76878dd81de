import type { OrderRule } from '../rules.ts'
import { type Finding, outside, type Week } from './week.ts'

export const judgeOrder = (rule: OrderRule, week: Week): Finding[] =>
  rule.pairs.flatMap(([first, second]) => {
    const lastStart = week.startsOf(first).at(-1)
    const start = week.startsOf(second)[0]
    if (lastStart === undefined || start === undefined) return []
    const end = lastStart + week.problem.courses[first]!.duration
    const { min = 0, max = Infinity } = rule
    return [
      { deviation: outside(start - end, { min, max }), courses: [first, second], slots: [lastStart, start] },
    ]
  })
