/** A plan of moves with its whole visits, and what it is in a model that has both. */
import type { MilpModel } from '../milp/model.ts'
import type { SparseVector } from '../milp/solve.ts'
import { brokenLimits, evaluate } from './evaluate.ts'
import { choiceOf, moveValues, type RotationModel } from './model.ts'
import type { Choice, RotationProblem } from './problem.ts'
import type { Limit } from './rules/limit.ts'

export interface PlanWithVisits {
  readonly choice: Choice
  /** Visits a week by lending arc. */
  readonly visits: Int32Array
}

/** Points of a plan, lending by the hour where it has no visits yet; Infinity beyond the limits or the points of missing periods allowed. */
export const worthWithin =
  (problem: RotationProblem, limits: readonly Limit[], shortageAllowed: number) =>
  ({ choice, visits }: Pick<PlanWithVisits, 'choice'> & Partial<PlanWithVisits>): number => {
    if (brokenLimits(problem, limits, choice).length > 0) return Infinity
    const { terms, objective } = evaluate(problem, choice, visits ? { visits } : 'by-the-hour')
    return terms.shortage <= shortageAllowed + TINY ? objective : Infinity
  }

/** Stays, places and visits of a plan; all else 0. */
export function valuesOf(
  model: RotationModel,
  rows: MilpModel,
  { choice, visits }: PlanWithVisits,
): Float64Array {
  const values = moveValues({ ...model, milp: rows }, choice)
  for (const [arc, col] of model.visitCols) values[col] = visits[arc]!
  return values
}

export function planOf(model: RotationModel, x: Float64Array): PlanWithVisits {
  const visits = new Int32Array(model.problem.arcs.length)
  for (const [arc, col] of model.visitCols) visits[arc] = Math.round(x[col]!)
  return { choice: choiceOf(model, x), visits }
}

/** What is whole of a solution, over the columns kept. */
export function wholePart(rows: MilpModel, keptCols: Int32Array, values: Float64Array): SparseVector {
  const whole = [...keptCols.keys()].filter((small) => rows.integrality[keptCols[small]!])
  return {
    indices: Int32Array.from(whole),
    values: Float64Array.from(whole, (small) => values[keptCols[small]!]!),
  }
}

const TINY = 1e-6
