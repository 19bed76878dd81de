import type { IdleRule } from '../rules.ts'
import { type Finding, outside, type Week } from './week.ts'

export const judgeIdle = (rule: IdleRule, week: Week): Finding[] =>
  rule.resources.map((resource) => {
    const slots = rule.groups.flatMap((group) => {
      const busy = week.busySlots(resource, group)
      if (busy.length === 0) return []
      const [first, last] = [rule.fromStart ? Math.min(...group) : Math.min(...busy), Math.max(...busy)]
      if (rule.onlyBefore) return group.filter((slot) => slot < Math.min(...busy))
      return group.filter((slot) => slot > first - 1 && slot < last && !busy.includes(slot))
    })
    return { deviation: outside(slots.length, rule), resource, slots }
  })
