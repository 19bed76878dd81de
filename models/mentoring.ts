import type { IsoDate } from './basics.ts'
import type { Policy } from './policy.ts'
import { ageYears, type Teacher, yearsTeaching } from './teacher.ts'

/** A young teacher (青年教师) by age or by years of teaching, whichever fits. */
export const isYoung = (teacher: Teacher, { mentoring }: Policy, asOf: IsoDate): boolean =>
  ageYears(teacher, asOf) <= mentoring.youngMaxAgeYears ||
  yearsTeaching(teacher, asOf) <= mentoring.youngMaxTeachingYears
