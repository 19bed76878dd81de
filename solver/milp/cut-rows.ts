/** Rounding cuts as rows: from the recipe of a cut, its coefficients in all columns of the model. */
import type { RowBatch } from './append.ts'
import type { MilpModel } from './model.ts'

/** One model row in a sum, turned into an equation by its slack: times `by`, its slack has coefficient `slackBy`. */
export interface Part {
  readonly row: number
  readonly by: number
  readonly slackBy: number
  readonly slack: number
  readonly side: number
}

/** How a cut is made: enough to work out its coefficient in any column. */
export interface Recipe {
  readonly rows: readonly Part[]
  readonly divisor: number
  /** Right side of the sum after bounds were substituted, over the divisor. */
  readonly right: number
  /** Columns counted down from their upper bound. */
  readonly flipped: ReadonlySet<number>
  readonly efficacy: number
  /** Coefficients in the columns that `x` uses, to tell cuts apart. */
  readonly used: ReadonlyMap<number, number>
}

/** The rounding function of right side `right`: what whole and free coefficients become. */
export function rounding(right: number) {
  const f = right - Math.floor(right)
  const steep = 1 / (1 - f)
  return {
    f,
    whole(by: number): number {
      const down = Math.floor(by + ROUND_GUARD)
      return down + Math.max(0, by - down - f) * steep
    },
    free: (by: number): number => Math.min(0, by) * steep,
    right: Math.floor(right),
  }
}

/** The cuts as rows over all columns of the model. */
export function cutRows(model: MilpModel, cuts: readonly Recipe[]): RowBatch {
  const full = wholeRows(model, new Set(cuts.flatMap(({ rows }) => rows.map(({ row }) => row))))
  const sum = new Float64Array(model.numCols)
  const slacks = new Float64Array(model.numCols)
  const isTouched = new Uint8Array(model.numCols)
  const out = new CutRows()
  for (const { rows, divisor, right, flipped } of cuts) {
    const round = rounding(right)
    const touched: number[] = []
    let side = round.right
    for (const { row, by, slackBy, side: at } of rows) {
      // slack = side - row or row - side; a negative slack coefficient stays in the cut, a positive one is dropped
      const kept = round.free(slackBy / divisor)
      const turned = slackBy * by > 0 ? -kept : kept
      side += turned * at
      const slot = full.slotOf[row]!
      for (let k = full.starts[slot]!; k < full.starts[slot + 1]!; k++) {
        const col = full.cols[k]!
        if (!isTouched[col]) {
          isTouched[col] = 1
          touched.push(col)
        }
        sum[col]! += by * full.values[k]!
        slacks[col]! += turned * full.values[k]!
      }
    }
    const coefs = touched.map((col) => {
      const turn = flipped.has(col) ? -1 : 1
      const by = (turn * (Math.abs(sum[col]!) < TINY ? 0 : sum[col]!)) / divisor
      const rounded = turn * (model.integrality[col] ? round.whole(by) : round.free(by))
      if (rounded !== 0) side += rounded * (turn < 0 ? model.colUpper[col]! : model.colLower[col]!)
      const coef = rounded + slacks[col]!
      sum[col] = 0
      slacks[col] = 0
      isTouched[col] = 0
      return coef
    })
    out.add(model, touched, coefs, side)
  }
  return out.batch()
}

/** Cuts written down: coefficients far smaller than the largest are taken out at the price of their largest effect. */
class CutRows {
  private readonly upper: number[] = []
  private readonly starts = [0]
  private readonly indices: number[] = []
  private readonly values: number[] = []

  add(
    { colLower, colUpper }: MilpModel,
    cols: readonly number[],
    coefs: readonly number[],
    side: number,
  ): void {
    const largest = coefs.reduce((most, coef) => Math.max(most, Math.abs(coef)), 0)
    const small = (coef: number): boolean => Math.abs(coef) < largest / MAX_RATIO
    let right = side
    coefs.forEach((coef, k) => {
      if (coef !== 0 && small(coef)) right -= Math.min(coef * colLower[cols[k]!]!, coef * colUpper[cols[k]!]!)
    })
    if (!Number.isFinite(right) || largest === 0) return
    coefs.forEach((coef, k) => {
      if (small(coef)) return
      this.indices.push(cols[k]!)
      this.values.push(coef / largest)
    })
    this.upper.push(right / largest + RIGHT_GUARD * Math.max(1, Math.abs(right / largest)))
    this.starts.push(this.indices.length)
  }

  batch(): RowBatch {
    return {
      lower: new Float64Array(this.upper.length).fill(-Infinity),
      upper: Float64Array.from(this.upper),
      starts: Int32Array.from(this.starts),
      indices: Int32Array.from(this.indices),
      values: Float64Array.from(this.values),
    }
  }
}

/** The rows wanted, entry by entry: row r lies at starts[slotOf[r]] .. starts[slotOf[r] + 1] - 1. */
function wholeRows(model: MilpModel, wanted: ReadonlySet<number>) {
  const { starts: first, indices, values } = model.matrix
  const slotOf = new Int32Array(model.numRows).fill(-1)
  ;[...wanted].forEach((row, slot) => {
    slotOf[row] = slot
  })
  const starts = new Int32Array(wanted.size + 1)
  for (const row of indices) if (slotOf[row]! >= 0) starts[slotOf[row]! + 1]!++
  for (let slot = 0; slot < wanted.size; slot++) starts[slot + 1]! += starts[slot]!
  const next = starts.slice()
  const found = {
    slotOf,
    starts,
    cols: new Int32Array(starts[wanted.size]!),
    values: new Float64Array(starts[wanted.size]!),
  }
  for (let col = 0; col < model.numCols; col++) {
    for (let k = first[col]!; k < first[col + 1]!; k++) {
      const slot = slotOf[indices[k]!]!
      if (slot < 0) continue
      const at = next[slot]!++
      found.cols[at] = col
      found.values[at] = values[k]!
    }
  }
  return found
}

const TINY = 1e-9
/** Smaller coefficients are taken out of a cut, at the price of their largest effect. */
const MAX_RATIO = 1e4
/** Guards against floating-point noise: towards weaker cuts. */
const ROUND_GUARD = 1e-9
const RIGHT_GUARD = 1e-8
