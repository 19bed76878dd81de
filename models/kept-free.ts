import type { Stage } from './basics.ts'
import type { Policy } from './policy.ts'
import type { Teacher } from './teacher.ts'

/** A half-day in which some teachers should have no lessons: common research (教研), staff meetings (例会). */
export type KeptFree = Policy['timetable']['keptFree'][number]

/** Whether the half-day is meant for the teacher, by main subject, role, stage of the post and cluster of the serving site. */
export function isMeantFor(
  { subjects, roles, stages, clusterIds }: KeptFree,
  { subject, role }: Pick<Teacher, 'subject' | 'role'>,
  stage: Stage,
  clusterId: string | undefined,
): boolean {
  const isAny = <Word>(words: readonly Word[], word: Word | undefined): boolean =>
    words.length === 0 || (word !== undefined && words.includes(word))
  return (
    isAny(subjects, subject) && isAny(roles, role) && isAny(stages, stage) && isAny(clusterIds, clusterId)
  )
}
