import type { Rule } from '../../../solver/timetable/kernel/rules.ts'
import type { Constraint, ConstraintOf, Instance } from './archive.ts'
import type { Layout } from './layout.ts'
import type { Seats } from './seats.ts'

export interface Scope {
  readonly instance: Instance
  readonly layout: Layout
  /** Whether the starts of an event's lessons leave out all times closed to its resources. */
  readonly keepsClosed: (event: number) => boolean
  /** The same for its preferred times. */
  readonly keepsPreferred: (event: number) => boolean
  readonly seats: Seats
}

type Head = Pick<Rule, 'code' | 'level' | 'weight' | 'shape'>

const shapes = { Linear: 'linear', Quadratic: 'quadratic', Step: 'step' } as const

/** A constraint in the words of the search; none where every timetable of the search costs the same. */
export function rulesOf(constraint: Constraint, scope: Scope): Rule[] {
  const head = {
    code: constraint.id,
    level: constraint.required ? 'hard' : 'soft',
    weight: constraint.weight,
    shape: shapes[constraint.costFunction],
  } as const
  if (head.weight === 0) return []
  const { layout } = scope
  switch (constraint.type) {
    case 'AvoidClashes':
      return [{ ...head, shape: 'linear', type: 'clash', resources: constraint.resources }]
    case 'AvoidUnavailableTimes': {
      const open = constraint.resources.filter((resource) => !constraint.required || isOpen(resource, scope))
      return open.length === 0
        ? []
        : [{ ...head, type: 'unavailable', resources: open, slots: constraint.times }]
    }
    case 'LimitIdleTimes': {
      const groups = constraint.timeGroups.flatMap((times) => byDay(times, layout))
      const { resources, min, max } = constraint
      return [{ ...head, type: 'idle', resources, groups, min, max }]
    }
    case 'ClusterBusyTimes': {
      const { resources, timeGroups, min, max } = constraint
      return [{ ...head, type: 'busy-groups', resources, groups: timeGroups, min, max }]
    }
    case 'LimitBusyTimes': {
      const { resources, timeGroups, min, max } = constraint
      return [{ ...head, type: 'busy-slots', resources, groups: timeGroups, min, max }]
    }
    case 'SpreadEvents': {
      const sets = constraint.groups.map((group) => group.flatMap((event) => layout.coursesOf[event]!))
      const groups = constraint.timeGroups.map(({ times, min, max }) => ({ slots: times, min, max }))
      return [{ ...head, type: 'spread', sets, groups }]
    }
    case 'SplitEvents': {
      const { minDuration, maxDuration, minAmount, maxAmount } = constraint
      const limits = { minLength: minDuration, maxLength: maxDuration, min: minAmount, max: maxAmount }
      return splittable(constraint.events, scope).map((course) => ({
        ...head,
        type: 'runs',
        courses: [course],
        ...limits,
      }))
    }
    case 'DistributeSplitEvents': {
      const { duration: length, min, max } = constraint
      return splittable(constraint.events, scope).map((course) => ({
        ...head,
        type: 'runs',
        courses: [course],
        length,
        min,
        max,
      }))
    }
    case 'PreferTimes':
      return preferTimes(constraint, head, scope)
    case 'LinkEvents': {
      const sets = constraint.groups
        .map((group) => [...new Set(group.flatMap((event) => layout.coursesOf[event]!))])
        .filter((set) => set.length > 1)
      return sets.length === 0 ? [] : [{ ...head, type: 'together', sets }]
    }
    case 'OrderEvents':
      return constraint.pairs.flatMap(({ first, second, min, max }) =>
        layout.coursesOf[first]!.flatMap((before) =>
          layout.coursesOf[second]!.map((after) => ({
            ...head,
            type: 'order' as const,
            pairs: [[before, after] as const],
            min,
            max,
          })),
        ),
      )
    // Every event that wants a time is placed.
    case 'AssignTime':
      return []
    case 'AssignResource':
      return [{ ...head, type: 'chosen', sets: roleSets(constraint, scope), unwanted: [-1] }]
    case 'PreferResources': {
      const preferred = new Set(constraint.resources)
      const unwanted = scope.instance.resources.flatMap((_, resource) =>
        preferred.has(resource) ? [] : [resource],
      )
      return [{ ...head, type: 'chosen', sets: roleSets(constraint, scope), unwanted }]
    }
    case 'AvoidSplitAssignments': {
      const sets = constraint.groups.map((group) =>
        group.flatMap((event) => scope.seats.inRole(event, constraint.role)),
      )
      return [{ ...head, type: 'same-chosen', sets: sets.filter((set) => set.length > 1) }]
    }
    case 'LimitWorkload':
      return limitWorkload(constraint, head, scope)
  }
}

function preferTimes(
  { required, events, times, duration }: ConstraintOf<'PreferTimes'>,
  head: Head,
  { layout, keepsPreferred }: Scope,
): Rule[] {
  const misplaced = startsOutside(times, duration ?? 1, layout)
  const courses = events
    .filter((event) => !(required && keepsPreferred(event)))
    .flatMap((event) => layout.coursesOf[event]!)
  if (courses.length === 0 || !misplaced) return []
  return [
    {
      ...head,
      type: 'starts',
      courses,
      slots: times,
      ...(duration === undefined ? {} : { length: duration }),
    },
  ]
}

/** The choices for a role, event by event. */
const roleSets = ({ events, role }: { events: readonly number[]; role: string }, { seats }: Scope) =>
  events.map((event) => seats.inRole(event, role)).filter((set) => set.length > 0)

/** Workloads are shares of whole events, so they are counted in units that every duration divides. */
function limitWorkload(
  constraint: ConstraintOf<'LimitWorkload'>,
  head: Head,
  { instance, seats }: Scope,
): Rule[] {
  const { events } = instance
  const unitsPerPoint = events.map(({ duration }) => duration).reduce(leastMultiple, 1)
  const open = events.flatMap((event, index) =>
    event.resources.flatMap(({ resource, role, workload }) =>
      resource === undefined && role !== undefined
        ? seats.inRole(index, role).map(({ duration, ...choice }) => ({
            ...choice,
            units: (workload * duration * unitsPerPoint) / event.duration,
          }))
        : [],
    ),
  )
  const fixed = (resource: number): number =>
    events
      .flatMap((event) => event.resources.filter((needed) => needed.resource === resource))
      .reduce((sum, { workload }) => sum + workload, 0)
  if (open.length === 0) return []
  const points = constraint.resources
    .filter((resource) => seats.isCandidate(resource))
    .map((resource) => ({
      resource,
      fixed: fixed(resource) * unitsPerPoint,
      min: constraint.min * unitsPerPoint,
      max: constraint.max * unitsPerPoint,
    }))
  return [{ ...head, type: 'workload', loads: open, unitsPerPoint, points }]
}

const leastMultiple = (a: number, b: number): number => (a * b) / greatestDivisor(a, b)
const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b))

/** Whether a part of that duration could start outside the times without leaving its day. */
function startsOutside(times: readonly number[], duration: number, { daySlots }: Layout): boolean {
  const preferred = new Set(times)
  let first = 0
  return daySlots.some((size) => {
    const starts = Array.from({ length: Math.max(0, size - duration + 1) }, (_, k) => first + k)
    first += size
    return starts.some((start) => !preferred.has(start))
  })
}

/** Whether a resource can come to be busy at a time closed to it. */
function isOpen(resource: number, { instance, keepsClosed, seats }: Scope): boolean {
  return (
    seats.isCandidate(resource) ||
    instance.events.some(
      (event, index) => !keepsClosed(index) && event.resources.some((needed) => needed.resource === resource),
    )
  )
}

/** Courses of single times that join to parts; the parts of others are fixed and cost the same always. */
const splittable = (events: readonly number[], { layout }: Scope): number[] =>
  events.flatMap((event) => layout.coursesOf[event]!.filter((course) => !layout.blocks[course]!.isWhole))

/** Times of each day; a gap is looked for within a day. */
function byDay(times: readonly number[], { daySlots }: Layout): number[][] {
  const dayOf = daySlots.flatMap((size, day) => Array<number>(size).fill(day))
  return daySlots
    .map((_, day) => times.filter((time) => dayOf[time] === day))
    .filter((group) => group.length > 0)
}
