/**
 * Search for a county too large for many MIPs over all of it: one where plan and relaxation disagree, which sets most
 * things right; then part by part, lap after lap with the seams elsewhere.
 */
import type { MilpModel } from '../../milp/model.ts'
import type { SiftedSolution } from '../../milp/sifted-lp.ts'
import { candidatesUpTo } from '../guides.ts'
import type { RotationModel } from '../model.ts'
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
 * Improves `start`, a plan within the limits.
 * @param rows the model with its objective and cuts
 * @param worth points of a plan; Infinity where it is not allowed
 */
export async function improveByRegion(
  model: RotationModel,
  rows: MilpModel,
  guide: SiftedSolution,
  start: Choice,
  worth: (choice: Choice) => number,
  { disagreementIterations, laps, ...settings }: RegionalSearch,
): Promise<Choice> {
  const whole = { ...settings, rounds: 0, crossings: 0, maxLpIterations: disagreementIterations }
  const agreed = await recombine(model, rows, [guide], start, worth, whole)
  const parts = Array.from({ length: laps }, (_, lap) => regionsOfLap(model.problem, lap)).flat()
  const open = candidatesUpTo(model, guide, OPEN)
  const from = { choice: agreed, visits: new Int32Array(model.problem.arcs.length) }
  return (await polish(model, rows, open, parts, from, ({ choice }) => worth(choice), settings)).choice
}

/** Candidates of a higher reduced cost are not tried. */
const OPEN = 1
