import { type Compiled, ORDERED, TOGETHER, TRAVELS, WATCHED, WEEKLY } from './compiled.ts'
import { costOfEmptyWeek } from './empty-week.ts'
import { Journal } from './journal.ts'
import type { MoveList } from './moves/move-list.ts'
import type { Chosen, Placement } from './problem.ts'
import { orderDeviation } from './order-deviation.ts'
import { Pressure } from './pressure.ts'
import { addPairChange } from './pair-costs.ts'
import { TravelScan } from './travel-scan.ts'

/** The timetable while the search changes it, with its cost. Counts are whole numbers: undoing brings back every bit. */
export class State {
  readonly compiled: Compiled
  /** Rows of the lessons, parallel to the compiled ones, with those of what is chosen. */
  readonly rows: Int32Array
  /** Resource by choice, -1 nobody. */
  readonly chosen: Int32Array
  /** What the watchers of choices count. */
  readonly tally: Int32Array
  /** Start slot by lesson, -1 unplaced. */
  readonly slotOf: Int32Array
  /** Lessons in row r at slot t: count[r x slotCount + t]. */
  readonly count: Uint8Array
  /** XOR of those lessons: the occupant where count is 1, the other one where count is 2 and one is known. */
  readonly who: Int32Array
  /** Busy slots of row r on day d: mask[r x dayCount + d]. */
  readonly mask: Int32Array
  readonly daySet: Int32Array
  /** Counts of the monitors. */
  readonly counter: Int32Array
  hard = 0
  soft = 0
  /** What broken points weigh beyond their price; 0 unless a search hurries. */
  burden = 0
  readonly pressure: Pressure

  /** Row-days whose mask changed since the last settling, and what it was. */
  private readonly touched: Int32Array
  private readonly maskBefore: Int32Array
  private readonly isTouched: Uint8Array
  private touchedCount = 0
  private readonly journal: Journal
  private readonly scan: TravelScan | undefined
  readonly travelHard: Float64Array
  private readonly travelSoft: Float64Array
  private readonly travelChanges: Uint8Array
  private readonly rescans: Int32Array
  private readonly isRescan: Uint8Array
  private rescanCount = 0
  /** Days scanned anew by the last settling, the first of `rescans`, and what they cost before. */
  private rescanned = 0
  private readonly hardBefore: Float64Array
  private readonly softBefore: Float64Array
  private readonly changesBefore: Uint8Array

  /** All lessons unplaced. */
  constructor(compiled: Compiled) {
    const { rowCount, slotCount, dayCount, lessonCount, monitors, travel } = compiled
    this.compiled = compiled
    this.pressure = new Pressure(compiled)
    this.rows = compiled.lessonRows.slice()
    this.chosen = new Int32Array(compiled.choices.count).fill(-1)
    this.tally = compiled.choices.tally.slice()
    this.slotOf = new Int32Array(lessonCount).fill(-1)
    this.count = new Uint8Array(rowCount * slotCount)
    this.who = new Int32Array(rowCount * slotCount)
    this.mask = new Int32Array(rowCount * dayCount)
    this.daySet = new Int32Array(rowCount)
    this.counter = monitors.initial.slice()
    this.journal = new Journal(this.counter)
    const rowDays = rowCount * dayCount
    this.touched = new Int32Array(rowDays)
    this.maskBefore = new Int32Array(rowDays)
    this.isTouched = new Uint8Array(rowDays)
    this.scan = travel ? new TravelScan(compiled, travel) : undefined
    const travelDays = travel ? rowDays : 0
    this.travelHard = new Float64Array(travelDays)
    this.travelSoft = new Float64Array(travelDays)
    this.travelChanges = new Uint8Array(travelDays)
    this.rescans = new Int32Array(travelDays)
    this.isRescan = new Uint8Array(travelDays)
    this.hardBefore = new Float64Array(travelDays)
    this.softBefore = new Float64Array(travelDays)
    this.changesBefore = new Uint8Array(travelDays)
    ;({ hard: this.hard, soft: this.soft } = costOfEmptyWeek(compiled))
  }

  /** Puts every lesson where the placement says, and takes the resources chosen. */
  load(placement: Placement, chosen?: Chosen): void {
    for (let lesson = 0; lesson < placement.length; lesson++) this.relocate(lesson, placement[lesson]!)
    chosen?.forEach((resource, choice) => this.choose(choice, resource))
  }

  /** Takes a resource for a choice; -1 is nobody. */
  choose(choice: number, resource: number): void {
    this.exchange(choice, resource)
    this.settle()
  }

  /** Moves one lesson; -1 takes it out. */
  relocate(lesson: number, slot: number): void {
    const from = this.slotOf[lesson]!
    if (from === slot) return
    if (slot >= 0) this.put(lesson, slot)
    else this.payUnplaced(lesson, 1)
    if (from >= 0) this.lift(lesson, from)
    this.stand(lesson, from, slot)
    this.settle()
  }

  apply(move: MoveList): void {
    this.journal.start(this)
    this.rescanned = 0
    this.transfer(move.length, move.lessons, move.from, move.to)
    for (let k = 0; k < move.choiceCount; k++) this.exchange(move.choices[k]!, move.taken[k]!)
    this.settle()
  }

  /** Takes back the move applied last. */
  undo(move: MoveList): void {
    if (move.choiceCount === 0) this.putBack(move)
    else {
      this.transfer(move.length, move.lessons, move.to, move.from)
      for (let k = 0; k < move.choiceCount; k++) this.exchange(move.choices[k]!, move.left[k]!)
      this.settle()
    }
    this.burden = this.journal.burden
  }

  /** Puts all lessons down before lifting any: a slot that is swapped stays busy and tells no monitor. */
  private transfer(length: number, lessons: Int32Array, from: Int32Array, to: Int32Array): void {
    for (let k = 0; k < length; k++) this.put(lessons[k]!, to[k]!)
    for (let k = 0; k < length; k++) {
      this.lift(lessons[k]!, from[k]!)
      this.stand(lessons[k]!, from[k]!, to[k]!)
    }
  }

  private stand(lesson: number, from: number, to: number): void {
    const { pairs, slotCount } = this.compiled
    if (pairs.from[lesson] !== pairs.from[lesson + 1])
      addPairChange(pairs, this.slotOf, slotCount, { lesson, from, to }, this.pressure.onPair, this)
    this.slotOf[lesson] = to
  }

  /** Undoes without telling anybody: counters come from the journal. */
  private putBack({ length, lessons, from, to }: MoveList): void {
    const { lessonRowStart, startRow, duration } = this.compiled
    for (let k = 0; k < length; k++) {
      const lesson = lessons[k]!
      const [source, target] = [from[k]!, to[k]!]
      const [first, last] = [lessonRowStart[lesson]!, lessonRowStart[lesson + 1]!]
      for (let at = first; at < last; at++) {
        this.fill(this.rows[at]!, source, source + duration[lesson]!, lesson, 1)
        this.fill(this.rows[at]!, target, target + duration[lesson]!, lesson, -1)
      }
      if (startRow[lesson]! >= 0) {
        this.fill(startRow[lesson]!, source, source + 1, lesson, 1)
        this.fill(startRow[lesson]!, target, target + 1, lesson, -1)
      }
      this.slotOf[lesson] = source
    }
    this.journal.restore()
    for (let k = 0; k < this.rescanned; k++) {
      this.travelHard[this.rescans[k]!] = this.hardBefore[k]!
      this.travelSoft[this.rescans[k]!] = this.softBefore[k]!
      this.travelChanges[this.rescans[k]!] = this.changesBefore[k]!
    }
    this.hard = this.journal.hard
    this.soft = this.journal.soft
  }

  private fill(row: number, from: number, to: number, lesson: number, change: 1 | -1): void {
    const { slotCount, dayCount, slotDay, slotBit, rowFlags } = this.compiled
    for (let slot = from; slot < to; slot++) {
      const at = row * slotCount + slot
      const held = this.count[at]! + change
      this.count[at] = held
      this.who[at] = this.who[at]! ^ lesson
      const rowDay = row * dayCount + slotDay[slot]!
      if (held === 0 || (held === 1 && change === 1)) {
        const mask = this.mask[rowDay]! ^ slotBit[slot]!
        this.mask[rowDay] = mask
        if (rowFlags[row]! & WEEKLY) {
          const day = 1 << slotDay[slot]!
          this.daySet[row] = mask === 0 ? this.daySet[row]! & ~day : this.daySet[row]! | day
        }
      }
    }
  }

  private exchange(choice: number, resource: number): void {
    const { choices, nobodyRow, duration } = this.compiled
    const before = this.chosen[choice]!
    if (before === resource) return
    const lesson = choices.lessonOf[choice]!
    const slot = this.slotOf[lesson]!
    const row = resource < 0 ? nobodyRow : resource
    if (slot >= 0) {
      this.occupy(row, slot, slot + duration[lesson]!, lesson)
      this.release(before < 0 ? nobodyRow : before, slot, slot + duration[lesson]!, lesson)
    }
    this.rows[choices.entry[choice]!] = row
    this.chosen[choice] = resource
    for (const tell of choices.watchers[choice]!) tell(before, resource, this.tally, this.bumpMonitor)
  }

  private readonly bumpMonitor = (monitor: number, change: number): void => this.bump(monitor, change)

  private put(lesson: number, slot: number): void {
    const { lessonRowStart, duration, priceOf, startRow, slotCount } = this.compiled
    const to = lessonRowStart[lesson + 1]!
    const end = slot + duration[lesson]!
    for (let k = lessonRowStart[lesson]!; k < to; k++) this.occupy(this.rows[k]!, slot, end, lesson)
    if (startRow[lesson]! >= 0) this.occupy(startRow[lesson]!, slot, slot + 1, lesson)
    const price = priceOf[lesson]!
    if (price >= 0) this.pay(price * slotCount + slot, 1)
    if (this.slotOf[lesson]! < 0) this.payUnplaced(lesson, -1)
  }

  private lift(lesson: number, slot: number): void {
    const { lessonRowStart, duration, priceOf, startRow, slotCount } = this.compiled
    const to = lessonRowStart[lesson + 1]!
    const end = slot + duration[lesson]!
    for (let k = lessonRowStart[lesson]!; k < to; k++) this.release(this.rows[k]!, slot, end, lesson)
    if (startRow[lesson]! >= 0) this.release(startRow[lesson]!, slot, slot + 1, lesson)
    const price = priceOf[lesson]!
    if (price >= 0) this.pay(price * slotCount + slot, -1)
  }

  private pay(at: number, sign: number): void {
    this.hard += sign * this.compiled.hardPrice[at]!
    this.soft += sign * this.compiled.softPrice[at]!
  }

  private payClash(row: number, sign: number): void {
    const price = sign * this.compiled.clashHard[row]!
    this.hard += price
    this.burden += price * this.pressure.onRow[row]!
    this.soft += sign * this.compiled.clashSoft[row]!
  }

  private payUnplaced(lesson: number, sign: number): void {
    const { duration, unplacedHard, unplacedSoft } = this.compiled
    this.hard += sign * unplacedHard * duration[lesson]!
    this.soft += sign * unplacedSoft * duration[lesson]!
  }

  private occupy(row: number, from: number, to: number, lesson: number): void {
    const { slotCount, dayCount, slotDay, slotBit, rowFlags, capacity } = this.compiled
    const flags = rowFlags[row]!
    for (let slot = from; slot < to; slot++) {
      const at = row * slotCount + slot
      const before = this.count[at]!
      this.count[at] = before + 1
      this.who[at] = this.who[at]! ^ lesson
      if (before === 0) this.flip(row * dayCount + slotDay[slot]!, slotBit[slot]!, flags)
      else if (before >= capacity[row]!) this.payClash(row, 1)
      if (flags > WATCHED) this.tell(row, slot, flags, before, before + 1)
    }
  }

  private release(row: number, from: number, to: number, lesson: number): void {
    const { slotCount, dayCount, slotDay, slotBit, rowFlags, capacity } = this.compiled
    const flags = rowFlags[row]!
    for (let slot = from; slot < to; slot++) {
      const at = row * slotCount + slot
      const after = this.count[at]! - 1
      this.count[at] = after
      this.who[at] = this.who[at]! ^ lesson
      if (after === 0) this.flip(row * dayCount + slotDay[slot]!, slotBit[slot]!, flags)
      else if (after >= capacity[row]!) this.payClash(row, -1)
      if (flags > WATCHED) this.tell(row, slot, flags, after + 1, after)
    }
  }

  private flip(rowDay: number, bit: number, flags: number): void {
    const before = this.mask[rowDay]!
    this.mask[rowDay] = before ^ bit
    if (flags & WATCHED && this.isTouched[rowDay] === 0) {
      this.isTouched[rowDay] = 1
      this.maskBefore[rowDay] = before
      this.touched[this.touchedCount++] = rowDay
    }
  }

  private tell(row: number, slot: number, flags: number, before: number, after: number): void {
    if (flags & TRAVELS) {
      const rowDay = row * this.compiled.dayCount + this.compiled.slotDay[slot]!
      if (this.isRescan[rowDay] === 0) {
        this.isRescan[rowDay] = 1
        this.rescans[this.rescanCount++] = rowDay
      }
    }
    if (flags & TOGETHER) {
      const size = this.compiled.togetherSize[row]!
      const change = Number(after > 0 && after < size) - Number(before > 0 && before < size)
      if (change !== 0) this.bump(this.compiled.togetherMonitor[row]!, change)
    }
  }

  /** Tells the monitors of all masks that changed since the last call. */
  private settle(): void {
    const { dayCount, partStart, partTable, partMonitor, tables, rowFlags } = this.compiled
    for (let k = 0; k < this.touchedCount; k++) {
      const rowDay = this.touched[k]!
      this.isTouched[rowDay] = 0
      const before = this.maskBefore[rowDay]!
      const after = this.mask[rowDay]!
      if (before === after) continue
      const end = partStart[rowDay + 1]!
      if (tables.dense) {
        const { values } = tables
        for (let part = partStart[rowDay]!; part < end; part++) {
          const table = partTable[part]!
          const change = values[table + after]! - values[table + before]!
          if (change !== 0) this.bump(partMonitor[part]!, change)
        }
      } else {
        for (let part = partStart[rowDay]!; part < end; part++) {
          const table = partTable[part]!
          const change = tables.read(table, after) - tables.read(table, before)
          if (change !== 0) this.bump(partMonitor[part]!, change)
        }
      }
      const row = Math.floor(rowDay / dayCount)
      const flags = rowFlags[row]!
      if (flags & WEEKLY && (before === 0) !== (after === 0)) this.flipDay(row, rowDay - row * dayCount)
      if (flags & ORDERED) this.reorder(row)
    }
    this.touchedCount = 0
    if (this.rescanCount > 0) this.rescan()
  }

  private bump(monitor: number, change: number): void {
    const { priceStart, prices, parent, isHard } = this.compiled.monitors
    let [m, by] = [monitor, change]
    for (;;) {
      const before = priceStart[m]! + this.counter[m]!
      this.journal.note(m)
      this.counter[m] = this.counter[m]! + by
      by = prices[before + by]! - prices[before]!
      if (by === 0) return
      if (parent[m]! < 0) {
        if (isHard[m]) {
          this.hard += by
          this.burden += by * this.pressure.onMonitor[m]!
        } else this.soft += by
        return
      }
      m = parent[m]!
    }
  }

  private flipDay(row: number, day: number): void {
    const { weekStart, weekTable, weekMonitor, tables } = this.compiled
    const before = this.daySet[row]!
    const after = before ^ (1 << day)
    this.daySet[row] = after
    for (let part = weekStart[row]!; part < weekStart[row + 1]!; part++) {
      const change = tables.read(weekTable[part]!, after) - tables.read(weekTable[part]!, before)
      if (change !== 0) this.bump(weekMonitor[part]!, change)
    }
  }

  private reorder(row: number): void {
    for (const index of this.compiled.ordersOf.get(row)!) {
      const order = this.compiled.orders[index]!
      const change = orderDeviation(order, this.mask, this.compiled) - this.counter[order.monitor]!
      if (change !== 0) this.bump(order.monitor, change)
    }
  }

  private rescan(): void {
    const { dayCount } = this.compiled
    const scan = this.scan!
    this.rescanned = this.rescanCount
    for (let k = 0; k < this.rescanCount; k++) {
      const rowDay = this.rescans[k]!
      this.isRescan[rowDay] = 0
      const row = Math.floor(rowDay / dayCount)
      scan.scan(row, rowDay - row * dayCount, this)
      this.hardBefore[k] = this.travelHard[rowDay]!
      this.softBefore[k] = this.travelSoft[rowDay]!
      const worse = scan.hard - this.travelHard[rowDay]!
      this.hard += worse
      this.burden += worse * this.pressure.onRow[row]!
      this.soft += scan.soft - this.travelSoft[rowDay]!
      this.travelHard[rowDay] = scan.hard
      this.travelSoft[rowDay] = scan.soft
      this.changesBefore[k] = this.travelChanges[rowDay]!
      this.travelChanges[rowDay] = scan.changes
      const change = scan.changes - this.changesBefore[k]!
      if (change !== 0) for (const monitor of scan.weekMonitors(row)) this.bump(monitor, change)
    }
    this.rescanCount = 0
  }
}
