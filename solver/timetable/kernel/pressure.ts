import type { Compiled } from './compiled.ts'

/** What of a state tells where hard rules are broken. */
export interface Counts {
  readonly slotOf: Int32Array
  readonly count: Uint8Array
  readonly counter: Int32Array
  readonly travelHard: Float64Array
}

/** How much heavier a point becomes each time that it is met broken, and the share of its weight that it keeps each time. */
const RISE = 0.1
const KEPT = 0.98
/** Weights below this are 0: ever smaller numbers would be slow. */
const LEAST = 1e-6

/**
 * Weights of broken hard points beyond their price, for a search that has nothing else to do than to mend (breakout: Morris, 1993; guided local search:
 * Voudouris & Tsang, 1999): each row with clashes or journeys that cannot be made, each monitor and each pair grows heavier while
 * it stays broken, so that in the end it is mended at the cost of others; with time all grow lighter again. Slots that a lesson
 * should not start in have no such weight.
 */
export class Pressure {
  /** By row, by monitor, by entry of the compiled pairs: shares of the price. All 0 at first. */
  readonly onRow: Float64Array
  readonly onMonitor: Float64Array
  readonly onPair: Float64Array
  /** Whether anything has been pressed yet. */
  isFelt = false
  private readonly compiled: Compiled
  /** The three of them in a row. */
  private readonly weights: Float64Array

  constructor(compiled: Compiled) {
    const { rowCount, monitors, pairs } = compiled
    this.compiled = compiled
    this.weights = new Float64Array(rowCount + monitors.count + pairs.other.length)
    this.onRow = this.weights.subarray(0, rowCount)
    this.onMonitor = this.weights.subarray(rowCount, rowCount + monitors.count)
    this.onPair = this.weights.subarray(rowCount + monitors.count)
  }

  /** Raises the weight of what is broken and lowers all; returns the burden of the state under the new weights. */
  press(state: Counts): number {
    const { weights } = this
    this.isFelt = true
    for (let point = 0; point < weights.length; point++) {
      const kept = weights[point]! * KEPT
      weights[point] = kept < LEAST ? 0 : kept
    }
    return this.visit(state, RISE)
  }

  /** What the broken points of a state weigh beyond their price. */
  burdenOf(state: Counts): number {
    return this.visit(state, 0)
  }

  private visit(state: Counts, rise: number): number {
    return this.visitRows(state, rise) + this.visitMonitors(state, rise) + this.visitPairs(state, rise)
  }

  private visitRows({ count, travelHard }: Counts, rise: number): number {
    const { rowCount, slotCount, dayCount, capacity, clashHard, travel } = this.compiled
    let burden = 0
    for (let row = 0; row < rowCount; row++) {
      let price = 0
      for (let at = row * slotCount; at < (row + 1) * slotCount; at++)
        if (count[at]! > capacity[row]!) price += (count[at]! - capacity[row]!) * clashHard[row]!
      if (travel) for (let at = row * dayCount; at < (row + 1) * dayCount; at++) price += travelHard[at]!
      if (price === 0) continue
      this.onRow[row]! += rise
      burden += price * this.onRow[row]!
    }
    return burden
  }

  private visitMonitors({ counter }: Counts, rise: number): number {
    const { count, isHard, parent, priceStart, prices } = this.compiled.monitors
    let burden = 0
    for (let monitor = 0; monitor < count; monitor++) {
      if (isHard[monitor] === 0 || parent[monitor]! >= 0) continue
      const price = prices[priceStart[monitor]! + counter[monitor]!]!
      if (price === 0) continue
      this.onMonitor[monitor]! += rise
      burden += price * this.onMonitor[monitor]!
    }
    return burden
  }

  /** Each pair is met at both its lessons. */
  private visitPairs({ slotOf }: Counts, rise: number): number {
    const { lessonCount, slotCount, pairs } = this.compiled
    let burden = 0
    for (let lesson = 0; lesson < lessonCount; lesson++) {
      for (let k = pairs.from[lesson]!; k < pairs.from[lesson + 1]!; k++) {
        const partner = slotOf[pairs.other[k]!]!
        if (pairs.isHard[k] === 0 || slotOf[lesson]! < 0 || partner < 0) continue
        const price = pairs.prices[pairs.table[k]! + slotOf[lesson]! * slotCount + partner]!
        if (price === 0) continue
        this.onPair[k]! += rise
        burden += (price * this.onPair[k]!) / 2
      }
    }
    return burden
  }
}
