/** Which rows of a tableau are worth rounding. */
import type { LpSession } from './lp-session.ts'
import type { MilpModel } from './model.ts'
import type { SparseVector } from './solve.ts'

/**
 * Sums of the session's rows that make the tableau rows of integer columns between whole numbers, the farthest first.
 * @param whole the model whose columns `x` has values of
 * @param cols the session's columns as columns of `whole`
 */
export function fractionalRows(
  session: LpSession,
  whole: Pick<MilpModel, 'integrality'>,
  cols: ArrayLike<number>,
  x: Float64Array,
  most: number,
): SparseVector[] {
  const far = (col: number): number => Math.abs(x[col]! - Math.round(x[col]!))
  const wanted = Array.from(cols, (col, at) => ({ col, at }))
    .filter(({ col }) => whole.integrality[col] === 1 && far(col) > FRACTIONAL)
    .sort((a, b) => far(b.col) - far(a.col) || a.col - b.col)
  return session.tableauRows(new Set(wanted.slice(0, most).map(({ at }) => at)))
}

const FRACTIONAL = 1e-4
