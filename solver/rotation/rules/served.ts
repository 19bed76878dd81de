import type { Choice, RotationProblem } from '../problem.ts'
import type { Term } from './term.ts'

/** Points for each year that a person who moves has served on exchange before: the load goes round. */
export const servedCost = (problem: RotationProblem, choice: Choice): number =>
  choice.reduce((sum, c, mover) => (c >= 0 ? sum + costOf(problem, mover) : sum), 0)

export const servedTerm: Term = {
  code: 'served',
  candidateCost: (problem, c) => costOf(problem, problem.candidates.mover[c]!),
}

const costOf = ({ policy, persons, movers }: RotationProblem, mover: number): number =>
  policy.rotationWeights.servedYear * persons[movers[mover]!]!.exchangedYears
