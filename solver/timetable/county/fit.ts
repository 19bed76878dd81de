import type { Problem } from '../kernel/problem.ts'
import { buildCountyProblem, type CountyProblem } from './build.ts'
import { byImportance } from './importance.ts'
import type { TimetableInput } from './input.ts'

/** A part of which every lesson has a chance. */
export interface FittedPart extends CountyProblem {
  /** Its duties have only the periods that are looked for. */
  readonly input: TimetableInput
  /** Lessons of `problem`, the most important first. */
  readonly order: readonly number[]
}

/** Builds the problem of a part without the lessons that no timetable can place. */
export function fitToWeek(input: TimetableInput): FittedPart {
  const county = buildCountyProblem(input)
  const order = byImportance(input.duties, input.policy, county.pinned)
  const out = lessonsWithoutPlace(county.problem, order)
  if (out.size === 0) return { ...county, input, order }
  const periods = input.duties.map(() => 0)
  county.problem.lessons.forEach(({ course }, lesson) => {
    if (!out.has(lesson)) periods[course]!++
  })
  const duties = input.duties
    .map((duty, course) => ({ ...duty, periods: periods[course]! }))
    .filter((duty) => duty.periods > 0)
  const fitted = { ...input, duties }
  const built = buildCountyProblem(fitted)
  return { ...built, input: fitted, order: byImportance(duties, input.policy, built.pinned) }
}

/**
 * Finds by counting which lessons have no place in any timetable: those that may start nowhere, those of a class or a teacher
 * beyond its open periods, those of a subject beyond what its daily maximum allows in a week. The search need not fight for
 * them. Of each class and teacher the greatest possible number stays.
 * @param order lessons, the most important first: the others go first
 */
function lessonsWithoutPlace(problem: Problem, order: readonly number[]): ReadonlySet<number> {
  const out = new Set(order.filter((lesson) => problem.lessons[lesson]!.starts.length === 0))
  const remaining = (lessons: readonly number[]) => lessons.filter((lesson) => !out.has(lesson))
  for (const { members, most } of subjectWeeks(problem, order)) {
    for (const lesson of remaining(members).slice(most)) out.add(lesson)
  }
  for (const lessons of weeksOfResources(problem, order)) {
    for (const lesson of withoutSlot(problem, remaining(lessons))) out.add(lesson)
  }
  return out
}

/** Lessons of each set of a hard `spread` rule, and how many the daily limits and the open slots leave room for. */
function subjectWeeks(problem: Problem, order: readonly number[]): { members: number[]; most: number }[] {
  return problem.rules.flatMap((rule) => {
    if (rule.type !== 'spread' || rule.level !== 'hard') return []
    return rule.sets.map((courses) => {
      const members = order.filter((lesson) => courses.includes(problem.lessons[lesson]!.course))
      const open = new Set(members.flatMap((lesson) => problem.lessons[lesson]!.starts))
      const perGroup = rule.groups.map(({ slots, max = slots.length }) =>
        Math.min(max, slots.filter((slot) => open.has(slot)).length),
      )
      return { members, most: perGroup.reduce((sum, n) => sum + n, 0) }
    })
  })
}

/** Lessons of each resource of a hard `clash` rule that can hold one at a time. */
function weeksOfResources({ rules, resources, lessons }: Problem, order: readonly number[]): number[][] {
  const watched = new Set(
    rules.flatMap((rule) => (rule.type === 'clash' && rule.level === 'hard' ? rule.resources : [])),
  )
  const held = new Map([...watched].map((resource) => [resource, [] as number[]]))
  for (const lesson of order) for (const r of lessons[lesson]!.resources) held.get(r)?.push(lesson)
  return [...held].flatMap(([resource, own]) => ((resources[resource]!.capacity ?? 1) === 1 ? [own] : []))
}

/**
 * Matches lessons to slots one after another (Kuhn, 1955). Sets of lessons that can be matched form a transversal matroid, so
 * taking each that still can be is best for any order of importance.
 */
function withoutSlot({ lessons }: Problem, wanted: readonly number[]): number[] {
  const holder = new Map<number, number>()
  const place = (lesson: number, seen: Set<number>): boolean =>
    lessons[lesson]!.starts.some((slot) => {
      if (seen.has(slot)) return false
      seen.add(slot)
      const there = holder.get(slot)
      if (there !== undefined && !place(there, seen)) return false
      holder.set(slot, lesson)
      return true
    })
  return wanted.filter((lesson) => !place(lesson, new Set()))
}
