import { ceilShare } from '../../../models/basics.ts'
import { isPrincipal } from '../../../models/teacher.ts'
import type { RotationProblem } from '../problem.ts'
import type { CandidateRule } from './candidate.ts'
import { type LimitRule, limitOnMovers, moversWhere } from './limit.ts'

export const requiredPrincipalMoves = ({ policy, eligiblePrincipals }: RotationProblem): number =>
  policy.principals.minRatio === null ? 0 : ceilShare(policy.principals.minRatio, eligiblePrincipals)

/** Principals move where the bureau sets a ratio for them, or by the planner's pin. */
export const principalsMove: CandidateRule = {
  code: 'quota-principals',
  mayLeave: (teacher, { policy, pinnedTo }) =>
    !isPrincipal(teacher) || policy.principals.minRatio !== null || pinnedTo !== undefined,
  mayServe: () => true,
}

/** At least the policy's share of the eligible principals and vice-principals move this year. */
export const quotaPrincipals: LimitRule = {
  code: 'quota-principals',
  gives: 'quota',
  limits: (problem) => {
    const lower = requiredPrincipalMoves(problem)
    const movers = moversWhere(problem, (person) => person.principal)
    return lower > 0 ? [limitOnMovers('quota-principals', '', movers, { lower })] : []
  },
  sentence: ({ lower }, moved) => ({
    zh: `应交流校长 ${lower} 人，实际 ${moved} 人`,
    en: `${lower} principals have to move, ${moved} do`,
  }),
}
