import { groupBy } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'
import { dayName, subjectName } from '../say.ts'

/** Nobody teaches more periods on a day than the policy's maximum. */
export const dayMax: CheckRule = {
  codes: ['day-max'],
  part: 'timetable',
  *check({ lessons, policy }) {
    const most = policy.timetable.teacherMaxPerDay
    for (const own of groupBy(lessons, (l) => `${l.teacher.id} ${l.lesson.day}`).values()) {
      const { teacher, lesson } = own[0]!
      if (own.length <= most) continue
      yield violation(
        'day-max',
        teacher.id,
        `教师 ${teacher.id} ${dayName(lesson.day).zh}上 ${own.length} 节课，上限 ${most} 节`,
        `Teacher ${teacher.id} has ${own.length} lessons on ${dayName(lesson.day).en}; the limit is ${most}`,
      )
    }
  },
}

/** A class has no more periods of one subject on a day than the policy allows for it. */
export const subjectDay: CheckRule = {
  codes: ['subject-day'],
  part: 'timetable',
  *check({ lessons, policy: { timetable } }) {
    const sittings = lessons.flatMap(({ classes, duty, lesson }) =>
      classes.map(({ id }) => ({ classId: id, subject: duty.subject, day: lesson.day })),
    )
    const byDay = groupBy(sittings, ({ classId, subject, day }) => `${classId} ${subject} ${day}`)
    for (const same of byDay.values()) {
      const { classId, subject, day } = same[0]!
      const most = timetable.subjectMaxPerDayBySubject[subject] ?? timetable.subjectMaxPerDay
      if (same.length <= most) continue
      yield violation(
        'subject-day',
        `${classId} ${subject}`,
        `班级 ${classId} ${dayName(day).zh}有 ${same.length} 节${subjectName(subject).zh}，上限 ${most} 节`,
        `Class ${classId} has ${same.length} periods of ${subjectName(subject).en} on ${dayName(day).en}; the limit is ${most}`,
      )
    }
  },
}
