import { isEligible } from '../../../models/eligibility.ts'
import type { CandidateRule } from './candidate.ts'

/** Only the eligible are moved: in post, on establishment, not exempt, long enough at the school, not over age, not on exchange. */
export const eligibility: CandidateRule = {
  code: 'not-eligible',
  mayLeave: (teacher, { county, policy }) => isEligible(teacher, policy, county.asOf),
  mayServe: () => true,
}
