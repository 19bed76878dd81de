/**
 * Broadcast lessons (专递课堂): a class hears the lesson of a class of the same grade at another site. The search reckons with them
 * at their price; who hears whom is settled once it is known who teaches.
 */
import type { Assignment } from './assignment.ts'
import type { DutiesPart } from './input.ts'
import type { PostSketch } from './demand.ts'
import {
  AWAY,
  type DutiesProblem,
  type GroupData,
  HOME,
  MAX_SHARES,
  optionOf,
  type UnitData,
  NOBODY,
  SOMEBODY,
} from './problem.ts'
import type { Ring } from './week.ts'

/**
 * Groups whose lessons each group could hear: the same subject, grades and periods at another site, both with equipment and
 * ringing alike, so that they keep one pace; none that is pinned.
 */
export function sendersOf(
  { county, policy: { online } }: DutiesPart,
  groups: readonly Omit<GroupData, 'senders'>[],
  posts: readonly PostSketch[],
  units: readonly UnitData[],
  rings: readonly Ring[],
): number[][] {
  const alike = new Map<string, number[]>()
  const keys = groups.map(({ post, pinned, periods, most, preparation }) => {
    const { subject, unit, pinnedTo } = posts[post]!
    const { site, ring } = units[unit]!
    const isFree = pinned.length === 0 && pinnedTo === undefined && most === periods
    if (!online.allowed || online.notFor.includes(subject) || !isFree) return undefined
    if (!county.sites[site]!.broadcastEquipment) return undefined
    return JSON.stringify([preparation, periods, rings[ring]!.clock])
  })
  keys.forEach((key, g) => {
    if (key !== undefined) alike.set(key, [...(alike.get(key) ?? []), g])
  })
  const siteOf = (g: number): number => units[posts[groups[g]!.post]!.unit]!.site
  return keys.map((key, g) =>
    key === undefined ? [] : alike.get(key)!.filter((other) => siteOf(other) !== siteOf(g)),
  )
}

/** Lets classes that have no teacher hear others, the dearest first; who cannot hears nobody. */
export function settleBroadcasts(assignment: Assignment): void {
  const { problem, heard, assistant } = assignment
  const { groups, posts } = problem
  const { maxReceivers } = problem.policy.online
  const receivers = new Int32Array(groups.length)
  const assisting = new Int32Array(problem.persons.length)
  assistant.fill(NOBODY)
  const dearest = groups
    .map((_, g) => g)
    .filter((g) => groups[g]!.senders.length > 0)
    .sort((a, b) => pointsOf(problem, b) - pointsOf(problem, a) || a - b)
  for (const g of dearest) {
    heard[g] = NOBODY
    if (assignment.taught[g]! > 0) continue
    const sender = groups[g]!.senders.find(
      (s) => receivers[s]! < maxReceivers && isTaughtAtHome(assignment, s),
    )
    const helper = sender === undefined ? NOBODY : pickAssistant(assignment, g, sender, assisting)
    if (sender === undefined || helper === NOBODY) continue
    heard[g] = sender
    receivers[sender]!++
    if (helper >= 0) {
      assistant[g] = helper
      assisting[helper]! += groups[g]!.periods
    }
  }
  for (const g of dearest) assignment.refreshGroup(g)

  function pointsOf(of: DutiesProblem, g: number): number {
    return of.groups[g]!.periods * posts[of.groups[g]!.post]!.price
  }
}

/** Who has got a teacher of one's own after all hears nobody. */
export function dropTaught({ taught, heard, assistant }: Assignment): void {
  taught.forEach((periods, g) => {
    if (periods === 0) return
    heard[g] = NOBODY
    assistant[g] = NOBODY
  })
}

/** All periods by one teacher who serves there. */
function isTaughtAtHome({ problem, taught, who, periods }: Assignment, group: number): boolean {
  const { post, periods: whole } = problem.groups[group]!
  if (taught[group] !== whole) return false
  for (let share = group * MAX_SHARES; share < (group + 1) * MAX_SHARES; share++) {
    if (periods[share] === whole) return (optionOf(problem, who[share]!, post) & HOME) > 0
  }
  return false
}

/**
 * Somebody of the receiving site who does not travel and does not attend the same lesson for another class, with fewest lessons given and attended; SOMEBODY where the policy asks for
 * none, NOBODY where all are full.
 */
function pickAssistant(
  { problem, load, shares, heard, assistant }: Assignment,
  group: number,
  sender: number,
  assisting: Int32Array,
): number {
  if (!problem.policy.online.needsAssistant) return SOMEBODY
  const { posts, units, groups, persons } = problem
  const { post, periods } = groups[group]!
  const { site } = units[posts[post]!.unit]!
  const busy = (person: number): number => load[person]! + assisting[person]!
  const taken = new Set(groups.flatMap((_, g) => (heard[g] === sender ? assistant[g]! : [])))
  const able = persons.flatMap((person, p) => {
    const travels = shares[p]!.some(
      (share) => optionOf(problem, p, groups[(share / MAX_SHARES) | 0]!.post) & AWAY,
    )
    return person.site === site && !travels && !taken.has(p) && busy(p) + periods <= person.homePeriods
      ? p
      : []
  })
  return able.length === 0 ? NOBODY : able.reduce((best, p) => (busy(p) < busy(best) ? p : best))
}

/** The problem with those who hear sitting in the lessons that they hear. */
export function jointProblem({ problem, heard }: Assignment): DutiesProblem {
  if (heard.every((sender) => sender < 0)) return problem
  const hearing = problem.groups.map((): number[] => [])
  heard.forEach((sender, g) => {
    if (sender >= 0) hearing[sender]!.push(g)
  })
  const groups = problem.groups.map((group, g): GroupData => {
    const joining = hearing[g]!.map((other) => problem.groups[other]!)
    return {
      ...group,
      classes: [...group.classes, ...joining.flatMap(({ classes }) => classes)],
      classIds: [...group.classIds, ...joining.flatMap(({ classIds }) => classIds)],
    }
  })
  const classes = problem.classes.map((own, c) => ({
    ...own,
    groups: groups.flatMap((group, g) => (group.classes.includes(c) ? g : [])),
  }))
  return { ...problem, groups, classes }
}
