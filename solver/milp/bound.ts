/**
 * A lower bound on the optimum from row duals alone (weak Lagrangian duality), by our own arithmetic. It holds
 * whatever the duals are, right or wrong, so it does not rest on a solver's tolerances.
 *
 * For any y, every feasible x has  c.x = y.Ax + (c - yA).x  >=  sum of y * side + sum of min over the box of (c - yA) * x.
 */
import type { MilpModel } from './model.ts'

export interface SafeBound {
  /** Valid lower bound, offset included; -Infinity if the duals give none. */
  readonly bound: number
  /** The column whose infinite bound and reduced cost made it -Infinity: give that column a finite bound. */
  readonly blockedBy?: number
}

/**
 * The bound that `rowDuals` (length numRows; positive presses the lower side, negative the upper) prove.
 *
 * Duals that press a side which does not exist are clipped to zero. If a column unbounded above keeps a negative
 * reduced cost (or the mirror case), all duals are shrunk by one factor just far enough that its own cost covers
 * it: shrunk by t, reduced costs become (1 - t)(c - yA) + t c. Rounding noise so costs next to nothing of the
 * bound and none of its validity.
 */
export function safeBound(model: MilpModel, rowDuals: Float64Array): SafeBound {
  const duals = clipDuals(model, rowDuals)
  const reduced = reducedCosts(model, duals)
  return lagrangian(model, duals, reduced, shrinkNeeded(model, reduced))
}

/** c - yA: one value a column. */
export function reducedCosts(model: MilpModel, rowDuals: Float64Array): Float64Array {
  const { starts, indices, values } = model.matrix
  const reduced = model.colCost.slice()
  for (let col = 0; col < model.numCols; col++) {
    let cost = reduced[col]!
    for (let k = starts[col]!; k < starts[col + 1]!; k++) cost -= values[k]! * rowDuals[indices[k]!]!
    reduced[col] = cost
  }
  return reduced
}

/** Duals with those set to zero that are not finite or press a side the row does not have. */
export function clipDuals(model: MilpModel, rowDuals: Float64Array): Float64Array {
  if (rowDuals.length !== model.numRows) throw new Error(`${rowDuals.length} duals for ${model.numRows} rows`)
  return rowDuals.map((dual, row) => {
    const side = dual > 0 ? model.rowLower[row]! : model.rowUpper[row]!
    return Number.isFinite(dual) && Number.isFinite(side) ? dual : 0
  })
}

/** The smallest t in [0, 1], and a hair more, for which no cost (1 - t) * reduced + t * cost falls without end. */
function shrinkNeeded(model: MilpModel, reduced: Float64Array): number {
  let shrink = 0
  for (let col = 0; col < model.numCols; col++) {
    const cost = model.colCost[col]!
    const curable = Math.sign(cost) === -Math.sign(reduced[col]!)
    if (curable && fallsWithoutEnd(model, col, reduced[col]!)) {
      shrink = Math.max(shrink, reduced[col]! / (reduced[col]! - cost))
    }
  }
  return Math.min(1, shrink * (1 + 1e-9))
}

function lagrangian(model: MilpModel, duals: Float64Array, reduced: Float64Array, shrink: number): SafeBound {
  const sum = new CompensatedSum(model.objectiveOffset)
  for (let row = 0; row < model.numRows; row++) {
    const dual = (1 - shrink) * duals[row]!
    if (dual !== 0) sum.add(dual * (dual > 0 ? model.rowLower[row]! : model.rowUpper[row]!))
  }
  for (let col = 0; col < model.numCols; col++) {
    const cost = (1 - shrink) * reduced[col]! + shrink * model.colCost[col]!
    if (cost === 0) continue
    if (fallsWithoutEnd(model, col, cost)) return { bound: -Infinity, blockedBy: col }
    sum.add(cost * (cost > 0 ? model.colLower[col]! : model.colUpper[col]!))
  }
  return { bound: sum.total }
}

const fallsWithoutEnd = (model: MilpModel, col: number, cost: number): boolean =>
  (cost > 0 && model.colLower[col] === -Infinity) || (cost < 0 && model.colUpper[col] === Infinity)

/** Neumaier's compensated summation: the error does not grow with the number of terms. */
class CompensatedSum {
  private sum: number
  private lost = 0

  constructor(start: number) {
    this.sum = start
  }

  add(value: number): void {
    const next = this.sum + value
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum
    this.sum = next
  }

  get total(): number {
    return this.sum + this.lost
  }
}
