import type { Compiled } from './compiled.ts'
import type { State } from './state.ts'

/** Days of a row, as bits; all of them where a rule looks at the whole week. */
const ALL_DAYS = -1
/** Proposals for each lesson after which the list is made anew in any case. */
const STALE = 0.5

/**
 * Proposals after which the list is made anew if something was mended meanwhile. What was just mended and is still on the list
 * soon breaks again, so in small problems it is made at once; in large ones that would take longer than the moves.
 */
export const patienceFor = (lessonCount: number): number =>
  Math.ceil(Math.min(lessonCount / 8, lessonCount ** 2 / 100_000))

/**
 * Finds the lessons that stand where a hard rule is broken: in a clash, in a row whose hours, days or runs a rule does not
 * allow, on a day with a journey that cannot be made, in a pair that may not stand like that. Rules on what is chosen are not looked at.
 */
export class Culprits {
  private readonly compiled: Compiled
  /** Monitors of hard cost, and the row each of them watches. */
  private readonly watched: readonly { readonly monitor: number; readonly row: number }[]
  private readonly travellingRows: readonly number[]
  /** Days of each row on which its lessons are culprits. */
  private readonly days: Int32Array
  private readonly list: Int32Array
  private found: Int32Array
  private hard = Infinity
  private foundAt = -Infinity

  constructor(compiled: Compiled) {
    this.compiled = compiled
    this.watched = hardMonitors(compiled)
    this.travellingRows = rowsWith(compiled, (row) => (compiled.travel?.travellerOf[row] ?? -1) >= 0)
    this.days = new Int32Array(compiled.rowCount)
    this.list = new Int32Array(compiled.lessonCount)
    this.found = this.list
  }

  /**
   * Those among the given lessons, in their order. They are not looked for at every call, so some may be culprits no more. The
   * next call may overwrite the list.
   */
  among(lessons: Int32Array, state: State, iteration: number): Int32Array {
    const patience = state.hard < this.hard ? patienceFor(lessons.length) : STALE * lessons.length
    if (iteration < this.foundAt + patience) return this.found
    this.hard = state.hard
    this.foundAt = iteration
    this.markRows(state)
    let count = 0
    for (const lesson of lessons) if (this.isCulprit(lesson, state)) this.list[count++] = lesson
    this.found = this.list.subarray(0, count)
    return this.found
  }

  private markRows({ counter, travelHard }: State): void {
    const { monitors, dayCount } = this.compiled
    this.days.fill(0)
    for (const { monitor, row } of this.watched)
      if (monitors.prices[monitors.priceStart[monitor]! + counter[monitor]!]! > 0) this.days[row] = ALL_DAYS
    for (const row of this.travellingRows)
      for (let day = 0; day < dayCount; day++)
        if (travelHard[row * dayCount + day]! > 0) this.days[row]! |= 1 << day
  }

  private isCulprit(lesson: number, { slotOf, rows, count }: State): boolean {
    const { days, compiled } = this
    const { lessonRowStart, slotCount, slotDay, duration, capacity, clashHard } = compiled
    const slot = slotOf[lesson]!
    if (slot < 0) return false
    const day = 1 << slotDay[slot]!
    const end = slot + duration[lesson]!
    for (let k = lessonRowStart[lesson]!; k < lessonRowStart[lesson + 1]!; k++) {
      const row = rows[k]!
      if (days[row]! & day) return true
      if (clashHard[row] === 0) continue
      for (let at = slot; at < end; at++) if (count[row * slotCount + at]! > capacity[row]!) return true
    }
    const startRow = compiled.startRow[lesson]!
    if (startRow >= 0 && days[startRow]! & day) return true
    const price = compiled.priceOf[lesson]!
    return (
      (price >= 0 && compiled.hardPrice[price * slotCount + slot]! > 0) ||
      this.isInBrokenPair(lesson, slot, slotOf)
    )
  }

  private isInBrokenPair(lesson: number, slot: number, slotOf: Int32Array): boolean {
    const { pairs, slotCount } = this.compiled
    for (let k = pairs.from[lesson]!; k < pairs.from[lesson + 1]!; k++) {
      const partner = slotOf[pairs.other[k]!]!
      if (partner >= 0 && pairs.isHard[k] && pairs.prices[pairs.table[k]! + slot * slotCount + partner]! > 0)
        return true
    }
    return false
  }
}

function hardMonitors(compiled: Compiled): { monitor: number; row: number }[] {
  const { monitors, partStart, partMonitor, weekStart, weekMonitor, dayCount, rowCount, travel } = compiled
  const found: { monitor: number; row: number }[] = []
  const lastRow = new Int32Array(monitors.count).fill(-1)
  const add = (part: number, row: number): void => {
    let monitor = part
    while (monitors.parent[monitor]! >= 0) monitor = monitors.parent[monitor]!
    if (!monitors.isHard[monitor] || lastRow[monitor] === row) return
    lastRow[monitor] = row
    found.push({ monitor, row })
  }
  for (let row = 0; row < rowCount; row++) {
    for (let part = partStart[row * dayCount]!; part < partStart[(row + 1) * dayCount]!; part++)
      add(partMonitor[part]!, row)
    for (let part = weekStart[row]!; part < weekStart[row + 1]!; part++) add(weekMonitor[part]!, row)
    if (compiled.togetherMonitor[row]! >= 0) add(compiled.togetherMonitor[row]!, row)
    const traveller = travel?.travellerOf[row] ?? -1
    if (traveller >= 0) for (const monitor of travel!.weekChanges[traveller]!) add(monitor, row)
  }
  for (const { firstRow, secondRow, monitor } of compiled.orders)
    for (const row of [firstRow, secondRow]) add(monitor, row)
  return found
}

const rowsWith = ({ rowCount }: Compiled, has: (row: number) => boolean): number[] =>
  Array.from({ length: rowCount }, (_, row) => row).filter((row) => has(row))
