/** How few may move: a plan of the fewest moves that keeps the limits, whatever its worth. */
import { highsBackend } from '../../milp/highs.ts'
import { ModelBuilder } from '../../milp/model.ts'
import { addLimit, addMoveRows } from '../model.ts'
import { type Choice, nobodyMoves, type RotationProblem } from '../problem.ts'
import { type Limit, limitOnMovers } from '../rules/limit.ts'

/** Undefined where the limits cannot all hold. */
export async function fewestMoves(
  problem: RotationProblem,
  limits: readonly Limit[],
  seed: number,
): Promise<Choice | undefined> {
  const builder = new ModelBuilder()
  const stay = (mover: number): number => mover
  const place = (candidate: number): number => problem.movers.length + candidate
  problem.movers.forEach(() => builder.addColumn({ upper: 1, integer: true }))
  problem.candidates.unit.forEach(() => builder.addColumn({ cost: 1, upper: 1, integer: true }))
  addMoveRows(problem, builder, stay, place)
  for (const limit of limits) addLimit(builder, limit, stay, place)
  // Moves are whole: less than one between plan and bound is no gap.
  const options = { seed, relGap: 0, absGap: 0.99, maxLpIterations: 200_000 }
  const { x } = await highsBackend.solve(builder.build(), options)
  if (!x) return undefined
  const choice = nobodyMoves(problem)
  problem.candidates.mover.forEach((mover, candidate) => {
    if (x[place(candidate)]! > 0.5) choice[mover] = candidate
  })
  return choice
}

export const movesIn = (choice: Choice): number => choice.reduce((sum, c) => sum + (c >= 0 ? 1 : 0), 0)

/** All who may move, principals as well: at least or at most so many do. */
export const moveCount = (problem: RotationProblem, sides: { lower?: number; upper?: number }): Limit =>
  limitOnMovers('quota-teachers', '', [...problem.movers.keys()], sides)
