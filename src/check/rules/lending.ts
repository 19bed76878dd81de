import type { Stage } from '../../../models/basics.ts'
import type { Violation } from '../../../models/plan.ts'
import type { Subject } from '../../../models/subject.ts'
import type { Facts } from '../facts.ts'
import type { KnownLending } from '../known.ts'
import { groupBy } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'
import { figure, subjectName } from '../say.ts'
import { lendsTo } from './visit.ts'

/** The half-days that a rotation counts on lending could be travelled: inside a cluster and stage, within the way, by enough teachers of the subject. */
export const lending: CheckRule = {
  codes: ['visit'],
  part: 'rotation',
  *check(facts) {
    for (const known of facts.lending) yield* ofPair(known, facts)
    yield* ofLenders(facts)
  },
}

function* ofPair({ lent, from, to }: KnownLending, facts: Facts): Iterable<Violation> {
  const { itinerant, load } = facts.policy
  const name = subjectName(lent.subject)
  const broken = (zh: string, en: string): Violation =>
    violation(
      'visit',
      `${from.id} ${to.id} ${lent.subject}`,
      `${from.name}到${to.name}的${name.zh}走教：${zh}`,
      `Lending ${name.en} from ${from.name} to ${to.name}: ${en}`,
    )
  if (!itinerant.allowed) yield broken('政策未安排走教', 'the policy has no visits')
  if (!lendsTo(from, to)) yield broken('两校不在同一教共体', 'the sites are not of one cluster')
  if (!from.stages.includes(lent.stage) || !to.stages.includes(lent.stage))
    yield broken('两校没有共同的学段', 'a site lacks the stage')
  if (!itinerant.subjects.includes(lent.subject) || load.anyTeacherSubjects.includes(lent.subject))
    yield broken('不在走教学科之列', 'not a subject of visits')
  const [min, km] = [facts.travelMin(from.id, to.id), facts.roadKm(from.id, to.id)]
  if (min > itinerant.maxTravelMinOneWay || km > itinerant.maxRoadKmOneWay)
    yield broken(
      `单程 ${min} 分钟、${figure(km)} 公里，上限 ${itinerant.maxTravelMinOneWay} 分钟、${itinerant.maxRoadKmOneWay} 公里`,
      `${min} min and ${figure(km)} km one way, the limits are ${itinerant.maxTravelMinOneWay} and ${itinerant.maxRoadKmOneWay}`,
    )
}

/** Each teacher of the subject who serves at the lending site has so many half-days a week. */
function* ofLenders({ lending: all, postings, teachers, policy }: Facts): Iterable<Violation> {
  const present = groupBy(
    [...postings].filter(([id]) => teachers.get(id)!.status === 'in-post'),
    ([id, { servingSiteId, stage }]) => lenderKey(servingSiteId, stage, teachers.get(id)!.subject),
  )
  const byLender = groupBy(all, ({ lent, from }) => lenderKey(from.id, lent.stage, lent.subject))
  for (const [key, own] of byLender) {
    const { from, lent } = own[0]!
    const visits = own.reduce((sum, known) => sum + known.lent.visits, 0)
    const heads = present.get(key)?.length ?? 0
    const most = heads * policy.itinerant.maxHalfDaysPerWeek
    if (visits <= most) continue
    const name = subjectName(lent.subject)
    yield violation(
      'visit',
      `${from.id} ${lent.subject}`,
      `${from.name}有${name.zh}教师 ${heads} 人，每周至多走教 ${most} 个半天，方案计入 ${visits} 个`,
      `${from.name} has ${heads} teachers of ${name.en} and so ${most} half-days a week; the plan counts on ${visits}`,
    )
  }
}

const lenderKey = (siteId: string, stage: Stage, subject: Subject): string =>
  `${siteId}\n${stage}\n${subject}`
