/**
 * Again and again a small MIP for some of the units, all else as it is (large neighbourhood search: Shaw, 1998): where
 * visits followed the moves, moves and whole visits are so decided together; where a county is too large for one MIP, it
 * is improved part by part. A fixed number of MIPs, each ended by work, so the same plan each time.
 */
import { highsBackend } from '../../milp/highs.ts'
import type { MilpModel } from '../../milp/model.ts'
import { expandSolution, opened, restrictColumns } from '../../milp/restrict.ts'
import { Random } from '../../search/random.ts'
import { coverGroups } from '../cover.ts'
import { movesWhole, type RotationModel } from '../model.ts'
import { planOf, type PlanWithVisits, valuesOf, wholePart } from '../plan-with-visits.ts'
import type { Choice, RotationProblem } from '../problem.ts'

export interface Polishing {
  readonly seed: number
  /** LP iterations of one MIP. */
  readonly maxLpIterations: number
  readonly limitMs?: number
}

/**
 * Improves `start`, a plan that `withCuts` allows.
 * @param withCuts the model with its objective, the coverage row and cuts
 * @param open candidates worth a try
 * @param parts units decided on together, one MIP each
 * @param worth points of a plan; Infinity where it is not allowed
 */
export async function polish(
  model: RotationModel,
  withCuts: MilpModel,
  open: ReadonlySet<number>,
  parts: readonly ReadonlySet<number>[],
  start: PlanWithVisits,
  worth: (plan: PlanWithVisits) => number,
  options: Polishing,
): Promise<PlanWithVisits> {
  if (parts.length === 0) return start
  const rows = movesWhole(model, withCuts)
  let best = start
  let value = worth(start)
  let values = await completed(model, rows, start)
  for (const units of parts) {
    if (!values) break
    const part = restrictColumns(
      opened(rows, values),
      freeColumns(model, rows, open, best.choice, units),
      values,
    )
    const { x } = await highsBackend.solve(part.model, {
      ...options,
      relGap: 0,
      absGap: ABS_GAP,
      start: wholePart(rows, part.keptCols, values),
    })
    const found = x && planOf(model, expandSolution(part, x))
    const points = found ? worth(found) : Infinity
    if (!found || points >= value - TINY) continue
    best = found
    value = points
    values = expandSolution(part, x)
  }
  return best
}

/** Pairs of clusters that lend: each in turn with one drawn at random. */
export function pairsOfClusters(problem: RotationProblem, rounds: number, seed: number): Set<number>[] {
  const groups = coverGroups(problem, 'by-the-hour').filter(({ arcs }) => arcs.length > 0)
  if (groups.length === 0) return []
  const random = new Random(seed)
  return Array.from({ length: rounds }, (_, round) => {
    const pair = [groups[round % groups.length]!, groups[random.below(groups.length)]!]
    return new Set(pair.flatMap(({ units }) => units))
  })
}

/** All columns of the best solution with these moves and visits. */
async function completed(
  model: RotationModel,
  rows: MilpModel,
  plan: PlanWithVisits,
): Promise<Float64Array | undefined> {
  const keep = new Uint8Array(rows.numCols).fill(1, model.problem.movers.length, model.firstPlace)
  for (const col of model.visitCols.values()) keep[col] = 0
  const part = restrictColumns(rows, keep, valuesOf(model, rows, plan))
  const { x } = await highsBackend.solve(part.model, { relax: true })
  return x && expandSolution(part, x)
}

/**
 * Free are: who serves at one of the units may go to another of them, or home to one; the cover of these units; and the
 * columns that belong to no unit.
 */
function freeColumns(
  { problem: { candidates, movers, persons }, firstPlace, coverUnit }: RotationModel,
  { numCols }: MilpModel,
  open: ReadonlySet<number>,
  choice: Choice,
  units: ReadonlySet<number>,
): Uint8Array {
  const keep = new Uint8Array(numCols)
  coverUnit.forEach((unit, col) => {
    if (col >= movers.length && (unit < 0 || units.has(unit))) keep[col] = 1
  })
  movers.forEach((person, mover) => {
    const home = persons[person]!.unit
    const now = choice[mover]!
    if (!units.has(now < 0 ? home : candidates.unit[now]!)) return
    if (units.has(home)) keep[mover] = 1
    for (let c = candidates.starts[mover]!; c < candidates.starts[mover + 1]!; c++)
      if (units.has(candidates.unit[c]!) && (open.has(c) || c === now)) keep[firstPlace + c] = 1
  })
  return keep
}

/** Points below which one MIP does not look for more. */
const ABS_GAP = 0.1
const TINY = 1e-6
