import type { ClashRule } from '../rules.ts'
import { type Finding, sum, type Week } from './week.ts'

export function judgeClash(rule: ClashRule, week: Week): Finding[] {
  return rule.resources.flatMap((resource) => {
    const capacity = week.problem.resources[resource]!.capacity ?? 1
    const held = week.lessonsAt[resource]!
    const slots = held.flatMap((lessons, slot) => (lessons.length > capacity ? [slot] : []))
    if (slots.length === 0) return []
    return [
      {
        deviation: sum(slots.map((slot) => held[slot]!.length - capacity)),
        resource,
        slots,
        lessons: [...new Set(slots.flatMap((slot) => held[slot]!))],
      },
    ]
  })
}
