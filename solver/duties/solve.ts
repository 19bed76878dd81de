/** Duties of one part, the recipe: how good can coverage be, who teaches what, in which half-days are visits made. */
import type { StopReason } from '../../models/plan.ts'
import { safeBound } from '../milp/bound.ts'
import { openHighs } from '../milp/highs.ts'
import { makeStop } from '../search/stop.ts'
import { Assignment } from './assignment.ts'
import { dropTaught, settleBroadcasts } from './broadcast.ts'
import { buildProblem } from './build.ts'
import { complete } from './complete.ts'
import { buildCoverage, type CoverageModel } from './coverage.ts'
import type { DutiesPart } from './input.ts'
import { unmetOf } from './unmet.ts'
import {
  dutiesOf,
  type DutiesPartResult,
  missingPoints,
  taughtPeriods,
  visitPoints,
  visitsOf,
} from './result.ts'
import { improve } from './search.ts'
import { startFrom } from './start.ts'
import { buildWeek } from './week-problem.ts'
import { dropExcess } from './week-legal.ts'
import { placeWeek } from './week-search.ts'
import type { WeekState } from './week-state.ts'

export interface DutiesProgress {
  readonly phase: 'coverage' | 'assignment' | 'half-days'
  /** Points, as far as they are known. */
  readonly incumbent?: number
  readonly bound?: number
  /** Complete: what is left if the run is cancelled. */
  readonly best?: DutiesPartResult
}

export interface DutiesOptions {
  readonly seed: number
  readonly effort: 'quick' | 'standard' | 'thorough'
  readonly onProgress?: (progress: DutiesProgress) => void
  /** Safety limit for all together, ms; needs `nowMs`. The searches end by work, not by the clock. */
  readonly limitMs?: number
  /** Monotonic clock, ms. */
  readonly nowMs?: () => number
}

/** Work of the searches: iterations of the coverage model's LPs, of the assignment by group, of the week by duty. A part of `oneRound` groups is annealed once, one of half as many twice. */
const EFFORT = {
  quick: { lpIterations: 2_000, byGroup: 400, oneRound: 400, weekByDuty: 100 },
  standard: { lpIterations: 2_500, byGroup: 1_500, oneRound: 1_500, weekByDuty: 300 },
  thorough: { lpIterations: 100_000, byGroup: 12_000, oneRound: 1_500, weekByDuty: 1_000 },
} as const
/** However few the groups. */
const LEAST_ITERATIONS = 10_000
const MOST_ROUNDS = 8
/** Searches for the half-days of one assignment, at most. */
const MOST_WEEKS = 10
const COVERAGE_GAP = 0.005
/** Temperatures, in points: what may be undone at first, and what counts in the end. */
const WARM = 0.15
const HOT = 3
const COLD = 0.001
/** Proven within this, a plan counts as optimal. */
const OPTIMAL_GAP = 1e-6

export async function solveDutiesPart(part: DutiesPart, options: DutiesOptions): Promise<DutiesPartResult> {
  const { onProgress } = options
  const problem = buildProblem(part)
  const coverage = buildCoverage(problem)
  const { bound, x } = await solveCoverage(coverage, options)
  const first = new Assignment(problem)
  startFrom(first, coverage, x)
  settleBroadcasts(first)
  const start = withWeek(first, 'no-improvement', options, 1)
  onProgress?.({ phase: 'coverage', bound, best: { ...resultOf(part, start, bound), stopped: 'cancelled' } })

  const result = resultOf(part, bestOfRounds(coverage, start, x, options), bound)
  onProgress?.({ phase: 'half-days', incumbent: result.objective, bound, best: result })
  return result
}

/** An assignment whose visits have found their half-days. */
interface Round {
  readonly assignment: Assignment
  readonly stopped: StopReason
  readonly state: WeekState
  /** Periods that found no half-day, by group. */
  readonly dropped: Int32Array
  /** Of the assignment, with what the dropped periods are worth. */
  readonly cost: number
}

/**
 * Anneals from the coverage model's hours; a small part several times, by turns warm and hot, for what is small is cheap and has
 * fewer ways out of a dead end.
 */
function bestOfRounds(coverage: CoverageModel, start: Round, x: Float64Array, options: DutiesOptions): Round {
  const { seed, effort, limitMs, nowMs } = options
  const { problem } = start.assignment
  const stop = makeStop({ ...(limitMs !== undefined && { limitMs }), ...(nowMs && { clock: nowMs }) })
  const iterations = Math.max(LEAST_ITERATIONS, EFFORT[effort].byGroup * problem.groups.length)
  const rounds = Math.max(
    1,
    Math.min(MOST_ROUNDS, Math.round(EFFORT[effort].oneRound / Math.max(1, problem.groups.length))),
  )
  let best = start
  for (let round = 0; round < rounds; round++) {
    const assignment = new Assignment(problem)
    startFrom(assignment, coverage, x)
    const hot = round % 2 === 0 ? WARM : HOT
    const stopped = improve(assignment, { seed: seed + round, iterations, hot, cold: COLD, stop })
    settleBroadcasts(assignment)
    complete(assignment)
    dropTaught(assignment)
    if (assignment.cost() < best.cost) {
      const placed = withWeek(assignment, stopped, options, MOST_WEEKS)
      if (placed.cost < best.cost) best = placed
    }
    if (stopped === 'time-limit') return { ...best, stopped }
  }
  return best
}

/** Half-days for the visits; sought anew, up to `tries` times in all, while some lessons find none. */
function withWeek(
  assignment: Assignment,
  stopped: StopReason,
  { seed, effort }: DutiesOptions,
  tries: number,
): Round {
  const week = buildWeek(assignment)
  const iterations = Math.max(LEAST_ITERATIONS, EFFORT[effort].weekByDuty * week.duties.length)
  let best: Round | undefined
  for (let n = 0; n < tries; n++) {
    const state = placeWeek(week, { seed: seed + n, iterations })
    const dropped = dropExcess(state)
    const lost =
      missingPoints(assignment, taughtPeriods(state)) - missingPoints(assignment, assignment.taught)
    const round = { assignment, stopped, state, dropped, cost: assignment.cost() + lost }
    if (!best || round.cost < best.cost) best = round
    if (dropped.every((periods) => periods === 0)) break
  }
  return best!
}

/** The bound of missing periods and visits by our own arithmetic, and hours to start from. */
async function solveCoverage(
  { milp, hours }: CoverageModel,
  { seed, effort, limitMs }: DutiesOptions,
): Promise<{ readonly bound: number; readonly x: Float64Array }> {
  const session = await openHighs(milp)
  const limits = { seed, ...(limitMs !== undefined && { limitMs }) }
  try {
    const hourCols = Int32Array.from(hours, ({ col }) => col)
    session.setColumnCosts(hourCols, new Float64Array(hours.length))
    const relaxed = session.run({ ...limits, relax: true })
    const bound = relaxed.rowDuals ? safeBound(session.model, relaxed.rowDuals).bound : 0
    session.setColumnCosts(
      hourCols,
      Float64Array.from(hourCols, (col) => milp.colCost[col]!),
    )
    const maxLpIterations = EFFORT[effort].lpIterations
    const whole = session.run({ ...limits, relGap: COVERAGE_GAP, maxLpIterations })
    return { bound: Math.max(0, bound), x: whole.x ?? relaxed.x ?? new Float64Array(milp.numCols) }
  } finally {
    session.dispose()
  }
}

/** What the part comes to. */
function resultOf(
  part: DutiesPart,
  { assignment, stopped, state, dropped }: Round,
  bound: number,
): DutiesPartResult {
  const objective = missingPoints(assignment, taughtPeriods(state)) + visitPoints(state)
  const proved = objective - bound <= OPTIMAL_GAP * Math.max(1, objective)
  return {
    key: part.key,
    status: proved ? 'optimal' : 'feasible',
    stopped: proved ? 'proved' : stopped,
    objective,
    bound: Math.min(bound, objective),
    duties: dutiesOf(state, assignment),
    visits: visitsOf(state),
    unmet: unmetOf(part, assignment, dropped),
  }
}
