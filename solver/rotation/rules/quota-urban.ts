import { ceilShare } from '../../../models/basics.ts'
import { type LimitRule, limitOnMovers, moversWhere } from './limit.ts'

/** At least the policy's share of the eligible teachers of urban sites move. */
export const quotaUrban: LimitRule = {
  code: 'quota-urban',
  gives: 'quota',
  limits: (problem) => {
    const ratio = problem.policy.rotation.urbanMinRatio
    if (ratio === null) return []
    const urban = problem.persons.filter((p) => p.eligible && !p.principal && problem.sites[p.site]!.urban)
    const lower = ceilShare(ratio, urban.length)
    const movers = moversWhere(problem, (p) => !p.principal && problem.sites[p.site]!.urban)
    return lower > 0 ? [limitOnMovers('quota-urban', '', movers, { lower })] : []
  },
  sentence: ({ lower }, moved) => ({
    zh: `城区学校应交流教师 ${lower} 人，实际 ${moved} 人`,
    en: `${lower} teachers of urban schools have to move, ${moved} do`,
  }),
}
