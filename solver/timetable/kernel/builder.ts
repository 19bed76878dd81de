import { outside } from './bits.ts'
import type { ChoiceWatcher, MaskTables, Monitors, OrderMonitor } from './compiled.ts'
import type { Problem } from './problem.ts'
import type { ChoiceOf, Limits, Rule } from './rules.ts'

type MaskFunction = (mask: number) => number

interface Part {
  readonly at: number
  readonly table: number
  readonly monitor: number
}
interface MonitorPlan {
  readonly parent: number
  readonly isHard: boolean
  readonly price: (count: number) => number
  /** Largest count its parts can add up to, and the count of an empty week. */
  max: number
  initial: number
}

/** Longest day for which a table of all masks is made. */
const DENSE_SLOTS = 12

/** The price of a deviation under a rule. */
export function priceOf({ weight, shape = 'linear' }: Rule): (deviation: number) => number {
  if (shape === 'step') return (deviation) => (deviation > 0 ? weight : 0)
  return shape === 'quadratic'
    ? (deviation) => weight * deviation * deviation
    : (deviation) => weight * deviation
}

/** What one more costs where every one costs the same, the first included; else NaN. */
const slopeOf = (prices: readonly number[]): number => {
  const [, first = 0] = prices
  return prices.every((price, counted) => price === first * counted) ? first : Number.NaN
}

/** Collects rows, tables and monitors while the rules are compiled. */
export class Builder {
  readonly problem: Problem
  readonly dayStart: readonly number[]
  readonly parts: Part[] = []
  readonly weekParts: Part[] = []
  readonly orders: OrderMonitor[] = []
  /** Rows after those of resources and courses: the courses of each. */
  readonly setRows: (readonly number[])[] = []
  readonly together: { row: number; monitor: number; size: number }[] = []
  /** First choice of each lesson in the numbering of all, and one past the last. */
  readonly choiceStart: Int32Array
  readonly watchers: ChoiceWatcher[][]
  readonly tallies: number[] = []
  /** Monitors of the site changes of a week, by resource. */
  readonly weekChanges: { readonly resource: number; readonly monitor: number }[] = []
  private readonly tables: MaskFunction[] = []
  private readonly tableByKey = new Map<string, number>()
  private readonly plans: MonitorPlan[] = []

  constructor(problem: Problem) {
    this.problem = problem
    const dayStart = [0]
    for (const size of problem.daySlots) dayStart.push(dayStart.at(-1)! + size)
    this.dayStart = dayStart
    this.choiceStart = new Int32Array(problem.lessons.length + 1)
    problem.lessons.forEach(({ choices = [] }, lesson) => {
      this.choiceStart[lesson + 1] = this.choiceStart[lesson]! + choices.length
    })
    this.watchers = Array.from({ length: this.choiceStart.at(-1)! }, () => [])
  }

  get dayCount(): number {
    return this.problem.daySlots.length
  }

  durationOf(lesson: number): number {
    return this.problem.courses[this.problem.lessons[lesson]!.course]!.duration
  }

  watchChoice({ lesson, choice }: ChoiceOf, watcher: ChoiceWatcher): void {
    this.watchers[this.choiceStart[lesson]! + choice]!.push(watcher)
  }

  /** Room in the tally that watchers share; returns where it begins. */
  reserveTally(values: readonly number[]): number {
    this.tallies.push(...values)
    return this.tallies.length - values.length
  }

  courseRow(course: number): number {
    return this.problem.resources.length + course
  }

  /** A row that lessons of all these courses occupy; the course's own row if there is one course only. */
  setRow(courses: readonly number[]): number {
    if (courses.length === 1) return this.courseRow(courses[0]!)
    this.setRows.push(courses)
    return this.problem.resources.length + this.problem.courses.length + this.setRows.length - 1
  }

  /** Mask of some slots on each day. */
  dayMasks(slots: readonly number[]): number[] {
    const masks = Array<number>(this.dayCount).fill(0)
    for (const slot of slots) {
      const day = this.dayStart.findIndex((_, d) => slot < this.dayStart[d + 1]!)
      masks[day]! |= 1 << (slot - this.dayStart[day]!)
    }
    return masks
  }

  /** A monitor whose price is cost: weight x shape(how far the count is outside the limits); default: the count itself. */
  monitor(rule: Rule, { min, max }: Limits = { max: 0 }): number {
    const price = priceOf(rule)
    return this.add(-1, rule.level === 'hard', (count) => price(outside(count, min, max)))
  }

  /** A monitor that hands a value of its count up to another one. */
  term(parent: number, value: (count: number) => number): number {
    return this.add(parent, false, value)
  }

  /**
   * Adds fn(mask of the row on the day) to a monitor's count. Tables of equal keys are shared; on this day the values are
   * 0..max.
   */
  tally(row: number, day: number, key: string, fn: MaskFunction, max: number, monitor: number): void {
    this.parts.push({ at: row * this.dayCount + day, table: this.table(key, fn), monitor })
    this.expect(monitor, fn, max)
  }

  /** Adds fn(set of busy days of the row) to a monitor's count. */
  tallyWeek(row: number, key: string, fn: MaskFunction, max: number, monitor: number): void {
    this.weekParts.push({ at: row, table: this.table(`week ${key}`, fn), monitor })
    this.expect(monitor, fn, max)
  }

  /** A monitor that is set directly, with counts 0..max; `initial` while nothing is placed or chosen. */
  direct(rule: Rule, max: number, initial = 0, limits?: Limits): number {
    const monitor = this.monitor(rule, limits)
    this.plans[monitor]!.max = max
    this.plans[monitor]!.initial = initial
    return monitor
  }

  buildMonitors(): Monitors {
    const count = this.plans.length
    const [priceStart, parent] = [new Int32Array(count), new Int32Array(count)]
    const [isHard, initial] = [new Uint8Array(count), new Int32Array(count)]
    const slope = new Float64Array(count)
    const prices: number[] = []
    const startByKey = new Map<string, number>()
    // Terms come after the monitor they count into, so backwards every maximum is complete when it is read.
    for (let m = count - 1; m >= 0; m--) {
      const plan = this.plans[m]!
      const own = Array.from({ length: plan.max + 1 }, (_, counted) => plan.price(counted))
      if (plan.parent >= 0) {
        const above = this.plans[plan.parent]!
        above.max += Math.max(...own)
        above.initial += own[plan.initial]!
      }
      const key = own.join()
      if (!startByKey.has(key)) {
        startByKey.set(key, prices.length)
        for (const price of own) prices.push(price)
      }
      priceStart[m] = startByKey.get(key)!
      slope[m] = slopeOf(own)
      parent[m] = plan.parent
      isHard[m] = plan.isHard ? 1 : 0
      initial[m] = plan.initial
    }
    return { count, priceStart, prices: Float64Array.from(prices), slope, parent, isHard, initial }
  }

  /** The tables, and what to multiply a table's number by to get its offset. */
  buildTables(): { tables: MaskTables; stride: number } {
    const bits = Math.max(...this.problem.daySlots, this.weekParts.length > 0 ? this.dayCount : 0)
    if (bits <= DENSE_SLOTS) {
      const stride = 1 << bits
      const values = new Int16Array(stride * this.tables.length)
      this.tables.forEach((read, table) => {
        for (let mask = 0; mask < stride; mask++) values[table * stride + mask] = read(mask)
      })
      return { tables: { dense: true, values, read: (offset, mask) => values[offset + mask]! }, stride }
    }
    const known = this.tables.map(() => new Map<number, number>())
    const read = (table: number, mask: number): number => {
      const memory = known[table]!
      let value = memory.get(mask)
      if (value === undefined) {
        value = this.tables[table]!(mask)
        memory.set(mask, value)
      }
      return value
    }
    return { tables: { dense: false, values: new Int16Array(0), read }, stride: 1 }
  }

  private table(key: string, read: MaskFunction): number {
    let table = this.tableByKey.get(key)
    if (table === undefined) {
      table = this.tables.length
      this.tables.push(read)
      this.tableByKey.set(key, table)
    }
    return table
  }

  private add(parent: number, isHard: boolean, price: (count: number) => number): number {
    this.plans.push({ parent, isHard, price, max: 0, initial: 0 })
    return this.plans.length - 1
  }

  private expect(monitor: number, read: MaskFunction, max: number): void {
    const plan = this.plans[monitor]!
    plan.max += max
    plan.initial += read(0)
  }
}
