/**
 * The session of a large linear program: solved by a first-order method, each time from the answer of the time before,
 * over its core alone: rows that press or nearly do, and columns that are used or nearly pay. What was left out and turns
 * out to matter is taken in. Rows left out have duals of zero, which is as good a proof as any.
 */
import { appendColumns, appendRows, type ColumnBatch, type RowBatch } from './append.ts'
import { clipDuals, reducedCosts } from './bound.ts'
import { withBounds, withCosts, withSides } from './changed.ts'
import { rowActivity } from './evaluate.ts'
import type { LpSession } from './lp-session.ts'
import type { MilpModel } from './model.ts'
import { type PdhgAnswer, type PdhgOptions, solvePdhg } from './pdhg.ts'
import { expandSolution, restrictColumns, restrictRows } from './restrict.ts'

export interface FirstOrderOptions extends PdhgOptions {
  /** Columns of a higher reduced cost are left out of the core. */
  readonly coreCost: number
}

/** What the core has: 1 by row and by column. */
interface Core {
  readonly rows: Uint8Array
  readonly cols: Uint8Array
}

export class FirstOrderSession implements LpSession {
  model: MilpModel
  private readonly options: FirstOrderOptions
  private at: PdhgAnswer

  constructor(model: MilpModel, options: FirstOrderOptions) {
    this.model = model
    this.options = options
    this.at = nothingKnown(model)
  }

  addColumns(batch: ColumnBatch): void {
    this.model = appendColumns(this.model, batch)
    this.at = { ...this.at, x: lengthened(this.at.x, this.model.numCols) }
  }

  addRows(batch: RowBatch): void {
    this.model = appendRows(this.model, batch)
    this.at = { ...this.at, rowDuals: lengthened(this.at.rowDuals, this.model.numRows) }
  }

  keepRows(keep: Uint8Array): void {
    this.model = restrictRows(this.model, keep)
    this.at = { ...this.at, rowDuals: this.at.rowDuals.filter((_, row) => keep[row] === 1) }
  }

  setColumnBounds(cols: Int32Array, lower: Float64Array, upper: Float64Array): void {
    this.model = withBounds(this.model, cols, lower, upper)
  }

  setColumnCosts(cols: Int32Array, cost: Float64Array): void {
    this.model = withCosts(this.model, cols, cost)
  }

  setRowSides(rows: Int32Array, lower: Float64Array, upper: Float64Array): void {
    this.model = withSides(this.model, rows, lower, upper)
  }

  run(): ReturnType<LpSession['run']> {
    // While little is known there is no telling what the core is.
    if (this.at.error > ROUGH)
      this.at = solvePdhg(this.model, this.at, { tolerance: ROUGH, maxIterations: ROUGH_ITERATIONS })
    if (this.at.error <= ROUGH) this.solveByCore()
    const { x, rowDuals } = this.at
    const { colCost, objectiveOffset } = this.model
    const objective = x.reduce((sum, value, col) => sum + colCost[col]! * value, objectiveOffset)
    return { x, rowDuals: clipDuals(this.model, rowDuals), objective }
  }

  /** There is no basis, and so no tableau. */
  tableauRows(): [] {
    return []
  }

  dispose(): void {
    this.at = nothingKnown(this.model)
  }

  private solveByCore(): void {
    const core = this.coreNow()
    for (let round = 1; round <= CORES; round++) {
      // What was rough for the whole is no measure for what comes next, only the core's own error is.
      this.at = { ...this.solveCore(core), error: ROUGH }
      if (!this.widen(core)) return
    }
  }

  private coreNow(): Core {
    const { model, at, options } = this
    const activity = rowActivity(model, at.x)
    const reduced = reducedCosts(model, at.rowDuals)
    const room = (row: number): number =>
      Math.min(activity[row]! - model.rowLower[row]!, model.rowUpper[row]! - activity[row]!)
    return {
      rows: Uint8Array.from(at.rowDuals, (dual, row) => (dual !== 0 || room(row) < ROOM ? 1 : 0)),
      cols: Uint8Array.from(at.x, (value, col) =>
        value > model.colLower[col]! || reduced[col]! < options.coreCost ? 1 : 0,
      ),
    }
  }

  private solveCore({ rows, cols }: Core): PdhgAnswer {
    const { model, at } = this
    const narrow = restrictColumns(model, cols, model.colLower)
    const keptRows = narrow.keptRows.filter((row) => rows[row] === 1)
    const core = restrictRows(
      narrow.model,
      Uint8Array.from(narrow.keptRows, (row) => rows[row]!),
    )
    const start = {
      x: Float64Array.from(narrow.keptCols, (col) => at.x[col]!),
      rowDuals: Float64Array.from(keptRows, (row) => at.rowDuals[row]!),
      weight: at.weight,
    }
    const answer = solvePdhg(core, start, this.options)
    const rowDuals = new Float64Array(model.numRows)
    keptRows.forEach((row, at) => {
      rowDuals[row] = answer.rowDuals[at]!
    })
    return { ...answer, x: expandSolution(narrow, answer.x), rowDuals }
  }

  /** Takes in rows that the answer breaks and columns that would pay; false when there are none. */
  private widen({ rows, cols }: Core): boolean {
    const { model, at } = this
    let wider = false
    const take = (into: Uint8Array, index: number): void => {
      if (into[index]) return
      into[index] = 1
      wider = true
    }
    rowActivity(model, at.x).forEach((activity, row) => {
      if (Math.max(model.rowLower[row]! - activity, activity - model.rowUpper[row]!) > BROKEN) take(rows, row)
    })
    reducedCosts(model, at.rowDuals).forEach((reduced, col) => {
      if (reduced < -PAYS) take(cols, col)
    })
    return wider
  }
}

const nothingKnown = ({ numCols, numRows }: MilpModel): PdhgAnswer => ({
  x: new Float64Array(numCols),
  rowDuals: new Float64Array(numRows),
  weight: 1,
  error: Infinity,
})

function lengthened(from: Float64Array, length: number): Float64Array {
  const longer = new Float64Array(length)
  longer.set(from)
  return longer
}

/** The whole is solved no better than this before the core is. */
const ROUGH = 8e-3
const ROUGH_ITERATIONS = 1_200
/** Times that the core is solved, and widened, in one run. */
const CORES = 3
/** A row with less room presses nearly; a row broken by less is not. */
const ROOM = 0.5
const BROKEN = 1e-3
const PAYS = 1e-3
