/** What a part came to, in the plan's own terms. */
import type { HalfDay, Weekday } from '../../models/basics.ts'
import type { Duty, SolveStatus, StopReason, UnmetReason } from '../../models/plan.ts'
import type { Subject } from '../../models/subject.ts'
import { bestRoute, routePrice } from './chain.ts'
import type { Assignment } from './assignment.ts'
import { ANY, AWAY, optionOf, SECOND } from './problem.ts'
import { dayOf, sessionOf } from './week.ts'
import type { WeekState } from './week-state.ts'

export type PartDuty = Omit<Duty, 'id'>

export interface PartVisit {
  readonly teacherId: string
  readonly fromSiteId: string
  readonly siteId: string
  readonly day: Weekday
  readonly halfDay: HalfDay
  readonly travelMin: number
  readonly roadKm: number
}

/** Periods that the classes of a group do not get. */
export interface PartUnmet {
  readonly classIds: readonly string[]
  readonly subject: Subject
  readonly periods: number
  readonly reason: UnmetReason
  readonly params: Readonly<Record<string, string | number>>
}

/** Plain data: it crosses from a worker. */
export interface DutiesPartResult {
  readonly key: string
  readonly status: SolveStatus
  readonly stopped: StopReason
  /** Points of missing periods and visits; no plan of the part has fewer than `bound`. */
  readonly objective: number
  readonly bound: number
  readonly duties: readonly PartDuty[]
  readonly visits: readonly PartVisit[]
  readonly unmet: readonly PartUnmet[]
}

export function dutiesOf({ week, lessons, halfDays }: WeekState, assignment: Assignment): PartDuty[] {
  const { problem, duties } = week
  const { groups, posts, units, persons, siteIds } = problem
  return duties.flatMap(({ group, person }, duty): PartDuty[] => {
    const { post, classIds } = groups[group]!
    const option = optionOf(problem, person, post)
    const periods = lessons.subarray(duty * halfDays, (duty + 1) * halfDays).reduce((sum, n) => sum + n, 0)
    if (periods === 0) return []
    return [
      {
        teacherId: persons[person]!.id,
        classIds: [...classIds],
        subject: posts[post]!.subject,
        periods,
        siteId: siteIds[units[posts[post]!.unit]!.site]!,
        ...modeOf(assignment, group, (option & AWAY) > 0),
        as: option & SECOND ? 'second' : option & ANY ? 'any' : 'main',
      },
    ]
  })
}

function modeOf(
  { problem, heard, assistant }: Assignment,
  group: number,
  away: boolean,
): Pick<PartDuty, 'mode' | 'assistants'> {
  const { groups, posts, units, persons, siteIds } = problem
  const hearing = groups.map((_, g) => g).filter((g) => heard[g] === group)
  if (hearing.length === 0) return { mode: away ? 'visit' : 'home' }
  const assistants = hearing.flatMap((g) =>
    assistant[g]! < 0
      ? []
      : {
          siteId: siteIds[units[posts[groups[g]!.post]!.unit]!.site]!,
          teacherId: persons[assistant[g]!]!.id,
        },
  )
  return { mode: 'broadcast', ...(assistants.length > 0 && { assistants }) }
}

/** Half-days with lessons away, site after site from home. */
export function visitsOf(state: WeekState): PartVisit[] {
  const { problem } = state.week
  const { persons, siteIds, travelMin, roadKm } = problem
  return routesOf(state).flatMap(({ person, halfDay, sites }) =>
    sites.map((to, n): PartVisit => {
      const from = n === 0 ? persons[person]!.site : sites[n - 1]!
      const way = from * siteIds.length + to
      return {
        teacherId: persons[person]!.id,
        fromSiteId: siteIds[from]!,
        siteId: siteIds[to]!,
        day: dayOf(halfDay) + 1,
        halfDay: sessionOf(halfDay),
        travelMin: travelMin[way]!,
        roadKm: roadKm[way]!,
      }
    }),
  )
}

/** Points of all visits. */
export const visitPoints = (state: WeekState): number =>
  routesOf(state).reduce((sum, { person, sites }) => {
    const { problem } = state.week
    return sum + routePrice(problem, problem.persons[person]!.site, sites)
  }, 0)

function routesOf(state: WeekState): { person: number; halfDay: number; sites: readonly number[] }[] {
  const { problem } = state.week
  return problem.persons.flatMap(({ site }, person) => {
    const routes = []
    for (let halfDay = 0; halfDay < state.halfDays; halfDay++) {
      const stays = state.staysAway(person, halfDay)
      if (stays.length === 0) continue
      routes.push({ person, halfDay, sites: bestRoute(problem, site, stays, halfDay).sites })
    }
    return routes
  })
}

/** Periods taught, by group. */
export function taughtPeriods({ week, lessons, halfDays }: WeekState): Int32Array {
  const taught = new Int32Array(week.problem.groups.length)
  week.duties.forEach(({ group }, duty) => {
    for (let h = 0; h < halfDays; h++) taught[group]! += lessons[duty * halfDays + h]!
  })
  return taught
}

/** Points of missing periods and of those that are heard. @param taught on site, by group */
export const missingPoints = ({ problem, heard }: Assignment, taught: Int32Array): number =>
  problem.groups.reduce((sum, { post, periods }, g) => {
    const sender = heard[g]! >= 0 && taught[g] === 0 ? heard[g]! : undefined
    const received = sender === undefined ? taught[g]! : taught[sender]!
    const price = problem.posts[post]!.price
    const hearing = sender === undefined ? 0 : received * Math.min(price, problem.policy.online.periodCost)
    return sum + (periods - received) * price + hearing
  }, 0)
