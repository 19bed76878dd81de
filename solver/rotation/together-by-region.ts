/**
 * Moves and whole visits of a large county, from one relaxation: moves as if visits could be had in parts, visits for
 * them, then both together region by region.
 */
import type { MilpModel } from '../milp/model.ts'
import type { SiftedSolution } from '../milp/sifted-lp.ts'
import { evaluate } from './evaluate.ts'
import type { RotationModel } from './model.ts'
import { type PlanWithVisits, worthWithin } from './plan-with-visits.ts'
import type { Choice } from './problem.ts'
import type { Relaxation } from './relaxation.ts'
import type { Limit } from './rules/limit.ts'
import { agreeing, polishedByRegion, type RegionalSearch } from './search/by-region.ts'
import { tightRows } from './search/sub-mip.ts'
import { planVisits, type VisitOptions } from './visits.ts'

export interface TogetherByRegion extends RegionalSearch {
  readonly visiting: VisitOptions
}

/**
 * Improves `start`, a plan within the limits.
 * @param relaxation of the model with whole visits; `guide` is its solution
 * @param shortageAllowed points of missing periods; where whole visits leave more missing, so much is allowed
 * @returns a bound for every plan with whole visits and no more missing than allowed
 */
export async function togetherByRegion(
  relaxation: Relaxation,
  guide: SiftedSolution,
  start: Choice,
  limits: readonly Limit[],
  shortageAllowed: number,
  settings: TogetherByRegion,
): Promise<{ readonly plan: PlanWithVisits; readonly bound: number }> {
  const { model, problem } = relaxation
  const inParts = visitsInParts(model, tightRows(model, relaxation.rows, guide))
  const byTheHour = worthWithin(problem, limits, shortageAllowed)
  const choice = await agreeing(model, inParts, guide, start, (choice) => byTheHour({ choice }), settings)
  const plan = { choice, visits: await planVisits(problem, choice, settings.visiting) }
  const missing = evaluate(problem, choice, plan).terms.shortage
  const allowed = Math.max(shortageAllowed, missing)
  const bound = allowed > shortageAllowed ? relaxation.allowing(allowed, choice) : guide.bound
  const rows = tightRows(model, relaxation.rows, guide)
  const worth = worthWithin(problem, limits, allowed)
  return { plan: await polishedByRegion(model, rows, guide, plan, worth, settings), bound }
}

function visitsInParts({ visitCols }: RotationModel, rows: MilpModel): MilpModel {
  const integrality = rows.integrality.slice()
  for (const col of visitCols.values()) integrality[col] = 0
  return Object.freeze({ ...rows, integrality })
}
