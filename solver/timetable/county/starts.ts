import { bellLookup } from '../../../models/bells.ts'
import type { Duty, Visit } from '../../../models/plan.ts'
import type { BellPeriod } from '../../../models/timetable.ts'
import { type Grid, slotOf } from './grid.ts'
import { groupBy } from './group.ts'
import type { TimetableInput } from './input.ts'

/**
 * Slots that a duty's lessons may start in, ascending: periods of its ring, not those the teacher cannot take; lessons away only
 * in the half-days of a visit there, lessons at the serving site only in the others; those of a broadcast where all who attend are
 * there too. Shared between duties where equal.
 */
export function startSlots(
  input: TimetableInput,
  grid: Grid,
): (duty: Duty, ring: number) => readonly number[] {
  const { postings, visits } = input
  const isUnavailable = unavailability(input)
  const servingSite = new Map(postings.map(({ teacherId, servingSiteId }) => [teacherId, servingSiteId]))
  const visitsOf = groupBy(visits, ({ teacherId }) => teacherId)
  const shared = new Map<string, readonly number[]>()

  const slotsOf = (teacherId: string, siteId: string, ring: number): readonly number[] => {
    const key = JSON.stringify([teacherId, siteId, ring])
    const known = shared.get(key)
    if (known) return known
    const isPresent = presence(servingSite.get(teacherId) === siteId, siteId, visitsOf.get(teacherId) ?? [])
    const { days, periods } = grid.rings[ring]!
    const starts: number[] = []
    for (let day = 1; day <= days; day++) {
      periods.forEach((clock, index) => {
        if (isPresent(day, clock.session) && !isUnavailable(teacherId, day, index + 1, clock))
          starts.push(slotOf(grid, ring, day, index + 1))
      })
    }
    starts.sort((a, b) => a - b)
    shared.set(key, starts)
    return starts
  }
  return ({ teacherId, siteId, assistants = [] }, ring) =>
    assistants.reduce(
      (common, assistant) => {
        const own = new Set(slotsOf(assistant.teacherId, assistant.siteId, ring))
        return common.filter((slot) => own.has(slot))
      },
      slotsOf(teacherId, siteId, ring),
    )
}

function presence(
  serves: boolean,
  siteId: string,
  visits: readonly Visit[],
): (day: number, session: BellPeriod['session']) => boolean {
  return (day, session) => {
    const visited = visits.filter((visit) => visit.day === day && visit.halfDay === session)
    return serves ? visited.length === 0 : visited.some((visit) => visit.siteId === siteId)
  }
}

/**
 * A teacher names unavailable periods by number. They are kept by number wherever the lesson is, and by the clock of the bells
 * at the teacher's own post.
 */
function unavailability({ county, policy, postings }: TimetableInput) {
  const bellOf = bellLookup(county, policy)
  const ownBells = new Map(
    postings.map(({ teacherId, servingSiteId, stage }) => [teacherId, bellOf(servingSiteId, stage)]),
  )
  const unavailable = new Map(
    county.teachers.map(({ id, unavailable }) => [
      id,
      unavailable.map(({ day, period }) => ({ day, period, clock: ownBells.get(id)?.periods[period - 1] })),
    ]),
  )
  return (teacherId: string, day: number, period: number, { startMin, endMin }: BellPeriod): boolean =>
    (unavailable.get(teacherId) ?? []).some(
      (slot) =>
        slot.day === day &&
        (slot.period === period ||
          (slot.clock !== undefined && slot.clock.startMin < endMin && startMin < slot.clock.endMin)),
    )
}
