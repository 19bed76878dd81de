import type { UnavailableRule } from '../rules.ts'
import type { Finding, Week } from './week.ts'

export const judgeUnavailable = (rule: UnavailableRule, week: Week): Finding[] =>
  rule.resources.map((resource) => {
    const slots = week.busySlots(resource, [...new Set(rule.slots)])
    return { deviation: slots.length, resource, slots }
  })
