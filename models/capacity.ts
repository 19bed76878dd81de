import type { Stage } from './basics.ts'
import { type Policy, standardLoad } from './policy.ts'
import type { Subject } from './subject.ts'
import type { Teacher } from './teacher.ts'

/** What a teacher can be given, in periods a week. Leavers and the absent have none. */
export interface Capacity {
  /** The load that counts as full. */
  readonly standardPeriods: number
  /** The most that may be given. */
  readonly maxPeriods: number
}

/**
 * Teaching capacity by the policy's load table: the standard load of the main subject, scaled for managers,
 * less other work and the form teacher's share; the upper limit is `maxFactor` times the scaled load before that
 * deduction, rounded down to whole periods, and never above the teacher's own limit.
 */
export function capacityOf(teacher: Teacher, policy: Policy, stage: Stage = teacher.stage): Capacity {
  if (teacher.status !== 'in-post') return { standardPeriods: 0, maxPeriods: 0 }
  const full = standardLoad(policy, stage, teacher.subject)
  const share = teacher.role === 'teacher' ? 1 : policy.load.roleFactor[teacher.role]
  const otherWork =
    teacher.otherWorkPeriods + (teacher.formClassId ? policy.workload.formTeacherShare * full : 0)
  const scaled = full * share
  const standardPeriods = Math.max(0, scaled - otherWork)
  const maxPeriods = Math.floor(
    Math.min(scaled * policy.load.maxFactor, teacher.maxPeriods ?? Number.POSITIVE_INFINITY),
  )
  return { standardPeriods, maxPeriods: Math.max(0, maxPeriods) }
}

/** Whether a teacher whose post is of stage `own` may teach `taught`: the same, or below it where the policy lets teachers go down. */
export const mayTeachStage = (own: Stage, taught: Stage, { rotation }: Policy): boolean =>
  own === taught || (rotation.allowHighToLow && own === 'junior' && taught === 'primary')

/** Whether the policy lets `teacher` take `subject`: as main, second, or as a subject open to all. */
export function mayTeach(
  teacher: Teacher,
  subject: Subject,
  policy: Policy,
): 'main' | 'second' | 'any' | undefined {
  if (teacher.subject === subject) return 'main'
  if (teacher.secondSubjects.includes(subject)) return 'second'
  return policy.load.anyTeacherSubjects.includes(subject) ? 'any' : undefined
}
