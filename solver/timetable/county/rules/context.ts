import type { Duty } from '../../../../models/plan.ts'
import type { Policy } from '../../../../models/policy.ts'
import type { Subject } from '../../../../models/subject.ts'
import type { Grid } from '../grid.ts'
import { groupBy } from '../group.ts'
import type { Resources } from '../resources.ts'

/** What the rules of a part are written on. A course is a duty: same index. */
export interface Context {
  readonly policy: Policy
  readonly duties: readonly Duty[]
  readonly grid: Grid
  readonly resources: Resources
  readonly ringOfDuty: readonly number[]
  /** Course of each lesson. */
  readonly lessonCourse: readonly number[]
}

/** Soft weights of a policy are points with one decimal; the kernel counts in whole ones. */
export const POINTS = 10
export const points = (weight: number): number => Math.round(weight * POINTS)

export interface ClassSubject {
  readonly subject: Subject
  readonly courses: readonly number[]
  /** A week. */
  readonly periods: number
  readonly days: number
}

/** Courses of each class and subject, those of several teachers as one; what a joint class has in common is listed once. */
export function coursesOfClassSubject({ duties, grid, ringOfDuty }: Context): ClassSubject[] {
  const entries = duties.flatMap(({ classIds, subject }, course) =>
    classIds.map((classId) => ({ key: JSON.stringify([classId, subject]), course })),
  )
  const sets = [...groupBy(entries, ({ key }) => key).values()].map((set) => set.map(({ course }) => course))
  const distinct = new Map(sets.map((courses) => [courses.join(), courses]))
  return [...distinct.values()].map((courses) => ({
    subject: duties[courses[0]!]!.subject,
    courses,
    periods: courses.reduce((sum, course) => sum + duties[course]!.periods, 0),
    days: Math.max(...courses.map((course) => grid.rings[ringOfDuty[course]!]!.days)),
  }))
}

/** Resources that hear the same rings, so that their days have the same slots. */
export function byRings(
  { resources }: Context,
  of: readonly number[],
): { rings: number[]; members: number[] }[] {
  const groups = groupBy(of, (resource) => [...resources.usage[resource]!.rings].sort((a, b) => a - b).join())
  return [...groups.values()].map((members) => ({
    rings: [...resources.usage[members[0]!]!.rings].sort((a, b) => a - b),
    members,
  }))
}
