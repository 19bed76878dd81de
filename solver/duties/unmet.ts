import type { Assignment } from './assignment.ts'
import type { DutiesInput } from './input.ts'
import { reasonFor } from './reasons.ts'
import type { PartUnmet } from './result.ts'

/** Missing periods with their reasons; those that the week has no time for are listed apart from those that nobody can teach. */
export function unmetOf(part: DutiesInput, assignment: Assignment, dropped: Int32Array): PartUnmet[] {
  const { groups, posts, classes } = assignment.problem
  return groups.flatMap(({ post, classIds, classes: members, periods, most }, g) => {
    const { subject } = posts[post]!
    const source = assignment.heard[g]! >= 0 ? assignment.heard[g]! : g
    const missing = periods - assignment.taught[source]!
    const isFull = members.some((c) => assignment.classLoad[c]! >= classes[c]!.slots)
    const noSlot = dropped[source]! + (isFull ? missing : Math.min(missing, periods - most))
    const noTeacher = missing + dropped[source]! - noSlot
    return [
      ...(noSlot > 0 ? [{ classIds, subject, periods: noSlot, reason: 'no-slot' as const, params: {} }] : []),
      ...(noTeacher > 0
        ? [{ classIds, subject, periods: noTeacher, ...reasonFor(part, assignment, g) }]
        : []),
    ]
  })
}
