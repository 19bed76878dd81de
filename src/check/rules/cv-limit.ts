import { computeIndicators } from '../../../models/balance.ts'
import { INDICATOR_NAMES } from '../../../models/indicator-names.ts'
import { STAGES } from '../../../models/basics.ts'
import type { Facts } from '../facts.ts'
import { type CheckRule, violation } from '../rule.ts'
import { STAGE_NAMES } from '../say.ts'

/** Indicators under the plan, computed anew. */
export const indicatorsAfter = ({ county, policy, plan, postings, holds }: Facts) =>
  computeIndicators({
    county,
    policy,
    postings: [...postings.values()],
    ...(holds('duties') && { duties: plan.duties }),
  })

/** Coefficients of variation that teachers can move keep to the limit: each of them, or their mean, by the policy's scheme. */
export const cvLimit: CheckRule = {
  codes: ['cv-limit'],
  part: 'rotation',
  *check(facts) {
    const { rows, composite, scheme } = indicatorsAfter(facts)
    for (const { key, stage, cv, cvLimit: limit, movesWithTeachers } of rows) {
      if (cv === null || limit === null || !movesWithTeachers || cv <= limit) continue
      const name = INDICATOR_NAMES[key]
      yield violation(
        'cv-limit',
        `${key} ${stage}`,
        `${STAGE_NAMES[stage].zh}“${name.zh}”差异系数 ${cv.toFixed(3)}，限值 ${limit}`,
        `${name.en}, ${STAGE_NAMES[stage].en}: coefficient of variation ${cv.toFixed(3)}, limit ${limit}`,
      )
    }
    if (scheme !== 'basic') return
    for (const stage of STAGES) {
      const [mean, limit] = [composite[stage], facts.policy.balance.cvLimit[stage]]
      if (mean === null || mean <= limit) continue
      yield violation(
        'cv-limit',
        stage,
        `${STAGE_NAMES[stage].zh}综合差异系数 ${mean.toFixed(3)}，限值 ${limit}`,
        `Mean coefficient of variation, ${STAGE_NAMES[stage].en}: ${mean.toFixed(3)}, limit ${limit}`,
      )
    }
  },
}
