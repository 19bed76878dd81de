import type { Violation } from '../../../models/plan.ts'
import type { RuleCode } from '../../../models/rule.ts'
import type { TimedLesson } from '../lessons.ts'
import { groupBy } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'
import { lessonText } from '../say.ts'

/** No teacher is in two lessons at once, by the minute. */
export const teacherClash: CheckRule = {
  codes: ['teacher-clash'],
  part: 'timetable',
  *check({ lessons }) {
    const byTeacher = groupBy(lessons, ({ teacher }) => teacher.id)
    yield* overlaps('teacher-clash', byTeacher, { zh: '教师', en: 'Teacher' })
  },
}

/** No class is in two lessons at once, by the minute. */
export const classClash: CheckRule = {
  codes: ['class-clash'],
  part: 'timetable',
  *check({ lessons }) {
    const sittings = lessons.flatMap((timed) => timed.classes.map(({ id }) => ({ ...timed, classId: id })))
    yield* overlaps(
      'class-clash',
      groupBy(sittings, ({ classId }) => classId),
      { zh: '班级', en: 'Class' },
    )
  },
}

/** Lessons come by day and time, so an overlap is with the one that has lasted longest so far. */
function* overlaps(
  rule: RuleCode,
  groups: ReadonlyMap<string, readonly TimedLesson[]>,
  who: { readonly zh: string; readonly en: string },
): Iterable<Violation> {
  for (const [id, lessons] of groups) {
    let last: TimedLesson | undefined
    for (const next of lessons) {
      const sameDay = last?.lesson.day === next.lesson.day
      if (last && sameDay && next.startMin < last.endMin) {
        const [a, b] = [lessonText(last), lessonText(next)]
        yield violation(
          rule,
          id,
          `${who.zh} ${id} 同时有两节课：${a.zh}；${b.zh}`,
          `${who.en} ${id} is in two lessons at once: ${a.en}; ${b.en}`,
        )
      }
      if (!last || !sameDay || next.endMin > last.endMin) last = next
    }
  }
}
