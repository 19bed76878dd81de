import type { Violation } from '../../../models/plan.ts'
import type { Facts } from '../facts.ts'
import { groupBy } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'
import { halfDayName, subjectName } from '../say.ts'

/** What is taught away from the serving post is a visit's: in subjects that travel, in half-days of a visit, and never while away elsewhere. */
export const visitLessons: CheckRule = {
  codes: ['visit'],
  part: 'duties',
  *check(facts) {
    yield* ofDuties(facts)
    yield* ofLessons(facts)
  },
}

/** Duties away are marked as visits, have a visit, and are of a subject that travels. */
function* ofDuties({ duties, postings, visits, policy }: Facts): Iterable<Violation> {
  const visited = new Set(visits.map(({ teacher, to }) => `${teacher.id}\n${to.id}`))
  for (const { duty, teacher, site } of duties) {
    const posting = postings.get(teacher.id)
    if (!posting || duty.mode === 'broadcast') continue
    const away = posting.servingSiteId !== site.id
    const where = `${teacher.id} ${duty.id}`
    if (away !== (duty.mode === 'visit'))
      yield violation(
        'visit',
        where,
        `任课 ${duty.id} 标为${away ? '本校任课' : '走教'}，教师 ${teacher.id} 任教于 ${posting.servingSiteId}`,
        `Duty ${duty.id} is marked as ${duty.mode}; teacher ${teacher.id} serves at ${posting.servingSiteId}`,
      )
    if (away && !visited.has(`${teacher.id}\n${site.id}`))
      yield violation(
        'visit',
        where,
        `教师 ${teacher.id} 在${site.name}任课，却没有到该校的走教安排`,
        `Teacher ${teacher.id} has a duty at ${site.name} and no visit there`,
      )
    if (away && policy.itinerant.mainSubjectOnly && teacher.subject !== duty.subject)
      yield violation(
        'visit',
        where,
        `教师 ${teacher.id} 不是${subjectName(duty.subject).zh}专任教师，政策只安排专任教师走教（任课 ${duty.id}）`,
        `${subjectName(duty.subject).en} is not the main subject of ${teacher.id}; only main subjects are taught on visits (duty ${duty.id})`,
      )
    if (away && !policy.itinerant.subjects.includes(duty.subject))
      yield violation(
        'visit',
        where,
        `${subjectName(duty.subject).zh}不在走教学科之列（任课 ${duty.id}）`,
        `${subjectName(duty.subject).en} is not a subject of visits (duty ${duty.id})`,
      )
  }
}

/** Lessons away lie in a visit's half-day; on such a half-day there are none at the serving post. */
function* ofLessons({ lessons, visits, postings }: Facts): Iterable<Violation> {
  const visitedIn = groupBy(visits, (v) => `${v.teacher.id} ${v.visit.day} ${v.visit.halfDay}`)
  for (const { teacher, duty, site, lesson, session } of lessons) {
    const serving = postings.get(teacher.id)?.servingSiteId
    if (serving === undefined || duty.mode === 'broadcast') continue
    const there = visitedIn.get(`${teacher.id} ${lesson.day} ${session}`) ?? []
    const at = halfDayName(lesson.day, session)
    const where = `${teacher.id} ${duty.id} ${lesson.day}-${lesson.period}`
    if (serving !== site.id && !there.some(({ to }) => to.id === site.id))
      yield violation(
        'visit',
        where,
        `教师 ${teacher.id} ${at.zh}在${site.name}有课，这个半天没有到该校走教`,
        `Teacher ${teacher.id} has a lesson at ${site.name} on ${at.en} and no visit there`,
      )
    if (serving === site.id && there.length > 0)
      yield violation(
        'visit',
        where,
        `教师 ${teacher.id} ${at.zh}外出走教，却在本校有课（任课 ${duty.id}）`,
        `Teacher ${teacher.id} is away on ${at.en} and has a lesson at the serving post (duty ${duty.id})`,
      )
  }
}
