import { isMeantFor } from '../../../models/kept-free.ts'
import { type CheckRule, violation } from '../rule.ts'
import { halfDayName } from '../say.ts'

/** Half-days for common research and meetings: how many of those meant have lessons then. */
export const keptFree: CheckRule = {
  codes: ['kept-free'],
  part: 'timetable',
  *check({ policy, teachers, postings, sites, lessons }) {
    for (const entry of policy.timetable.keptFree) {
      const { name, day, halfDay } = entry
      const meant = [...postings.values()].flatMap(({ teacherId, servingSiteId, stage }) => {
        const teacher = teachers.get(teacherId)
        const isMeant =
          teacher?.status === 'in-post' &&
          isMeantFor(entry, teacher, stage, sites.get(servingSiteId)?.clusterId)
        return isMeant ? teacherId : []
      })
      const wanted = new Set(meant)
      const busy = new Set(
        lessons.flatMap(({ teacher, lesson, session }) =>
          lesson.day === day && session === halfDay && wanted.has(teacher.id) ? teacher.id : [],
        ),
      )
      if (busy.size === 0) continue
      const at = halfDayName(day, halfDay)
      yield violation(
        'kept-free',
        name.zh,
        `${name.zh}（${at.zh}）应有 ${wanted.size} 名教师参加，其中 ${busy.size} 人有课`,
        `${name.en} (${at.en}) is meant for ${wanted.size} teachers; ${busy.size} of them have lessons then`,
      )
    }
  },
}
