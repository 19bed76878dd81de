/** Rotation, the recipe: a legal plan first, the best coverage second, then one weighted solve under its tolerance. */
import type { SolveStatus, StopReason } from '../../models/plan.ts'
import type { SiftedSolution } from '../milp/sifted-lp.ts'
import { brokenLimits, type Evaluation, evaluate } from './evaluate.ts'
import { CANDIDATES, EFFORT, recombinationOf, type RotationEffort, triesOf } from './effort.ts'
import { fitLimits, relaxed } from './fit.ts'
import { broughtInPrices, candidatesUpTo, coveragePrice, roundedPlan } from './guides.ts'
import { coverageCosts, type RotationModel } from './model.ts'
import { worthWithin } from './plan-with-visits.ts'
import { type Choice, nobodyMoves, type RotationProblem } from './problem.ts'
import { modelOf, Relaxation, tightened } from './relaxation.ts'
import { LIMIT_RULES } from './rules/index.ts'
import { concernsAnybody, type Limit } from './rules/limit.ts'
import { leastValue } from './rules/prices.ts'
import { anneal, type Annealing } from './search/anneal.ts'
import { improveByRegion, type RegionalSearch } from './search/by-region.ts'
import type { SearchPrices } from './search/state.ts'
import { prove } from './search/proof.ts'
import { type Recombination, recombine } from './search/recombine.ts'
import { solveAmong, tightRows } from './search/sub-mip.ts'
import { togetherByRegion } from './together-by-region.ts'
import { planVisits, VISITING } from './visits.ts'
import { decideTogether } from './whole-visits.ts'

/** What may be decided: visits with nobody moved, moves alone, or moves and lending together. */
export type RotationVariant = 'lending' | 'rotation' | 'both'

export interface RotationProgress {
  readonly phase: 'legal-plan' | 'coverage' | 'bound' | 'search' | 'improving'
  /** How much of the phase is done, 0 to 1; all of it where not given. */
  readonly share?: number
  readonly variant: RotationVariant
  /** Points of the best plan so far, lending by the hour. */
  readonly incumbent?: number
  /** Once there is one. */
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
  /** A plan to begin with, where one is known that keeps the limits. */
  readonly start?: Choice
  /** The plan is another variant's: this one is a line beside it, and not searched to the last. */
  readonly isCompared?: boolean
  /** Limits beside those of the rules. */
  readonly furtherLimits?: readonly Limit[]
  /** A plan within the limits that misses no less than this one may, whatever the tolerance allows. */
  readonly notBehind?: Choice
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

/** Price of all that is not coverage in the coverage solve: without it that solve returns an arbitrary plan. */
const REST_IN_COVERAGE = 0.03
/** Proven within this, a plan counts as optimal. */
const OPTIMAL_GAP = 1e-4
/** Points a head outside a limit costs in the annealing: more than any one move is worth. */
const LIMIT_PRICE = 300

/** All limits of the problem, in the order in which `VariantResult.gives` speaks of them. */
export const limitsOf = (problem: RotationProblem): Limit[] =>
  LIMIT_RULES.flatMap((rule) => rule.limits(problem))

/**
 * Decides who moves, for one variant. The bound holds for every plan within the limits (as far as they can hold
 * together) and within the coverage that the tolerance allows; with lending, for every such plan with whole visits.
 */
export async function solveVariant(
  problem: RotationProblem,
  variant: RotationVariant,
  options: RotationOptions,
): Promise<VariantResult> {
  const run = new Run(problem, variant, options)
  if (variant === 'lending') return run.result()
  const limits = await run.legalPlan()
  const rows = limits.filter(concernsAnybody)
  const model = modelOf(problem, rows, variant === 'both')
  const relaxation = await Relaxation.open(model, run.plan, { seed: options.seed })
  try {
    await run.bestCoverage(model, relaxation)
    await run.bestPlan(model, relaxation)
  } finally {
    relaxation.dispose()
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
  /** Visits a week by lending arc, once they are decided together with the moves. */
  private visits: Int32Array | undefined
  private bound: number
  private coverage: CoverageFound = { bound: 0, best: 0, allowed: Infinity }
  private stopped: StopReason = 'cancelled'

  constructor(problem: RotationProblem, variant: RotationVariant, options: RotationOptions) {
    this.problem = problem
    this.variant = variant
    this.options = options
    this.startMs = options.nowMs?.() ?? 0
    this.choice = nobodyMoves(problem)
    this.bound = leastValue(problem)
  }

  get plan(): Choice {
    return this.choice
  }

  /** A first plan that keeps the limits; where they cannot all hold, the least must give way. */
  async legalPlan(): Promise<readonly Limit[]> {
    const all = [...limitsOf(this.problem), ...(this.options.furtherLimits ?? [])]
    const start = this.options.start ?? nobodyMoves(this.problem)
    const annealing = { tries: 40 * this.problem.movers.length, hot: 5, cold: 0.3 }
    const begun = this.options.start && brokenLimits(this.problem, all, start).length === 0
    const found = begun ? start : this.anneal(all, start, annealing, { shortage: 1, rest: 1 })
    this.gives = new Float64Array(all.length)
    if (brokenLimits(this.problem, all, found).length === 0) this.choice = found
    else ({ choice: this.choice, gives: this.gives } = await fitLimits(this.problem, all, this.limited()))
    this.limits = relaxed(all, this.gives)
    this.tell('legal-plan')
    return this.limits
  }

  /** How good can coverage be? A bound, and a plan that minds hardly anything else. Sets what the tolerance allows. */
  async bestCoverage(model: RotationModel, relaxation: Relaxation): Promise<void> {
    const tolerance = this.problem.policy.rotation.coverageTolerance
    // A tolerance of everything asks for nothing.
    if (tolerance >= 1) return
    const { mipIterations } = EFFORT[this.options.effort]
    const merit = ({ terms, objective }: Evaluation): number =>
      terms.shortage + REST_IN_COVERAGE * (objective - terms.shortage)
    const given = tolerance * this.evaluation(nobodyMoves(this.problem)).terms.shortage
    const { bound, solution } = relaxation.coverage(REST_IN_COVERAGE)
    const prices = { shortage: 1, rest: REST_IN_COVERAGE }
    this.take(
      this.anneal(
        this.limits,
        this.choice,
        { tries: triesOf(this.problem, this.options.effort) / 3, hot: 8, cold: 0.2 },
        prices,
      ),
      merit,
    )
    const kept = solution && candidatesUpTo(model, solution, REST_IN_COVERAGE * KEPT_COST)
    if (kept && this.evaluation().terms.shortage - bound > given) {
      const colCost = coverageCosts(model, REST_IN_COVERAGE)
      const rows = { ...model.milp, colCost, objectiveOffset: 0 }
      const options = {
        ...this.limited(),
        relGap: 0,
        absGap: given / 4,
        maxLpIterations: Math.ceil(mipIterations / 2),
      }
      const { choice } = await solveAmong(model, rows, kept, this.choice, options)
      if (choice) this.take(choice, merit)
    }
    const best = this.evaluation().terms.shortage
    this.coverage = { bound: Math.max(0, bound), best, allowed: best + given + TINY }
    this.tell('coverage')
  }

  /** The weighted bound under the coverage allowed, then the weighted search from the best plan so far. */
  async bestPlan(model: RotationModel, relaxation: Relaxation): Promise<void> {
    this.keepUp()
    const first = relaxation.weighted(this.coverage.allowed)
    if (!first) return
    // A plan to cross with later; those of a large county are not crossed.
    if (!relaxation.isLarge) this.annealFrom(model, first)
    const rounds = EFFORT[this.options.effort].cutRounds
    const solution = await tightened(relaxation, first, rounds)
    this.bound = Math.max(this.bound, solution.bound)
    this.tell('bound')
    this.annealFrom(model, solution)
    this.tell('search')
    await this.finish(model, relaxation, solution === first ? [first] : [solution, first])
    this.stopped = 'iteration-limit'
    this.tell('improving')
  }

  /** No more is missing than in the plan that this one is not to fall behind. */
  private keepUp(): void {
    const { notBehind } = this.options
    if (!notBehind) return
    const allowed = this.evaluation(notBehind).terms.shortage + TINY
    if (allowed < this.coverage.allowed) this.coverage = { ...this.coverage, allowed }
    if (this.evaluation().terms.shortage > this.coverage.allowed) this.choice = notBehind
  }

  /** Rounds the relaxation's solution and anneals it, among the candidates that it finds cheap. */
  private annealFrom(model: RotationModel, solution: SiftedSolution): void {
    const open = candidatesUpTo(model, solution, KEPT_COST)
    const prices = {
      shortage: 1 + coveragePrice(model, solution),
      rest: 1,
      ...(this.variant !== 'rotation' && { periods: broughtInPrices(model, solution) }),
    }
    const annealing = { tries: triesOf(this.problem, this.options.effort), hot: 0.7, cold: 0.05, open }
    this.take(this.anneal(this.limits, roundedPlan(model, solution), annealing, prices), this.weighted)
  }

  /**
   * MIPs over some of the candidates, where many are within the gap; then, once they are few enough, the proof. Those
   * whose reduced cost exceeds the gap are in no better plan.
   */
  private async finish(
    model: RotationModel,
    relaxation: Relaxation,
    guides: readonly SiftedSolution[],
  ): Promise<void> {
    const { mipIterations } = EFFORT[this.options.effort]
    const solution = guides[0]!
    if (relaxation.isLarge && this.variant === 'both') return this.finishTogether(relaxation, solution)
    const rows = tightRows(model, relaxation.rows, solution)
    const withinGap = (): Set<number> =>
      candidatesUpTo(model, solution, this.evaluation().objective - solution.bound)
    const searches = withinGap().size > CANDIDATES.mip
    if (searches) {
      const worth = (choice: Choice): number => this.worthOf(choice, this.weighted)
      const better = relaxation.isLarge
        ? await improveByRegion(model, rows, solution, this.choice, worth, this.largeSettings())
        : await recombine(model, rows, guides, this.choice, worth, this.recombination())
      this.take(better, this.weighted)
      // With lending, the proof is that of moves and visits together.
      if (this.variant === 'both') return
    }
    const isShort = relaxation.isLarge || this.options.isCompared
    if (withinGap().size > (isShort ? CANDIDATES.mip : CANDIDATES.proof)) return
    await prove(model, rows, solution, {
      ...this.limited(),
      relGap: OPTIMAL_GAP / 2,
      maxLpIterations: 4 * mipIterations,
      heuristics: !searches,
      plan: this.choice,
      value: this.evaluation().objective,
      onFound: (bound, better) => {
        if (better) this.take(better, this.weighted)
        this.bound = Math.max(this.bound, Math.min(bound, this.evaluation().objective))
        this.tell('improving', PROOF_FROM)
      },
    })
  }

  /** Of a large county: the moves with their whole visits. */
  private async finishTogether(relaxation: Relaxation, solution: SiftedSolution): Promise<void> {
    const settings = { ...this.largeSettings(), visiting: { ...this.limited(), ...VISITING } }
    const { limits, choice } = this
    const { allowed } = this.coverage
    const found = await togetherByRegion(relaxation, solution, choice, limits, allowed, settings)
    this.choice = found.plan.choice
    this.visits = found.plan.visits
    this.bound = found.bound
  }

  private recombination(): Recombination {
    return {
      ...this.limited(),
      ...recombinationOf(this.options.effort, this.problem.movers.length, this.options.isCompared),
      onFound: (choice, share) => {
        this.take(choice, this.weighted)
        this.tell('improving', PROOF_FROM * share)
      },
    }
  }

  private largeSettings(): RegionalSearch {
    return { ...this.limited(), ...EFFORT[this.options.effort].large }
  }

  /** What the weighted search minds: nothing beyond the coverage allowed. */
  private readonly weighted = ({ terms, objective }: Evaluation): number =>
    terms.shortage <= this.coverage.allowed + TINY ? objective : Infinity

  /** Whole visits for the plan found. */
  async result(): Promise<VariantResult> {
    if (this.variant === 'rotation') return this.resultWith(new Int32Array(this.problem.arcs.length))
    if (this.visits) return this.resultWith(this.visits)
    const visits = await planVisits(this.problem, this.choice, { ...this.limited(), ...VISITING })
    if (this.variant === 'both') return this.polished(visits)
    // Whole visits cost no less than the hours they hold.
    this.bound = this.evaluation().objective
    this.stopped = 'no-improvement'
    return this.resultWith(visits)
  }

  /** Moves and visits together, for visits that followed the moves; where cancelled before, that is the plan. */
  private async polished(visits: Int32Array): Promise<VariantResult> {
    const { problem, choice } = this
    const start = { choice, visits }
    const allowed = Math.max(this.coverage.allowed, evaluate(problem, choice, start).terms.shortage)
    const worth = worthWithin(problem, this.limits, allowed)
    const settings = { ...this.limited(), ...EFFORT[this.options.effort], maxCandidates: CANDIDATES.mip }
    const rows = this.limits.filter(concernsAnybody)
    const { plan, bound } = await decideTogether(problem, rows, allowed, start, worth, settings)
    this.choice = plan.choice
    this.bound = Math.max(this.bound, bound)
    return this.resultWith(plan.visits)
  }

  private anneal(
    limits: readonly Limit[],
    start: Choice,
    annealing: Pick<Annealing, 'tries' | 'hot' | 'cold' | 'open'>,
    prices: Pick<SearchPrices, 'shortage' | 'rest' | 'periods'>,
  ): Choice {
    const { allowed } = this.coverage
    const over = prices.periods ? Infinity : allowed
    const all = { ...prices, limits: LIMIT_PRICE, overShortage: OVER_SHORTAGE_PRICE, shortageAllowed: over }
    return anneal(this.problem, limits, start, { ...annealing, seed: this.options.seed, prices: all })
  }

  /** Keeps the plan if it is within the limits and better. */
  private take(choice: Choice, merit: (evaluation: Evaluation) => number): void {
    if (this.worthOf(choice, merit) < merit(this.evaluation())) this.choice = choice
  }

  /** Infinity for a plan that is not within the limits. */
  private worthOf(choice: Choice, merit: (evaluation: Evaluation) => number): number {
    const legal = brokenLimits(this.problem, this.limits, choice).length === 0
    return legal ? merit(this.evaluation(choice)) : Infinity
  }

  private evaluation(choice = this.choice): Evaluation {
    return evaluate(this.problem, choice, this.variant === 'rotation' ? 'none' : 'by-the-hour')
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

  private tell(phase: RotationProgress['phase'], share = 1): void {
    const { variant, bound, options } = this
    if (!options.onProgress) return
    const best = this.resultWith(new Int32Array(this.problem.arcs.length))
    const bounded = bound > leastValue(this.problem) && { bound }
    options.onProgress({ phase, share, variant, incumbent: this.evaluation().objective, ...bounded, best })
  }

  /** Seed, and what is left of the safety limit. */
  private limited(): { seed: number; limitMs?: number } {
    const { seed, limitMs, nowMs } = this.options
    if (limitMs === undefined || !nowMs) return { seed }
    return { seed, limitMs: Math.max(1000, limitMs - (nowMs() - this.startMs)) }
  }
}

/** Points for a point of missing periods beyond what the tolerance allows. */
const OVER_SHORTAGE_PRICE = 20
/** Candidates of a higher reduced cost are left out of the MIPs; the bound minds them all. */
const KEPT_COST = 1
/** Share of the improving that is done when what is left is to be proved. */
const PROOF_FROM = 0.8
const TINY = 1e-6
