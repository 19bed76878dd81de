import type { StartsRule } from '../rules.ts'
import { type Finding, sum, type Week } from './week.ts'

export const judgeStarts = (rule: StartsRule, week: Week): Finding[] =>
  rule.courses.map((course) => {
    const wrong = week
      .runsOf(course)
      .filter(({ length }) => rule.length === undefined || length === rule.length)
      .filter(({ start }) => !rule.slots.includes(start))
    return {
      deviation: sum(wrong.map(({ length }) => length)),
      courses: [course],
      slots: wrong.map(({ start }) => start),
    }
  })
