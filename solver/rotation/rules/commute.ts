import type { Choice, RotationProblem } from '../problem.ts'
import type { CandidateRule } from './candidate.ts'
import type { Term } from './term.ts'

/** Nobody is posted farther from home than the policy's limit. */
export const commuteCap: CandidateRule = {
  code: 'commute',
  mayLeave: () => true,
  mayServe: (_, post, { policy }) => post.km <= policy.rotation.maxCommuteKm,
}

/** Points for each road kilometre that a move adds between home and school, one way. */
export const commuteCost = ({ policy, candidates }: RotationProblem, choice: Choice): number =>
  choice.reduce(
    (sum, c) => (c >= 0 ? sum + policy.rotationWeights.commuteKm * candidates.addedKm[c]! : sum),
    0,
  )

export const commuteTerm: Term = {
  code: 'commute',
  candidateCost: ({ policy, candidates }, c) => policy.rotationWeights.commuteKm * candidates.addedKm[c]!,
}
