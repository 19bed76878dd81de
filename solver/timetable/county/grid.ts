import type { HalfDay } from '../../../models/basics.ts'
import type { BellSchedule } from '../../../models/timetable.ts'

/** One numbering of slots for all bells of a part: morning periods first, then afternoon ones, day after day. */
export interface Grid {
  readonly days: number
  readonly slotsPerDay: number
  readonly morningSlots: number
  readonly bells: readonly BellSchedule[]
}

export function buildGrid(bells: readonly BellSchedule[]): Grid {
  const most = (session: HalfDay) =>
    Math.max(0, ...bells.map(({ periods }) => periods.filter((period) => period.session === session).length))
  return {
    days: Math.max(1, ...bells.map(({ days }) => days)),
    slotsPerDay: most('morning') + most('afternoon'),
    morningSlots: most('morning'),
    bells,
  }
}

/** Slot of a period; day and period are counted from 1. Afternoons of all bells start at the same slot. */
export function slotOf(
  { slotsPerDay, morningSlots }: Grid,
  bells: BellSchedule,
  day: number,
  period: number,
): number {
  const session = bells.periods[period - 1]!.session
  const inSession = bells.periods.slice(0, period - 1).filter((earlier) => earlier.session === session).length
  return (day - 1) * slotsPerDay + (session === 'morning' ? 0 : morningSlots) + inSession
}

export interface PeriodPlace {
  readonly day: number
  readonly period: number
}

/** The way back from slots to periods, for one bell schedule; undefined where it has no such period. */
export function periodsBySlot(grid: Grid, bells: BellSchedule): readonly (PeriodPlace | undefined)[] {
  const places: (PeriodPlace | undefined)[] = Array.from(
    { length: grid.days * grid.slotsPerDay },
    () => undefined,
  )
  for (let day = 1; day <= bells.days; day++) {
    bells.periods.forEach((_, i) => {
      places[slotOf(grid, bells, day, i + 1)] = { day, period: i + 1 }
    })
  }
  return places
}

/** Slots of each day, or of its morning or afternoon. */
export function daySlots({ days, slotsPerDay, morningSlots }: Grid, halfDay?: HalfDay): number[][] {
  const from = halfDay === 'afternoon' ? morningSlots : 0
  const to = halfDay === 'morning' ? morningSlots : slotsPerDay
  return Array.from({ length: days }, (_, day) =>
    Array.from({ length: to - from }, (_, i) => day * slotsPerDay + from + i),
  )
}
