import { ceilShare } from '../../../models/basics.ts'
import type { RotationProblem } from '../problem.ts'
import { type LimitRule, limitOnMovers, moversWhere } from './limit.ts'

/** Moves that keep the ratio of last year: a share of the eligible, rounded up. */
export const lastYearsMoves = ({ policy, eligible }: RotationProblem): number =>
  ceilShare(policy.rotation.lastYearRatio ?? 0, eligible)

/** The share of eligible teachers who move is no lower than last year's (逐步扩大交流比例). */
export const quotaGrowth: LimitRule = {
  code: 'quota-growth',
  gives: 'quota',
  limits: (problem) => {
    const lower = lastYearsMoves(problem)
    const movers = moversWhere(problem, (person) => !person.principal)
    return lower > 0 ? [limitOnMovers('quota-growth', '', movers, { lower })] : []
  },
  sentence: ({ lower }, moved) => ({
    zh: `交流比例不低于上年，应交流教师 ${lower} 人，实际 ${moved} 人`,
    en: `for a ratio no lower than last year's ${lower} teachers have to move, ${moved} do`,
  }),
}
