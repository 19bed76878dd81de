import type { FetFile } from './file.ts'
import type { Layout } from './layout.ts'

/** Slots in which each lesson may start: those that no constraint of 100 % on single activities forbids. Lessons may share a list. */
export function startsOf(file: FetFile, { lessons }: Layout): number[][] {
  const hours = file.hours.length
  const slotCount = file.days.length * hours
  /** By activity, or by person: slots that are left, as flags. Absent: all. */
  const open = new Map<number, Uint8Array>()
  const starts = new Map<number, Uint8Array>()
  const free = new Map<number, Uint8Array>()
  const week = new Uint8Array(slotCount).fill(1)
  const flagsOf = (map: Map<number, Uint8Array>, key: number): Uint8Array => {
    const flags = map.get(key) ?? new Uint8Array(slotCount).fill(1)
    map.set(key, flags)
    return flags
  }
  const keep = (
    map: Map<number, Uint8Array>,
    activities: readonly number[],
    slots: readonly number[],
  ): void => {
    const kept = new Uint8Array(slotCount)
    for (const slot of slots) kept[slot] = 1
    for (const activity of activities) {
      const flags = flagsOf(map, activity)
      for (let slot = 0; slot < slotCount; slot++) flags[slot]! &= kept[slot]!
    }
  }
  for (const constraint of file.constraints) {
    if (constraint.weight < 100) continue
    if (constraint.kind === 'break') for (const slot of constraint.slots) week[slot] = 0
    if (constraint.kind === 'closed')
      for (const person of constraint.people)
        for (const slot of constraint.slots) flagsOf(free, person)[slot] = 0
    if (constraint.kind === 'starts') keep(starts, constraint.activities, constraint.slots)
    if (constraint.kind === 'slots') keep(open, constraint.activities, constraint.slots)
  }
  const known = new Map<string, number[]>()
  return lessons.map((activities) => {
    const { duration } = file.activities[activities[0]!]!
    const people = activities.flatMap((activity) => file.activities[activity]!.people)
    const closed = people.filter((person) => free.has(person))
    const limited = activities.filter((activity) => open.has(activity) || starts.has(activity))
    const key = `${duration}; ${closed.join()}; ${limited.join()}`
    const same = known.get(key)
    if (same) return same
    const whole = [
      week,
      ...limited.flatMap((activity) => open.get(activity) ?? []),
      ...closed.map((person) => free.get(person)!),
    ]
    const first = limited.flatMap((activity) => starts.get(activity) ?? [])
    const slots = [...week.keys()].filter((slot) => {
      if ((slot % hours) + duration > hours || first.some((flags) => flags[slot] === 0)) return false
      for (let at = slot; at < slot + duration; at++) if (whole.some((flags) => flags[at] === 0)) return false
      return true
    })
    known.set(key, slots)
    return slots
  })
}
