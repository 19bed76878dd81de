/** What a vector is worth in a model, by our own arithmetic: no solver's word is taken for it. */
import type { MilpModel } from './model.ts'

export interface Evaluation {
  /** Offset included. */
  readonly objective: number
  /** Largest distance of a row's activity outside its side, divided by max(1, |side|). */
  readonly maxRowViolation: number
  /** A row with that violation; -1 if no row is violated. */
  readonly worstRow: number
  /** Largest distance of a value outside its bounds, divided by max(1, |bound|). */
  readonly maxBoundViolation: number
  /** Largest distance of an integer column's value from the nearest integer. */
  readonly maxIntegralityViolation: number
}

/** Violations up to this size are taken for rounding. */
export const FEASIBILITY_TOLERANCE = 1e-6

/** Evaluates `x` (length numCols). NaN anywhere counts as an infinite violation. */
export function evaluateModel(model: MilpModel, x: Float64Array): Evaluation {
  requireLength(x, model.numCols)
  let objective = model.objectiveOffset
  let maxBoundViolation = 0
  let maxIntegralityViolation = 0
  for (let col = 0; col < model.numCols; col++) {
    const value = x[col]!
    objective += model.colCost[col]! * value
    maxBoundViolation = Math.max(
      maxBoundViolation,
      violation(value, model.colLower[col]!, model.colUpper[col]!),
    )
    if (model.integrality[col]) {
      maxIntegralityViolation = Math.max(maxIntegralityViolation, Math.abs(value - Math.round(value)))
    }
  }
  const activity = rowActivity(model, x)
  let maxRowViolation = 0
  let worstRow = -1
  for (let row = 0; row < model.numRows; row++) {
    const outside = violation(activity[row]!, model.rowLower[row]!, model.rowUpper[row]!)
    if (outside > maxRowViolation) {
      maxRowViolation = outside
      worstRow = row
    }
  }
  return { objective, maxRowViolation, worstRow, maxBoundViolation, maxIntegralityViolation }
}

/** A x: one value a row. */
export function rowActivity(model: MilpModel, x: Float64Array): Float64Array {
  const { starts, indices, values } = model.matrix
  const activity = new Float64Array(model.numRows)
  for (let col = 0; col < model.numCols; col++) {
    const value = x[col]!
    if (value === 0) continue
    for (let k = starts[col]!; k < starts[col + 1]!; k++) activity[indices[k]!]! += values[k]! * value
  }
  return activity
}

/** Distance of `value` outside [lower, upper], divided by max(1, |side|); Infinity for NaN. */
export function violation(value: number, lower: number, upper: number): number {
  if (Number.isNaN(value)) return Infinity
  if (value < lower) return (lower - value) / Math.max(1, Math.abs(lower))
  if (value > upper) return (value - upper) / Math.max(1, Math.abs(upper))
  return 0
}

function requireLength(x: Float64Array, numCols: number): void {
  if (x.length !== numCols)
    throw new Error(`a vector of length ${x.length} for a model of ${numCols} columns`)
}
