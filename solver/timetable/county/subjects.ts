import type { Subject } from '../../../models/subject.ts'
import type { Grid } from './grid.ts'
import { groupBy } from './group.ts'
import type { TimetableInput } from './input.ts'

/** A part with its slots. A course is a duty: same index. */
export interface WeekShape extends TimetableInput {
  readonly grid: Grid
  readonly ringOfDuty: readonly number[]
  /** Double lessons wanted a week, by duty. */
  readonly doubles: readonly number[]
}

export interface ClassSubject {
  readonly subject: Subject
  readonly courses: readonly number[]
  /** A week. */
  readonly periods: number
  /** Of these periods, pairs that are wanted in a row. */
  readonly doubles: number
  readonly days: number
}

/** Courses of each class and subject, those of several teachers as one; what a joint class has in common is listed once. */
export function coursesOfClassSubject({ duties, grid, ringOfDuty, doubles }: WeekShape): ClassSubject[] {
  const entries = duties.flatMap(({ classIds, subject }, course) =>
    classIds.map((classId) => ({ key: JSON.stringify([classId, subject]), course })),
  )
  const sets = [...groupBy(entries, ({ key }) => key).values()].map((set) => set.map(({ course }) => course))
  const distinct = new Map(sets.map((courses) => [courses.join(), courses]))
  return [...distinct.values()].map((courses) => ({
    subject: duties[courses[0]!]!.subject,
    courses,
    periods: courses.reduce((sum, course) => sum + duties[course]!.periods, 0),
    doubles: courses.reduce((sum, course) => sum + doubles[course]!, 0),
    days: Math.max(...courses.map((course) => grid.rings[ringOfDuty[course]!]!.days)),
  }))
}
