import { teachingGroups } from '../../../models/teaching.ts'
import type { Subject } from '../../../models/subject.ts'
import type { Facts } from '../facts.ts'
import { add } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'
import { subjectName } from '../say.ts'

/**
 * 开齐开足: for each class and subject, the periods taught and those listed as unmet make up the periods of the
 * curriculum, no fewer and no more. Taught is what stands in the timetable; before there is one, what is given as duty.
 */
export const periods: CheckRule = {
  codes: ['periods'],
  part: 'duties',
  *check(facts) {
    const required = new Map<string, number>()
    for (const { classIds, subject, periods: weekly } of teachingGroups(facts.county, facts.policy))
      for (const classId of classIds) add(required, keyOf(classId, subject), weekly)
    const { taught, unmet } = accounts(facts)
    const balanced = new Set<string>()
    for (const key of new Set([...required.keys(), ...taught.keys(), ...unmet.keys()])) {
      const [need, got, listed] = [required, taught, unmet].map((sums) => sums.get(key) ?? 0) as [
        number,
        number,
        number,
      ]
      if (got + listed === need) {
        balanced.add(key)
        continue
      }
      const [classId, subject] = key.split('\n') as [string, Subject]
      const name = subjectName(subject)
      const lacks = got + listed < need
      yield violation(
        'periods',
        `${classId} ${subject}`,
        `班级 ${classId} 每周应上${name.zh} ${need} 节，已安排 ${got} 节、列明未满足 ${listed} 节，${lacks ? '缺' : '多'} ${Math.abs(need - got - listed)} 节`,
        `Class ${classId} is due ${need} periods of ${name.en} a week; ${got} are taught and ${listed} listed as unmet: ${Math.abs(need - got - listed)} ${lacks ? 'missing' : 'too many'}`,
      )
    }
    if (facts.holds('timetable')) yield* lessonsOfDuties(facts, balanced)
  },
}

const keyOf = (classId: string, subject: Subject): string => `${classId}\n${subject}`

function accounts({ plan, duties, holds }: Facts) {
  const placed = lessonCounts(plan.timetable.lessons)
  const taught = new Map<string, number>()
  const unmet = new Map<string, number>()
  for (const { duty } of duties) {
    const count = holds('timetable') ? (placed.get(duty.id) ?? 0) : duty.periods
    for (const classId of duty.classIds) add(taught, keyOf(classId, duty.subject), count)
  }
  for (const { classId, subject, periods: count } of plan.duties.unmet)
    add(unmet, keyOf(classId, subject), count)
  return { taught, unmet }
}

function lessonCounts(lessons: Facts['plan']['timetable']['lessons']): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { dutyId } of lessons) add(counts, dutyId, 1)
  return counts
}

/** A duty has as many lessons as periods, less those listed without a free period. Where a class's account is out already, that is said once. */
function* lessonsOfDuties({ plan, duties }: Facts, balanced: ReadonlySet<string>) {
  const placed = lessonCounts(plan.timetable.lessons)
  const noSlot = new Map<string, number>()
  for (const { classId, subject, periods: count, reason } of plan.duties.unmet)
    if (reason === 'no-slot') add(noSlot, keyOf(classId, subject), count)
  for (const { duty } of duties) {
    const lessons = placed.get(duty.id) ?? 0
    const keys = duty.classIds.map((classId) => keyOf(classId, duty.subject))
    const excused = Math.min(...keys.map((key) => noSlot.get(key) ?? 0))
    const within = lessons <= duty.periods && lessons >= duty.periods - excused
    if (within || !keys.every((key) => balanced.has(key))) continue
    yield violation(
      'periods',
      duty.id,
      `任课 ${duty.id} 为 ${duty.periods} 节，课表中有 ${lessons} 节`,
      `Duty ${duty.id} has ${duty.periods} periods and ${lessons} lessons`,
    )
  }
}
