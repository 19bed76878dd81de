/** Reduced-cost fixing: the columns that are in the same place in every better solution are held there. */
import { expandSolution, restrictColumns, type Restriction } from './restrict.ts'

/** A model over some of the columns of another, the others fixed. */
export type Part = Pick<Restriction, 'model' | 'keptCols' | 'fixed'>

export interface PartSolution {
  readonly part: Part
  /** Bound of the part's relaxation, and the reduced costs it was proven with. */
  readonly bound: number
  readonly reducedCosts: Float64Array
}

/** The part without those whole columns that leave their side only in solutions worth `value` or more. */
export function narrowed({ part, bound, reducedCosts }: PartSolution, value: number): Part {
  const { model } = part
  const gap = value - bound + TINY
  const keep = Uint8Array.from(reducedCosts, (cost, col) =>
    model.integrality[col] === 1 && Math.abs(cost) > gap ? 0 : 1,
  )
  const side = model.colLower.map((lower, col) => (reducedCosts[col]! > 0 ? lower : model.colUpper[col]!))
  const inner = restrictColumns(model, keep, side)
  return {
    model: inner.model,
    keptCols: inner.keptCols.map((col) => part.keptCols[col]!),
    fixed: expandSolution(part, inner.fixed),
  }
}

/** Against rounding: a solution as good as `value` is still in. */
const TINY = 1e-6
