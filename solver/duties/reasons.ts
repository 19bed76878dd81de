/** Why periods are missing: the first reason that the counts bear out. */
import type { Stage } from '../../models/basics.ts'
import { capacityOf, mayTeachStage } from '../../models/capacity.ts'
import type { UnmetReason } from '../../models/plan.ts'
import type { Subject } from '../../models/subject.ts'
import { certifiedFor } from '../../models/teacher.ts'
import { teachingGroups } from '../../models/teaching.ts'
import type { Assignment } from './assignment.ts'
import type { DutiesInput } from './input.ts'
import { AWAY, HOME, MAX_SHARES, optionOf, SECOND } from './problem.ts'
import type { PartUnmet } from './result.ts'

export interface Count {
  readonly subject: Subject
  readonly stage: Stage | 'both'
  /** Periods a week that are needed, and that teachers of the subject could give at most, second subjects included. */
  readonly demand: number
  readonly capacity: number
}

/**
 * The count that proves a subject short, in one stage or in both together; undefined if none does. Capacity is generous: nobody's
 * load is counted against other subjects. Subjects that any teacher may take are never short by this count.
 */
export function shortageOf(input: DutiesInput, subject: Subject): Count | undefined {
  const { county, policy, postings } = input
  if (policy.load.anyTeacherSubjects.includes(subject)) return undefined
  const teacherById = new Map(county.teachers.map((teacher) => [teacher.id, teacher]))
  const groups = teachingGroups(county, policy).filter((group) => group.subject === subject)
  const count = (stage: Count['stage'], stages: readonly Stage[]): Count => ({
    subject,
    stage,
    demand: groups.reduce((sum, group) => sum + (stages.includes(group.stage) ? group.periods : 0), 0),
    capacity: postings.reduce((sum, { teacherId, stage: own }) => {
      const teacher = teacherById.get(teacherId)
      if (
        !teacher ||
        !stages.some((taught) => certifiedFor(teacher, taught) && mayTeachStage(own, taught, policy))
      )
        return sum
      const { maxPeriods } = capacityOf(teacher, policy, own)
      if (teacher.subject === subject) return sum + maxPeriods
      if (!teacher.secondSubjects.includes(subject)) return sum
      return sum + Math.floor(policy.load.secondSubjectMaxShare * maxPeriods + 1e-9)
    }, 0),
  })
  return [
    count('primary', ['primary']),
    count('junior', ['junior']),
    count('both', ['primary', 'junior']),
  ].find(({ demand, capacity }) => demand > capacity)
}

/** Why `periods` of the group found nobody, as far as the part can tell. */
export function reasonFor(
  part: DutiesInput,
  assignment: Assignment,
  group: number,
): Pick<PartUnmet, 'reason' | 'params'> {
  const { problem } = assignment
  const { post } = problem.groups[group]!
  const { subject, unit } = problem.posts[post]!
  const travels = part.policy.itinerant.allowed && part.policy.itinerant.subjects.includes(subject)
  const all = problem.persons.map((_, person) => person)
  const home = all.filter((person) => optionOf(problem, person, post) & HOME)
  const visitors = all.filter((person) => optionOf(problem, person, post) & AWAY)
  const far = all.filter((person) => problem.tooFar[person * problem.posts.length + post])
  if (home.length + visitors.length + far.length === 0) return { reason: 'no-qualified', params: {} }
  if (!travels)
    return { reason: 'load-limit', params: { teachers: home.length, periods: mostOf(assignment, home) } }

  const short = shortageOf(part, subject)
  if (short) return shortage('cluster-shortage', short)
  const spare = (person: number) => spareOf(assignment, person, post)
  const free = visitors.filter((person) => spare(person) > 0)
  if (free.length > 0) {
    const couldGo = free.some((person) => assignment.costOfGiving(group, person, 1) < Infinity)
    const periods = free.reduce((sum, person) => sum + spare(person), 0)
    return { reason: couldGo ? 'half-day-unused' : 'visit-limit', params: { teachers: free.length, periods } }
  }
  const freeFar = far.filter((person) => spare(person) > 0)
  if (freeFar.length > 0) {
    const wayOf = (person: number) =>
      problem.persons[person]!.site * problem.siteIds.length + problem.units[unit]!.site
    const [nearest] = freeFar
      .map(wayOf)
      .sort((a, b) => problem.travelMin[a]! - problem.travelMin[b]! || a - b)
    const [travelMin, roadKm] = [problem.travelMin[nearest!]!, problem.roadKm[nearest!]!]
    return { reason: 'too-far', params: { teachers: freeFar.length, travelMin, roadKm } }
  }
  const qualified = [...home, ...visitors, ...far]
  return {
    reason: 'cluster-shortage',
    params: { teachers: qualified.length, periods: mostOf(assignment, qualified) },
  }
}

export const shortage = (
  reason: UnmetReason,
  { demand, capacity, stage }: Count,
): Pick<PartUnmet, 'reason' | 'params'> => ({
  reason,
  params: { demand, capacity, stage },
})

const mostOf = ({ problem }: Assignment, persons: readonly number[]): number =>
  persons.reduce((sum, person) => sum + problem.persons[person]!.most, 0)

/** Periods of the post that the person could still give. */
function spareOf({ problem, shares, periods }: Assignment, person: number, post: number): number {
  const { most, mostSecond } = problem.persons[person]!
  let [load, second] = [0, 0]
  for (const share of shares[person]!) {
    load += periods[share]!
    if (optionOf(problem, person, problem.groups[(share / MAX_SHARES) | 0]!.post) & SECOND)
      second += periods[share]!
  }
  const asSecond = problem.tooFar[person * problem.posts.length + post]
    ? problem.persons[person]!.subject !== problem.posts[post]!.subject
    : (optionOf(problem, person, post) & SECOND) > 0
  return Math.min(most - load, asSecond ? mostSecond - second : most)
}
