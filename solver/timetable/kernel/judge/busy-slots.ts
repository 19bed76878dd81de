import type { BusySlotsRule } from '../rules.ts'
import { type Finding, outside, sum, type Week } from './week.ts'

export const judgeBusySlots = (rule: BusySlotsRule, week: Week): Finding[] =>
  rule.resources.map((resource) => {
    const groups = rule.groups
      .map((group) => week.busySlots(resource, group))
      .map((slots) => ({
        slots,
        deviation: slots.length === 0 && !rule.emptyCounts ? 0 : outside(slots.length, rule),
      }))
      .filter(({ deviation }) => deviation > 0)
    return {
      deviation: sum(groups.map(({ deviation }) => deviation)),
      resource,
      slots: groups.flatMap(({ slots }) => slots),
    }
  })
