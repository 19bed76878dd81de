import type { Bell, Travel } from '../../../solver/timetable/kernel/problem.ts'
import type { FetFile } from './file.ts'
import type { RuleBook } from './rule-book.ts'
import { ownWeeks } from './rules-people.ts'
import type { Staff } from './staff.ts'

/**
 * Building changes for the search. FET counts free hours between buildings, a number for each person; the search reads the clock.
 * So an hour takes 60 minutes, and for each number of free hours there is a copy of all buildings, that far from each other.
 */
export interface Trips {
  readonly travel: Travel
  /** Place in a building of who needs so many free hours. */
  readonly placeOf: (building: number, gap: number) => number
  /** Free hours that each resource needs between buildings, of those that are under constraints on buildings. */
  readonly gapOf: ReadonlyMap<number, number>
}

/** @param travels whether a resource may have lessons in several buildings; the others need no watching */
export function tripsOf(
  file: FetFile,
  { resourceOf }: Staff,
  travels: (resource: number) => boolean,
): Trips | undefined {
  const gapOf = new Map<number, number>()
  for (const constraint of file.constraints) {
    if (constraint.kind !== 'building-gaps' && constraint.kind !== 'building-changes') continue
    const gap = constraint.kind === 'building-gaps' ? constraint.min : 0
    for (const person of constraint.people) {
      const resource = resourceOf[person]!
      if (resource >= 0 && travels(resource)) gapOf.set(resource, Math.max(gap, gapOf.get(resource) ?? 0))
    }
  }
  if (gapOf.size === 0 || file.buildings.length < 2) return undefined
  const gaps = [...new Set(gapOf.values())].sort((a, b) => a - b)
  const count = file.buildings.length
  const siteCount = count * gaps.length
  const slots = file.days.flatMap(() => file.hours.map((_, hour) => hour))
  const bell: Bell = {
    startMin: slots.map((hour) => hour * 60),
    endMin: slots.map((hour) => (hour + 1) * 60),
  }
  return {
    gapOf,
    placeOf: (building, gap) => gaps.indexOf(gap) * count + building,
    travel: {
      places: Array.from({ length: siteCount }, (_, site) => ({ site, bell: 0 })),
      bells: [bell],
      siteCount,
      travelMin: Int32Array.from({ length: siteCount ** 2 }, (_, at) => {
        const [from, to] = [Math.floor(at / siteCount), at % siteCount]
        return from === to ? 0 : gaps[Math.floor(to / count)]! * 60
      }),
    },
  }
}

/** Rules that are not in the file. */
export const FEWER_CHANGES = 'fewer building changes'
export const FEWER_GAPS = 'fewer gaps of teachers'
/** Soft points of one percent of a wish where there are such rules: a building change costs as much, a gap one point. */
export const PERCENT_WITH_TRIPS = 10
const GAP_PERCENT = 1 / PERCENT_WITH_TRIPS

/** @param travellerOf resource that holds the lessons of a resource that are in buildings */
export function addTripRules(
  file: FetFile,
  { resourceOf }: Staff,
  { gapOf }: Trips,
  travellerOf: (resource: number) => number,
  book: RuleBook,
): void {
  for (const constraint of file.constraints) {
    if (constraint.kind !== 'building-gaps' && constraint.kind !== 'building-changes') continue
    const resources = [...new Set(constraint.people.map((person) => resourceOf[person]!))]
      .filter((resource) => gapOf.has(resource))
      .map(travellerOf)
    const rule = { type: 'travel' as const, code: constraint.type, resources }
    if (constraint.kind === 'building-gaps') book.add({ ...rule, measure: 'late' }, constraint.weight)
    else {
      const { max, per: period } = constraint
      book.add({ ...rule, measure: 'changes', max, period }, constraint.weight)
    }
  }
  // FET does not ask for it: of two timetables that serve its wishes alike, the one with fewer changes and gaps is better.
  const travellers = [...gapOf.keys()].map(travellerOf)
  book.add({ type: 'travel', code: FEWER_CHANGES, resources: travellers, measure: 'changes' }, 1)
  const weekOf = ownWeeks(file)
  file.people.forEach(({ kind }, person) => {
    const resources = [resourceOf[person]!]
    if (kind === 'teacher' && resources[0]! >= 0)
      book.add(
        { type: 'idle', code: FEWER_GAPS, resources, groups: weekOf(person).openDays, max: 0 },
        GAP_PERCENT,
      )
  })
}
