/** What is left to decide once everybody's groups are known: in which half-days visits are made. */
import type { Assignment } from './assignment.ts'
import { jointProblem } from './broadcast.ts'
import { AWAY, type DutiesProblem, MAX_SHARES, optionOf } from './problem.ts'
import { dayOf, halfDaysOf } from './week.ts'

/** One person's periods with one group. */
export interface DutyData {
  readonly group: number
  readonly person: number
  readonly periods: number
  readonly place: number
  /** The group is all classes of its stop: nobody else can teach there meanwhile. */
  readonly joint: boolean
}

/** A person at a stop, at home or away. */
export interface PlaceData {
  readonly person: number
  readonly stop: number
  readonly away: boolean
  readonly duties: readonly number[]
  readonly periods: number
  /** Visits needed; 0 at home. */
  readonly visits: number
}

export interface WeekProblem {
  readonly problem: DutiesProblem
  readonly duties: readonly DutyData[]
  readonly places: readonly PlaceData[]
  /** By person. */
  readonly placesOf: readonly (readonly number[])[]
  /** By class. */
  readonly dutiesOf: readonly (readonly number[])[]
  /** By group, by half-day: lessons that the planner has fixed there; empty where there are none. */
  readonly pinned: readonly (readonly number[])[]
  /** By group, for those with pins: its duties. */
  readonly dutiesOfPinned: readonly (readonly number[])[]
  /** By stop; empty where no joint group blocks it. */
  readonly blockable: readonly (readonly number[])[]
  /** stops x stops: 1 where the noon break is enough for the way. */
  readonly noonIsEnough: Uint8Array
}

export function buildWeek(assignment: Assignment): WeekProblem {
  const problem = jointProblem(assignment)
  const { groups, posts, units, persons, classes, stops } = problem
  const duties: DutyData[] = []
  const places: { person: number; stop: number; away: boolean; duties: number[] }[] = []
  const placesOf = persons.map((): number[] => [])
  const classesAt = stops.map((_, s) => classes.filter(({ unit }) => units[unit]!.stop === s).length)
  assignment.shares.forEach((shares, person) => {
    for (const share of [...shares].sort((a, b) => a - b)) {
      const group = (share / MAX_SHARES) | 0
      const { post, classes: members } = groups[group]!
      const { stop } = units[posts[post]!.unit]!
      let place = placesOf[person]!.find((known) => places[known]!.stop === stop)
      if (place === undefined) {
        place =
          places.push({ person, stop, away: (optionOf(problem, person, post) & AWAY) > 0, duties: [] }) - 1
        placesOf[person]!.push(place)
      }
      const joint = members.length > 1 && members.length === classesAt[stop]
      places[place]!.duties.push(duties.length)
      duties.push({ group, person, periods: assignment.periods[share]!, place, joint })
    }
  })
  const withJoint = new Set(duties.filter(({ joint }) => joint).map(({ place }) => places[place]!.stop))
  return {
    problem,
    duties,
    places: places.map((place) => {
      const periods = place.duties.reduce((sum, d) => sum + duties[d]!.periods, 0)
      return { ...place, periods, visits: place.away ? visitsOf(problem, duties, place, periods) : 0 }
    }),
    placesOf,
    dutiesOf: classes.map(({ groups: own }) =>
      duties.flatMap(({ group }, d) => (own.includes(group) ? d : [])),
    ),
    pinned: groups.map(({ pinned }) =>
      pinned.length === 0
        ? []
        : Array.from(
            { length: halfDaysOf(problem.days) },
            (_, h) => pinned.filter(({ halfDay }) => halfDay === h).length,
          ),
    ),
    dutiesOfPinned: groups.map(({ pinned }, g) =>
      pinned.length === 0 ? [] : duties.flatMap(({ group }, d) => (group === g ? d : [])),
    ),
    blockable: stops.map((_, s) =>
      withJoint.has(s) ? places.flatMap(({ stop }, place) => (stop === s ? place : [])) : [],
    ),
    noonIsEnough: noonTable(problem),
  }
}

function visitsOf(
  { stops, posts, groups }: DutiesProblem,
  duties: readonly DutyData[],
  { stop, duties: own }: { stop: number; duties: readonly number[] },
  periods: number,
): number {
  const days = own.map((d) => Math.ceil(duties[d]!.periods / posts[groups[duties[d]!.group]!.post]!.perDay))
  return Math.max(Math.ceil(periods / stops[stop]!.long), ...days)
}

function noonTable({ stops, rings, siteIds, travelMin, policy }: DutiesProblem): Uint8Array {
  const noon = (ring: number, half: 0 | 1) => {
    const { clock } = rings[ring]!
    const h = clock.findIndex((periods, at) => at % 2 === half && periods.length > 0)
    return h < 0 ? undefined : half === 0 ? clock[h]!.at(-1)!.endMin : clock[h]![0]!.startMin
  }
  return Uint8Array.from(
    stops.flatMap((from) =>
      stops.map((to) => {
        const [end, start] = [noon(from.ring, 0), noon(to.ring, 1)]
        if (from.site === to.site || end === undefined || start === undefined) return 1
        return start - end >=
          travelMin[from.site * siteIds.length + to.site]! + policy.timetable.siteChangeMin
          ? 1
          : 0
      }),
    ),
  )
}

/** Whether a visit to the place may be made in that half-day: a day of visits, periods there, and the person free. */
export function isVisitHalfDay(
  { problem }: WeekProblem,
  { person, stop, away }: PlaceData,
  halfDay: number,
): boolean {
  const { stops, policy, persons } = problem
  const { ring } = stops[stop]!
  return (
    away && policy.itinerant.days.includes(dayOf(halfDay) + 1) && persons[person]!.free[ring]![halfDay]! > 0
  )
}
