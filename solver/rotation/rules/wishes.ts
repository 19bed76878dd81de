import type { Choice, RotationProblem } from '../problem.ts'
import type { Term } from './term.ts'

/** Wishes (志愿): points taken off for a move to a site the teacher asked for; the second wish counts half, and so on. */
export function wishGain(problem: RotationProblem, choice: Choice): number {
  const weight = problem.policy.rotationWeights.wish
  return choice.reduce((sum, c) => (c >= 0 ? sum - weight * problem.candidates.wish[c]! : sum), 0)
}

export const wishTerm: Term = {
  code: 'wishes',
  candidateCost: ({ policy, candidates }, c) => -policy.rotationWeights.wish * candidates.wish[c]!,
}
