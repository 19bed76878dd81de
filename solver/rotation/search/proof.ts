/**
 * The proof that a plan is the best, or nearly. What costs more than the gap is in no better plan (reduced-cost fixing:
 * Dantzig, Fulkerson & Johnson, 1954): it is held where it is, and the few columns that are left are cut again, which
 * narrows the gap, which holds more. What is left in the end is one MIP. Its bound holds for all plans, up to the value
 * of the plan.
 */
import { cutRound } from '../../milp/cut-round.ts'
import { highsBackend, openHighs } from '../../milp/highs.ts'
import type { MilpModel } from '../../milp/model.ts'
import { narrowed, type Part, type PartSolution } from '../../milp/narrow.ts'
import { expandSolution, restrictColumns } from '../../milp/restrict.ts'
import { SiftedLp, type SiftedSolution } from '../../milp/sifted-lp.ts'
import type { MilpOptions } from '../../milp/solve.ts'
import { choiceOf, movesWhole, type RotationModel, startOf } from '../model.ts'
import type { Choice } from '../problem.ts'

export interface Proof extends MilpOptions {
  /** The plan to prove, within the limits, and its points. */
  readonly plan: Choice
  readonly value: number
  /** After a search there is little to find, and looking for it takes most of the work. */
  readonly heuristics: boolean
  /** Told of each better bound and of each plan found; the plan may be no better than those before. */
  readonly onFound: (bound: number, plan?: Choice) => void
}

/**
 * Proves what it can by the work that the options allow.
 * @param rows the model with its cuts
 * @param solution its relaxation
 */
export async function prove(
  model: RotationModel,
  rows: MilpModel,
  solution: SiftedSolution,
  { plan, value, onFound, ...options }: Proof,
): Promise<void> {
  let { bound } = solution
  const raise = (to: number): void => {
    if (to <= bound) return
    bound = Math.min(to, value)
    onFound(bound)
  }
  const whole = restrictColumns(rows, new Uint8Array(rows.numCols).fill(1), new Float64Array(rows.numCols))
  let narrow = narrowed({ ...solution, part: whole }, value)
  for (let lap = 0; lap < LAPS && narrow.model.numCols <= CUT_COLUMNS; lap++) {
    const core = await tightened(narrow, options.seed ?? 0)
    if (!core) break
    raise(core.bound)
    const before = narrow.model.numCols
    narrow = narrowed(core, value)
    if (narrow.model.numCols > SHRINKING * before) break
  }
  const { keptCols } = narrow
  const { integrality } = movesWhole(model, rows)
  const core = { ...narrow.model, integrality: Uint8Array.from(keptCols, (col) => integrality[col]!) }
  const told = {
    onIncumbent: ({ x }: { x: Float64Array }): void =>
      onFound(bound, choiceOf(model, expandSolution(narrow, x))),
    onProgress: (progress: { bound: number }): void => raise(progress.bound),
  }
  const start = startOf(model, plan, keptCols)
  const { x, ...result } = await highsBackend.solve(core, { ...options, start }, told)
  if (x) onFound(bound, choiceOf(model, expandSolution(narrow, x)))
  // The plan itself is in the part, so "infeasible" is an error of the solver and proves nothing.
  if (result.status !== 'infeasible') raise(result.bound)
}

/** Rounds of cuts while they pay; undefined where the solver gets no solution. */
async function tightened(part: Part, seed: number): Promise<PartSolution | undefined> {
  const { model } = part
  const lp = await SiftedLp.open(model, new Int32Array(0), [], openHighs)
  const sifting = { seed, relGap: 0, perGroup: 0, maxRounds: 1 }
  try {
    let latest = lp.solve(sifting)
    let best: PartSolution | undefined
    for (let round = 0; latest; round++) {
      if (!best || latest.bound > best.bound) best = { ...latest, part: { ...part, model: lp.model } }
      if (round === ROUNDS) break
      latest = cutRound(lp, latest, {
        maxCuts: CUTS_A_ROUND,
        avoid: new Set(),
        firstCut: model.numRows,
        sifting,
      })
    }
    return best
  } finally {
    lp.dispose()
  }
}

const LAPS = 6
/** A part of more columns takes too long to solve again and again: the MIP cuts it. */
const CUT_COLUMNS = 20_000
const ROUNDS = 6
const CUTS_A_ROUND = 250
/** A lap that leaves a larger share of the columns is the last. */
const SHRINKING = 0.9
