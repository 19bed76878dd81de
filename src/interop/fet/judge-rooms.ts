import type { ConstraintOf } from './file.ts'
import type { Finding, Week } from './week.ts'

/** Constraints on rooms and buildings. */

export function basicSpace(week: Week): Finding[] {
  const { activities, rooms } = week.file
  const held = rooms.map(() => new Uint16Array(week.slotCount))
  activities.forEach((_, activity) => {
    const { room } = week.placed[activity]!
    if (room >= 0) for (const slot of week.slotsOf(activity)) held[room]![slot]!++
  })
  const clashes = rooms.map(({ name }, room) => ({
    broken: held[room]!.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    where: name,
  }))
  const tooSmall = activities.map(({ id, studentCount }, activity) => {
    const { room } = week.placed[activity]!
    const fits = room < 0 || rooms[room]!.capacity >= studentCount
    return { broken: fits ? 0 : 1, where: `id ${id}` }
  })
  return [...clashes, ...tooSmall]
}

export const closed = ({ room, slots }: ConstraintOf<'room-closed'>, week: Week): Finding[] =>
  week.file.activities.map(({ id }, activity) => ({
    broken:
      week.placed[activity]!.room === room
        ? week.slotsOf(activity).filter((slot) => slots.includes(slot)).length
        : 0,
    where: `id ${id}`,
  }))

export function preferred({ activities, rooms, isHome }: ConstraintOf<'rooms'>, week: Week): Finding[] {
  const judged = isHome ? activities.filter((activity) => !week.withPreferredRoom.has(activity)) : activities
  return judged.map((activity) => {
    const { slot, room } = week.placed[activity]!
    return {
      broken: slot < 0 || rooms.includes(room) ? 0 : 1,
      where: `id ${week.file.activities[activity]!.id}`,
    }
  })
}

/** Stays of a person in buildings on a day, in order; lessons outside any building are left out. */
function stays(week: Week, person: number, slots: readonly number[]): { slot: number; building: number }[] {
  return slots.flatMap((slot) => {
    const building = week.buildingAt(person, slot)
    return building === undefined ? [] : [{ slot, building }]
  })
}

export const buildingChanges = (
  { people, per, max }: ConstraintOf<'building-changes'>,
  week: Week,
): Finding[] =>
  people.map((person) => {
    const byDay = week.days().map((slots) => {
      const visited = stays(week, person, slots)
      return visited.filter(({ building }, k) => k > 0 && building !== visited[k - 1]!.building).length
    })
    const counts = per === 'day' ? byDay : [byDay.reduce((sum, count) => sum + count, 0)]
    return {
      broken: counts.reduce((sum, count) => sum + Math.max(0, count - max), 0),
      where: week.file.people[person]!.name,
    }
  })

export const buildingGaps = ({ people, min }: ConstraintOf<'building-gaps'>, week: Week): Finding[] =>
  people.map((person) => {
    const short = week.days().flatMap((slots) => {
      const visited = stays(week, person, slots)
      return visited.filter(({ slot, building }, k) => {
        const before = visited[k - 1]
        return before && building !== before.building && slot - before.slot - 1 < min
      })
    })
    return { broken: short.length, where: week.file.people[person]!.name }
  })
