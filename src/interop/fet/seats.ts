import type { ConstraintOf, FetFile } from './file.ts'

/** The room of an activity: none, a given one, or one to be chosen. */
export interface Seat {
  /** Indices of rooms; -1: no room. One entry: nothing to choose. */
  readonly candidates: readonly number[]
  /** What each wish on the room does not want, and its weight. */
  readonly wishes: readonly { readonly unwanted: readonly number[]; readonly weight: number }[]
}

/** Rooms by activity. Home rooms are for activities for which no room is preferred; without either no room is needed. */
export function seatsOf(file: FetFile): Seat[] {
  const preferred = file.activities.map(() => [] as ConstraintOf<'rooms'>[])
  const home = file.activities.map(() => [] as ConstraintOf<'rooms'>[])
  for (const constraint of file.constraints) {
    if (constraint.kind !== 'rooms') continue
    for (const activity of constraint.activities)
      (constraint.isHome ? home : preferred)[activity]!.push(constraint)
  }
  return file.activities.map(({ studentCount }, activity) => {
    const lists = preferred[activity]!.length > 0 ? preferred[activity]! : home[activity]!
    if (lists.length === 0) return { candidates: [-1], wishes: [] }
    const required = lists.filter(({ weight }) => weight === 100)
    const wished = lists.filter(({ weight }) => weight < 100)
    const [first, ...others] = required
    const possible = first
      ? first.rooms.filter((room) => others.every(({ rooms }) => rooms.includes(room)))
      : [-1, ...wished.flatMap(({ rooms }) => rooms)]
    const fitting = [...new Set(possible)].filter(
      (room) => room < 0 || file.rooms[room]!.capacity >= studentCount,
    )
    const candidates = fitting.length > 0 ? fitting : [-1]
    return {
      candidates,
      wishes: wished.map(({ rooms, weight }) => ({
        unwanted: candidates.filter((room) => !rooms.includes(room)),
        weight,
      })),
    }
  })
}
