/** A model with more columns or rows at the end; what was there keeps its index. */
import type { MilpModel } from './model.ts'

/** New columns with their coefficients by column (`starts` of length count + 1). Bounds as in the model. */
export interface ColumnBatch {
  readonly cost: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly integrality: Uint8Array
  readonly starts: Int32Array
  /** Existing rows; none twice in one column. */
  readonly indices: Int32Array
  readonly values: Float64Array
}

/** New rows with their coefficients by row (`starts` of length count + 1). */
export interface RowBatch {
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly starts: Int32Array
  /** Existing columns; none twice in one row. */
  readonly indices: Int32Array
  readonly values: Float64Array
}

export function appendColumns(model: MilpModel, batch: ColumnBatch): MilpModel {
  const { matrix } = model
  const end = matrix.starts[model.numCols]!
  return Object.freeze({
    ...model,
    numCols: model.numCols + batch.cost.length,
    colCost: joined(Float64Array, model.colCost, batch.cost),
    colLower: joined(Float64Array, model.colLower, batch.lower),
    colUpper: joined(Float64Array, model.colUpper, batch.upper),
    integrality: joined(Uint8Array, model.integrality, batch.integrality),
    matrix: {
      starts: joined(
        Int32Array,
        matrix.starts,
        batch.starts.subarray(1).map((start) => start + end),
      ),
      indices: joined(Int32Array, matrix.indices, batch.indices),
      values: joined(Float64Array, matrix.values, batch.values),
    },
    ...(model.colNames ? { colNames: [...model.colNames, ...Array.from(batch.cost, () => '')] } : {}),
  })
}

export function appendRows(model: MilpModel, batch: RowBatch): MilpModel {
  const added = batch.lower.length
  const extra = new Int32Array(model.numCols)
  for (const col of batch.indices) extra[col]!++
  const { starts, indices, values } = model.matrix
  const newStarts = new Int32Array(model.numCols + 1)
  const next = new Int32Array(model.numCols)
  const newIndices = new Int32Array(indices.length + batch.indices.length)
  const newValues = new Float64Array(newIndices.length)
  for (let col = 0; col < model.numCols; col++) {
    const at = newStarts[col]!
    newIndices.set(indices.subarray(starts[col], starts[col + 1]), at)
    newValues.set(values.subarray(starts[col], starts[col + 1]), at)
    next[col] = at + starts[col + 1]! - starts[col]!
    newStarts[col + 1] = next[col]! + extra[col]!
  }
  for (let row = 0; row < added; row++) {
    for (let k = batch.starts[row]!; k < batch.starts[row + 1]!; k++) {
      const at = next[batch.indices[k]!]!++
      newIndices[at] = model.numRows + row
      newValues[at] = batch.values[k]!
    }
  }
  return Object.freeze({
    ...model,
    numRows: model.numRows + added,
    rowLower: joined(Float64Array, model.rowLower, batch.lower),
    rowUpper: joined(Float64Array, model.rowUpper, batch.upper),
    matrix: { starts: newStarts, indices: newIndices, values: newValues },
    ...(model.rowNames ? { rowNames: [...model.rowNames, ...Array.from(batch.lower, () => '')] } : {}),
  })
}

function joined<A extends Float64Array | Int32Array | Uint8Array>(
  type: new (length: number) => A,
  first: A,
  second: A,
): A {
  const whole = new type(first.length + second.length)
  whole.set(first)
  whole.set(second, first.length)
  return whole
}

/**
 * Rows over columns of a whole model, as rows of a part of it: `place` is the part's column by that of the whole, or -1;
 * what the columns outside hold at `x` goes to the sides.
 */
export function rowsOfPart(batch: RowBatch, place: Int32Array, x?: Float64Array): RowBatch {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  const [lower, upper] = [batch.lower.slice(), batch.upper.slice()]
  for (let row = 0; row < lower.length; row++) {
    let held = 0
    for (let k = batch.starts[row]!; k < batch.starts[row + 1]!; k++) {
      const col = batch.indices[k]!
      if (place[col]! < 0) held += batch.values[k]! * (x?.[col] ?? 0)
      else {
        indices.push(place[col]!)
        values.push(batch.values[k]!)
      }
    }
    lower[row]! -= held
    upper[row]! -= held
    starts.push(indices.length)
  }
  return {
    lower,
    upper,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  }
}
