import type { DaysApartRule } from '../rules.ts'
import type { Finding, Week } from './week.ts'

export const judgeDaysApart = (rule: DaysApartRule, week: Week): Finding[] =>
  rule.sets.map((courses) => {
    const slots = courses.flatMap((course) => week.startsOf(course))
    const days = [...new Set(slots.map((slot) => week.dayOf[slot]!))]
    const pairs = days.flatMap((a) => days.filter((b) => a < b && b - a < rule.minDays))
    return { deviation: pairs.length, courses, slots }
  })
