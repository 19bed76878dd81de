import { type CheckRule, violation } from '../rule.ts'
import { dayName } from '../say.ts'

/** No lesson stands in a period that the teacher cannot take. */
export const unavailable: CheckRule = {
  codes: ['unavailable'],
  part: 'timetable',
  *check({ lessons }) {
    for (const { teacher, duty, lesson } of lessons) {
      const { day, period } = lesson
      if (!teacher.unavailable.some((slot) => slot.day === day && slot.period === period)) continue
      yield violation(
        'unavailable',
        `${teacher.id} ${duty.id} ${day}-${period}`,
        `教师 ${teacher.id} ${dayName(day).zh}第${period}节不可排课，却排了任课 ${duty.id}`,
        `Teacher ${teacher.id} cannot teach on ${dayName(day).en}, period ${period}; duty ${duty.id} stands there`,
      )
    }
  },
}
