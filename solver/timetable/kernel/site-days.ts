import type { Problem } from './problem.ts'
import type { BusyGroupsRule, BusySlotsRule, SpreadRule, TravelRule } from './rules.ts'

/** Why a travelling resource cannot do with fewer site changes a week. */
export interface SiteDays {
  readonly resource: number
  /** Fewest days it must spend at each site. */
  readonly days: readonly { readonly site: number; readonly days: number }[]
  /** Days on which it can teach at all. */
  readonly daysOpen: number
  /** Days at sites that cannot be had without sharing a day: at least this many changes. */
  readonly changes: number
}

/**
 * Lower bound on the site changes of each resource of a `travel` rule on changes: site s needs k_s days, because a course is
 * held at most so often a day and a day has only so many slots; the sum of k_s beyond the days open is changes. Holds for
 * timetables that keep the hard rules.
 */
export function siteDays(problem: Problem, rule: TravelRule): SiteDays[] {
  const lessonsOf = problem.resources.map(() => [] as number[])
  problem.lessons.forEach(({ resources, starts }, lesson) => {
    if (starts.length > 0) for (const resource of new Set(resources)) lessonsOf[resource]!.push(lesson)
  })
  const perDay = mostStartsPerDay(problem)
  return rule.resources.map((resource) => {
    const bySite = new Map<number, number[]>()
    for (const lesson of lessonsOf[resource]!) {
      const { resources, place, placeOf } = problem.lessons[lesson]!
      const { site } = problem.travel!.places[placeOf?.[resources.indexOf(resource)] ?? place!]!
      bySite.set(site, [...(bySite.get(site) ?? []), lesson])
    }
    const dailyMax = mostSlotsPerDay(problem, resource)
    const days = [...bySite]
      .sort(([a], [b]) => a - b)
      .map(([site, lessons]) => ({ site, days: fewestDays(problem, lessons, perDay, dailyMax) }))
    const daysOpen = openDays(problem, resource, lessonsOf[resource]!)
    const changes = Math.max(0, days.reduce((sum, { days: k }) => sum + k, 0) - daysOpen)
    return { resource, days, daysOpen, changes }
  })
}

function fewestDays(
  problem: Problem,
  lessons: readonly number[],
  perDay: number[],
  dailyMax: number,
): number {
  const count = new Map<number, number>()
  let slots = 0
  for (const lesson of lessons) {
    const { course } = problem.lessons[lesson]!
    count.set(course, (count.get(course) ?? 0) + 1)
    slots += problem.courses[course]!.duration
  }
  const byCourse = [...count].map(([course, lessonCount]) => Math.ceil(lessonCount / perDay[course]!))
  return Math.max(...byCourse, Math.ceil(slots / dailyMax))
}

const firstSlots = (problem: Problem): number[] =>
  problem.daySlots.map((_, day) => problem.daySlots.slice(0, day).reduce((sum, size) => sum + size, 0))

/** Lessons of a course on one day: at most the slots of a day, fewer where a hard rule on its runs says so for every day. */
function mostStartsPerDay(problem: Problem): number[] {
  const most = problem.courses.map(() => Math.max(...problem.daySlots))
  const hard = problem.rules.filter(
    (rule): rule is SpreadRule => rule.type === 'spread' && rule.level === 'hard',
  )
  for (const { sets, groups } of hard) {
    const daily = everyDayLimit(
      problem,
      groups.map(({ slots, max }) => ({ slots, max: max ?? Infinity })),
    )
    for (const course of sets.flat()) {
      const { duration, maxRun = Infinity } = problem.courses[course]!
      // Runs are counted: a run of single lessons may hold several.
      const perRun = duration > 1 ? 1 : maxRun
      most[course] = Math.min(most[course]!, Math.max(1, daily * perRun))
    }
  }
  return most
}

/** Largest limit over the days, each day's being that of the groups that cover it whole. */
function everyDayLimit(
  problem: Problem,
  groups: readonly { slots: readonly number[]; max: number }[],
): number {
  const first = firstSlots(problem)
  return Math.max(
    ...problem.daySlots.map((size, day) => {
      const covers = groups.filter(({ slots }) => {
        const held = new Set(slots)
        return Array.from({ length: size }, (_, k) => first[day]! + k).every((slot) => held.has(slot))
      })
      return Math.min(Infinity, ...covers.map(({ max }) => max))
    }),
  )
}

function mostSlotsPerDay(problem: Problem, resource: number): number {
  const limits = problem.rules
    .filter((rule): rule is BusySlotsRule => rule.type === 'busy-slots' && rule.level === 'hard')
    .filter(({ resources }) => resources.includes(resource))
    .map(({ groups, max = Infinity }) =>
      everyDayLimit(
        problem,
        groups.map((slots) => ({ slots, max })),
      ),
    )
  return Math.max(1, Math.min(Math.max(...problem.daySlots), ...limits))
}

function openDays(problem: Problem, resource: number, lessons: readonly number[]): number {
  const first = firstSlots(problem)
  const dayOf = (slot: number): number => first.findLastIndex((start) => start <= slot)
  const slots = new Set(lessons.flatMap((lesson) => problem.lessons[lesson]!.starts))
  const open = new Set([...slots].map(dayOf)).size
  const limits = problem.rules
    .filter((rule): rule is BusyGroupsRule => rule.type === 'busy-groups' && rule.level === 'hard')
    .filter(({ resources, groups }) => resources.includes(resource) && areDays(problem, groups))
    .map(({ max = Infinity }) => max)
  return Math.min(open, ...limits)
}

/** Whether the groups are the days, each whole. */
function areDays(problem: Problem, groups: readonly (readonly number[])[]): boolean {
  const first = firstSlots(problem)
  const wanted = problem.daySlots.map((size, day) =>
    Array.from({ length: size }, (_, k) => first[day]! + k).join(),
  )
  return groups.length === wanted.length && groups.every((slots, day) => slots.join() === wanted[day])
}
