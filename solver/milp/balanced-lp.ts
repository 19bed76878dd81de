/**
 * A linear program for first-order methods: rows and columns scaled until their entries are alike (Ruiz, 2001; Pock &
 * Chambolle, 2011), costs and sides of length about one, and the matrix at hand by column and by row.
 */
import type { MilpModel } from './model.ts'

export class BalancedLp {
  readonly numCols: number
  readonly numRows: number
  readonly byCol: SparseLines
  readonly byRow: SparseLines
  readonly cost: Float64Array
  readonly colLower: Float64Array
  readonly colUpper: Float64Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  /** A column of the model is `colScale` times that of this program; a row's dual, `rowScale` times. */
  private readonly colScale: Float64Array
  private readonly rowScale: Float64Array

  constructor(model: MilpModel) {
    this.numCols = model.numCols
    this.numRows = model.numRows
    const { starts, indices } = model.matrix
    const values = model.matrix.values.slice()
    this.byCol = { starts, indices, values }
    const { colScale, rowScale } = balance(this.byCol, model.numRows)
    this.byRow = transposed(this.byCol, model.numRows)
    const cost = model.colCost.map((by, col) => by * colScale[col]!)
    const lower = model.rowLower.map((side, row) => side * rowScale[row]!)
    const upper = model.rowUpper.map((side, row) => side * rowScale[row]!)
    const costUnit = normOf(cost) + 1
    const sideUnit = normOf(lower.map((side, row) => largerOf(side, upper[row]!))) + 1
    this.cost = cost.map((by) => by / costUnit)
    this.rowLower = lower.map((side) => side / sideUnit)
    this.rowUpper = upper.map((side) => side / sideUnit)
    this.colScale = colScale.map((scale) => scale * sideUnit)
    this.rowScale = rowScale.map((scale) => scale * costUnit)
    this.colLower = this.shrunk(model.colLower)
    this.colUpper = this.shrunk(model.colUpper)
  }

  /** Columns of the model in the units of this program. */
  shrunk(x: Float64Array): Float64Array {
    return x.map((value, col) => value / this.colScale[col]!)
  }

  grown(x: Float64Array): Float64Array {
    return x.map((value, col) => value * this.colScale[col]!)
  }

  /** Duals of the model's rows in the units of this program. */
  shrunkDuals(y: Float64Array): Float64Array {
    return y.map((value, row) => value / this.rowScale[row]!)
  }

  grownDuals(y: Float64Array): Float64Array {
    return y.map((value, row) => value * this.rowScale[row]!)
  }

  /** Largest singular value of the matrix, a little more rather than less (power iteration); 1 where it has no entries. */
  largestSingularValue(): number {
    let v: Float64Array = Float64Array.from(
      { length: this.numCols },
      (_, at) => 1 + ((at * 7919) % 101) / 101,
    )
    let value = 0
    for (let round = 0; round < POWER_ROUNDS; round++) {
      const length = normOf(v)
      if (length === 0) return 1
      const u = times(
        this.byRow,
        v.map((entry) => entry / length),
      )
      value = normOf(u)
      v = times(this.byCol, u)
    }
    return value * POWER_MARGIN
  }
}

/** Entries line after line, those of line i at starts[i] .. starts[i + 1] - 1. */
export interface SparseLines {
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

/** By line, the sum of its entries times those of `v`. */
export function times({ starts, indices, values }: SparseLines, v: Float64Array): Float64Array {
  const product = new Float64Array(starts.length - 1)
  for (let line = 0; line < product.length; line++) {
    let sum = 0
    const end = starts[line + 1]!
    for (let at = starts[line]!; at < end; at++) sum += values[at]! * v[indices[at]!]!
    product[line] = sum
  }
  return product
}

/** Scales `byCol` in place, first by the largest entries, round after round, then once by the sums; returns the scales. */
function balance(byCol: SparseLines, numRows: number) {
  const colScale = new Float64Array(byCol.starts.length - 1).fill(1)
  const rowScale = new Float64Array(numRows).fill(1)
  for (let round = 0; round <= RUIZ_ROUNDS; round++) {
    const merge = round < RUIZ_ROUNDS ? Math.max : (a: number, b: number): number => a + b
    scaleOnce(byCol, colScale, rowScale, merge)
  }
  return { colScale, rowScale }
}

function scaleOnce(
  { starts, indices, values }: SparseLines,
  colScale: Float64Array,
  rowScale: Float64Array,
  merge: (a: number, b: number) => number,
): void {
  const cols = new Float64Array(colScale.length)
  const rows = new Float64Array(rowScale.length)
  for (let col = 0; col < cols.length; col++) {
    for (let at = starts[col]!; at < starts[col + 1]!; at++) {
      const size = Math.abs(values[at]!)
      cols[col] = merge(cols[col]!, size)
      rows[indices[at]!] = merge(rows[indices[at]!]!, size)
    }
  }
  const scale = (size: number): number => (size > 0 ? 1 / Math.sqrt(size) : 1)
  const [byCols, byRows] = [cols.map(scale), rows.map(scale)]
  for (let col = 0; col < cols.length; col++) {
    for (let at = starts[col]!; at < starts[col + 1]!; at++)
      values[at]! *= byCols[col]! * byRows[indices[at]!]!
  }
  byCols.forEach((by, col) => {
    colScale[col]! *= by
  })
  byRows.forEach((by, row) => {
    rowScale[row]! *= by
  })
}

function transposed({ starts, indices, values }: SparseLines, lines: number): SparseLines {
  const turned = new Int32Array(lines + 1)
  for (const line of indices) turned[line + 1]!++
  for (let line = 0; line < lines; line++) turned[line + 1]! += turned[line]!
  const next = turned.slice()
  const cols = new Int32Array(indices.length)
  const entries = new Float64Array(indices.length)
  for (let col = 0; col + 1 < starts.length; col++) {
    for (let k = starts[col]!; k < starts[col + 1]!; k++) {
      const at = next[indices[k]!]!++
      cols[at] = col
      entries[at] = values[k]!
    }
  }
  return { starts: turned, indices: cols, values: entries }
}

export function normOf(v: Float64Array): number {
  let sum = 0
  for (const value of v) sum += value * value
  return Math.sqrt(sum)
}

const largerOf = (lower: number, upper: number): number =>
  Math.max(Number.isFinite(lower) ? Math.abs(lower) : 0, Number.isFinite(upper) ? Math.abs(upper) : 0)

const RUIZ_ROUNDS = 10
const POWER_ROUNDS = 40
const POWER_MARGIN = 1.02
