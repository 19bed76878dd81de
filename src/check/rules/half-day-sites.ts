import { groupBy } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'
import { halfDayName } from '../say.ts'

/** In one half-day a teacher is at no more sites than the policy allows, the serving post counted when there are lessons. */
export const halfDaySites: CheckRule = {
  codes: ['half-day-sites'],
  part: 'duties',
  *check({ visits, lessons, policy }) {
    const most = policy.itinerant.maxSitesPerHalfDay
    const presences = [
      ...visits.map(({ teacher, visit, to }) => ({
        teacherId: teacher.id,
        day: visit.day,
        halfDay: visit.halfDay,
        siteId: to.id,
      })),
      ...lessons.map(({ teacher, lesson, session, site }) => ({
        teacherId: teacher.id,
        day: lesson.day,
        halfDay: session,
        siteId: site.id,
      })),
    ]
    const byHalfDay = groupBy(presences, ({ teacherId, day, halfDay }) => `${teacherId} ${day} ${halfDay}`)
    for (const same of byHalfDay.values()) {
      const sites = new Set(same.map(({ siteId }) => siteId)).size
      if (sites <= most) continue
      const { teacherId, day, halfDay } = same[0]!
      const at = halfDayName(day, halfDay)
      yield violation(
        'half-day-sites',
        teacherId,
        `教师 ${teacherId} ${at.zh}到 ${sites} 所学校，上限 ${most} 所`,
        `Teacher ${teacherId} is at ${sites} sites on ${at.en}; the limit is ${most}`,
      )
    }
  },
}
