import { type Compiled, ORDERED, TOGETHER, TRAVELS, UNLIMITED, WATCHED, WEEKLY } from './compiled.ts'
import type { MoveList } from './moves/move-list.ts'
import type { State } from './state.ts'
import { Touched } from './touched.ts'

/**
 * What a move would change in cost, found without making it: most proposals of a search are turned down, and to look costs a
 * fraction of what making and undoing does. Some moves it leaves to the state: of lessons that travel, that last several slots,
 * that stand in pairs or orders, or that must be together; and all where lessons choose resources
 * or what is broken is under pressure.
 */
export class Preview {
  /** Change in cost by the move weighed last. */
  hard = 0
  soft = 0
  private readonly compiled: Compiled
  /** 1 for lessons that are left to the state. */
  private readonly isOpaque: Uint8Array
  /** Rows of which something is told or paid for: rows[from[l] .. from[l + 1]). */
  private readonly rows: Int32Array
  private readonly from: Int32Array
  /** Lessons more in a row's slot, by row x slotCount + slot; those touched by the move. */
  private readonly slots: Touched
  private readonly more: Int8Array
  /** Masks after the move, by row x dayCount + day. */
  private readonly days: Touched
  private readonly masks: Int32Array
  /** Busy days after the move, by row. */
  private readonly weeks: Touched
  private readonly daySets: Int32Array
  private readonly monitors: Touched
  private readonly change: Int32Array

  constructor(compiled: Compiled) {
    const { lessonCount, rowCount, slotCount, dayCount, pairs, startRow, duration } = compiled
    this.compiled = compiled
    const rows: number[] = []
    this.from = new Int32Array(lessonCount + 1)
    this.isOpaque = new Uint8Array(lessonCount)
    for (let lesson = 0; lesson < lessonCount; lesson++) {
      const own = compiled.lessonRows.subarray(
        compiled.lessonRowStart[lesson],
        compiled.lessonRowStart[lesson + 1],
      )
      const isOpaque =
        startRow[lesson]! >= 0 ||
        duration[lesson] !== 1 ||
        pairs.from[lesson] !== pairs.from[lesson + 1] ||
        own.some((row) => (compiled.rowFlags[row]! & (ORDERED | TOGETHER | TRAVELS)) > 0)
      this.isOpaque[lesson] = isOpaque ? 1 : 0
      rows.push(...own.filter((row) => isHeeded(compiled, row)))
      this.from[lesson + 1] = rows.length
    }
    this.rows = Int32Array.from(rows)
    this.slots = new Touched(rowCount * slotCount)
    this.more = new Int8Array(rowCount * slotCount)
    this.days = new Touched(rowCount * dayCount)
    this.masks = new Int32Array(rowCount * dayCount)
    this.weeks = new Touched(rowCount)
    this.daySets = new Int32Array(rowCount)
    this.monitors = new Touched(compiled.monitors.count)
    this.change = new Int32Array(compiled.monitors.count)
  }

  /** @returns false if the move is left to the state: then `hard` and `soft` say nothing */
  weighs(state: State, { length, lessons, from, to }: MoveList): boolean {
    const { slotCount, priceOf, hardPrice, softPrice, choices } = this.compiled
    if (choices.count > 0 || state.pressure.isFelt) return false
    for (let k = 0; k < length; k++) if (this.isOpaque[lessons[k]!]) return false
    this.hard = 0
    this.soft = 0
    this.slots.clear()
    for (let k = 0; k < length; k++) {
      const lesson = lessons[k]!
      const [source, target] = [from[k]!, to[k]!]
      const last = this.from[lesson + 1]!
      for (let at = this.from[lesson]!; at < last; at++) {
        const row = this.rows[at]! * slotCount
        this.count(row + source, -1)
        this.count(row + target, 1)
      }
      const price = priceOf[lesson]!
      if (price < 0) continue
      this.hard += hardPrice[price * slotCount + target]! - hardPrice[price * slotCount + source]!
      this.soft += softPrice[price * slotCount + target]! - softPrice[price * slotCount + source]!
    }
    this.weighSlots(state)
    this.weighDays(state)
    return true
  }

  private count(place: number, by: 1 | -1): void {
    if (this.slots.add(place)) this.more[place] = by
    else this.more[place] = this.more[place]! + by
  }

  /** Clashes; and the masks after the move. */
  private weighSlots({ count, mask }: State): void {
    const { slotCount, dayCount, slotDay, slotBit, capacity, clashHard, clashSoft } = this.compiled
    this.days.clear()
    for (let k = 0; k < this.slots.count; k++) {
      const place = this.slots.list[k]!
      const by = this.more[place]!
      if (by === 0) continue
      const before = count[place]!
      const after = before + by
      const row = Math.floor(place / slotCount)
      const room = capacity[row]!
      if (before > room || after > room) {
        const over = Math.max(0, after - room) - Math.max(0, before - room)
        this.hard += over * clashHard[row]!
        this.soft += over * clashSoft[row]!
      }
      if (before > 0 === after > 0) continue
      const slot = place - row * slotCount
      const rowDay = row * dayCount + slotDay[slot]!
      if (this.days.add(rowDay)) this.masks[rowDay] = mask[rowDay]!
      this.masks[rowDay] = this.masks[rowDay]! ^ slotBit[slot]!
    }
  }

  private weighDays({ mask, daySet, counter }: State): void {
    const { dayCount, rowFlags, plainDays: plain } = this.compiled
    this.monitors.clear()
    this.weeks.clear()
    for (let k = 0; k < this.days.count; k++) {
      const rowDay = this.days.list[k]!
      const before = mask[rowDay]!
      const after = this.masks[rowDay]!
      if (before === after) continue
      const prices = plain.pricesFrom[rowDay]!
      if (prices >= 0) {
        this.hard += plain.hard[prices + after]! - plain.hard[prices + before]!
        this.soft += plain.soft[prices + after]! - plain.soft[prices + before]!
      }
      this.tell(plain.partStart[rowDay]!, plain.partStart[rowDay + 1]!, before, after)
      if (before > 0 === after > 0) continue
      const row = Math.floor(rowDay / dayCount)
      if (!(rowFlags[row]! & WEEKLY)) continue
      if (this.weeks.add(row)) this.daySets[row] = daySet[row]!
      this.daySets[row] = this.daySets[row]! ^ (1 << (rowDay - row * dayCount))
    }
    for (let k = 0; k < this.weeks.count; k++) this.weighWeek(this.weeks.list[k]!, daySet)
    this.payMonitors(counter)
  }

  private tell(start: number, end: number, before: number, after: number): void {
    const { plainDays, tables } = this.compiled
    const { partTable, partMonitor } = plainDays
    for (let part = start; part < end; part++) {
      const table = partTable[part]!
      this.note(partMonitor[part]!, tables.read(table, after) - tables.read(table, before))
    }
  }

  private weighWeek(row: number, daySet: Int32Array): void {
    const { weekStart, weekTable, weekMonitor, tables } = this.compiled
    const [before, after] = [daySet[row]!, this.daySets[row]!]
    if (before === after) return
    for (let part = weekStart[row]!; part < weekStart[row + 1]!; part++) {
      const table = weekTable[part]!
      this.note(weekMonitor[part]!, tables.read(table, after) - tables.read(table, before))
    }
  }

  private note(monitor: number, by: number): void {
    if (by === 0) return
    if (this.monitors.add(monitor)) this.change[monitor] = by
    else this.change[monitor] = this.change[monitor]! + by
  }

  /** Terms first: they count into other monitors. */
  private payMonitors(counter: Int32Array): void {
    const { parent, isHard } = this.compiled.monitors
    const told = this.monitors.count
    for (let k = 0; k < told; k++) {
      const monitor = this.monitors.list[k]!
      if (parent[monitor]! >= 0) this.note(parent[monitor]!, this.priceChange(monitor, counter))
    }
    for (let k = 0; k < this.monitors.count; k++) {
      const monitor = this.monitors.list[k]!
      if (parent[monitor]! >= 0) continue
      if (isHard[monitor]) this.hard += this.priceChange(monitor, counter)
      else this.soft += this.priceChange(monitor, counter)
    }
  }

  private priceChange(monitor: number, counter: Int32Array): number {
    const { priceStart, prices } = this.compiled.monitors
    const at = priceStart[monitor]! + counter[monitor]!
    return prices[at + this.change[monitor]!]! - prices[at]!
  }
}

const isHeeded = ({ rowFlags, capacity }: Compiled, row: number): boolean =>
  (rowFlags[row]! & (WATCHED | WEEKLY)) > 0 || capacity[row] !== UNLIMITED
