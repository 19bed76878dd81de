import { filledPosts } from '../../../models/vacancies.ts'
import { type CheckRule } from '../rule.ts'
import { shortagePrice } from '../value/cover.ts'
import { mismatches } from './stated.ts'

/** What is left to hire for: the posts follow from the county; the periods are worth the plan's points of missing periods. */
export const vacancies: CheckRule = {
  codes: ['count-mismatch'],
  part: 'rotation',
  *check({ plan: { rotation }, county, policy }) {
    if (!rotation.vacancies) return
    const { posts, needs } = rotation.vacancies
    const shortage = rotation.terms.shortage ?? 0
    const list = (all: typeof posts): string =>
      all.map(({ siteId, stage, approved, filled }) => `${siteId} ${stage} ${filled}/${approved}`).join()
    const points = needs.reduce(
      (sum, { subject, periods }) =>
        sum + periods * shortagePrice(policy, subject === 'any' ? 'pool' : subject),
      0,
    )
    yield* mismatches([
      {
        where: 'rotation.vacancies.posts',
        zh: '编制与在编人数',
        en: 'Approved and filled posts',
        stated: list(posts),
        actual: list(filledPosts(county)),
      },
      {
        where: 'rotation.vacancies.needs',
        zh: '各学科缺口合计分值',
        en: 'Points of the periods to hire for',
        stated: points,
        actual: Math.abs(points - shortage) < 1e-3 ? points : shortage,
      },
    ])
  },
}
