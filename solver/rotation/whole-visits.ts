/**
 * Moves and whole visits together: what the model by the hour cannot see, that half a visit costs a whole one. Its
 * relaxation, cut, bounds every plan with whole visits; small MIPs polish the plan, and where few candidates are left a
 * MIP over all of them proves it.
 */
import { highsBackend } from '../milp/highs.ts'
import { expandSolution, restrictColumns } from '../milp/restrict.ts'
import { candidatesUpTo } from './guides.ts'
import { buildModel, movesWhole } from './model.ts'
import { planOf, type PlanWithVisits, valuesOf, wholePart } from './plan-with-visits.ts'
import type { RotationProblem } from './problem.ts'
import { Relaxation, tightened } from './relaxation.ts'
import { regionsOfLap } from './regions.ts'
import type { Limit } from './rules/limit.ts'
import { pairsOfClusters, polish } from './search/polish.ts'
import { tightRows } from './search/sub-mip.ts'

export interface TogetherSettings {
  readonly seed: number
  readonly cutRounds: number
  readonly polishing: { readonly rounds: number; readonly maxLpIterations: number }
  /** LP iterations of the MIP over all candidates that are left. */
  readonly mipIterations: number
  /** Candidates that MIP takes at most. */
  readonly maxCandidates: number
  readonly limitMs?: number
}

/**
 * Improves `start`, a plan within the limits and the coverage allowed.
 * @param shortageAllowed points of missing periods; the bound holds for every plan that has no more
 * @param worth points of a plan; Infinity where it is not allowed
 */
export async function decideTogether(
  problem: RotationProblem,
  limits: readonly Limit[],
  shortageAllowed: number,
  start: PlanWithVisits,
  worth: (plan: PlanWithVisits) => number,
  { seed, cutRounds, polishing, mipIterations, maxCandidates, limitMs }: TogetherSettings,
): Promise<{ readonly plan: PlanWithVisits; readonly bound: number }> {
  const model = buildModel(problem, limits, 'whole-visits')
  const relaxation = await Relaxation.open(model, start.choice, { seed })
  try {
    const first = relaxation.weighted(shortageAllowed)
    if (!first) return { plan: start, bound: -Infinity }
    const solution = await tightened(relaxation, first, cutRounds)
    const rows = movesWhole(model, tightRows(model, relaxation.rows, solution))
    const limited = { seed, ...(limitMs !== undefined && { limitMs }) }
    const open = candidatesUpTo(model, solution, OPEN)
    const parts = relaxation.isLarge
      ? regionsOfLap(problem, 0)
      : pairsOfClusters(problem, polishing.rounds, seed)
    const { maxLpIterations } = polishing
    const plan = await polish(model, rows, open, parts, start, worth, { ...limited, maxLpIterations })
    const useful = candidatesUpTo(model, solution, worth(plan) - solution.bound)
    if (useful.size > maxCandidates) return { plan, bound: solution.bound }

    const keep = new Uint8Array(rows.numCols).fill(1, 0, model.firstPlace)
    for (const candidate of [...useful, ...plan.choice.filter((place) => place >= 0)])
      keep[model.firstPlace + candidate] = 1
    const part = restrictColumns(rows, keep, new Float64Array(rows.numCols))
    const { x, bound } = await highsBackend.solve(part.model, {
      ...limited,
      relGap: PROVED_GAP,
      maxLpIterations: mipIterations,
      start: wholePart(rows, part.keptCols, valuesOf(model, rows, plan)),
    })
    const found = x && planOf(model, expandSolution(part, x))
    const best = found && worth(found) < worth(plan) ? found : plan
    return { plan: best, bound: Math.max(solution.bound, Math.min(bound, worth(best))) }
  } finally {
    relaxation.dispose()
  }
}

/** Candidates of a higher reduced cost are not tried. */
const OPEN = 1
const PROVED_GAP = 5e-5
