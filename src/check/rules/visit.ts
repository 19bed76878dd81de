import type { Site } from '../../../models/site.ts'
import type { Violation } from '../../../models/plan.ts'
import type { Facts } from '../facts.ts'
import type { KnownVisit } from '../known.ts'
import { groupBy } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'
import { figure } from '../say.ts'

/** Visits (走教) start from the serving post and stay in the cluster, within the way and the number of half-days and sites that the policy sets. */
export const visit: CheckRule = {
  codes: ['visit'],
  part: 'duties',
  *check(facts) {
    for (const own of groupBy(facts.visits, ({ teacher }) => teacher.id).values()) {
      for (const known of own) yield* ofVisit(known, own, facts)
      yield* ofWeek(own, facts)
    }
  },
}

/** Sites that share teachers: the same cluster, and not the same site. */
export const lendsTo = (from: Site, to: Site): boolean =>
  from.id !== to.id && from.clusterId !== undefined && from.clusterId === to.clusterId

/** `week`: all visits of the teacher. */
function* ofVisit(known: KnownVisit, week: readonly KnownVisit[], facts: Facts): Iterable<Violation> {
  const { visit: own, teacher, from, to } = known
  const { itinerant } = facts.policy
  const { servingSiteId } = facts.postings.get(teacher.id) ?? {}
  const broken = (zh: string, en: string): Violation =>
    violation(
      'visit',
      own.id,
      `教师 ${teacher.id} 到${to.name}走教：${zh}`,
      `Teacher ${teacher.id} visiting ${to.name}: ${en}`,
    )
  if (!itinerant.allowed) yield broken('政策未安排走教', 'the policy has no visits')
  if (to.id === servingSiteId) yield broken('这是本人任教学校', 'this is the serving post')
  else if (!lendsTo(from, to)) yield broken('两校不在同一教共体', 'the sites are not of one cluster')
  if (from.id !== servingSiteId && !startsFromVisit(known, week))
    yield broken(`应从任教学校 ${servingSiteId ?? '—'} 出发`, `it should start from ${servingSiteId ?? '—'}`)
  if (!itinerant.days.includes(own.day)) yield broken('不在走教日', 'not on a day of visits')
  const [min, km] = [facts.travelMin(from.id, to.id), facts.roadKm(from.id, to.id)]
  if (min > itinerant.maxTravelMinOneWay)
    yield broken(
      `单程 ${min} 分钟，上限 ${itinerant.maxTravelMinOneWay} 分钟`,
      `${min} min one way, the limit is ${itinerant.maxTravelMinOneWay}`,
    )
  const goesOn = from.id !== servingSiteId
  const mostKm = (goesOn ? itinerant.maxKmBetweenSites : null) ?? itinerant.maxRoadKmOneWay
  if (km > mostKm)
    yield broken(
      `${goesOn ? `由${from.name}前往` : '单程'} ${figure(km)} 公里，上限 ${mostKm} 公里`,
      `${figure(km)} km ${goesOn ? `from ${from.name}` : 'one way'}, the limit is ${mostKm}`,
    )
}

/** From another site visited in the same half-day. */
const startsFromVisit = ({ visit: own, from }: KnownVisit, week: readonly KnownVisit[]): boolean =>
  week.some(({ visit: { day, halfDay }, to }) => to === from && day === own.day && halfDay === own.halfDay)

function* ofWeek(week: readonly KnownVisit[], { policy: { itinerant } }: Facts): Iterable<Violation> {
  const { id } = week[0]!.teacher
  const halfDays = new Set(week.map(({ visit: { day, halfDay } }) => `${day} ${halfDay}`)).size
  const sites = new Set(week.map(({ to }) => to.id)).size
  if (halfDays > itinerant.maxHalfDaysPerWeek)
    yield violation(
      'visit',
      id,
      `教师 ${id} 每周走教 ${halfDays} 个半天，上限 ${itinerant.maxHalfDaysPerWeek} 个`,
      `Teacher ${id} visits on ${halfDays} half-days a week; the limit is ${itinerant.maxHalfDaysPerWeek}`,
    )
  if (sites > itinerant.maxSites)
    yield violation(
      'visit',
      id,
      `教师 ${id} 走教 ${sites} 所学校，上限 ${itinerant.maxSites} 所`,
      `Teacher ${id} visits ${sites} sites; the limit is ${itinerant.maxSites}`,
    )
}
