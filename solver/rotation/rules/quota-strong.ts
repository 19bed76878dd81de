import { ceilShare } from '../../../models/basics.ts'
import { type LimitRule, limitOnMovers, moversWhere } from './limit.ts'

/** At least the policy's share of the eligible teachers of strong sites move. */
export const quotaStrong: LimitRule = {
  code: 'quota-strong',
  gives: 'quota',
  limits: (problem) => {
    const ratio = problem.policy.rotation.strongMinRatio
    if (ratio === null) return []
    const atStrong = (p: (typeof problem.persons)[number]): boolean =>
      !p.principal && problem.sites[p.site]!.strong === true
    const lower = ceilShare(ratio, problem.persons.filter((p) => p.eligible && atStrong(p)).length)
    return lower > 0 ? [limitOnMovers('quota-strong', '', moversWhere(problem, atStrong), { lower })] : []
  },
  sentence: ({ lower }, moved) => ({
    zh: `优质学校应交流教师 ${lower} 人，实际 ${moved} 人`,
    en: `${lower} teachers of strong schools have to move, ${moved} do`,
  }),
}
