/**
 * The LP relaxation of a model with very many optional columns, by sifting (column generation over columns that are
 * there from the start; Bixby et al., 1992): a master holds the columns that have looked useful, the duals price all.
 * Bounds are `safeBound` over the whole model, so they hold whether or not the master has converged.
 */
import type { RowBatch } from './append.ts'
import { appendRows, rowsOfPart } from './append.ts'
import { reducedCosts, safeBound } from './bound.ts'
import type { LpSession } from './lp-session.ts'
import type { MilpModel } from './model.ts'
import { rowActivity } from './evaluate.ts'
import { restrictColumns, restrictRows, type Restriction } from './restrict.ts'
import type { MilpOptions, SparseVector } from './solve.ts'
import { fractionalRows } from './tableau.ts'

export interface SiftOptions extends Pick<MilpOptions, 'seed' | 'limitMs'> {
  /** Content when the master is within this of the bound, relative. */
  readonly relGap: number
  /** Columns of one group added in one round at most. */
  readonly perGroup: number
  readonly maxRounds: number
}

export interface SiftedSolution {
  /** Over the whole model; columns outside the master are 0. */
  readonly x: Float64Array
  readonly objective: number
  /** Proven by `rowDuals`, whether or not the master had converged. */
  readonly bound: number
  /** Rows of the whole model. */
  readonly rowDuals: Float64Array
  /** c - yA over the whole model. */
  readonly reducedCosts: Float64Array
}

/** Optional columns must have a lower bound of 0 and be the last of the model; `groupOf` gives their groups, 0 .. n. */
export class SiftedLp {
  model: MilpModel
  private readonly session: LpSession
  private readonly firstOptional: number
  private readonly groupOf: Int32Array
  /** By column of the whole model: its place in the master, or -1. */
  private readonly place: Int32Array
  private readonly cols: number[]

  /** @param openLp opens the master */
  static async open(
    model: MilpModel,
    groupOf: Int32Array,
    starters: Iterable<number>,
    openLp: (master: MilpModel) => LpSession | Promise<LpSession>,
  ): Promise<SiftedLp> {
    const firstOptional = model.numCols - groupOf.length
    const keep = new Uint8Array(model.numCols).fill(1, 0, firstOptional)
    for (const col of starters) keep[col] = 1
    keepOneOfEachRow(model, keep)
    const restriction = restrictColumns(unnamed(model), keep, new Float64Array(model.numCols))
    if (restriction.keptRows.length !== model.numRows) {
      throw new Error(`${model.numRows - restriction.keptRows.length} rows have no columns`)
    }
    return new SiftedLp(
      model,
      groupOf,
      restriction,
      await openLp({ ...restriction.model, integrality: new Uint8Array(restriction.model.numCols) }),
    )
  }

  private constructor(model: MilpModel, groupOf: Int32Array, { keptCols }: Restriction, session: LpSession) {
    this.model = model
    this.session = session
    this.groupOf = groupOf
    this.firstOptional = model.numCols - groupOf.length
    this.cols = [...keptCols]
    this.place = new Int32Array(model.numCols).fill(-1)
    this.cols.forEach((col, at) => {
      this.place[col] = at
    })
  }

  /** Columns in the master. */
  get masterColumns(): number {
    return this.cols.length
  }

  setCosts(colCost: Float64Array): void {
    this.model = Object.freeze({ ...this.model, colCost })
    const all = Int32Array.from(this.cols, (_, at) => at)
    this.session.setColumnCosts(
      all,
      Float64Array.from(this.cols, (col) => colCost[col]!),
    )
  }

  /** Holds a column that is not optional between the bounds from now on. */
  setBounds(col: number, lower: number, upper: number): void {
    const replaced = (from: Float64Array, value: number): Float64Array =>
      from.map((old, at) => (at === col ? value : old))
    const { colLower, colUpper } = this.model
    this.model = Object.freeze({
      ...this.model,
      colLower: replaced(colLower, lower),
      colUpper: replaced(colUpper, upper),
    })
    this.session.setColumnBounds(
      Int32Array.of(this.place[col]!),
      Float64Array.of(lower),
      Float64Array.of(upper),
    )
  }

  /** Rows over columns of the whole model. */
  addRows(batch: RowBatch): void {
    this.model = appendRows(this.model, batch)
    this.session.addRows(rowsOfPart(batch, this.place))
  }

  /** Other sides for some rows; `rows` strictly ascending. */
  setRowSides(rows: Int32Array, lower: Float64Array, upper: Float64Array): void {
    this.session.setRowSides(rows, lower, upper)
    const [rowLower, rowUpper] = [this.model.rowLower.slice(), this.model.rowUpper.slice()]
    rows.forEach((row, k) => {
      rowLower[row] = lower[k]!
      rowUpper[row] = upper[k]!
    })
    this.model = Object.freeze({ ...this.model, rowLower, rowUpper })
  }

  /** Upper bounds of all columns; one of 0 shuts a column. */
  setUpperBounds(colUpper: Float64Array): void {
    this.model = Object.freeze({ ...this.model, colUpper })
    this.session.setColumnBounds(
      Int32Array.from(this.cols, (_, at) => at),
      Float64Array.from(this.cols, (col) => this.model.colLower[col]!),
      Float64Array.from(this.cols, (col) => colUpper[col]!),
    )
  }

  /** Sees to it that these columns are in the master. */
  include(cols: Iterable<number>): void {
    const missing = [...new Set(cols)].filter((col) => this.place[col]! < 0).sort((a, b) => a - b)
    if (missing.length > 0) this.addColumns(missing)
  }

  /** Drops rows from `from` on that do not press on the solution: they would only cost time. */
  dropLooseRows(from: number, { x, rowDuals }: SiftedSolution): void {
    const activity = rowActivity(this.model, x)
    const loose = (value: number, row: number): boolean =>
      rowDuals[row] === 0 &&
      Math.min(value - this.model.rowLower[row]!, this.model.rowUpper[row]! - value) > LOOSE
    const keep = Uint8Array.from(activity, (value, row) => (row >= from && loose(value, row) ? 0 : 1))
    this.session.keepRows(keep)
    this.model = restrictRows(this.model, keep)
  }

  /** Undefined where the solver gets no solution: the starters must hold one, and then it is a matter of numerics. */
  solve({ relGap, perGroup, maxRounds, ...options }: SiftOptions): SiftedSolution | undefined {
    for (let round = 1; ; round++) {
      const { x, rowDuals, objective = Infinity } = this.session.run({ ...options, relax: true })
      if (!x || !rowDuals) return undefined
      const { bound } = safeBound(this.model, rowDuals)
      const reduced = reducedCosts(this.model, rowDuals)
      const closed = objective - bound <= relGap * Math.max(1, Math.abs(objective))
      const wanted = closed || round === maxRounds ? [] : this.attractive(reduced, perGroup)
      if (wanted.length === 0) {
        const whole = new Float64Array(this.model.numCols)
        this.cols.forEach((col, at) => {
          whole[col] = x[at]!
        })
        return { x: whole, objective, bound, rowDuals, reducedCosts: reduced }
      }
      this.addColumns(wanted)
    }
  }

  /** Sums of rows that make the tableau rows of integer columns between whole numbers, at most `most`; after a solve by simplex. */
  fractionalRows(x: Float64Array, most: number): SparseVector[] {
    return fractionalRows(this.session, this.model, this.cols, x, most)
  }

  dispose(): void {
    this.session.dispose()
  }

  /** Columns outside the master with negative reduced cost, the best of each group. */
  private attractive(reduced: Float64Array, perGroup: number): number[] {
    const best = new Map<number, number[]>()
    for (let col = this.firstOptional; col < this.model.numCols; col++) {
      if (this.place[col]! >= 0 || reduced[col]! > -PRICE_TOLERANCE || this.model.colUpper[col] === 0)
        continue
      const group = this.groupOf[col - this.firstOptional]!
      const found = best.get(group)
      if (found) found.push(col)
      else best.set(group, [col])
    }
    return [...best.values()]
      .flatMap((cols) => cols.sort((a, b) => reduced[a]! - reduced[b]! || a - b).slice(0, perGroup))
      .sort((a, b) => a - b)
  }

  private addColumns(wanted: readonly number[]): void {
    const { matrix, colCost, colLower, colUpper } = this.model
    const starts = [0]
    const indices: number[] = []
    const values: number[] = []
    for (const col of wanted) {
      this.place[col] = this.cols.length
      this.cols.push(col)
      for (let k = matrix.starts[col]!; k < matrix.starts[col + 1]!; k++) {
        indices.push(matrix.indices[k]!)
        values.push(matrix.values[k]!)
      }
      starts.push(indices.length)
    }
    this.session.addColumns({
      cost: Float64Array.from(wanted, (col) => colCost[col]!),
      lower: Float64Array.from(wanted, (col) => colLower[col]!),
      upper: Float64Array.from(wanted, (col) => colUpper[col]!),
      integrality: new Uint8Array(wanted.length),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    })
  }
}

/** A row over optional columns alone needs one of them in the master: else it would be lost, and duals would not line up. */
function keepOneOfEachRow(
  { matrix: { starts, indices }, numCols, numRows }: MilpModel,
  keep: Uint8Array,
): void {
  const touched = new Uint8Array(numRows)
  const rowsOf = (col: number): Int32Array => indices.subarray(starts[col], starts[col + 1])
  for (let col = 0; col < numCols; col++) if (keep[col]) for (const row of rowsOf(col)) touched[row] = 1
  for (let col = 0; col < numCols; col++) {
    if (keep[col] || rowsOf(col).every((row) => touched[row])) continue
    keep[col] = 1
    for (const row of rowsOf(col)) touched[row] = 1
  }
}

/** Names are for people; without them a model of a million columns is lighter. */
function unnamed({ colNames: _, rowNames: __, ...model }: MilpModel): MilpModel {
  return model
}

const PRICE_TOLERANCE = 1e-7
const LOOSE = 1e-6
