import type { RunsRule } from '../rules.ts'
import { type Finding, outside, type Week } from './week.ts'

export const judgeRuns = (rule: RunsRule, week: Week): Finding[] =>
  rule.courses.map((course) => {
    const runs = week
      .runsOf(course)
      .filter(({ length }) => rule.length === undefined || length === rule.length)
    const limits = { min: rule.minLength ?? 0, max: rule.maxLength ?? Infinity }
    const odd = runs.filter(({ length }) => outside(length, limits) > 0)
    return {
      deviation: odd.length + outside(runs.length, rule),
      courses: [course],
      slots: runs.map(({ start }) => start),
    }
  })
