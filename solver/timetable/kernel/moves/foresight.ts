import type { Compiled } from '../compiled.ts'
import type { Problem } from '../problem.ts'
import type { State } from '../state.ts'
import { Touched } from '../touched.ts'
import type { Marks } from './chain.ts'
import type { MoveList } from './move-list.ts'

/**
 * Sees, in a timetable that breaks no hard rule, that a move would break one: cheaper than making it and taking it back. It sees
 * clashes, and hard rules on the days of courses and resources; other hard rules it leaves to the cost.
 */
export class Foresight {
  private readonly compiled: Compiled
  /** Rows in which a lesson must meet nobody: single[singleFrom[l] .. singleFrom[l + 1]). */
  private readonly single: Int32Array
  private readonly singleFrom: Int32Array
  /** Rows with hard rules on days, in the same way; those from `startsOnlyFrom[l]` on mark the start of a lesson only. */
  private readonly watched: Int32Array
  private readonly watchedFrom: Int32Array
  private readonly startsOnlyFrom: Int32Array
  /** Slots that the move at hand frees and takes, by row and day. */
  private readonly days: Touched
  private readonly freed: Int32Array
  private readonly taken: Int32Array
  /** By how much it changes the counts of terms. */
  private readonly terms: Touched
  private readonly change: Int32Array

  constructor(problem: Problem, compiled: Compiled) {
    this.compiled = compiled
    const { rowCount, dayCount, twins, capacity, clashHard, courseRow, monitors } = compiled
    const { from, termStart } = compiled.forbidden
    const isWatched = (row: number): boolean =>
      termStart[row * dayCount]! < termStart[(row + 1) * dayCount]! ||
      from.subarray(row * dayCount, (row + 1) * dayCount).some((first) => first >= 0)
    const single: number[] = []
    const watched: number[] = []
    this.singleFrom = new Int32Array(problem.lessons.length + 1)
    this.watchedFrom = new Int32Array(problem.lessons.length + 1)
    this.startsOnlyFrom = new Int32Array(problem.lessons.length)
    problem.lessons.forEach(({ course, resources }, lesson) => {
      const alone = resources.filter(
        (row) => twins[row] === row && capacity[row] === 1 && clashHard[row]! > 0,
      )
      single.push(...alone)
      watched.push(...alone.filter(isWatched))
      const own = isWatched(courseRow(course)) ? [courseRow(course)] : []
      const isBlock = problem.courses[course]!.duration > 1
      if (!isBlock) watched.push(...own)
      this.startsOnlyFrom[lesson] = watched.length
      if (isBlock) watched.push(...own)
      this.singleFrom[lesson + 1] = single.length
      this.watchedFrom[lesson + 1] = watched.length
    })
    this.single = Int32Array.from(single)
    this.watched = Int32Array.from(watched)
    const rowDays = watched.length > 0 ? rowCount * dayCount : 0
    this.days = new Touched(rowDays)
    this.freed = new Int32Array(rowDays)
    this.taken = new Int32Array(rowDays)
    this.terms = new Touched(monitors.count)
    this.change = new Int32Array(monitors.count)
  }

  /** Whether the move, whose lessons are marked, would surely break a hard rule; asked only where none is broken. */
  breaks(state: State, move: MoveList, marks: Marks): boolean {
    return this.clashes(state, move, marks) || (this.watched.length > 0 && this.spoilsDay(state, move))
  }

  private clashes({ count, who }: State, { length, lessons, to }: MoveList, marks: Marks): boolean {
    const { slotCount, duration } = this.compiled
    for (let k = 0; k < length; k++) {
      const lesson = lessons[k]!
      const target = to[k]!
      const end = target + duration[lesson]!
      const last = this.singleFrom[lesson + 1]!
      for (let at = this.singleFrom[lesson]!; at < last; at++) {
        const row = this.single[at]! * slotCount
        for (let slot = row + target; slot < row + end; slot++)
          if (count[slot] === 1 && !marks.has(who[slot]!)) return true
      }
    }
    return false
  }

  private spoilsDay(state: State, move: MoveList): boolean {
    const { forbidden, partTable, partMonitor, tables } = this.compiled
    const { days, terms, change } = this
    if (!this.noteSlots(state, move)) return false
    terms.clear()
    for (let k = 0; k < days.count; k++) {
      const rowDay = days.list[k]!
      const before = state.mask[rowDay]!
      const after = (before & ~this.freed[rowDay]!) | this.taken[rowDay]!
      if (before === after) continue
      const table = forbidden.from[rowDay]!
      if (table >= 0 && forbidden.masks[table + after]! > 0) return true
      for (let at = forbidden.termStart[rowDay]!; at < forbidden.termStart[rowDay + 1]!; at++) {
        const part = forbidden.termParts[at]!
        const by = tables.values[partTable[part]! + after]! - tables.values[partTable[part]! + before]!
        if (by === 0) continue
        const monitor = partMonitor[part]!
        if (terms.add(monitor)) change[monitor] = 0
        change[monitor] = change[monitor]! + by
      }
    }
    const { priceStart, prices } = this.compiled.monitors
    for (let k = 0; k < terms.count; k++) {
      const monitor = terms.list[k]!
      if (prices[priceStart[monitor]! + state.counter[monitor]! + change[monitor]!]! > 0) return true
    }
    return false
  }

  /** @returns false where lessons share a slot of a row: then the masks after the move are not plain */
  private noteSlots({ count }: State, { length, lessons, from, to }: MoveList): boolean {
    const { duration, slotCount } = this.compiled
    this.days.clear()
    for (let k = 0; k < length; k++) {
      const lesson = lessons[k]!
      const startsOnly = this.startsOnlyFrom[lesson]!
      const last = this.watchedFrom[lesson + 1]!
      for (let at = this.watchedFrom[lesson]!; at < last; at++) {
        const slots = at < startsOnly ? duration[lesson]! : 1
        const row = this.watched[at]!
        if (count[row * slotCount + from[k]!] !== 1) return false
        this.note(this.freed, row, from[k]!, slots)
        this.note(this.taken, row, to[k]!, slots)
      }
    }
    return true
  }

  private note(which: Int32Array, row: number, start: number, slots: number): void {
    const { dayCount, slotDay, slotBit } = this.compiled
    const rowDay = row * dayCount + slotDay[start]!
    if (this.days.add(rowDay)) {
      this.freed[rowDay] = 0
      this.taken[rowDay] = 0
    }
    for (let slot = start; slot < start + slots; slot++) which[rowDay] = which[rowDay]! | slotBit[slot]!
  }
}
