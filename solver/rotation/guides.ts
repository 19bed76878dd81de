/** What a solution of the relaxation tells the searches. */
import type { SiftedSolution } from '../milp/sifted-lp.ts'
import type { RotationModel } from './model.ts'
import { type Choice, nobodyMoves, shortagePrices } from './problem.ts'

/** Candidates of a reduced cost up to `most`, and all that the relaxation uses. */
export function candidatesUpTo(
  { firstPlace, problem }: RotationModel,
  { x, reducedCosts }: SiftedSolution,
  most: number,
): Set<number> {
  const wanted = (c: number): boolean => x[firstPlace + c]! > TINY || reducedCosts[firstPlace + c]! <= most
  return new Set([...problem.candidates.unit.keys()].filter(wanted))
}

/** Everybody where the relaxation has most of them. */
export function roundedPlan({ firstPlace, problem }: RotationModel, { x }: SiftedSolution): Choice {
  const choice = nobodyMoves(problem)
  const share = Float64Array.from(problem.movers, (_, mover) => x[mover]!)
  problem.candidates.mover.forEach((mover, candidate) => {
    if (x[firstPlace + candidate]! <= share[mover]!) return
    share[mover] = x[firstPlace + candidate]!
    choice[mover] = candidate
  })
  return choice
}

/** By mover: 1 where the relaxation does not have the person, or not wholly, where the plan has. */
export function unsettled({ firstPlace }: RotationModel, { x }: SiftedSolution, plan: Choice): Uint8Array {
  const share = (place: number, mover: number): number => x[place < 0 ? mover : firstPlace + place]!
  return Uint8Array.from(plan, (place, mover) => (share(place, mover) < SETTLED ? 1 : 0))
}

/** What the limit on missing periods costs the relaxation, in points for a point of missing periods; 0 without one. */
export const coveragePrice = ({ milp }: RotationModel, { rowDuals }: SiftedSolution): number =>
  Math.max(0, -(rowDuals[milp.numRows] ?? 0))

/** With lending, what a missing period costs is what it costs to bring it in: points by unit, then by subject. */
export function broughtInPrices(model: RotationModel, { reducedCosts }: SiftedSolution): Float64Array[] {
  const price = shortagePrices(model.problem.policy)
  const periods = model.problem.units.map(() => price.slice())
  model.shortageCols.forEach((col, k) => {
    const subject = model.shortageSubject[k]!
    const brought = price[subject]! - reducedCosts[col]!
    periods[model.shortageUnit[k]!]![subject] = Math.max(TINY, Math.min(price[subject]!, brought))
  })
  return periods
}

/** Share of a place in the relaxation from which it counts as decided. */
const SETTLED = 0.95
const TINY = 1e-6
