import type { SpreadRule } from '../rules.ts'
import { type Finding, outside, sum, type Week } from './week.ts'

export const judgeSpread = (rule: SpreadRule, week: Week): Finding[] =>
  rule.sets.map((courses) => {
    const starts = courses.flatMap((course) => week.runsOf(course).map(({ start }) => start))
    const broken = rule.groups
      .map((group) => starts.filter((start) => group.slots.includes(start)))
      .map((slots, index) => ({ slots, deviation: outside(slots.length, rule.groups[index]!) }))
      .filter(({ deviation }) => deviation > 0)
    return {
      deviation: sum(broken.map(({ deviation }) => deviation)),
      courses,
      slots: broken.flatMap(({ slots }) => slots),
    }
  })
