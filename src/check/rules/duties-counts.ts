import type { Violation } from '../../../models/plan.ts'
import type { Facts } from '../facts.ts'
import { type CheckRule, violation } from '../rule.ts'
import { mismatches, sameFigure, type Stated } from './stated.ts'

/** What the duties state of the way of each visit, and bounds that are below their objectives. */
export const dutiesCounts: CheckRule = {
  codes: ['count-mismatch'],
  part: 'duties',
  *check(facts) {
    yield* mismatches(waysOfVisits(facts))
    yield* bounds(facts)
  },
}

const waysOfVisits = ({ visits, travelMin, roadKm }: Facts): Stated[] =>
  visits.flatMap(({ visit, teacher, from, to }) => {
    const who = { zh: `教师 ${teacher.id} 到${to.name}走教`, en: `Teacher ${teacher.id} visiting ${to.name}` }
    return [
      {
        where: visit.id,
        zh: `${who.zh}的单程分钟`,
        en: `${who.en}, minutes one way`,
        stated: visit.travelMin,
        actual: travelMin(from.id, to.id),
      },
      {
        where: visit.id,
        zh: `${who.zh}的单程公里`,
        en: `${who.en}, km one way`,
        stated: visit.roadKm,
        actual: roadKm(from.id, to.id),
      },
    ]
  })

function* bounds({ plan }: Facts): Iterable<Violation> {
  for (const { key, objective, bound } of plan.duties.parts) {
    if (bound <= objective || sameFigure(bound, objective)) continue
    yield violation(
      'count-mismatch',
      `duties.parts ${key}`,
      `任课安排“${key}”的下界 ${bound} 高于目标值 ${objective}`,
      `Duties of ${key}: the bound ${bound} is above the objective ${objective}`,
    )
  }
}
