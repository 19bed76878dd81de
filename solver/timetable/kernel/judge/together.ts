import type { TogetherRule } from '../rules.ts'
import type { Finding, Week } from './week.ts'

export const judgeTogether = (rule: TogetherRule, week: Week): Finding[] =>
  rule.sets.map((courses) => {
    const running = Array<number>(week.slotCount).fill(0)
    for (const course of courses) {
      for (const lesson of week.lessonsOf[course]!) for (const slot of week.slotsOf(lesson)) running[slot]!++
    }
    const slots = running.flatMap((count, slot) => (count > 0 && count < courses.length ? [slot] : []))
    return { deviation: slots.length, courses, slots }
  })
