import type { County, Pins } from '../../models/county.ts'
import type { Checked } from '../../models/issue.ts'
import type { Violation } from '../../models/plan.ts'
import type { Policy } from '../../models/policy.ts'
import { checkPlanFile } from '../check/check.ts'
import { hashCounty } from '../county-file/hash.ts'
import { hashJson } from '../hash.ts'
import { buildTravel } from '../travel/travel.ts'
import type { Task } from '../workers/run.ts'

export interface CheckTaskInput {
  readonly county: County
  readonly policy: Policy
  /** Any JSON. */
  readonly plan: unknown
  readonly pins?: Pins
}
export type CheckTaskResult = Checked<readonly Violation[]>

/** Checks a plan from the county alone: travel is built anew, nothing of the solver is reused. */
const check: Task<CheckTaskInput, CheckTaskResult> = ({ county, policy, plan, pins }) => {
  const travel = buildTravel(county, policy)
  if (!travel.ok) return travel
  const violations = checkPlanFile(plan, {
    county,
    policy,
    travel: travel.value,
    hashes: { countyHash: hashCounty(county), policyHash: hashJson(policy) },
    ...(pins && { pins }),
  })
  return { ok: true, value: violations, issues: travel.issues }
}
export default check
