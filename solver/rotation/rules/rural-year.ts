import type { Choice, RotationProblem } from '../problem.ts'
import type { Term } from './term.ts'

/**
 * Points taken off for a move that gives a town teacher the year in a village or weak school that a senior title asks
 * for (评聘高级职务原则上要有一年以上农村或薄弱学校任教经历).
 */
export const ruralYearGain = ({ policy, candidates }: RotationProblem, choice: Choice): number =>
  choice.reduce(
    (sum, c) => (c >= 0 ? sum - policy.rotationWeights.ruralYear * candidates.ruralYear[c]! : sum),
    0,
  )

export const ruralYearTerm: Term = {
  code: 'ruralYear',
  candidateCost: ({ policy, candidates }, c) => -policy.rotationWeights.ruralYear * candidates.ruralYear[c]!,
}
