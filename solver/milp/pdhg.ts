/**
 * Linear programs by a first-order method: primal-dual hybrid gradient steps, reflected, drawn towards an anchor (Halpern)
 * and begun anew from time to time (Applegate et al., "Practical large-scale linear programming using primal-dual hybrid
 * gradient", 2021; Lu, Peng & Yang, "cuPDLPx", 2025). An iteration costs two products with the matrix, so it goes on where
 * the simplex and interior-point methods do not; the answer is good to a few digits. What its duals prove is for
 * `bound.ts` to say.
 */
import { BalancedLp, normOf, times } from './balanced-lp.ts'
import type { MilpModel } from './model.ts'

/** Where a run begins and ends, in the model's own units: values of columns, and duals of rows as in `bound.ts`. */
export interface PrimalDual {
  readonly x: Float64Array
  readonly rowDuals: Float64Array
  /** How far steps in duals go against steps in columns: found on the way, and a good start for a model much like it. */
  readonly weight: number
}

export interface PdhgAnswer extends PrimalDual {
  /** What the tolerance is held against. */
  readonly error: number
}

export interface PdhgOptions {
  /** Content when objective and dual objective differ by no more, relative, and rows are broken by no more in a unit of their sides. */
  readonly tolerance: number
  readonly maxIterations: number
}

/** The LP relaxation from `start` on. `x` keeps all bounds, and the rows nearly. */
export function solvePdhg(model: MilpModel, start: PrimalDual, options: PdhgOptions): PdhgAnswer {
  const run = new Run(new BalancedLp(model), start)
  while (!run.isDone(options)) run.epoch(options)
  return run.result()
}

class Run {
  private readonly lp: BalancedLp
  private readonly stepLength: number
  private readonly x: Float64Array
  private readonly y: Float64Array
  /** The anchor: where the epoch began. */
  private readonly x0: Float64Array
  private readonly y0: Float64Array
  /** The plain step from (x, y), which keeps bounds and signs; and twice as far. */
  private readonly xNext: Float64Array
  private readonly yNext: Float64Array
  private readonly xAhead: Float64Array
  private readonly yAhead: Float64Array
  private weight: number
  private iterations = 0
  private error = Infinity

  constructor(lp: BalancedLp, start: PrimalDual) {
    this.lp = lp
    this.stepLength = STEP_MARGIN / lp.largestSingularValue()
    this.x = lp.shrunk(start.x)
    this.y = lp.shrunkDuals(start.rowDuals)
    this.x0 = this.x.slice()
    this.y0 = this.y.slice()
    this.xNext = this.x.slice()
    this.yNext = this.y.slice()
    this.xAhead = this.x.slice()
    this.yAhead = this.y.slice()
    this.weight = start.weight
  }

  isDone({ tolerance, maxIterations }: PdhgOptions): boolean {
    return this.iterations >= maxIterations || this.error <= tolerance
  }

  result(): PdhgAnswer {
    const { lp, xNext, yNext, weight } = this
    return { x: lp.grown(xNext), rowDuals: lp.grownDuals(yNext), weight, error: this.error }
  }

  /** Iterates from one anchor until it pays to begin anew from where that led. */
  epoch(options: PdhgOptions): void {
    this.step(0)
    const first = this.lengthOfStep()
    let before = first
    for (let k = 1; ; k++) {
      this.step(k)
      if (k % CHECK_EVERY !== 0) continue
      const now = this.lengthOfStep()
      this.error = this.errorOfNext()
      const settled = now <= SUFFICIENT * first || (now <= NECESSARY * first && now > before)
      if (settled || k >= LONGEST * this.iterations || this.isDone(options)) break
      before = now
    }
    this.beginAnew()
  }

  private beginAnew(): void {
    const dx = normOf(this.xNext.map((value, at) => value - this.x0[at]!))
    const dy = normOf(this.yNext.map((value, at) => value - this.y0[at]!))
    if (dx > TINY && dy > TINY) {
      const pulled = Math.sqrt((this.weight * dy) / dx)
      this.weight = Math.min(MOST_WEIGHT, Math.max(1 / MOST_WEIGHT, pulled))
    }
    for (const at of [this.x, this.x0]) at.set(this.xNext)
    for (const at of [this.y, this.y0]) at.set(this.yNext)
  }

  /** One reflected step, 1 / (k + 2) of the way back to the anchor. */
  private step(k: number): void {
    const { x, x0, y, y0, xNext, yNext, xAhead, yAhead } = this
    const { numCols, numRows, byCol, byRow, cost, colLower, colUpper, rowLower, rowUpper } = this.lp
    const stepX = this.stepLength / this.weight
    const stepY = this.stepLength * this.weight
    const back = 1 / (k + 2)
    for (let col = 0; col < numCols; col++) {
      let slope = cost[col]!
      const end = byCol.starts[col + 1]!
      for (let at = byCol.starts[col]!; at < end; at++) slope -= byCol.values[at]! * y[byCol.indices[at]!]!
      const now = x[col]!
      let next = now - stepX * slope
      if (next < colLower[col]!) next = colLower[col]!
      else if (next > colUpper[col]!) next = colUpper[col]!
      xNext[col] = next
      xAhead[col] = 2 * next - now
      x[col] = (1 - back) * xAhead[col]! + back * x0[col]!
    }
    for (let row = 0; row < numRows; row++) {
      let activity = 0
      const end = byRow.starts[row + 1]!
      for (let at = byRow.starts[row]!; at < end; at++)
        activity += byRow.values[at]! * xAhead[byRow.indices[at]!]!
      const now = y[row]!
      const pull = now / stepY - activity
      let next = 0
      if (pull + rowLower[row]! > 0) next = stepY * (pull + rowLower[row]!)
      else if (pull + rowUpper[row]! < 0) next = stepY * (pull + rowUpper[row]!)
      yNext[row] = next
      yAhead[row] = 2 * next - now
      y[row] = (1 - back) * yAhead[row]! + back * y0[row]!
    }
    this.iterations++
  }

  /** Of the last plain step, in the norm in which such steps grow shorter. */
  private lengthOfStep(): number {
    const dx = this.xAhead.map((ahead, at) => ahead - this.xNext[at]!)
    const dy = this.yAhead.map((ahead, at) => ahead - this.yNext[at]!)
    const crossed = times(this.lp.byCol, dy).reduce((sum, by, at) => sum + by * dx[at]!, 0)
    const square =
      this.weight * normOf(dx) ** 2 + normOf(dy) ** 2 / this.weight - 2 * this.stepLength * crossed
    return Math.sqrt(Math.max(0, square))
  }

  /** The larger of the relative gap and of how far rows are broken; both in the program's own units. */
  private errorOfNext(): number {
    const { byCol, byRow, cost, colLower, colUpper, rowLower, rowUpper } = this.lp
    const { xNext, yNext } = this
    let primal = 0
    let dual = 0
    let broken = 0
    const covered = times(byCol, yNext)
    xNext.forEach((value, col) => {
      primal += cost[col]! * value
      const reduced = cost[col]! - covered[col]!
      const bound = reduced > 0 ? colLower[col]! : colUpper[col]!
      if (Number.isFinite(bound)) dual += reduced * bound
    })
    times(byRow, xNext).forEach((activity, row) => {
      broken += Math.max(0, rowLower[row]! - activity, activity - rowUpper[row]!) ** 2
      const press = yNext[row]!
      if (press !== 0) dual += press * (press > 0 ? rowLower[row]! : rowUpper[row]!)
    })
    const gap = Math.abs(primal - dual) / Math.max(TINY, Math.abs(primal) + Math.abs(dual))
    return Math.max(gap, Math.sqrt(broken))
  }
}

/** Steps just shorter than those that might not contract. */
const STEP_MARGIN = 0.998
const CHECK_EVERY = 64
/** An epoch ends when steps are so much shorter than its first. */
const SUFFICIENT = 0.2
/** Or so much, and growing again. */
const NECESSARY = 0.8
/** Or when it has taken this share of all iterations. */
const LONGEST = 0.36
/** Where nothing moves any more, the weight would run away. */
const MOST_WEIGHT = 30
const TINY = 1e-12
