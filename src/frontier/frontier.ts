/** Three checked plans along the curve of turmoil and effect: their rotations together, then each to its end. */
import type { Checked } from '../../models/issue.ts'
import { combineRotation, variantsOf } from '../../solver/rotation/rotation.ts'
import type { Frontier, FrontierPoint } from '../../solver/rotation/frontier/frontier.ts'
import type { VariantResult } from '../../solver/rotation/solve.ts'
import { withTeachersOfPins } from '../decide.ts'
import { planCounty, type PlanOutcome, type PlanRequest, type PlanSurroundings } from '../pipeline.ts'
import { runStage } from '../stages.ts'
import type { FrontierTaskInput } from '../tasks/frontier.ts'
import type { RotationTaskInput } from '../tasks/rotation.ts'
import { buildTravel } from '../travel/travel.ts'

export const FRONTIER_POINTS: readonly FrontierPoint[] = ['quota', 'balanced', 'full']

/** Of the time allowed, where it is: what the rotation of each of the three may take, and what comes after it. */
const TIME_SHARE = { rotation: 1 / 9, rest: 2 / 9 } as const

/** In the order of the curve; undefined when cancelled before the rotations were there. */
export async function planFrontier(
  request: PlanRequest,
  surroundings: PlanSurroundings,
): Promise<Checked<ReadonlyMap<FrontierPoint, PlanOutcome> | undefined>> {
  const { county, pins, seed, effort } = request
  const { policy } = request.policy
  const travel = buildTravel(county, policy)
  if (!travel.ok) return travel
  const kept = withTeachersOfPins(county, pins)
  const input = { county, policy, travel: travel.value, ...(kept && { pins: kept }) }
  const [own, ...others] = variantsOf(input)
  const { limitMs } = surroundings
  const options = { seed, effort, ...(limitMs !== undefined && { limitMs: limitMs * TIME_SHARE.rotation }) }
  const variant = own === 'both' ? own : 'rotation'
  const frontierTask = {
    module: new URL('../tasks/frontier.ts', import.meta.url),
    input: { input, variant, options } satisfies FrontierTaskInput,
  }
  const otherTasks = others.map((other) => ({
    module: new URL('../tasks/rotation.ts', import.meta.url),
    input: { input, variant: other, options: { ...options, isCompared: true } } satisfies RotationTaskInput,
  }))
  const results = await runStage<Frontier | VariantResult>(
    'rotation',
    [frontierTask, ...otherTasks],
    surroundings,
  )
  const frontier = results.find((result) => result !== undefined && 'quota' in result)
  if (!frontier || !('quota' in frontier)) return { ok: true, value: undefined, issues: travel.issues }
  const variants = results.flatMap((result) => (result && 'variant' in result ? result : []))
  const rest = { ...surroundings, ...(limitMs !== undefined && { limitMs: limitMs * TIME_SHARE.rest }) }
  const plans = new Map<FrontierPoint, PlanOutcome>()
  for (const point of FRONTIER_POINTS) {
    // Moves alone were weighed for the balanced plan only.
    const beside = variants.filter((result) => point === 'balanced' || result.variant === 'lending')
    const decided = combineRotation(input, [frontier[point], ...beside])
    const outcome = await planCounty(request, rest, decided)
    if (!outcome.ok) return outcome
    plans.set(point, outcome.value)
  }
  return { ok: true, value: plans, issues: travel.issues }
}
