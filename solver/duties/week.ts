/** The week as half-days: number 2 x (day - 1) is a morning, the next one its afternoon. Days are counted from 1 outside. */
import { periodsOfHalfDay } from '../../models/bells.ts'
import type { HalfDay } from '../../models/basics.ts'
import type { BellSchedule } from '../../models/timetable.ts'

export const halfDaysOf = (days: number): number => 2 * days
export const dayOf = (halfDay: number): number => halfDay >> 1
export const sessionOf = (halfDay: number): HalfDay => (halfDay % 2 === 0 ? 'morning' : 'afternoon')

/** Bells of one site and stage, as the assignment of half-days reads them. */
export interface Ring {
  /** By half-day of the week: clock of its periods, in order. */
  readonly clock: readonly (readonly { readonly startMin: number; readonly endMin: number }[])[]
  /** By half-day: number within the day of its periods, counted from 1. */
  readonly numbers: readonly (readonly number[])[]
}

export function ringOf(bells: BellSchedule, days: number): Ring {
  const numbers = Array.from({ length: halfDaysOf(days) }, (_, h) =>
    dayOf(h) < bells.days ? periodsOfHalfDay(bells, sessionOf(h)) : [],
  )
  return {
    numbers,
    clock: numbers.map((periods) => periods.map((period) => bells.periods[period - 1]!)),
  }
}

/** Half-day of a period, both counted from 1 outside; undefined where no such period rings. */
export function halfDayOf(ring: Ring, day: number, period: number): number | undefined {
  const found = ring.numbers.findIndex(
    (numbers, halfDay) => dayOf(halfDay) === day - 1 && numbers.includes(period),
  )
  return found < 0 ? undefined : found
}

/** Periods of a half-day, or of the whole week. */
export const periodsIn = (ring: Ring, halfDay: number): number => ring.numbers[halfDay]!.length
export const periodsInWeek = (ring: Ring): number => ring.numbers.reduce((sum, { length }) => sum + length, 0)
