import type { Course } from '../../../solver/timetable/kernel/problem.ts'
import type { ConstraintOf, Event, Instance } from './archive.ts'
import { bestParts } from './parts.ts'

/** Longest day and most days the search takes. */
const MAX_DAY = 31

/** How events become courses of the search: the parts they are cut into, and which of them are held as one. */
export interface Layout {
  /** Times of each day: neighbouring times of the same day. */
  readonly daySlots: readonly number[]
  readonly courses: readonly Course[]
  readonly blocks: readonly Block[]
  /** Courses of each event; events that are always held together have the same ones. */
  readonly coursesOf: readonly (readonly number[])[]
}

/** Events held together as lessons of one course. */
export interface Block {
  readonly course: number
  readonly events: readonly number[]
  readonly duration: number
  /** Lessons of the course. */
  readonly count: number
  /** Whether a lesson is always a part by itself, never joined with its neighbour to a longer one. */
  readonly isWhole: boolean
}

export interface Reading {
  /** Leave out starts that required constraints forbid; else they cost. */
  readonly strict: boolean
  /** Take wishes on splitting, linking and times as required, so that they hold by themselves: fewer timetables to search. */
  readonly firm: boolean
}

export function layOut(instance: Instance, { firm }: Reading): Layout {
  const courses: Course[] = []
  const blocks: Block[] = []
  const coursesOf: (readonly number[])[] = instance.events.map(() => [])
  for (const events of linked(instance, firm)) {
    const own = cut(instance, events, firm).map(({ duration, count, maxRun }) => {
      const isWhole = duration > 1 || count === 1 || maxRun === 1
      const id = events.map((event) => instance.events[event]!.id).join('+')
      const course = courses.push({ id, duration, ...(maxRun === undefined ? {} : { maxRun }) }) - 1
      blocks.push({ course, events, duration, count, isWhole })
      return course
    })
    for (const event of events) coursesOf[event] = own
  }
  return { daySlots: days(instance), courses, blocks, coursesOf }
}

function days({ times }: Instance): number[] {
  const sizes: number[] = []
  times.forEach(({ day }, index) => {
    const last = sizes.length - 1
    if (index > 0 && day === times[index - 1]!.day && sizes[last]! < MAX_DAY) sizes[last]!++
    else sizes.push(1)
  })
  return sizes
}

/** Groups of events that a binding link holds together; the others alone. Only events with nothing in common are merged. */
function linked({ events, constraints }: Instance, firm: boolean): number[][] {
  const groups = events.map((_, event) => [event])
  const groupOf = events.map((_, event) => event)
  const links = constraints.filter(
    (constraint): constraint is ConstraintOf<'LinkEvents'> =>
      constraint.type === 'LinkEvents' && (constraint.required || firm),
  )
  const resourcesOf = (group: number): number[] =>
    groups[group]!.flatMap((event) => events[event]!.resources.flatMap(({ resource }) => resource ?? []))
  for (const [first, ...others] of links.flatMap((link) => link.groups)) {
    for (const other of others) {
      const [target, source] = [groupOf[first!]!, groupOf[other]!]
      const taken = new Set(resourcesOf(target))
      const fits =
        target !== source &&
        events[first!]!.duration === events[other]!.duration &&
        events[first!]!.time === events[other]!.time &&
        !resourcesOf(source).some((resource) => taken.has(resource))
      if (!fits) continue
      for (const event of groups[source]!) groupOf[event] = target
      groups[target]!.push(...groups[source]!)
      groups[source] = []
    }
  }
  return groups.filter((group) => group.length > 0)
}

interface Cut {
  readonly duration: number
  readonly count: number
  readonly maxRun?: number
}

const needsChoice = ({ resources }: Event): boolean =>
  resources.some(({ resource }) => resource === undefined)

/**
 * Parts of events held together. Where the split is open, single times that join to longer parts by themselves; fixed blocks where
 * the split is forced, the time is given, or somebody has to be chosen for each part.
 */
function cut(instance: Instance, members: readonly number[], firm: boolean): Cut[] {
  const { duration, time } = instance.events[members[0]!]!
  if (time !== undefined || duration === 1) return [{ duration, count: 1 }]
  const splits = instance.constraints.filter(
    (constraint): constraint is ConstraintOf<'SplitEvents'> =>
      constraint.type === 'SplitEvents' && constraint.events.some((event) => members.includes(event)),
  )
  const binding = splits.filter(({ required }) => required || firm)
  if (binding.some(({ maxAmount, minDuration }) => maxAmount === 1 || minDuration > duration / 2))
    return [{ duration, count: 1 }]
  const forced = binding.find(
    (split) => split.minDuration === split.maxDuration && duration % split.minDuration === 0,
  )
  if (forced && forced.minDuration > 1)
    return [{ duration: forced.minDuration, count: duration / forced.minDuration }]
  const longest = Math.min(duration, ...splits.map(({ maxDuration }) => Math.max(1, maxDuration)))
  if (members.some((event) => needsChoice(instance.events[event]!))) {
    const parts = bestParts(instance, members, duration, longest)
    return [...new Set(parts)].map((length) => ({
      duration: length,
      count: parts.filter((part) => part === length).length,
      maxRun: 1,
    }))
  }
  return [{ duration: 1, count: duration, maxRun: longest }]
}
