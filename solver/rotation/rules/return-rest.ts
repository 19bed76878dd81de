import { restsAfterExchange } from '../../../models/eligibility.ts'
import type { CandidateRule } from './candidate.ts'

/** Whoever has come back from an exchange is left at home for the policy's years. */
export const returnRest: CandidateRule = {
  code: 'return-rest',
  mayLeave: (teacher, { county, policy }) => !restsAfterExchange(teacher, policy, county.asOf),
  mayServe: () => true,
}
