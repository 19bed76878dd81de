/**
 * The model in whole numbers, for solvers that know nothing else. Periods are counted in halves: all loads and demands are
 * whole or half, and the cover of given moves is a flow, so that nothing is lost. Heads are whole in the model itself.
 * Costs are rounded to a millionth of a point.
 */
import type { MilpModel } from '../../solver/milp/model.ts'

export interface WholeModel {
  readonly lower: readonly number[]
  readonly upper: readonly number[]
  readonly cost: readonly number[]
  readonly offset: number
  /** What costs were multiplied by. */
  readonly costScale: number
  readonly rows: readonly WholeRow[]
  /** First and last (exclusive) column of the candidates: the plan. */
  readonly moveCols: readonly [number, number]
}

/** A side of null does not bind. */
interface WholeRow {
  readonly cols: number[]
  readonly coefs: number[]
  readonly lower: number | null
  readonly upper: number | null
}

const HALF = 2
const COST_SCALE = 1e6
const NEAR = 1e-6

/** Throws where a number is no multiple of a half: then the model has grown beyond this translation. */
export function inWholeNumbers(model: MilpModel, firstPlace: number): WholeModel {
  const { numCols, colCost, colLower, colUpper, integrality, rowNames } = model
  const unit = Float64Array.from(integrality, (integer) => (integer ? 1 : 1 / HALF))
  const rows: WholeRow[] = []
  rowsOf(model).forEach(({ cols, coefs }, row) => {
    const name = rowNames![row]!
    const [lower, upper] = [model.rowLower[row]!, model.rowUpper[row]!]
    const scaled = (value: number): number => whole(value, name)
    const sides = [lower, upper].map((side) => (Number.isFinite(side) ? scaled(side * ROW) : null))
    const own = coefs.map((coef, k) => scaled(coef * unit[cols[k]!]! * ROW))
    rows.push({ cols, coefs: own, lower: sides[0]!, upper: sides[1]! })
  })
  return {
    lower: Array.from(colLower, (value, col) => Math.ceil(value / unit[col]! - NEAR)),
    upper: Array.from(colUpper, (value, col) => Math.floor(value / unit[col]! + NEAR)),
    cost: Array.from(colCost, (value, col) => Math.round(value * unit[col]! * COST_SCALE)),
    offset: Math.round(model.objectiveOffset * COST_SCALE),
    costScale: COST_SCALE,
    rows,
    moveCols: [firstPlace, numCols],
  }
}

/** Rows are multiplied by this: shares of the backbone come in fifths, half loads and half periods in quarters. */
const ROW = 20

function whole(value: number, where: string): number {
  const near = Math.round(value)
  if (Math.abs(value - near) > NEAR) throw new Error(`${where}: ${value} is not whole`)
  return near
}

function rowsOf({ numRows, numCols, matrix }: MilpModel): { cols: number[]; coefs: number[] }[] {
  const rows = Array.from({ length: numRows }, () => ({ cols: [] as number[], coefs: [] as number[] }))
  for (let col = 0; col < numCols; col++) {
    for (let k = matrix.starts[col]!; k < matrix.starts[col + 1]!; k++) {
      const row = rows[matrix.indices[k]!]!
      row.cols.push(col)
      row.coefs.push(matrix.values[k]!)
    }
  }
  return rows
}
