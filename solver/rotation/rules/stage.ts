import { mayTeachStage } from '../../../models/capacity.ts'
import type { CandidateRule } from './candidate.ts'

/** The new post is of the same stage, or of a lower one where the policy lets teachers go down. */
export const stage: CandidateRule = {
  code: 'stage',
  mayLeave: () => true,
  mayServe: (teacher, post, { policy }) => mayTeachStage(teacher.stage, post.stage, policy),
}
