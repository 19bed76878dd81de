/** The relaxation of one rotation model: its bound by our own duals, tightened by rounds of cuts. */
import { cutRound } from '../milp/cut-round.ts'
import { FirstOrderSession } from '../milp/first-order.ts'
import { openHighs } from '../milp/highs.ts'
import type { MilpModel } from '../milp/model.ts'
import { SiftedLp, type SiftedSolution, type SiftOptions } from '../milp/sifted-lp.ts'
import { candidatesUpTo } from './guides.ts'
import { buildModel, coverageCosts, coverageRow, type RotationModel } from './model.ts'
import type { Choice, RotationProblem } from './problem.ts'
import { regionalCuts } from './regional-cuts.ts'
import { regionsOfLap } from './regions.ts'
import type { Limit } from './rules/limit.ts'

export interface RelaxationOptions {
  readonly seed: number
  readonly limitMs?: number
  /** Default by size. A first-order solution is good to a few digits, and has no basis. */
  readonly method?: 'simplex' | 'first-order'
}

/** What differs between problems of one model: sides of `rows` (ascending), and upper bounds of all columns. */
export interface Sides {
  readonly rows: Int32Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly colUpper: Float64Array
}

/** With lending by the hour; in a large county in whole visits from the start, for there is no time for two relaxations. */
export function modelOf(problem: RotationProblem, limits: readonly Limit[], lends: boolean): RotationModel {
  if (!lends) return buildModel(problem, limits, 'none')
  const whole = buildModel(problem, limits, 'whole-visits')
  return isLarge(whole.milp) ? whole : buildModel(problem, limits, 'by-the-hour')
}

/** Opened with a plan within the limits, so that there is always a solution. */
export class Relaxation {
  readonly model: RotationModel
  private readonly lp: SiftedLp
  /** Too large for the simplex method: cuts come region by region. */
  readonly isLarge: boolean
  private readonly options: RelaxationOptions

  static async open(model: RotationModel, plan: Choice, options: RelaxationOptions): Promise<Relaxation> {
    const { candidates } = model.problem
    const starters = [...cheapest(model), ...plan.filter((candidate) => candidate >= 0)]
    const cols = starters.map((candidate) => model.firstPlace + candidate)
    const byFirstOrder = options.method ? options.method === 'first-order' : isLarge(model.milp)
    const openLp = byFirstOrder ? firstOrder : openHighs
    const lp = await SiftedLp.open(model.milp, candidates.mover, cols, openLp)
    return new Relaxation(model, lp, byFirstOrder, options)
  }

  private constructor(model: RotationModel, lp: SiftedLp, isLarge: boolean, options: RelaxationOptions) {
    this.model = model
    this.lp = lp
    this.isLarge = isLarge
    this.options = options
  }

  get problem(): RotationProblem {
    return this.model.problem
  }

  /** The model with all rows added so far. */
  get rows(): MilpModel {
    return this.lp.model
  }

  /** How little can be missing, whatever the rest costs; `rest` prices the rest, so that the solution is a sensible one. */
  coverage(rest: number): { readonly bound: number; readonly solution: SiftedSolution | undefined } {
    // The other way round takes the simplex method four times as long: without prices for the rest it strays.
    this.lp.setCosts(coverageCosts(this.model, 0))
    const bound = this.solve()?.bound ?? -Infinity
    this.lp.setCosts(coverageCosts(this.model, rest))
    return { bound: bound - this.model.milp.objectiveOffset, solution: this.solve() }
  }

  /** The weighted relaxation under the coverage allowed; undefined where the solver gives up. */
  weighted(shortageAllowed: number): SiftedSolution | undefined {
    this.lp.setCosts(this.model.milp.colCost)
    if (Number.isFinite(shortageAllowed)) this.lp.addRows(coverageRow(this.model, shortageAllowed))
    return this.solve()
  }

  /** The same rows with other sides and some columns shut; `plan` fits them. */
  turnTo({ rows, lower, upper, colUpper }: Sides, plan: Choice): void {
    this.lp.setRowSides(rows, lower, upper)
    this.lp.setUpperBounds(colUpper)
    this.lp.include([...plan].flatMap((c) => (c >= 0 ? this.model.firstPlace + c : [])))
  }

  /** Holds the mover's stay between the bounds, and the coverage allowed, from now on; after `weighted`. */
  hold(mover: number, [lower, upper]: readonly [number, number], shortageAllowed: number): void {
    this.lp.setBounds(mover, lower, upper)
    if (Number.isFinite(shortageAllowed)) this.allow(shortageAllowed)
  }

  /** Other coverage allowed from now on; after `weighted` with a finite one. */
  allow(shortageAllowed: number): void {
    const coverage = Int32Array.of(this.model.milp.numRows)
    this.lp.setRowSides(coverage, Float64Array.of(-Infinity), Float64Array.of(shortageAllowed))
  }

  /** The bound with other coverage allowed, as in `plan`. */
  allowing(shortageAllowed: number, plan: Choice): number {
    this.allow(shortageAllowed)
    return this.held(plan)?.bound ?? -Infinity
  }

  /** The weighted relaxation as held, which has `plan` as a solution. */
  held(plan: Choice): SiftedSolution | undefined {
    const places = [...plan].filter((candidate) => candidate >= 0)
    this.lp.include(places.map((candidate) => this.model.firstPlace + candidate))
    return this.solve()
  }

  /** One round of cuts on `solution`, none of rows in `avoid`; undefined when there is nothing more to cut off. */
  tighten(
    solution: SiftedSolution,
    maxCuts: number,
    avoid: ReadonlySet<number> = new Set(),
  ): SiftedSolution | undefined {
    const firstCut = this.model.milp.numRows + 1
    return cutRound(this.lp, solution, { maxCuts, avoid, firstCut, sifting: this.sifting })
  }

  /** Rounds of cuts region by region, then the whole anew. */
  async tightenByRegion(
    solution: SiftedSolution,
    regions: readonly ReadonlySet<number>[],
    rounds: number,
  ): Promise<SiftedSolution | undefined> {
    const open = candidatesUpTo(this.model, solution, CUT_COST)
    const cutting = { seed: this.options.seed, rounds, regions }
    const cuts = await regionalCuts(this.model, this.rows, solution.x, open, cutting)
    for (const batch of cuts) this.lp.addRows(batch)
    const tightened = this.solve()
    if (tightened) this.lp.dropLooseRows(this.model.milp.numRows + 1, tightened)
    return tightened
  }

  dispose(): void {
    this.lp.dispose()
  }

  private get sifting(): SiftOptions {
    return { ...this.options, ...(this.isLarge ? ROUGH_SIFTING : SIFTING) }
  }

  private solve(): SiftedSolution | undefined {
    return this.lp.solve(this.sifting)
  }
}

/** Too large for the simplex method. */
const isLarge = ({ numRows }: MilpModel): boolean => numRows > SIMPLEX_ROWS

const firstOrder = (master: MilpModel): FirstOrderSession => new FirstOrderSession(master, FIRST_ORDER)

/** Cuts on `first` while they pay, region by region where there are many, then over the whole: the solution of the best bound. */
export async function tightened(
  relaxation: Relaxation,
  first: SiftedSolution,
  rounds: number,
): Promise<SiftedSolution> {
  const isWide = relaxation.problem.units.length > REGIONAL_UNITS
  const cut = isWide ? await tightenedByRegion(relaxation, first, rounds) : first
  return relaxation.isLarge ? cut : tightenedAsWhole(relaxation, cut, rounds)
}

/** Laps over the regions: their solutions as they are now, cut and put together again. */
async function tightenedByRegion(
  relaxation: Relaxation,
  first: SiftedSolution,
  rounds: number,
): Promise<SiftedSolution> {
  let best = first
  let latest: SiftedSolution | undefined = first
  for (let lap = 0; lap < (relaxation.isLarge ? LAPS : LAPS - 1) && latest; lap++) {
    latest = await relaxation.tightenByRegion(latest, regionsOfLap(relaxation.problem, lap), rounds)
    if (latest && latest.bound >= best.bound) best = latest
  }
  return best
}

function tightenedAsWhole(relaxation: Relaxation, first: SiftedSolution, rounds: number): SiftedSolution {
  const maxCuts = Math.max(CUTS_A_ROUND, CUTS_A_UNIT * relaxation.problem.units.length)
  let best = first
  const values = [first.objective]
  let latest: SiftedSolution | undefined = first
  for (let round = 1; round <= rounds; round++) {
    latest = relaxation.tighten(latest, maxCuts)
    if (!latest) break
    if (latest.bound >= best.bound) best = latest
    values.push(latest.objective)
    const before = values[Math.max(0, round - CUT_PATIENCE)]!
    if (latest.objective - before < CUT_WORTH * (latest.objective - first.objective)) break
  }
  return best
}

/** Candidates of least added road, a few of each mover. */
function cheapest({ problem: { candidates, movers } }: RotationModel): number[] {
  return [...movers.keys()].flatMap((mover) => {
    const own = Array.from(
      { length: candidates.starts[mover + 1]! - candidates.starts[mover]! },
      (_, k) => candidates.starts[mover]! + k,
    )
    return own.sort((a, b) => candidates.addedKm[a]! - candidates.addedKm[b]! || a - b).slice(0, STARTERS)
  })
}

const STARTERS = 5
/** Laps over the regions where there is nothing else; one less where cuts over the whole follow. */
const LAPS = 3
/** Fewer units are cut as one. */
const REGIONAL_UNITS = 100
/** Candidates of a higher reduced cost stay out of the regions' parts. */
const CUT_COST = 0.3
const CUTS_A_ROUND = 250
const CUTS_A_UNIT = 3
/** Cuts end when so many rounds brought less than this share of what all brought. */
const CUT_PATIENCE = 3
const CUT_WORTH = 0.004
const SIFTING = { relGap: 1e-6, perGroup: 5, maxRounds: 30 }
/** A first-order answer is good to a few digits: no more is asked of the bound. */
const ROUGH_SIFTING = { relGap: 5e-4, perGroup: 8, maxRounds: 8 }
const FIRST_ORDER = { tolerance: 1e-4, maxIterations: 2_000, coreCost: 0.7 }
/** Rows beyond which the simplex method takes too long. */
const SIMPLEX_ROWS = 25_000
