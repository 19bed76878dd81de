import { byCode, type HalfDay } from '../../../models/basics.ts'
import type { BellPeriod, BellSchedule } from '../../../models/timetable.ts'

/** Periods by the clock. Schedules that ring alike are one ring, whatever they are called. */
export interface Ring {
  readonly days: number
  readonly periods: readonly BellPeriod[]
  /** Slot within the day of each period. */
  readonly slotOfPeriod: readonly number[]
}

/**
 * The week of all sites of a part on one line. Sites and stages ring differently, so a slot is not a period number: periods in
 * one slot overlap by the clock, all of them, and a later slot never begins earlier. Periods of different slots may still
 * overlap; whoever hears two rings is told by the clock (see `rules/law.ts`).
 */
export interface Grid {
  readonly days: number
  readonly slotsPerDay: number
  /** By slot within the day; undefined for the break at noon, which has a slot so that no run of lessons reaches across. */
  readonly sessions: readonly (HalfDay | undefined)[]
  readonly rings: readonly Ring[]
  /** Ring of a schedule. */
  readonly ringOf: (bells: BellSchedule) => number
}

export function buildGrid(schedules: readonly BellSchedule[]): Grid {
  const byKey = new Map(schedules.map((bells) => [ringKey(bells), bells]))
  const keys = [...byKey.keys()].sort(byCode)
  const bells = keys.map((key) => byKey.get(key)!)
  const slots = cutSlots(bells)
  const rings = bells.map(({ days, periods }, ring) => ({
    days,
    periods,
    slotOfPeriod: periods.map((_, period) => slots.findIndex((slot) => slot.get(ring) === period)),
  }))
  return {
    days: Math.max(1, ...bells.map(({ days }) => days)),
    slotsPerDay: slots.length,
    sessions: slots.map((slot) => {
      const [first] = slot
      return first && bells[first[0]]!.periods[first[1]]!.session
    }),
    rings,
    ringOf: (schedule) => keys.indexOf(ringKey(schedule)),
  }
}

const ringKey = ({ days, periods }: BellSchedule): string =>
  [days, ...periods.map(({ session, startMin, endMin }) => `${session}${startMin}-${endMin}`)].join(' ')

/** A slot of the day: which period it is for each ring that has one. */
type Slot = Map<number, number>

/** Goes through the periods of all rings as they begin; a new slot begins with the first that does not overlap all of the last. */
function cutSlots(rings: readonly Pick<BellSchedule, 'periods'>[]): Slot[] {
  const all = rings
    .flatMap(({ periods }, ring) => periods.map((period, index) => ({ ...period, ring, index })))
    .sort((a, b) => a.startMin - b.startMin || a.endMin - b.endMin || a.ring - b.ring)
  const slots: Slot[] = []
  let [session, endMin]: [HalfDay | undefined, number] = [undefined, 0]
  for (const period of all) {
    const sameSession = period.session === session
    if (!sameSession && slots.length > 0) slots.push(new Map())
    if (!sameSession || period.startMin >= endMin || slots.at(-1)!.has(period.ring)) {
      slots.push(new Map())
      endMin = Number.POSITIVE_INFINITY
    }
    session = period.session
    slots.at(-1)!.set(period.ring, period.index)
    endMin = Math.min(endMin, period.endMin)
  }
  return slots
}

/** Slot of a period; day and period are counted from 1. */
export const slotOf = (grid: Grid, ring: number, day: number, period: number): number =>
  (day - 1) * grid.slotsPerDay + grid.rings[ring]!.slotOfPeriod[period - 1]!

export interface PeriodPlace {
  readonly day: number
  readonly period: number
}

/** The way back from slots to periods, for one ring; undefined where it has no such period. */
export function periodsBySlot(grid: Grid, ring: number): readonly (PeriodPlace | undefined)[] {
  const places: (PeriodPlace | undefined)[] = Array.from(
    { length: grid.days * grid.slotsPerDay },
    () => undefined,
  )
  const { days, periods } = grid.rings[ring]!
  for (let day = 1; day <= days; day++) {
    for (let period = 1; period <= periods.length; period++)
      places[slotOf(grid, ring, day, period)] = { day, period }
  }
  return places
}

/** Slots of each day, or of its morning or afternoon, in which any of `rings` has a period. */
export function daySlots(grid: Grid, rings: Iterable<number>, halfDay?: HalfDay): number[][] {
  const heard = [...rings].map((ring) => grid.rings[ring]!)
  const days = Math.max(...heard.map((ring) => ring.days))
  return Array.from({ length: days }, (_, day) => {
    const rung = new Set(heard.filter((ring) => day < ring.days).flatMap(({ slotOfPeriod }) => slotOfPeriod))
    return [...rung]
      .filter((slot) => halfDay === undefined || grid.sessions[slot] === halfDay)
      .sort((a, b) => a - b)
      .map((slot) => day * grid.slotsPerDay + slot)
  })
}
