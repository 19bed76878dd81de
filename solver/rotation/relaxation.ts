/** The relaxation of one rotation model: its bound by our own duals, tightened by rounds of cuts. */
import { separateMir } from '../milp/mir.ts'
import type { MilpModel } from '../milp/model.ts'
import { SiftedLp, type SiftedSolution } from '../milp/sifted-lp.ts'
import { coverageCosts, coverageRow, type RotationModel } from './model.ts'
import type { Choice } from './problem.ts'

export interface RelaxationOptions {
  readonly seed: number
  readonly limitMs?: number
}

/** What differs between problems of one model: sides of `rows` (ascending), and upper bounds of all columns. */
export interface Sides {
  readonly rows: Int32Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly colUpper: Float64Array
}

/** Opened with a plan within the limits, so that there is always a solution. */
export class Relaxation {
  private readonly model: RotationModel
  private readonly lp: SiftedLp
  private readonly options: RelaxationOptions

  static async open(model: RotationModel, plan: Choice, options: RelaxationOptions): Promise<Relaxation> {
    const { candidates } = model.problem
    const starters = [...cheapest(model), ...plan.filter((candidate) => candidate >= 0)]
    const cols = starters.map((candidate) => model.firstPlace + candidate)
    return new Relaxation(model, await SiftedLp.open(model.milp, candidates.mover, cols), options)
  }

  private constructor(model: RotationModel, lp: SiftedLp, options: RelaxationOptions) {
    this.model = model
    this.lp = lp
    this.options = options
  }

  /** The model with all rows added so far. */
  get rows(): MilpModel {
    return this.lp.model
  }

  /** How little can be missing, whatever the rest costs; `rest` prices the rest, so that the solution is a sensible one. */
  coverage(rest: number): { readonly bound: number; readonly solution: SiftedSolution | undefined } {
    this.lp.setCosts(coverageCosts(this.model, rest))
    const solution = this.solve()
    this.lp.setCosts(coverageCosts(this.model, 0))
    const bound = this.solve()?.bound ?? -Infinity
    return { bound: bound - this.model.milp.objectiveOffset, solution }
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
    // Without a basis there is no tableau.
    const sums = this.method === 'simplex' ? this.lp.fractionalRows(solution.x, TABLEAU_ROWS) : []
    const cuts = separateMir(this.lp.model, solution.x, { maxCuts, avoid, sums })
    if (cuts.lower.length === 0) return undefined
    this.lp.addRows(cuts)
    const tightened = this.solve()
    if (tightened) this.lp.dropLooseRows(this.model.milp.numRows + 1, tightened)
    return tightened
  }

  dispose(): void {
    this.lp.dispose()
  }

  private solve(): SiftedSolution | undefined {
    return this.lp.solve({ ...this.options, ...SIFTING[this.method], lpMethod: this.method })
  }

  private get method(): 'simplex' | 'ipm' {
    return this.model.milp.numRows > SIMPLEX_ROWS ? 'ipm' : 'simplex'
  }
}

/** Rounds of cuts on `first` while they pay: the solution of the best bound. */
export function tightened(
  relaxation: Relaxation,
  first: SiftedSolution,
  { rounds, units }: { readonly rounds: number; readonly units: number },
): SiftedSolution {
  const maxCuts = Math.max(CUTS_A_ROUND, CUTS_A_UNIT * units)
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
const CUTS_A_ROUND = 250
const CUTS_A_UNIT = 3
/** Cuts end when so many rounds brought less than this share of what all brought. */
const CUT_PATIENCE = 3
const CUT_WORTH = 0.004
const TABLEAU_ROWS = 150
/** Without a basis every master starts from scratch: fewer of them, and a bound nearly as good. */
const SIFTING = {
  simplex: { relGap: 1e-6, perGroup: 5, maxRounds: 30 },
  ipm: { relGap: 1e-3, perGroup: 8, maxRounds: 3 },
} as const
/** Beyond this the simplex method takes too long from scratch. */
const SIMPLEX_ROWS = 25_000
