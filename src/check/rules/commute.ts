import { type CheckRule, violation } from '../rule.ts'
import { figure } from '../say.ts'

/** Nobody is posted farther from home than the policy allows. */
export const commute: CheckRule = {
  codes: ['commute'],
  part: 'rotation',
  *check({ moves, policy, commuteKm }) {
    const { maxCommuteKm } = policy.rotation
    for (const { teacher, to } of moves) {
      const km = commuteKm(teacher, to.id)
      if (km <= maxCommuteKm) continue
      yield violation(
        'commute',
        teacher.id,
        `教师 ${teacher.id} 到${to.name}单程 ${figure(km)} 公里，上限 ${maxCommuteKm} 公里`,
        `Teacher ${teacher.id} would travel ${figure(km)} km one way to ${to.name}; the limit is ${maxCommuteKm} km`,
      )
    }
  },
}
