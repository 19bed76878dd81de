import type { PersonData, RotationProblem } from '../problem.ts'
import { type Limit, type LimitRule, missingHeads, moversWhere, shareOfMoves, siteMoves } from './limit.ts'

/**
 * Of the teachers who move, the policy's share goes from strong schools to weak ones, rounded up. Nothing is asked where
 * the county names no strong or no weak school.
 */
export const strongToWeak: LimitRule = {
  code: 'strong-to-weak',
  gives: 'quota',
  limits: (problem) =>
    downhill(problem, 'strong-to-weak', problem.policy.rotation.strongToWeakMinShare, (p) => !p.principal),
  sentence: (_, activity) => ({
    zh: `由优质学校到薄弱学校交流的教师不足，差 ${missingHeads(activity)} 人`,
    en: `too few teachers go from strong schools to weak ones: ${missingHeads(activity)} short`,
  }),
}

/** The same of principals and middle managers (校长和中层管理人员). */
export const managersStrongToWeak: LimitRule = {
  code: 'managers-strong-to-weak',
  gives: 'quota',
  limits: (problem) => {
    const share = problem.policy.rotation.managersStrongToWeakMinShare
    return downhill(problem, 'managers-strong-to-weak', share, (p) => p.role !== 'teacher')
  },
  sentence: (_, activity) => ({
    zh: `由优质学校到薄弱学校交流的校长和中层管理人员不足，差 ${missingHeads(activity)} 人`,
    en: `too few principals and middle managers go from strong schools to weak ones: ${missingHeads(activity)} short`,
  }),
}

function downhill(
  problem: RotationProblem,
  rule: Limit['rule'],
  share: number,
  wanted: (person: PersonData) => boolean,
): Limit[] {
  const movers = moversWhere(problem, wanted)
  const knows = (strong: boolean): boolean => problem.sites.some((site) => site.strong === strong)
  if (share === 0 || movers.length === 0 || !knows(true) || !knows(false)) return []
  const down = siteMoves(problem, movers, (from, to) => from.strong === true && to.strong === false)
  return [shareOfMoves(rule, share, movers, down)]
}
