import type { Problem } from '../../../solver/timetable/kernel/problem.ts'

/**
 * Free slots a teacher needs between lessons at different sites so that the clock always leaves time for the way: the fewest that
 * rule out every pair of slots of a day that is too close. FET has one number for all pairs of buildings.
 */
export function gapsOfTeacher(problem: Problem, courses: ReadonlySet<number>): number {
  const { places, bells, siteCount, travelMin } = problem.travel!
  const perDay = problem.daySlots[0]!
  /** Slots within the week at each place. */
  const slotsAt = new Map<number, Set<number>>()
  for (const { course, place, starts } of problem.lessons) {
    if (!courses.has(course)) continue
    const slots = slotsAt.get(place!) ?? new Set()
    slotsAt.set(place!, slots)
    for (const slot of starts) slots.add(slot)
  }
  let gaps = 0
  for (const [from, leaving] of slotsAt) {
    for (const [to, arriving] of slotsAt) {
      const [a, b] = [places[from]!, places[to]!]
      if (a.site === b.site) continue
      const way = travelMin[a.site * siteCount + b.site]!
      for (const left of leaving)
        for (const reached of arriving) {
          const isLater = reached > left && Math.floor(reached / perDay) === Math.floor(left / perDay)
          const free = bells[b.bell]!.startMin[reached]! - bells[a.bell]!.endMin[left]!
          if (isLater && free < way) gaps = Math.max(gaps, reached - left)
        }
    }
  }
  return gaps
}
