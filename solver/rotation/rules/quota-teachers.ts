import { ceilShare } from '../../../models/basics.ts'
import { type LimitRule, limitOnMovers, moversWhere } from './limit.ts'
import { lastYearsMoves } from './quota-growth.ts'
import type { RotationProblem } from '../problem.ts'

/** Moves asked of teachers: a share of the eligible, rounded up, and no smaller one than last year. */
export const requiredMoves = (problem: RotationProblem): number =>
  Math.max(quotaOf(problem), lastYearsMoves(problem))

const quotaOf = ({ policy, eligible }: RotationProblem): number =>
  ceilShare(policy.rotation.minRatioOfEligible, eligible)

/** At least the policy's share of the eligible teachers move this year; principals are counted on their own. */
export const quotaTeachers: LimitRule = {
  code: 'quota-teachers',
  gives: 'quota',
  limits: (problem) => {
    const lower = quotaOf(problem)
    const movers = moversWhere(problem, (person) => !person.principal)
    return lower > 0 ? [limitOnMovers('quota-teachers', '', movers, { lower })] : []
  },
  sentence: ({ lower }, moved) => ({
    zh: `应交流教师 ${lower} 人，实际 ${moved} 人`,
    en: `${lower} teachers have to move, ${moved} do`,
  }),
}
