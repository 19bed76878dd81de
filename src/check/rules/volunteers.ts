import { restsAfterExchange } from '../../../models/eligibility.ts'
import { type CheckRule, violation } from '../rule.ts'

/** Volunteers go where they asked to, or no farther from home than now, where the policy says so. */
export const volunteers: CheckRule = {
  codes: ['volunteer'],
  part: 'rotation',
  *check({ moves, policy, commuteKm, servingNow }) {
    if (!policy.rotation.volunteersNeverWorse) return
    for (const { teacher, to } of moves) {
      const farther = commuteKm(teacher, to.id) > commuteKm(teacher, servingNow(teacher))
      if (!teacher.volunteer || teacher.wishes.includes(to.id) || !farther) continue
      yield violation(
        'volunteer',
        teacher.id,
        `自愿交流的教师 ${teacher.id} 派往${to.name}，不在其志愿之内，且离家更远`,
        `Volunteer ${teacher.id} is sent to ${to.name}, which is no wish and farther from home`,
      )
    }
  },
}

/** Who has come back from an exchange stays at home for the policy's years. */
export const returnRest: CheckRule = {
  codes: ['return-rest'],
  part: 'rotation',
  *check({ moves, policy, county: { asOf } }) {
    for (const { teacher } of moves) {
      if (!restsAfterExchange(teacher, policy, asOf)) continue
      const years = policy.rotation.restYearsAfterReturn
      yield violation(
        'return-rest',
        teacher.id,
        `教师 ${teacher.id} 的上次交流于 ${teacher.servingUntil} 期满，${years} 年内不再交流`,
        `Teacher ${teacher.id} came back after ${teacher.servingUntil} and is not to be sent again for ${years} years`,
      )
    }
  },
}
