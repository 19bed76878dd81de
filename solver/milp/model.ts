/**
 * A mixed-integer linear model held in typed arrays, and the builder that makes one.
 *
 *   minimize  objectiveOffset + colCost . x
 *   subject to  rowLower <= A x <= rowUpper,  colLower <= x <= colUpper,  x[j] integer where integrality[j] = 1
 *
 * A side that does not bind is -Infinity or Infinity. A model is plain data: it can be posted to a worker.
 */
import { Growable } from './growable.ts'

/** Coefficients by column: those of column j lie at positions starts[j] .. starts[j + 1] - 1. */
export interface ColumnMatrix {
  /** Length numCols + 1. */
  readonly starts: Int32Array
  /** Row of each coefficient; no row twice in one column. */
  readonly indices: Int32Array
  readonly values: Float64Array
}

export interface MilpModel {
  readonly numCols: number
  readonly numRows: number
  readonly objectiveOffset: number
  readonly colCost: Float64Array
  readonly colLower: Float64Array
  readonly colUpper: Float64Array
  /** 1 for an integer column, 0 for a continuous one. */
  readonly integrality: Uint8Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  readonly matrix: ColumnMatrix
  /** Present when any column was named; '' for those that were not. For reports only, never sent to a solver. */
  readonly colNames?: readonly string[]
  /** Present when any row was named; '' for those that were not. */
  readonly rowNames?: readonly string[]
}

export interface ColumnSpec {
  /** Objective coefficient; default 0. */
  readonly cost?: number
  /** Default 0. */
  readonly lower?: number
  /** Default Infinity. A finite bound lets the safe bound (`bound.ts`) stand whatever the duals. */
  readonly upper?: number
  /** Default false. */
  readonly integer?: boolean
  readonly name?: string
}

export interface RowSpec {
  /** Default -Infinity. */
  readonly lower?: number
  /** Default Infinity. */
  readonly upper?: number
  readonly name?: string
}

/** Coefficients of this size or less count as zero; the same threshold as HiGHS's small_matrix_value. */
export const SMALL_COEFFICIENT = 1e-9

/**
 * Builds a `MilpModel` column by column and row by row. Coefficients may come in any order; those given
 * twice for the same row and column add up.
 *
 * Every method throws on NaN, on an infinite cost or coefficient, and on an index that does not exist yet.
 * A lower bound above its upper bound is allowed: such a model is infeasible, and solving it says so.
 */
export class ModelBuilder {
  private readonly cost = new Growable((length) => new Float64Array(length))
  private readonly lower = new Growable((length) => new Float64Array(length))
  private readonly upper = new Growable((length) => new Float64Array(length))
  private readonly integer = new Growable((length) => new Uint8Array(length))
  private readonly rowLower = new Growable((length) => new Float64Array(length))
  private readonly rowUpper = new Growable((length) => new Float64Array(length))
  private readonly termRow = new Growable((length) => new Int32Array(length))
  private readonly termCol = new Growable((length) => new Int32Array(length))
  private readonly termValue = new Growable((length) => new Float64Array(length))
  private readonly colNames = new Map<number, string>()
  private readonly rowNames = new Map<number, string>()
  private offset = 0

  get numCols(): number {
    return this.cost.length
  }

  get numRows(): number {
    return this.rowLower.length
  }

  /** Adds a column and returns its index. */
  addColumn(spec: ColumnSpec): number {
    const { cost = 0, lower = 0, upper = Infinity, integer = false, name } = spec
    const col = this.numCols
    requireFinite(cost, 'cost', `column ${name ?? col}`)
    requireSides(lower, upper, `column ${name ?? col}`)
    this.cost.push(cost)
    this.lower.push(lower)
    this.upper.push(upper)
    this.integer.push(integer ? 1 : 0)
    if (name !== undefined) this.colNames.set(col, name)
    return col
  }

  /** Adds a row, with coefficients if given, and returns its index. */
  addRow(spec: RowSpec, cols: ArrayLike<number> = [], values: ArrayLike<number> = []): number {
    const { lower = -Infinity, upper = Infinity, name } = spec
    const row = this.numRows
    requireSides(lower, upper, `row ${name ?? row}`)
    if (cols.length !== values.length) {
      throw new Error(`row ${name ?? row}: ${cols.length} columns but ${values.length} coefficients`)
    }
    this.rowLower.push(lower)
    this.rowUpper.push(upper)
    if (name !== undefined) this.rowNames.set(row, name)
    for (let k = 0; k < cols.length; k++) this.addTerm(row, cols[k]!, values[k]!)
    return row
  }

  /** Adds `value` to the coefficient of column `col` in row `row`. */
  addTerm(row: number, col: number, value: number): void {
    requireIndex(row, this.numRows, 'row')
    requireIndex(col, this.numCols, 'column')
    requireFinite(value, 'coefficient', `row ${row}, column ${col}`)
    this.termRow.push(row)
    this.termCol.push(col)
    this.termValue.push(value)
  }

  /** Adds `value` to the objective coefficient of column `col`. */
  addCost(col: number, value: number): void {
    requireIndex(col, this.numCols, 'column')
    requireFinite(value, 'cost', `column ${col}`)
    this.cost.set(col, this.cost.get(col) + value)
  }

  /** Adds a constant to the objective. */
  addOffset(value: number): void {
    requireFinite(value, 'offset', 'objective')
    this.offset += value
  }

  /** Replaces the bounds of column `col` (a pin or a ban). */
  setBounds(col: number, lower: number, upper: number): void {
    requireIndex(col, this.numCols, 'column')
    requireSides(lower, upper, `column ${col}`)
    this.lower.set(col, lower)
    this.upper.set(col, upper)
  }

  build(): MilpModel {
    const { numCols, numRows } = this
    return Object.freeze({
      numCols,
      numRows,
      objectiveOffset: this.offset,
      colCost: this.cost.toArray(),
      colLower: this.lower.toArray(),
      colUpper: this.upper.toArray(),
      integrality: this.integer.toArray(),
      rowLower: this.rowLower.toArray(),
      rowUpper: this.rowUpper.toArray(),
      matrix: columnMatrix(numCols, numRows, this.termRow, this.termCol, this.termValue),
      ...(this.colNames.size > 0 ? { colNames: namesInOrder(this.colNames, numCols) } : {}),
      ...(this.rowNames.size > 0 ? { rowNames: namesInOrder(this.rowNames, numRows) } : {}),
    })
  }
}

/** The row's name, or `row 12` if it has none. */
export const rowName = (model: MilpModel, row: number): string => model.rowNames?.[row] || `row ${row}`

/** The column's name, or `column 12` if it has none. */
export const colName = (model: MilpModel, col: number): string => model.colNames?.[col] || `column ${col}`

/** Sorts the terms by column, adds up duplicates and drops zeros. */
function columnMatrix(
  numCols: number,
  numRows: number,
  termRow: Growable<Int32Array>,
  termCol: Growable<Int32Array>,
  termValue: Growable<Float64Array>,
): ColumnMatrix {
  const first = new Int32Array(numCols + 1)
  for (let k = 0; k < termCol.length; k++) first[termCol.get(k) + 1]!++
  for (let col = 0; col < numCols; col++) first[col + 1]! += first[col]!
  const next = first.slice()
  const indices = new Int32Array(termCol.length)
  const values = new Float64Array(termCol.length)
  for (let k = 0; k < termCol.length; k++) {
    const at = next[termCol.get(k)]!++
    indices[at] = termRow.get(k)
    values[at] = termValue.get(k)
  }
  return mergeDuplicates(numCols, numRows, { starts: first, indices, values })
}

function mergeDuplicates(numCols: number, numRows: number, raw: ColumnMatrix): ColumnMatrix {
  const { indices, values } = raw
  const starts = new Int32Array(numCols + 1)
  /** Where the row's coefficient of the present column was written; -1 or an older column's place if nowhere. */
  const place = new Int32Array(numRows).fill(-1)
  let end = 0
  for (let col = 0; col < numCols; col++) {
    const begin = end
    for (let k = raw.starts[col]!; k < raw.starts[col + 1]!; k++) {
      const row = indices[k]!
      if (place[row]! >= begin) {
        values[place[row]!]! += values[k]!
      } else {
        place[row] = end
        indices[end] = row
        values[end++] = values[k]!
      }
    }
    let kept = begin
    for (let k = begin; k < end; k++) {
      place[indices[k]!] = -1
      if (Math.abs(values[k]!) <= SMALL_COEFFICIENT) continue
      indices[kept] = indices[k]!
      values[kept++] = values[k]!
    }
    end = kept
    starts[col + 1] = end
  }
  return { starts, indices: indices.slice(0, end), values: values.slice(0, end) }
}

function namesInOrder(names: ReadonlyMap<number, string>, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => names.get(index) ?? '')
}

function requireFinite(value: number, what: string, where: string): void {
  if (!Number.isFinite(value)) throw new Error(`${where}: ${what} is ${value}; a finite number is needed`)
}

function requireSides(lower: number, upper: number, where: string): void {
  if (!(lower < Infinity && upper > -Infinity)) {
    throw new Error(
      `${where}: sides are ${lower} and ${upper}; numbers below Infinity and above -Infinity are needed`,
    )
  }
}

function requireIndex(index: number, count: number, what: string): void {
  if (!(Number.isInteger(index) && index >= 0 && index < count)) {
    throw new Error(`${what} ${index} does not exist; there are ${count}`)
  }
}
