/**
 * Whole visits: with the moves fixed, how many half-days each unit lends to each other unit of its cluster, by subject.
 * Small MIPs, one for each cluster and stage, with rounding rows that count half-days:
 * a unit that is short of b periods needs them in whole visits of `periodsPerHalfDay`, or goes without.
 */
import { highsBackend } from '../milp/highs.ts'
import { ModelBuilder } from '../milp/model.ts'
import { coverGroups } from './cover.ts'
import { fixedPresences } from './presence.ts'
import { type Choice, POOL, type RotationProblem } from './problem.ts'
import { addCover, type CoverBlock, mostOf } from './rules/cover.ts'

export interface VisitOptions {
  readonly seed: number
  readonly relGap: number
  readonly maxLpIterations: number
  readonly limitMs?: number
}

/**
 * Decides the visits for a plan of moves: visits a week by lending arc. Where `before` is given, the visits of clusters
 * in which nobody is elsewhere than in that plan stay as they were.
 */
export async function planVisits(
  problem: RotationProblem,
  choice: Choice,
  options: VisitOptions,
  before?: { readonly choice: Choice; readonly visits: Int32Array },
): Promise<Int32Array> {
  const visits = before?.visits.slice() ?? new Int32Array(problem.arcs.length)
  const changed = before && changedUnits(problem, before.choice, choice)
  const presences = fixedPresences(problem, choice)
  for (const { units, arcs } of coverGroups(problem, 'by-the-hour')) {
    if (changed && !units.some((unit) => changed.has(unit))) continue
    const builder = new ModelBuilder()
    const block = addCover(problem, builder, presences, { units, arcs, lending: 'whole-visits' })
    addVisitRounding(block)
    const { x } = await highsBackend.solve(builder.build(), options)
    for (const arc of arcs) visits[arc] = 0
    if (!x) continue
    for (const [arc, col] of block.visitCols) visits[arc] = x[col]!
  }
  return visits
}

/** Units where somebody comes or goes in one of the plans only. */
function changedUnits(
  { movers, persons, candidates }: RotationProblem,
  before: Choice,
  after: Choice,
): ReadonlySet<number> {
  const place = (mover: number, candidate: number): number =>
    candidate < 0 ? persons[movers[mover]!]!.unit : candidates.unit[candidate]!
  return new Set(
    [...movers.keys()]
      .filter((mover) => before[mover] !== after[mover])
      .flatMap((mover) => [place(mover, before[mover]!), place(mover, after[mover]!)]),
  )
}

/** s + h_in + r Q >= r ceil(b / H): Q whole visits of H periods each, b the periods that those at the unit do not cover. */
function addVisitRounding({ problem, builder, presences, units, cols, visitCols }: CoverBlock): void {
  const half = problem.policy.itinerant.periodsPerHalfDay
  for (const unit of units) {
    for (let subject = 0; subject < POOL; subject++) {
      const { shortage, lentIn, taken } = cols.get(unit)![subject]!
      if (lentIn.length === 0) continue
      const missing = problem.units[unit]!.demand[subject]! - mostOf(presences, unit, subject).constant
      const steps = Math.ceil(missing / half - 1e-6)
      const r = missing - half * (steps - 1)
      if (missing <= 0 || r < 1e-6 || r > half - 1e-6) continue
      const free = [shortage, ...taken.map(({ col }) => col)]
      const into = lentIn.map(({ arc }) => visitCols.get(arc)!)
      builder.addRow({ lower: r * steps }, [...free, ...into], [...free.map(() => 1), ...into.map(() => r)])
    }
  }
}

/** One cluster's visits: small, and several plans of visits are nearly as good. */
export const VISITING = { relGap: 0.002, maxLpIterations: 30_000 } as const
