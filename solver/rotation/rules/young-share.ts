import { type LimitRule, moversWhere } from './limit.ts'

/** Young teachers are no more than the policy's share of the teachers who move, rounded down. */
export const youngShare: LimitRule = {
  code: 'young-share',
  gives: 'quota',
  limits: (problem) => {
    const share = problem.policy.rotation.youngMaxShare
    if (share === null || share >= 1) return []
    const movers = moversWhere(problem, (person) => !person.principal)
    const moverBy = movers.map((m) => (problem.persons[problem.movers[m]!]!.young ? 1 - share : -share))
    const sides = { lower: -Infinity, upper: 0 }
    return [{ rule: 'young-share', where: '', ...sides, movers, moverBy, candidates: [], candidateBy: [] }]
  },
  sentence: (_, activity) => ({
    zh: `交流教师中青年教师过多，多 ${Math.max(0, Math.ceil(activity - 1e-9))} 人`,
    en: `too many young teachers among those exchanged: ${Math.max(0, Math.ceil(activity - 1e-9))} over`,
  }),
}
