/** The model over some of the candidates, solved to find better plans; where all that could help are kept, also a bound. */
import { rowActivity } from '../../milp/evaluate.ts'
import { highsBackend } from '../../milp/highs.ts'
import type { MilpModel } from '../../milp/model.ts'
import { expandSolution, restrictColumns, restrictRows } from '../../milp/restrict.ts'
import type { MilpOptions, StopReason } from '../../milp/solve.ts'
import type { SiftedSolution } from '../../milp/sifted-lp.ts'
import { choiceOf, moveValues, movesWhole, type RotationModel, startOf } from '../model.ts'
import type { Choice } from '../problem.ts'

export interface SubMipResult {
  readonly choice: Choice | undefined
  /** The solver's word, for the candidates kept. */
  readonly bound: number
  readonly stopped: StopReason
}

/**
 * Keeps the candidates in `kept` and those of the plan `start`. `rows` is the model with its cuts.
 * @param free by mover: 0 for who stays as in `start`; default: all are free
 */
export async function solveAmong(
  model: RotationModel,
  rows: MilpModel,
  kept: Iterable<number>,
  start: Choice,
  options: MilpOptions,
  free?: Uint8Array,
): Promise<SubMipResult> {
  const { firstPlace, problem } = model
  const { mover } = problem.candidates
  const keep = new Uint8Array(rows.numCols).fill(1, 0, firstPlace)
  for (const candidate of kept) keep[firstPlace + candidate] = free?.[mover[candidate]!] ?? 1
  for (const candidate of start)
    if (candidate >= 0) keep[firstPlace + candidate] = free?.[mover[candidate]!] ?? 1
  if (free) keep.set(free)
  const fixed = free ? moveValues({ ...model, milp: rows }, start) : new Float64Array(rows.numCols)
  const restriction = restrictColumns(movesWhole(model, rows), keep, fixed)
  const from = { start: startOf(model, start, restriction.keptCols) }
  const { x, bound, stopped } = await highsBackend.solve(restriction.model, { ...options, ...from })
  return { choice: x && choiceOf(model, expandSolution(restriction, x)), bound, stopped }
}

/** The model's own rows, and of the rows added later those that press on the solution: loose cuts only cost time. */
export function tightRows(model: RotationModel, rows: MilpModel, { x }: SiftedSolution): MilpModel {
  const activity = rowActivity(rows, x)
  return restrictRows(
    rows,
    Uint8Array.from(activity, (value, row) =>
      row <= model.milp.numRows || rows.rowUpper[row]! - value < TIGHT ? 1 : 0,
    ),
  )
}

const TIGHT = 1e-6
