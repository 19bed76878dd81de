/**
 * Search for a county too large for many MIPs over all of it: one where plan and relaxation disagree, which sets most
 * things right; then part by part, lap after lap with the seams elsewhere.
 */
import type { MilpModel } from '../../milp/model.ts'
import type { SiftedSolution } from '../../milp/sifted-lp.ts'
import { candidatesUpTo } from '../guides.ts'
import type { RotationModel } from '../model.ts'
import type { PlanWithVisits } from '../plan-with-visits.ts'
import type { Choice } from '../problem.ts'
import { regionsOfLap } from '../regions.ts'
import { polish } from './polish.ts'
import { recombine } from './recombine.ts'

export interface RegionalSearch {
  readonly seed: number
  /** LP iterations of the MIP where plan and relaxation disagree. */
  readonly disagreementIterations: number
  readonly laps: number
  /** LP iterations of the MIP of one part. */
  readonly maxLpIterations: number
  readonly limitMs?: number
}

/**
 * Improves `start`, a plan within the limits, where the guide places people otherwise.
 * @param rows the model with its objective and cuts
 * @param worth points of a plan; Infinity where it is not allowed
 */
export function agreeing(
  model: RotationModel,
  rows: MilpModel,
  guide: SiftedSolution,
  start: Choice,
  worth: (choice: Choice) => number,
  { disagreementIterations, seed, limitMs }: RegionalSearch,
): Promise<Choice> {
  const whole = { rounds: 0, crossings: 0, maxLpIterations: disagreementIterations }
  const settings = { ...whole, seed, ...(limitMs !== undefined && { limitMs }) }
  return recombine(model, rows, [guide], start, worth, settings)
}

/** Improves `start`, a plan within the limits, in both ways. */
export async function improveByRegion(
  model: RotationModel,
  rows: MilpModel,
  guide: SiftedSolution,
  start: Choice,
  worth: (choice: Choice) => number,
  settings: RegionalSearch,
): Promise<Choice> {
  const choice = await agreeing(model, rows, guide, start, worth, settings)
  const plan = { choice, visits: new Int32Array(model.problem.arcs.length) }
  const valued = (found: PlanWithVisits): number => worth(found.choice)
  return (await polishedByRegion(model, rows, guide, plan, valued, settings)).choice
}

/** Improves `start`, a plan within the limits, region by region. */
export function polishedByRegion(
  model: RotationModel,
  rows: MilpModel,
  guide: SiftedSolution,
  start: PlanWithVisits,
  worth: (plan: PlanWithVisits) => number,
  { laps, ...settings }: RegionalSearch,
): Promise<PlanWithVisits> {
  const parts = Array.from({ length: laps }, (_, lap) => regionsOfLap(model.problem, lap)).flat()
  return polish(model, rows, candidatesUpTo(model, guide, OPEN), parts, start, worth, settings)
}

/** Candidates of a higher reduced cost are not tried. */
const OPEN = 1
