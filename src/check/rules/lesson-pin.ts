import { type LessonPin, pinsInForce } from '../../../models/lesson-pin.ts'
import type { Violation } from '../../../models/plan.ts'
import type { Facts } from '../facts.ts'
import type { KnownDuty } from '../known.ts'
import { type CheckRule, violation } from '../rule.ts'
import { dayName, subjectName } from '../say.ts'

/** What the planner has pinned is taught by whom and when it was pinned, or it is listed as unmet. */
export const lessonPin: CheckRule = {
  codes: ['lesson-pin'],
  part: 'duties',
  *check(facts) {
    for (const pin of pinsInForce(facts.county)) {
      const duties = facts.duties.filter(
        ({ duty }) => duty.subject === pin.subject && duty.classIds.includes(pin.classId),
      )
      yield* otherTeachers(pin, duties)
      if (facts.holds('timetable')) yield* otherTimes(pin, facts)
    }
  },
}

function* otherTeachers(
  { classId, subject, teacherId }: LessonPin,
  duties: readonly KnownDuty[],
): Iterable<Violation> {
  if (teacherId === undefined) return
  for (const { duty, teacher } of duties) {
    if (teacher.id === teacherId) continue
    yield violation(
      'lesson-pin',
      `${classId} ${duty.id}`,
      `已指定班级 ${classId} 的${subjectName(subject).zh}由教师 ${teacherId} 任教，方案中由 ${teacher.id} 任教`,
      `${subjectName(subject).en} of class ${classId} is pinned to teacher ${teacherId}; in the plan ${teacher.id} teaches it`,
    )
  }
}

/** A pinned time without its lesson is excused by a period of the subject that is listed as unmet. */
function* otherTimes({ classId, subject, at }: LessonPin, facts: Facts): Iterable<Violation> {
  const standing = new Set(
    facts.lessons
      .filter(({ duty }) => duty.subject === subject && duty.classIds.includes(classId))
      .map(({ lesson }) => `${lesson.day} ${lesson.period}`),
  )
  const free = at.filter(({ day, period }) => !standing.has(`${day} ${period}`))
  const unmet = facts.plan.duties.unmet
    .filter((entry) => entry.classId === classId && entry.subject === subject)
    .reduce((sum, { periods }) => sum + periods, 0)
  for (const { day, period } of free.slice(unmet))
    yield violation(
      'lesson-pin',
      `${classId} ${subject} ${day}-${period}`,
      `已指定班级 ${classId} ${dayName(day).zh}第${period}节上${subjectName(subject).zh}，课表中没有`,
      `${subjectName(subject).en} of class ${classId} is pinned to ${dayName(day).en}, period ${period}; the timetable has none there`,
    )
}
