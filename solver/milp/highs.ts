/**
 * The HiGHS backend (npm `highs`: HiGHS compiled to WebAssembly, single-threaded).
 *
 * Minimization throughout. A solve blocks its thread: run long ones in a worker. The WebAssembly memory never
 * shrinks, so a worker per large solve also gives the memory back.
 */
import type { Highs, Model, ModelStatusCode } from 'highs'
import { appendColumns, appendRows, type ColumnBatch, type RowBatch } from './append.ts'
import { clipDuals, reducedCosts, safeBound } from './bound.ts'
import { withBounds, withCosts, withSides } from './changed.ts'
import { forgetRuntime, limitReached, meaning, nativeModel, nativeOptions, runtime } from './highs-native.ts'
import { restrictRows } from './restrict.ts'
import { Watch } from './highs-watch.ts'
import type { LpSession } from './lp-session.ts'
import { type MilpModel, SMALL_COEFFICIENT } from './model.ts'
import {
  type Claim,
  isRelaxed,
  type MilpBackend,
  type MilpCallbacks,
  type MilpOptions,
  type MilpResult,
  type SparseVector,
  verifyClaim,
  withoutSolver,
} from './solve.ts'

/** Solves one model and forgets it. */
export const highsBackend: MilpBackend = {
  name: 'highs',
  async solve(model, options, callbacks) {
    const session = await openHighs(model)
    try {
      return session.run(options, callbacks)
    } finally {
      session.dispose()
    }
  },
}

/** A model that stays loaded, to be solved as it is or relaxed. */
export interface HighsSession extends LpSession {
  run(options?: MilpOptions, callbacks?: MilpCallbacks): MilpResult
}

export async function openHighs(model: MilpModel): Promise<HighsSession> {
  return new Session(await runtime(), model)
}

export interface Conflict {
  /** Rows that cannot all hold together with the bounds of `cols`; removing any one of them frees the rest. */
  readonly rows: Int32Array
  readonly cols: Int32Array
}

/**
 * An irreducible set of rows and column bounds that contradict each other, of the LP relaxation; undefined if the
 * relaxation has a solution (a model can still be infeasible for its integers alone).
 */
export async function conflictRows(model: MilpModel): Promise<Conflict | undefined> {
  const highs = await runtime()
  const native = highs.createModel({ ...nativeModel(model), integrality: new Int32Array(model.numCols) })
  try {
    native.options.set({ output_flag: false, iis_strategy: IIS_FROM_LP_IRREDUCIBLE })
    const { rowIndex, colIndex } = native.getIis()
    if (rowIndex.length + colIndex.length === 0) return undefined
    return { rows: rowIndex.slice().sort(), cols: colIndex.slice().sort() }
  } finally {
    native.dispose()
  }
}

/** HiGHS's strategy bits 2 (search the LP) + 4 (until irreducible). The default, 0, returns an empty set. */
const IIS_FROM_LP_IRREDUCIBLE = 6

class Session implements HighsSession {
  model: MilpModel
  private readonly highs: Highs
  private readonly native: Model
  private relaxed = false
  private broken = false

  constructor(highs: Highs, model: MilpModel) {
    this.highs = highs
    this.model = model
    this.native = highs.createModel(nativeModel(model))
  }

  addColumns(batch: ColumnBatch): void {
    const first = this.model.numCols
    const grown = appendColumns(this.model, batch)
    const { cost, lower, upper, starts, indices, values } = batch
    const matrix = {
      format: 'csc',
      numRows: grown.numRows,
      numCols: cost.length,
      starts,
      indices,
      values,
    } as const
    this.native.addCols({ cost, lower, upper, matrix })
    batch.integrality.forEach((integer, at) => {
      if (integer && !this.relaxed) this.native.changeColIntegrality(first + at, 1)
    })
    this.model = grown
  }

  addRows(batch: RowBatch): void {
    const grown = appendRows(this.model, batch)
    const { lower, upper, starts, indices, values } = batch
    const matrix = {
      format: 'csr',
      numRows: lower.length,
      numCols: grown.numCols,
      starts,
      indices,
      values,
    } as const
    this.native.addRows({ lower, upper, matrix })
    this.model = grown
  }

  keepRows(keep: Uint8Array): void {
    const gone = Int32Array.from(keep.keys()).filter((row) => keep[row] !== 1)
    if (gone.length === 0) return
    // HiGHS forgets its basis here. It stays one as long as the slacks of the rows that go are basic, as those of loose rows are.
    const { colStatus, rowStatus } = this.native.getBasis()
    this.native.deleteRows({ kind: 'set', indices: gone })
    this.native.setBasis({ colStatus, rowStatus: rowStatus.filter((_, row) => keep[row] === 1) })
    this.model = restrictRows(this.model, keep)
  }

  setColumnBounds(cols: Int32Array, lower: Float64Array, upper: Float64Array): void {
    this.native.changeColsBounds({ kind: 'set', indices: cols }, lower, upper)
    this.model = withBounds(this.model, cols, lower, upper)
  }

  setColumnCosts(cols: Int32Array, cost: Float64Array): void {
    this.native.changeColsCost({ kind: 'set', indices: cols }, cost)
    this.model = withCosts(this.model, cols, cost)
  }

  setRowSides(rows: Int32Array, lower: Float64Array, upper: Float64Array): void {
    this.native.changeRowsBounds({ kind: 'set', indices: rows }, lower, upper)
    this.model = withSides(this.model, rows, lower, upper)
  }

  run(options: MilpOptions = {}, callbacks: MilpCallbacks = {}): MilpResult {
    const known = withoutSolver(this.model)
    if (known) return known
    return verifyClaim(this.model, this.claim(options, callbacks, isRelaxed(this.model, options)), options)
  }

  tableauRows(cols: ReadonlySet<number>): SparseVector[] {
    const basic = this.native.getBasicVariables()
    const rows: SparseVector[] = []
    basic.forEach((col, position) => {
      if (!cols.has(col)) return
      const multipliers = this.native.getBasisInverseRow(position).values
      const indices: number[] = []
      multipliers.forEach((by, row) => {
        if (Math.abs(by) > SMALL_COEFFICIENT) indices.push(row)
      })
      const values = Float64Array.from(indices, (row) => multipliers[row]!)
      rows.push({ indices: Int32Array.from(indices), values })
    })
    return rows
  }

  dispose(): void {
    if (!this.broken) this.native.dispose()
  }

  private claim(options: MilpOptions, callbacks: MilpCallbacks, relax: boolean): Claim {
    const { native } = this
    this.setRelaxed(relax)
    native.zeroAllClocks()
    native.options.set(nativeOptions(options, callbacks, relax))
    if (options.start) native.setSolution(options.start)
    const watch = new Watch(this.highs, this.model, options, callbacks)
    try {
      const { modelStatus } = native.run(watch.handlers())
      return this.readClaim(modelStatus, watch, options, relax)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      // HiGHS's own word that it failed; the instance lives on.
      if (error.name === 'HighsError') return { status: 'unknown', stopped: 'failed', reason: error.message }
      if (error.name !== 'RuntimeError') throw error
      this.broken = true
      forgetRuntime()
      return { status: 'unknown', stopped: 'failed', reason: `HiGHS broke off: ${error.message}` }
    }
  }

  /** HiGHS has no option to solve the relaxation: integrality is taken off, and put on again. */
  private setRelaxed(relax: boolean): void {
    if (relax === this.relaxed) return
    const all = { kind: 'range', from: 0, to: this.model.numCols - 1 } as const
    if (relax) this.native.clearIntegrality()
    else this.native.changeColsIntegrality(all, Int32Array.from(this.model.integrality))
    this.relaxed = relax
  }

  private readClaim(code: ModelStatusCode, watch: Watch, options: MilpOptions, relax: boolean): Claim {
    const { native, highs, model } = this
    const nodes = Math.max(0, Number(native.info.get('mip_node_count')))
    const feasible = native.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible
    const solution = native.getSolution()
    const answer = { ...meaning(code, highs, feasible), nodes }
    const stopped = answer.stopped ?? watch.stoppedBy ?? limitReached(options, nodes)
    const x = answer.status === 'optimal' || answer.status === 'feasible' ? { x: solution.colValue } : {}
    if (!relax) {
      return { ...answer, ...x, stopped, bound: Number(native.info.get('mip_dual_bound')) }
    }
    const rowDuals = clipDuals(model, solution.rowDual)
    const { bound } = safeBound(model, rowDuals)
    return { ...answer, ...x, stopped, bound, rowDuals, reducedCosts: reducedCosts(model, rowDuals) }
  }
}
