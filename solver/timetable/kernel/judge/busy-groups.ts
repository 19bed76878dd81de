import type { BusyGroupsRule } from '../rules.ts'
import { type Finding, outside, type Week } from './week.ts'

export const judgeBusyGroups = (rule: BusyGroupsRule, week: Week): Finding[] =>
  rule.resources.map((resource) => {
    const busy = rule.groups
      .map((group) => week.busySlots(resource, group))
      .filter((slots) => slots.length > 0)
    return { deviation: outside(busy.length, rule), resource, slots: busy.flat() }
  })
