/** A linear program that stays loaded: change it and run again, from where the last run ended. Dispose of it at the end. */
import type { ColumnBatch, RowBatch } from './append.ts'
import type { MilpModel } from './model.ts'
import type { MilpOptions, MilpResult, SparseVector } from './solve.ts'

export interface LpSession {
  /** The model as it stands after all changes. */
  readonly model: MilpModel
  addColumns(batch: ColumnBatch): void
  addRows(batch: RowBatch): void
  /** Keeps the rows of keep[row] = 1; the others are gone, and rows are numbered anew. */
  keepRows(keep: Uint8Array): void
  /** `cols` strictly ascending; one bound each. */
  setColumnBounds(cols: Int32Array, lower: Float64Array, upper: Float64Array): void
  /** `cols` strictly ascending; one cost each. */
  setColumnCosts(cols: Int32Array, cost: Float64Array): void
  /** `rows` strictly ascending; one pair of sides each. */
  setRowSides(rows: Int32Array, lower: Float64Array, upper: Float64Array): void
  run(
    options: Pick<MilpOptions, 'seed' | 'limitMs' | 'relax' | 'presolve'>,
  ): Pick<MilpResult, 'x' | 'rowDuals' | 'objective'>
  /** For each of the columns that is basic, multipliers of rows whose sum is its tableau row; none without a basis. */
  tableauRows(cols: ReadonlySet<number>): SparseVector[]
  dispose(): void
}
