/**
 * What would the best plan be, had this one person not been moved, or been moved: everything else may be decided anew.
 * The model, its relaxation and the plan are there from the start; a question holds one column, solves the relaxation
 * again from its last basis for a bound, and searches near the plan.
 */
import type { Rotation } from '../../../models/plan.ts'
import { buildProblem, type RotationInput } from '../build.ts'
import { type Evaluation, brokenLimits, evaluate } from '../evaluate.ts'
import { fitLimits, relaxed } from '../fit.ts'
import { broughtInPrices, candidatesUpTo, unsettled } from '../guides.ts'
import { type KeptRotation, standingOf } from '../kept.ts'
import { buildModel, type RotationModel } from '../model.ts'
import { type Choice, type RotationProblem, withMove } from '../problem.ts'
import { Relaxation } from '../relaxation.ts'
import { activityOf, concernsAnybody, excessOf, type Limit, limitOnMovers } from '../rules/limit.ts'
import { anneal } from '../search/anneal.ts'
import { solveAmong, tightRows } from '../search/sub-mip.ts'
import { limitsOf } from '../solve.ts'
import type { SiftedSolution } from '../../milp/sifted-lp.ts'
import { planVisits } from '../visits.ts'

/** A plan, and the points of missing periods that it was allowed. */
export interface StandingPlan extends KeptRotation {
  readonly coverage?: Rotation['coverage']
}

export interface Ask {
  readonly teacherId: string
  /** Should this person stay, or go anywhere at all? */
  readonly asked: 'stays' | 'moves'
}

export type WhatIfAnswer =
  | {
      readonly outcome: 'found'
      readonly choice: Choice
      readonly visits: Int32Array
      /** No plan that does as asked is below; points, visits by the hour. */
      readonly bound: number
      /** Points of missing periods that were allowed: those of the plan, or more where nothing else was found. */
      readonly shortageAllowed: number
    }
  /** Not all limits can hold then: those that would have to give way. */
  | { readonly outcome: 'impossible'; readonly broken: readonly { limit: Limit; activity: number }[] }
  /** No post is open to this person, or no move was ever thinkable. */
  | { readonly outcome: 'barred' }

export interface WhatIfOptions {
  readonly seed: number
}

/** Tries of one annealing near the plan. */
const TRIES = 12_000
const LIMIT_PRICE = 300
const OVER_SHORTAGE_PRICE = 20
const CUT_ROUNDS = 8
const CUTS_A_ROUND = 250
/** Reduced costs up to which candidates are tried by the annealing. */
const OPEN_COST = 1
const MIP_CANDIDATES = 1_500
const MIP_ITERATIONS = 6_000
/** Points for a person who would be elsewhere than in the plan. */
const CHANGE_COST = 0.2
const VISITS = { relGap: 0.002, maxLpIterations: 30_000 } as const
const TINY = 1e-6

export class WhatIf {
  readonly problem: RotationProblem
  /** The plan itself. */
  readonly choice: Choice
  readonly visits: Int32Array
  /** Hours are lent: plans are of the variant `both`. */
  readonly lends: boolean
  /** Points of missing periods that the plan may have. */
  readonly allowed: number
  /** How far each limit gives way in the plan, as in `VariantResult`. */
  readonly gives: Float64Array
  private readonly limits: readonly Limit[]
  private readonly model: RotationModel
  private readonly relaxation: Relaxation
  private readonly first: SiftedSolution | undefined
  private readonly seed: number

  /** Limits that the plan breaks count as far as it keeps them. */
  static async open(input: RotationInput, plan: StandingPlan, { seed }: WhatIfOptions): Promise<WhatIf> {
    const problem = buildProblem(input)
    const { choice, visits } = standingOf(problem, plan)
    const gives = givenBy(problem, limitsOf(problem), choice)
    const limits = relaxed(limitsOf(problem), gives)
    const free = limits.filter((limit) => limit.rule !== 'pin' && concernsAnybody(limit))
    const model = buildModel(problem, free, problem.policy.itinerant.allowed ? 'by-the-hour' : 'none')
    const relaxation = await Relaxation.open(model, choice, { seed })
    return new WhatIf(
      problem,
      { choice, visits, gives },
      limits,
      plan.coverage?.allowed,
      model,
      relaxation,
      seed,
    )
  }

  private constructor(
    problem: RotationProblem,
    { choice, visits, gives }: ReturnType<typeof standingOf> & { readonly gives: Float64Array },
    limits: readonly Limit[],
    allowed: number | undefined,
    model: RotationModel,
    relaxation: Relaxation,
    seed: number,
  ) {
    this.problem = problem
    this.choice = choice
    this.visits = visits
    this.gives = gives
    this.limits = limits
    this.model = model
    this.relaxation = relaxation
    this.seed = seed
    this.lends = problem.policy.itinerant.allowed
    const own = this.evaluation(choice).terms.shortage
    this.allowed = allowed === undefined ? Infinity : Math.max(allowed, own + TINY)
    this.first = this.tightened()
  }

  async answer({ teacherId, asked }: Ask): Promise<WhatIfAnswer> {
    const { problem } = this
    const mover = problem.movers.findIndex((person) => problem.persons[person]!.id === teacherId)
    if (mover < 0) return { outcome: 'barred' }
    const sides = asked === 'stays' ? { upper: 0 } : { lower: 1 }
    const limits = [
      ...this.limits.filter(({ rule, where }) => rule !== 'pin' || where !== teacherId),
      limitOnMovers('pin', teacherId, [mover], sides),
    ]
    const start = await this.legalStart(mover, asked, limits)
    if ('broken' in start) return { outcome: 'impossible', broken: start.broken }
    const shortageAllowed = Math.max(this.allowed, this.evaluation(start.choice).terms.shortage + TINY)
    this.relaxation.hold(mover, asked === 'stays' ? [1, 1] : [0, 0], shortageAllowed)
    const solution = this.relaxation.held(start.choice)
    const choice = await this.best(start.choice, limits, solution, shortageAllowed)
    this.relaxation.hold(mover, this.isPinned(mover) ? [0, 0] : [0, 1], this.allowed)
    const visits = this.lends
      ? await planVisits(problem, choice, { ...VISITS, seed: this.seed }, this)
      : this.visits
    return { outcome: 'found', choice, visits, bound: solution?.bound ?? -Infinity, shortageAllowed }
  }

  dispose(): void {
    this.relaxation.dispose()
  }

  /** Rounds of cuts that serve all questions: they rest on no coverage row and no pin, which questions loosen. */
  private tightened(): SiftedSolution | undefined {
    const { relaxation, allowed } = this
    let latest = relaxation.weighted(allowed)
    if (Number.isFinite(allowed)) {
      relaxation.allow(Infinity)
      latest = relaxation.held(this.choice)
    }
    for (let round = 0; latest && round < CUT_ROUNDS; round++)
      latest = relaxation.tighten(latest, CUTS_A_ROUND)
    if (Number.isFinite(allowed)) relaxation.allow(allowed)
    for (const mover of this.problem.movers.keys())
      if (this.isPinned(mover)) relaxation.hold(mover, [0, 0], allowed)
    return relaxation.held(this.choice)
  }

  /** The plan with this one change, mended as little as can be; or the limits that would have to give way. */
  private async legalStart(
    mover: number,
    asked: Ask['asked'],
    limits: readonly Limit[],
  ): Promise<{ choice: Choice } | { broken: readonly { limit: Limit; activity: number }[] }> {
    const { problem, seed } = this
    const places = asked === 'stays' ? [-1] : ownCandidates(problem, mover)
    const begin = places
      .map((place) => withMove(this.choice, mover, place))
      .map((choice) => ({ choice, points: this.evaluation(choice).objective + this.outside(limits, choice) }))
      .reduce((a, b) => (b.points < a.points ? b : a)).choice
    if (brokenLimits(problem, limits, begin).length === 0) return { choice: begin }
    const near = this.annealed(begin, limits)
    if (brokenLimits(problem, limits, near).length === 0) return { choice: near }
    const { choice, gives } = await fitLimits(problem, limits, { seed })
    const broken = limits.flatMap((limit, at) =>
      gives[at] === 0 || limit.rule === 'pin'
        ? []
        : [{ limit, activity: activityOf(problem, limit, choice) }],
    )
    return gives.every((give) => give === 0) ? { choice } : { broken }
  }

  /**
   * From a legal start, a MIP over whom the relaxation has elsewhere and the candidates that it finds cheap. Each person who would be elsewhere
   * than in the plan costs a little, so that of plans nearly as good the one most like the plan is found, and sooner.
   */
  private async best(
    start: Choice,
    limits: readonly Limit[],
    solution: SiftedSolution | undefined,
    shortageAllowed: number,
  ): Promise<Choice> {
    if (!solution) return start
    const merit = (choice: Choice): number => {
      const { objective, terms } = this.evaluation(choice)
      const legal = brokenLimits(this.problem, limits, choice).length === 0
      return legal && terms.shortage <= shortageAllowed + TINY ? objective : Infinity
    }
    const rows = tightRows(this.model, this.relaxation.rows, solution)
    const colCost = rows.colCost.slice()
    const { mover } = this.problem.candidates
    this.choice.forEach((candidate, m) => {
      if (candidate >= 0) colCost[m]! += CHANGE_COST
    })
    mover.forEach((m, c) => {
      if (this.choice[m] !== c) colCost[this.model.firstPlace + c]! += CHANGE_COST
    })
    const options = { seed: this.seed, relGap: 0, absGap: 0.05, maxLpIterations: MIP_ITERATIONS }
    const among = this.worthATry(solution, merit(start) - solution.bound)
    // Who is settled stays, or the MIP would not end.
    const free = unsettled(this.model, solution, start)
    const { choice } = await solveAmong(this.model, { ...rows, colCost }, among, start, options, free)
    return choice && merit(choice) < merit(start) ? choice : start
  }

  /** A candidate whose reduced cost exceeds the gap is in no better plan; where too many are within it, the cheapest. */
  private worthATry(solution: SiftedSolution, gap: number): Set<number> {
    for (let cost = gap; ; cost /= 2) {
      const among = candidatesUpTo(this.model, solution, cost)
      if (among.size <= MIP_CANDIDATES || cost < TINY) return among
    }
  }

  private annealed(start: Choice, limits: readonly Limit[]): Choice {
    const { first } = this
    const prices = {
      shortage: 1,
      rest: 1,
      limits: LIMIT_PRICE,
      overShortage: OVER_SHORTAGE_PRICE,
      shortageAllowed: this.lends ? Infinity : this.allowed,
      ...(this.lends && first && { periods: broughtInPrices(this.model, first) }),
    }
    const open = first && candidatesUpTo(this.model, first, OPEN_COST)
    const annealing = { seed: this.seed, tries: TRIES, hot: 0.5, cold: 0.05, prices, ...(open && { open }) }
    return anneal(this.problem, limits, start, annealing)
  }

  /** Points for heads outside the limits. */
  private outside(limits: readonly Limit[], choice: Choice): number {
    return brokenLimits(this.problem, limits, choice).reduce(
      (sum, { excess }) => sum + LIMIT_PRICE * excess,
      0,
    )
  }

  private evaluation(choice: Choice): Evaluation {
    return evaluate(this.problem, choice, this.lends ? 'by-the-hour' : 'none')
  }

  private isPinned(mover: number): boolean {
    return this.problem.pins.some((pin) => pin.mover === mover)
  }
}

const ownCandidates = ({ candidates }: RotationProblem, mover: number): number[] =>
  Array.from(
    { length: candidates.starts[mover + 1]! - candidates.starts[mover]! },
    (_, k) => candidates.starts[mover]! + k,
  )

/** How far the plan is outside each limit: positive above, negative below. */
const givenBy = (problem: RotationProblem, limits: readonly Limit[], choice: Choice): Float64Array =>
  Float64Array.from(limits, (limit) => {
    const activity = activityOf(problem, limit, choice)
    const outside = excessOf(limit, activity)
    return activity < limit.lower ? -outside : outside
  })
