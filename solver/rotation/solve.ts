/** Rotation, the recipe: a legal plan first, the best coverage second, then one weighted solve under its tolerance. */
import type { SolveStatus, StopReason } from '../../models/plan.ts'
import { safeBound } from '../milp/bound.ts'
import { highsBackend, type HighsSession, openHighs } from '../milp/highs.ts'
import type { MilpModel } from '../milp/model.ts'
import { expandSolution, restrictColumns } from '../milp/restrict.ts'
import type { MilpOptions, MilpResult } from '../milp/solve.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import { fitLimits, relaxed } from './fit.ts'
import { buildModel, choiceOf, coverageFirst, coverageRow, type RotationModel, startOf } from './model.ts'
import { type Choice, nobodyMoves, type RotationProblem } from './problem.ts'
import { LIMIT_RULES } from './rules/index.ts'
import type { Limit } from './rules/limit.ts'
import { planVisits } from './visits.ts'

export type RotationEffort = 'quick' | 'standard' | 'thorough'
/** What may be decided: visits with nobody moved, moves alone, or moves and lending together. */
export type RotationVariant = 'lending' | 'rotation' | 'both'

export interface RotationProgress {
  readonly phase: 'legal-plan' | 'coverage' | 'bound' | 'search'
  readonly variant: RotationVariant
  /** Points of the best plan so far, lending by the hour. */
  readonly incumbent?: number
  readonly bound?: number
  /** The best plan so far, complete: what is left if the run is cancelled. */
  readonly best?: VariantResult
}

export interface RotationOptions {
  readonly seed: number
  readonly effort: RotationEffort
  readonly onProgress?: (progress: RotationProgress) => void
  /** Safety limit for all together, ms; needs `nowMs`. The searches end by work, not by the clock. */
  readonly limitMs?: number
  /** Monotonic clock, ms. */
  readonly nowMs?: () => number
}

/** What one variant came to. Plain data: it crosses from a worker. */
export interface VariantResult {
  readonly variant: RotationVariant
  readonly choice: Choice
  /** Visits a week by lending arc; all 0 without lending. */
  readonly visits: Int32Array
  readonly bound: number
  readonly status: SolveStatus
  readonly stopped: StopReason
  readonly coverage: CoverageFound
  /** By limit of `limitsOf`: how far it has to give way because not all can hold. */
  readonly gives: Float64Array
}

/** Points of missing periods: no plan is below `bound`; `best` was found; the plan may have `allowed`. */
export interface CoverageFound {
  readonly bound: number
  readonly best: number
  readonly allowed: number
}

/** Work of the searches, in LP iterations, and the gap to their own bound at which they are content. */
const EFFORT = {
  quick: { relGap: 0.02, coverageIterations: 20_000, searchIterations: 40_000 },
  standard: { relGap: 0.003, coverageIterations: 60_000, searchIterations: 200_000 },
  thorough: { relGap: 0.0005, coverageIterations: 300_000, searchIterations: 2_000_000 },
} as const

/** Candidates with a higher reduced cost, in points, are left out of the searches; the bound minds them all. */
const REDUCED_COST_KEPT = 4
/** Price of all that is not coverage in the coverage solve: without it that solve returns an arbitrary plan. */
const REST_IN_COVERAGE = 0.02
/** Proven within this, a plan counts as optimal. */
const OPTIMAL_GAP = 1e-4

/** All limits of the problem, in the order in which `VariantResult.gives` speaks of them. */
export const limitsOf = (problem: RotationProblem): Limit[] =>
  LIMIT_RULES.flatMap((rule) => rule.limits(problem))

/**
 * Decides who moves, for one variant. The bound holds for every plan within the limits (as far as they can hold
 * together) and within the coverage that the tolerance allows.
 */
export async function solveVariant(
  problem: RotationProblem,
  variant: RotationVariant,
  options: RotationOptions,
): Promise<VariantResult> {
  const run = new Run(problem, variant, options)
  if (variant === 'lending') return run.result()
  const limits = await run.legalPlan()
  const model = buildModel(problem, limits, variant === 'both')
  const session = await openHighs(model.milp)
  try {
    await run.bestCoverage(model, session)
    await run.bestPlan(model, session)
  } finally {
    session.dispose()
  }
  return run.result()
}

/** The best so far, and what the steps need of it. Steps are called in the order of `solveVariant`. */
class Run {
  private readonly problem: RotationProblem
  private readonly variant: RotationVariant
  private readonly options: RotationOptions
  private readonly startMs: number
  private limits: readonly Limit[] = []
  private gives: Float64Array = new Float64Array(0)
  private choice: Choice
  private bound: number
  private coverage: CoverageFound = { bound: 0, best: 0, allowed: Infinity }
  private stopped: StopReason = 'cancelled'

  constructor(problem: RotationProblem, variant: RotationVariant, options: RotationOptions) {
    this.problem = problem
    this.variant = variant
    this.options = options
    this.startMs = options.nowMs?.() ?? 0
    this.choice = nobodyMoves(problem)
    this.bound = -problem.policy.rotationWeights.wish * problem.movers.length
  }

  /** A first plan that keeps the limits; where they cannot all hold, the least must give way. */
  async legalPlan(): Promise<readonly Limit[]> {
    const all = limitsOf(this.problem)
    const { choice, gives } = await fitLimits(this.problem, all, this.limited())
    this.choice = choice
    this.gives = gives
    this.limits = relaxed(all, gives)
    this.tell('legal-plan')
    return this.limits
  }

  /** How good can coverage be? A bound, and a plan that minds hardly anything else. Sets what the tolerance allows. */
  async bestCoverage(model: RotationModel, session: HighsSession): Promise<void> {
    const first = coverageFirst(model, REST_IN_COVERAGE)
    session.setColumnCosts(allCols(first), first.colCost)
    const lp = this.relaxation(session)
    const { bound } = safeBound(coverageFirst(model, 0), lp.rowDuals!)
    const merit = ({ terms, objective }: Evaluation): number =>
      terms.shortage + REST_IN_COVERAGE * (objective - terms.shortage)
    const given =
      this.problem.policy.rotation.coverageTolerance *
      this.evaluation(nobodyMoves(this.problem)).terms.shortage
    const stop = { absGap: given / 4, maxLpIterations: EFFORT[this.options.effort].coverageIterations }
    await this.improve({ ...model, milp: first }, lp, merit, stop)
    const best = this.evaluation().terms.shortage
    const allowed = best + given + TINY
    this.coverage = { bound: Math.max(0, bound), best, allowed }
    this.tell('coverage')
  }

  /** The weighted bound under the coverage allowed, then the weighted search from the best plan so far. */
  async bestPlan(model: RotationModel, session: HighsSession): Promise<void> {
    session.setColumnCosts(allCols(model.milp), model.milp.colCost)
    session.addRows(coverageRow(model, this.coverage.allowed))
    const lp = this.relaxation(session)
    this.bound = Math.max(this.bound, safeBound(session.model, lp.rowDuals!).bound)
    this.tell('bound')
    const merit = ({ terms, objective }: Evaluation): number =>
      terms.shortage <= this.coverage.allowed + TINY ? objective : Infinity
    const covered = { ...model, milp: session.model }
    const stop = { maxLpIterations: EFFORT[this.options.effort].searchIterations }
    this.stopped = await this.improve(covered, lp, merit, stop)
    this.tell('search')
  }

  /** Whole visits for the plan found. */
  async result(): Promise<VariantResult> {
    if (this.variant === 'rotation') return this.resultWith(new Int32Array(this.problem.arcs.length))
    const { relGap, coverageIterations } = EFFORT[this.options.effort]
    const options = { ...this.limited(), relGap, maxLpIterations: coverageIterations }
    const visits = await planVisits(this.problem, this.choice, options)
    if (this.variant === 'lending') {
      // Whole visits cost no less than the hours they hold.
      this.bound = this.evaluation().objective
      this.stopped = 'no-improvement'
    }
    return this.resultWith(visits)
  }

  /** Rounds the relaxation to a plan, then searches among candidates of low reduced cost. Keeps what `merit` prefers. */
  private async improve(
    model: RotationModel,
    lp: MilpResult,
    merit: (evaluation: Evaluation) => number,
    stop: MilpOptions,
  ): Promise<StopReason> {
    const { problem } = this
    const preference = Float64Array.from(problem.candidates.unit, (_, candidate) => {
      const share = lp.x![model.firstPlace + candidate]!
      return share > TINY ? ROUNDING_POINTS * share : -1
    })
    const rounded = await fitLimits(problem, this.limits, { ...this.limited(), preference })
    if (rounded.gives.every((give) => give === 0)) this.take(rounded.choice, merit)

    const keep = Uint8Array.from(lp.reducedCosts!, (cost, col) =>
      col < model.firstPlace || cost <= REDUCED_COST_KEPT ? 1 : 0,
    )
    for (const candidate of this.choice) if (candidate >= 0) keep[model.firstPlace + candidate] = 1
    const restriction = restrictColumns(model.milp, keep, new Float64Array(model.milp.numCols))
    const start = startOf(model, this.choice, restriction.keptCols)
    const { relGap } = EFFORT[this.options.effort]
    const options = { ...this.limited(), relGap, ...stop, start }
    const { x, stopped } = await highsBackend.solve(restriction.model, options)
    if (x) this.take(choiceOf(model, expandSolution(restriction, x)), merit)
    if (stopped === 'time-limit') return 'time-limit'
    return stopped === 'proved' ? 'no-improvement' : 'iteration-limit'
  }

  private take(choice: Choice, merit: (evaluation: Evaluation) => number): void {
    if (merit(this.evaluation(choice)) < merit(this.evaluation())) this.choice = choice
  }

  private evaluation(choice = this.choice): Evaluation {
    return evaluate(this.problem, choice, this.variant === 'rotation' ? 'none' : 'by-the-hour')
  }

  private relaxation(session: HighsSession): MilpResult {
    const lp = session.run({ ...this.limited(), relax: true })
    if (!lp.x || !lp.rowDuals)
      throw new Error(`the relaxation of a plan that exists is ${lp.status}: ${lp.reason}`)
    return lp
  }

  private resultWith(visits: Int32Array): VariantResult {
    const { variant, choice, bound, coverage, gives } = this
    const lending = variant === 'rotation' ? 'none' : { visits }
    const { objective } = evaluate(this.problem, choice, lending)
    const proved = objective - bound <= OPTIMAL_GAP * Math.abs(objective)
    const status = proved ? 'optimal' : 'feasible'
    return {
      variant,
      choice,
      visits,
      bound,
      status,
      stopped: proved ? 'proved' : this.stopped,
      coverage,
      gives,
    }
  }

  private tell(phase: RotationProgress['phase']): void {
    const { variant, bound, options } = this
    if (!options.onProgress) return
    const best = this.resultWith(new Int32Array(this.problem.arcs.length))
    options.onProgress({ phase, variant, incumbent: this.evaluation().objective, bound, best })
  }

  /** Seed, and what is left of the safety limit. */
  private limited(): { seed: number; limitMs?: number } {
    const { seed, limitMs, nowMs } = this.options
    if (limitMs === undefined || !nowMs) return { seed }
    return { seed, limitMs: Math.max(1000, limitMs - (nowMs() - this.startMs)) }
  }
}

const allCols = (model: MilpModel): Int32Array => Int32Array.from({ length: model.numCols }, (_, col) => col)

/** What a whole unit of a candidate speaks for in rounding, against its own cost in points. */
const ROUNDING_POINTS = 50
const TINY = 1e-6
