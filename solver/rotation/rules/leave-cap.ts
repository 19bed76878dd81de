import { floorShare } from '../../../models/basics.ts'
import { type LimitRule, limitOnMovers } from './limit.ts'

/** No site loses more than the policy's share of its teachers at once, rounded down. */
export const leaveCap: LimitRule = {
  code: 'leave-cap',
  gives: 'cap',
  limits: (problem) =>
    problem.sites.flatMap(({ id, persons }) => {
      const movers = persons.flatMap((p) => (problem.persons[p]!.mover >= 0 ? problem.persons[p]!.mover : []))
      const upper = floorShare(problem.policy.rotation.leaveCapShare, persons.length)
      return movers.length > upper ? limitOnMovers('leave-cap', id, movers, { upper }) : []
    }),
  sentence: ({ where, upper }, leaving) => ({
    zh: `${where}：派出 ${leaving} 人，上限 ${upper} 人`,
    en: `${where}: ${leaving} leave, at most ${upper} may`,
  }),
}
