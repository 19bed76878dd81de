/**
 * Complemented mixed-integer rounding cuts (Marchand & Wolsey, "Aggregation and mixed integer rounding to solve MIPs",
 * 2001): rows that every integer solution satisfies and a given fractional one does not. Rows of the model are added
 * up along tight rows that share a continuous column, then rounded. HiGHS makes such cuts too, but keeps them to itself;
 * as rows of our model they count in our own bound.
 */
import type { RowBatch } from './append.ts'
import type { MilpModel } from './model.ts'
import { cutRows, type Part, type Recipe, rounding } from './cut-rows.ts'
import { rowActivity } from './evaluate.ts'
import type { SparseVector } from './solve.ts'

export interface MirOptions {
  /** Cuts returned at most, the most violated first. */
  readonly maxCuts: number
  /** Rows added up at most. */
  readonly maxRows?: number
  /** Rows that no cut may be made from, because their sides will change. */
  readonly avoid?: ReadonlySet<number>
  /** Further sums of rows to try as they are: multipliers by row. */
  readonly sums?: readonly SparseVector[]
  /** Rows to begin with; default all. */
  readonly among?: Iterable<number>
}

/** Rows that cut off `x` (a solution of the relaxation, length numCols). Empty when none is found. */
export function separateMir(
  model: MilpModel,
  x: Float64Array,
  { maxCuts, maxRows = 6, avoid = new Set(), sums = [], among }: MirOptions,
): RowBatch {
  const search = new CutSearch(model, x, avoid)
  const found: Recipe[] = []
  for (const row of among ?? new Int32Array(model.numRows).keys()) {
    for (const sign of [1, -1]) {
      const cut = search.from(row, sign, maxRows)
      if (cut) found.push(cut)
    }
  }
  for (const sum of sums) {
    for (const sign of [1, -1]) {
      const cut = search.fromSum(sum, sign)
      if (cut) found.push(cut)
    }
  }
  found.sort((a, b) => b.efficacy - a.efficacy || a.rows[0]!.row - b.rows[0]!.row)
  return cutRows(model, distinct(found, maxCuts))
}

/** A column of the sum, measured from the bound it is nearest to. */
interface Entry {
  readonly col: number
  by: number
  value: number
  flipped: boolean
}

class CutSearch {
  private readonly model: MilpModel
  private readonly x: Float64Array
  private readonly avoid: ReadonlySet<number>
  private readonly activity: Float64Array
  /** Rows over the columns that do not rest at a lower bound of zero; the others add nothing to any sum. */
  private readonly starts: Int32Array
  private readonly cols: Int32Array
  private readonly values: Float64Array
  private readonly coef: Float64Array
  private readonly isTouched: Uint8Array
  private touched: number[] = []
  private parts: Part[] = []
  private right = 0

  constructor(model: MilpModel, x: Float64Array, avoid: ReadonlySet<number>) {
    this.model = model
    this.x = x
    this.avoid = avoid
    this.activity = rowActivity(model, x)
    const { starts, indices, values } = model.matrix
    const live = Uint8Array.from(x, (value, col) => (value > TINY || model.colLower[col] !== 0 ? 1 : 0))
    this.starts = new Int32Array(model.numRows + 1)
    for (let col = 0; col < model.numCols; col++) {
      if (live[col]) for (let k = starts[col]!; k < starts[col + 1]!; k++) this.starts[indices[k]! + 1]!++
    }
    for (let row = 0; row < model.numRows; row++) this.starts[row + 1]! += this.starts[row]!
    const next = this.starts.slice()
    this.cols = new Int32Array(this.starts[model.numRows]!)
    this.values = new Float64Array(this.cols.length)
    for (let col = 0; col < model.numCols; col++) {
      if (!live[col]) continue
      for (let k = starts[col]!; k < starts[col + 1]!; k++) {
        const at = next[indices[k]!]!++
        this.cols[at] = col
        this.values[at] = values[k]!
      }
    }
    this.coef = new Float64Array(model.numCols)
    this.isTouched = new Uint8Array(model.numCols)
  }

  /** Starts at one row and adds rows up until a cut appears. */
  from(row: number, sign: number, maxRows: number): Recipe | undefined {
    this.clear()
    if (!this.add(row, sign)) return undefined
    for (;;) {
      const cut = this.bestCut()
      if (cut) return cut
      if (this.parts.length === maxRows || !this.addNext()) return undefined
    }
  }

  /** The sum as it is. */
  fromSum({ indices, values }: SparseVector, sign: number): Recipe | undefined {
    if (indices.length > MAX_SUM_ROWS) return undefined
    this.clear()
    for (let k = 0; k < indices.length; k++) {
      if (!this.add(indices[k]!, sign * values[k]!)) return undefined
    }
    return this.bestCut()
  }

  private clear(): void {
    for (const col of this.touched) {
      this.coef[col] = 0
      this.isTouched[col] = 0
    }
    this.touched = []
    this.parts = []
    this.right = 0
  }

  /** False where the row is far from tight: a cut through its slack would be weak. */
  private add(row: number, by: number): boolean {
    if (this.avoid.has(row)) return false
    const below = this.activity[row]! - this.model.rowLower[row]!
    const above = this.model.rowUpper[row]! - this.activity[row]!
    const fromAbove = above <= below
    const slack = Math.max(0, fromAbove ? above : below)
    if (!(slack <= MAX_SLACK)) return false
    const side = fromAbove ? this.model.rowUpper[row]! : this.model.rowLower[row]!
    const equation = this.model.rowLower[row] === this.model.rowUpper[row]
    this.parts.push({ row, by, side, slack, slackBy: equation ? 0 : fromAbove ? by : -by })
    this.right += by * side
    for (let k = this.starts[row]!; k < this.starts[row + 1]!; k++) {
      const col = this.cols[k]!
      if (!this.isTouched[col]) {
        this.isTouched[col] = 1
        this.touched.push(col)
      }
      this.coef[col]! += by * this.values[k]!
    }
    return true
  }

  /** Adds the sparsest tight row that takes out the continuous column farthest from its bounds. */
  private addNext(): boolean {
    const { model, x } = this
    let best = -1
    let farthest = TINY
    for (const col of this.touched) {
      if (model.integrality[col] || Math.abs(this.coef[col]!) < TINY) continue
      const distance = Math.min(x[col]! - model.colLower[col]!, model.colUpper[col]! - x[col]!)
      if (distance > farthest && this.rowFor(col) >= 0) {
        farthest = distance
        best = col
      }
    }
    if (best < 0) return false
    const row = this.rowFor(best)
    const { starts, indices, values } = model.matrix
    for (let k = starts[best]!; k < starts[best + 1]!; k++) {
      if (indices[k] !== row) continue
      const by = -this.coef[best]! / values[k]!
      const added = this.add(row, by)
      this.coef[best] = 0
      return added
    }
    return false
  }

  private rowFor(col: number): number {
    const { starts, indices } = this.model.matrix
    let best = -1
    let least = Infinity
    for (let k = starts[col]!; k < starts[col + 1]!; k++) {
      const row = indices[k]!
      const slack = Math.min(
        this.activity[row]! - this.model.rowLower[row]!,
        this.model.rowUpper[row]! - this.activity[row]!,
      )
      const length = this.starts[row + 1]! - this.starts[row]!
      if (slack > TINY || length >= least || this.avoid.has(row)) continue
      if (this.parts.some((part) => part.row === row)) continue
      best = row
      least = length
    }
    return best
  }

  private bestCut(): Recipe | undefined {
    const { model, x } = this
    const ints: Entry[] = []
    const conts: Entry[] = []
    let right = this.right
    for (const col of this.touched) {
      const by = this.coef[col]!
      if (Math.abs(by) < TINY) continue
      const [lower, upper] = [model.colLower[col]!, model.colUpper[col]!]
      const flipped = upper - x[col]! < x[col]! - lower
      const bound = flipped ? upper : lower
      if (!Number.isFinite(bound)) return undefined
      right -= by * bound
      const entry = { col, by: flipped ? -by : by, value: Math.abs(x[col]! - bound), flipped }
      if (model.integrality[col]) ints.push(entry)
      else conts.push(entry)
    }
    const between = ints.filter(({ value }) => value > FRACTIONAL)
    if (between.length === 0) return undefined
    let slope = this.parts.reduce((sum, { slackBy, slack }) => sum + Math.min(0, slackBy) * slack, 0)
    for (const { by, value } of conts) slope += Math.min(0, by) * value
    const trial = { ints, conts, slope, parts: this.parts }

    let best = { divisor: 0, right, efficacy: MIN_EFFICACY }
    const divisors = new Set(between.map(({ by }) => Math.abs(by)))
    for (const divisor of [...divisors].sort((a, b) => b - a).slice(0, MAX_DIVISORS)) {
      const efficacy = efficacyOf(trial, right, divisor)
      if (efficacy > best.efficacy) best = { divisor, right, efficacy }
    }
    if (best.divisor === 0) return undefined
    for (const part of [2, 4, 8]) {
      const efficacy = efficacyOf(trial, right, best.divisor / part)
      if (efficacy > best.efficacy) best = { divisor: best.divisor / part, right, efficacy }
    }
    between.sort((a, b) => middle(model, a) - middle(model, b))
    for (const entry of between.slice(0, MAX_FLIPS)) {
      const width = model.colUpper[entry.col]! - model.colLower[entry.col]!
      if (!Number.isFinite(width)) continue
      flip(entry, width)
      const turned = best.right + entry.by * width
      const efficacy = efficacyOf(trial, turned, best.divisor)
      if (efficacy > best.efficacy) best = { ...best, right: turned, efficacy }
      else flip(entry, width)
    }
    const used = new Map<number, number>()
    const round = rounding(best.right / best.divisor)
    for (const { col, by, flipped } of ints)
      used.set(col, (flipped ? -1 : 1) * round.whole(by / best.divisor))
    for (const { col, by, flipped } of conts)
      used.set(col, (flipped ? -1 : 1) * round.free(by / best.divisor))
    const flipped = new Set([...ints, ...conts].filter((e) => e.flipped).map(({ col }) => col))
    const { divisor, efficacy } = best
    return { rows: this.parts.slice(), divisor, right: best.right / divisor, flipped, efficacy, used }
  }
}

const middle = (model: MilpModel, { col, value }: Entry): number =>
  Math.abs(value - (model.colUpper[col]! - model.colLower[col]!) / 2)

function flip(entry: Entry, width: number): void {
  entry.by = -entry.by
  entry.value = width - entry.value
  entry.flipped = !entry.flipped
}

/** Violation over length. */
function efficacyOf(
  { ints, conts, slope, parts }: { ints: Entry[]; conts: Entry[]; slope: number; parts: Part[] },
  right: number,
  divisor: number,
): number {
  const round = rounding(right / divisor)
  if (round.f < MIN_FRACTION || round.f > 1 - MIN_FRACTION) return 0
  let left = round.free(slope / divisor)
  let square = 0
  for (const { by, value } of ints) {
    const coef = round.whole(by / divisor)
    left += coef * value
    square += coef * coef
  }
  for (const { by } of conts) if (by < 0) square += round.free(by / divisor) ** 2
  for (const { slackBy } of parts) if (slackBy < 0) square += round.free(slackBy / divisor) ** 2
  return (left - round.right) / Math.sqrt(Math.max(square, 1e-12))
}

/** The best cuts, none nearly parallel to a better one. */
function distinct(found: readonly Recipe[], maxCuts: number): Recipe[] {
  const kept: Recipe[] = []
  const length = new Map<Recipe, number>()
  for (const cut of found) {
    if (kept.length === maxCuts) break
    length.set(cut, Math.sqrt([...cut.used.values()].reduce((sum, by) => sum + by * by, 0)))
    const parallel = kept.some((other) => {
      let dot = 0
      for (const [col, by] of cut.used) dot += by * (other.used.get(col) ?? 0)
      return dot > MAX_PARALLEL * length.get(cut)! * length.get(other)!
    })
    if (!parallel) kept.push(cut)
  }
  return kept
}

const TINY = 1e-9
const FRACTIONAL = 1e-5
const MAX_SLACK = 0.5
/** Sums of more rows give dense cuts. */
const MAX_SUM_ROWS = 100
/** Right sides nearer to a whole number give huge coefficients. */
const MIN_FRACTION = 0.02
const MIN_EFFICACY = 1e-3
const MAX_DIVISORS = 12
const MAX_FLIPS = 8
const MAX_PARALLEL = 0.9
