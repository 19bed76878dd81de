/** Smaller models: some columns stay free, the others are fixed (restricted MIPs, large neighbourhood search). */
import { FEASIBILITY_TOLERANCE, rowActivity, violation } from './evaluate.ts'
import type { ColumnMatrix, MilpModel } from './model.ts'

export interface Restriction {
  readonly model: MilpModel
  /** keptCols[small column] = column of the whole model, ascending. */
  readonly keptCols: Int32Array
  /** keptRows[small row] = row of the whole model, ascending. */
  readonly keptRows: Int32Array
  /** A vector of the whole model, with the fixed values; those at keptCols are not used. */
  readonly fixed: Float64Array
}

/**
 * Keeps the columns with keep[col] = 1 and fixes the others at fixed[col]. Rows left without a free column are
 * dropped if the fixed values satisfy them; if not, they stay as empty rows and the small model is infeasible.
 * Objectives agree: a small vector is worth what `expandSolution` of it is worth in the whole model.
 */
export function restrictColumns(model: MilpModel, keep: Uint8Array, fixed: Float64Array): Restriction {
  if (keep.length !== model.numCols || fixed.length !== model.numCols) {
    throw new Error(
      `mask of ${keep.length}, values of ${fixed.length}, for a model of ${model.numCols} columns`,
    )
  }
  const outside = fixed.map((value, col) => (keep[col] ? 0 : value))
  const fixedActivity = rowActivity(model, outside)
  const keptCols = positions(model.numCols, (col) => keep[col] === 1)
  const touched = touchedRows(model, keptCols)
  const keptRows = positions(model.numRows, (row) => {
    const outsideBy = violation(fixedActivity[row]!, model.rowLower[row]!, model.rowUpper[row]!)
    return touched[row] === 1 || outsideBy > FEASIBILITY_TOLERANCE
  })
  let objectiveOffset = model.objectiveOffset
  for (let col = 0; col < model.numCols; col++) objectiveOffset += model.colCost[col]! * outside[col]!

  const small: MilpModel = Object.freeze({
    numCols: keptCols.length,
    numRows: keptRows.length,
    objectiveOffset,
    colCost: pick(model.colCost, keptCols),
    colLower: pick(model.colLower, keptCols),
    colUpper: pick(model.colUpper, keptCols),
    integrality: Uint8Array.from(keptCols, (col) => model.integrality[col]!),
    rowLower: Float64Array.from(keptRows, (row) => model.rowLower[row]! - fixedActivity[row]!),
    rowUpper: Float64Array.from(keptRows, (row) => model.rowUpper[row]! - fixedActivity[row]!),
    matrix: restrictMatrix(model, keptCols, keptRows),
    ...(model.colNames ? { colNames: Array.from(keptCols, (col) => model.colNames![col]!) } : {}),
    ...(model.rowNames ? { rowNames: Array.from(keptRows, (row) => model.rowNames![row]!) } : {}),
  })
  return { model: small, keptCols, keptRows, fixed: outside }
}

/** The whole vector of a small one: its values at the kept columns, the fixed values elsewhere. */
export function expandSolution(
  restriction: Pick<Restriction, 'keptCols' | 'fixed'>,
  x: Float64Array,
): Float64Array {
  const whole = restriction.fixed.slice()
  for (let small = 0; small < x.length; small++) whole[restriction.keptCols[small]!] = x[small]!
  return whole
}

/** The kept part of a whole vector. */
export const restrictSolution = (restriction: Restriction, x: Float64Array): Float64Array =>
  pick(x, restriction.keptCols)

function restrictMatrix(model: MilpModel, keptCols: Int32Array, keptRows: Int32Array): ColumnMatrix {
  const { starts, indices, values } = model.matrix
  const smallRow = new Int32Array(model.numRows)
  keptRows.forEach((row, small) => {
    smallRow[row] = small
  })
  const smallStarts = new Int32Array(keptCols.length + 1)
  keptCols.forEach((col, small) => {
    smallStarts[small + 1] = smallStarts[small]! + starts[col + 1]! - starts[col]!
  })
  const count = smallStarts[keptCols.length]!
  const smallIndices = new Int32Array(count)
  const smallValues = new Float64Array(count)
  let at = 0
  for (const col of keptCols) {
    for (let k = starts[col]!; k < starts[col + 1]!; k++) {
      smallIndices[at] = smallRow[indices[k]!]!
      smallValues[at++] = values[k]!
    }
  }
  return { starts: smallStarts, indices: smallIndices, values: smallValues }
}

function touchedRows(model: MilpModel, cols: Int32Array): Uint8Array {
  const { starts, indices } = model.matrix
  const touched = new Uint8Array(model.numRows)
  for (const col of cols) {
    for (let k = starts[col]!; k < starts[col + 1]!; k++) touched[indices[k]!] = 1
  }
  return touched
}

const pick = (from: Float64Array, at: Int32Array): Float64Array =>
  Float64Array.from(at, (index) => from[index]!)

function positions(count: number, wanted: (index: number) => boolean): Int32Array {
  const found: number[] = []
  for (let index = 0; index < count; index++) if (wanted(index)) found.push(index)
  return Int32Array.from(found)
}

/** The model with the rows of keep[row] = 1 only. */
export function restrictRows(model: MilpModel, keep: Uint8Array): MilpModel {
  const keptRows = positions(model.numRows, (row) => keep[row] === 1)
  const smallRow = new Int32Array(model.numRows).fill(-1)
  keptRows.forEach((row, small) => {
    smallRow[row] = small
  })
  const { starts, indices, values } = model.matrix
  const newStarts = new Int32Array(model.numCols + 1)
  const newIndices = new Int32Array(indices.length)
  const newValues = new Float64Array(indices.length)
  let at = 0
  for (let col = 0; col < model.numCols; col++) {
    for (let k = starts[col]!; k < starts[col + 1]!; k++) {
      if (smallRow[indices[k]!]! < 0) continue
      newIndices[at] = smallRow[indices[k]!]!
      newValues[at++] = values[k]!
    }
    newStarts[col + 1] = at
  }
  return Object.freeze({
    ...model,
    numRows: keptRows.length,
    rowLower: pick(model.rowLower, keptRows),
    rowUpper: pick(model.rowUpper, keptRows),
    matrix: { starts: newStarts, indices: newIndices.slice(0, at), values: newValues.slice(0, at) },
    ...(model.rowNames ? { rowNames: Array.from(keptRows, (row) => model.rowNames![row]!) } : {}),
  })
}

/** Sides moved as far as `x` breaks them, and a hair: what is fixed at `x` is then never in the way. */
export function opened(rows: MilpModel, x: Float64Array): MilpModel {
  const activity = rowActivity(rows, x)
  return {
    ...rows,
    rowLower: rows.rowLower.map((side, row) => (activity[row]! < side ? activity[row]! - HAIR : side)),
    rowUpper: rows.rowUpper.map((side, row) => (activity[row]! > side ? activity[row]! + HAIR : side)),
  }
}

const HAIR = 1e-7
