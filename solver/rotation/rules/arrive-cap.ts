import { ceilShare } from '../../../models/basics.ts'
import { candidatesTo, type LimitRule, limitOnCandidates } from './limit.ts'

/** No site takes in more than the policy's share of its teachers at once, rounded up: a small school may receive one. */
export const arriveCap: LimitRule = {
  code: 'arrive-cap',
  gives: 'cap',
  limits: (problem) => {
    const share = problem.policy.rotation.arriveCapShare
    if (share === null) return []
    return problem.sites.flatMap(({ id, persons }, s) => {
      const candidates = candidatesTo(problem, s)
      const upper = ceilShare(share, persons.length)
      return candidates.length > upper ? limitOnCandidates('arrive-cap', id, candidates, { upper }) : []
    })
  },
  sentence: ({ where, upper }, arriving) => ({
    zh: `${where}：派入 ${arriving} 人，上限 ${upper} 人`,
    en: `${where}: ${arriving} arrive, at most ${upper} may`,
  }),
}
