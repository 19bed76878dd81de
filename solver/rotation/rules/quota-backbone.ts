import { ceilShare } from '../../../models/basics.ts'
import { type LimitRule, limitOnMovers, moversWhere } from './limit.ts'

/**
 * Backbone teachers among those exchanged: a share of the exchanged, or of the eligible backbone teachers where the
 * policy counts that way. Of exchanged, as a row: sum of (1 - share) over backbone movers less share over others >= 0,
 * which asks for the rounded-up share because heads are whole.
 */
export const quotaBackbone: LimitRule = {
  code: 'quota-backbone',
  gives: 'quota',
  limits: (problem) => {
    const { minBackboneShare: share, backboneBase } = problem.policy.rotation
    if (share <= 0) return []
    if (backboneBase === 'eligible') {
      const eligible = problem.persons.filter((p) => p.eligible && !p.principal && p.backbone)
      const movers = moversWhere(problem, (p) => !p.principal && p.backbone)
      return [limitOnMovers('quota-backbone', '', movers, { lower: ceilShare(share, eligible.length) })]
    }
    const movers = moversWhere(problem, (p) => !p.principal)
    const moverBy = movers.map((m) => (problem.persons[problem.movers[m]!]!.backbone ? 1 - share : -share))
    return [
      {
        rule: 'quota-backbone',
        where: '',
        lower: 0,
        upper: Infinity,
        movers,
        moverBy,
        candidates: [],
        candidateBy: [],
      },
    ]
  },
  sentence: (_, activity) => ({
    zh: `骨干教师占比不足，差 ${Math.max(0, Math.ceil(-activity - 1e-9))} 人`,
    en: `too few backbone teachers among those exchanged: ${Math.max(0, Math.ceil(-activity - 1e-9))} short`,
  }),
}
