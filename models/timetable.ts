import { z } from 'zod'
import { type Grade, HalfDay, Id, Name, type Stage } from './basics.ts'
import { type Subject, Subject as SubjectSchema } from './subject.ts'

/** Minutes after midnight, 0-1439. */
export const MinuteOfDay = z.int().min(0).max(1439)

export const BellPeriod = z.strictObject({
  session: HalfDay,
  startMin: MinuteOfDay,
  endMin: MinuteOfDay,
})
export type BellPeriod = z.infer<typeof BellPeriod>

/** When a site's bells ring. Period n of the day is `periods[n - 1]`; the same on each of `days` weekdays. */
export const BellSchedule = z.strictObject({
  id: Id,
  name: Name,
  days: z.int().min(1).max(6).default(5),
  periods: z.array(BellPeriod).min(1).max(12),
})
export type BellSchedule = z.infer<typeof BellSchedule>

/** Periods a week by subject, grade 1 first; nine entries each, 0 where not taught. */
export const CurriculumTable = z.partialRecord(SubjectSchema, z.array(z.number().min(0).max(15)).length(9))
export type CurriculumTable = z.infer<typeof CurriculumTable>

/** Whole periods a week of `subject` in `grade`. */
export const periodsOf = (table: CurriculumTable, subject: Subject, grade: Grade): number =>
  table[subject]?.[grade - 1] ?? 0

/** Subjects that `grade` takes, in the table's order. */
export function subjectsOfGrade(table: CurriculumTable, grade: Grade): Subject[] {
  return SubjectSchema.options.filter((subject) => periodsOf(table, subject, grade) > 0)
}

/** `1 -> 一` ... for class and grade names. */
export const GRADE_NAMES = ['一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

export const gradesOfStage = (stage: Stage): readonly number[] =>
  stage === 'primary' ? [1, 2, 3, 4, 5, 6] : [7, 8, 9]
