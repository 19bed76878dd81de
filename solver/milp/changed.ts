/** A model of the same shape with other costs, bounds or sides at some of its columns or rows. */
import type { MilpModel } from './model.ts'

export function withCosts(model: MilpModel, cols: Int32Array, cost: Float64Array): MilpModel {
  return { ...model, colCost: replaced(model.colCost, cols, cost) }
}

export function withBounds(
  model: MilpModel,
  cols: Int32Array,
  lower: Float64Array,
  upper: Float64Array,
): MilpModel {
  const { colLower, colUpper } = model
  return { ...model, colLower: replaced(colLower, cols, lower), colUpper: replaced(colUpper, cols, upper) }
}

export function withSides(
  model: MilpModel,
  rows: Int32Array,
  lower: Float64Array,
  upper: Float64Array,
): MilpModel {
  const { rowLower, rowUpper } = model
  return { ...model, rowLower: replaced(rowLower, rows, lower), rowUpper: replaced(rowUpper, rows, upper) }
}

function replaced(from: Float64Array, at: Int32Array, values: Float64Array): Float64Array {
  const copy = from.slice()
  at.forEach((index, k) => {
    copy[index] = values[k]!
  })
  return copy
}
