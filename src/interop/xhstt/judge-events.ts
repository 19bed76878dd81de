import type { ConstraintOf } from './archive.ts'
import { outside, sum, type Timetable } from './timetable.ts'

/** Deviations of the constraints on events, one per point: an event, a group of events, a pair. */

export const assignTime = ({ events }: ConstraintOf<'AssignTime'>, { partsOf }: Timetable): number[] =>
  events.map((event) => sum(partsOf[event]!.map(({ time, duration }) => (time === undefined ? duration : 0))))

export const assignResource = (
  { events, role }: ConstraintOf<'AssignResource'>,
  timetable: Timetable,
): number[] =>
  events.map((event) =>
    sum(
      timetable.inRole(event, role).map(({ part, resource }) => (resource === undefined ? part.duration : 0)),
    ),
  )

export const preferResources = (
  { events, role, resources }: ConstraintOf<'PreferResources'>,
  timetable: Timetable,
): number[] =>
  events.map((event) =>
    sum(
      timetable
        .inRole(event, role)
        .map(({ part, resource }) =>
          resource === undefined || resources.includes(resource) ? 0 : part.duration,
        ),
    ),
  )

export const preferTimes = (
  { events, times, duration: only }: ConstraintOf<'PreferTimes'>,
  { partsOf }: Timetable,
): number[] =>
  events.map((event) =>
    sum(
      partsOf[event]!.map(({ time, duration }) =>
        time === undefined || times.includes(time) || (only !== undefined && duration !== only)
          ? 0
          : duration,
      ),
    ),
  )

export const splitEvents = (constraint: ConstraintOf<'SplitEvents'>, { partsOf }: Timetable): number[] =>
  constraint.events.map((event) => {
    const { minDuration, maxDuration, minAmount, maxAmount } = constraint
    const parts = partsOf[event]!
    const odd = parts.filter(({ duration }) => duration < minDuration || duration > maxDuration)
    return odd.length + outside(parts.length, { min: minAmount, max: maxAmount })
  })

export const distributeSplitEvents = (
  constraint: ConstraintOf<'DistributeSplitEvents'>,
  { partsOf }: Timetable,
): number[] =>
  constraint.events.map((event) =>
    outside(partsOf[event]!.filter(({ duration }) => duration === constraint.duration).length, constraint),
  )

export const avoidSplitAssignments = (
  { groups, role }: ConstraintOf<'AvoidSplitAssignments'>,
  timetable: Timetable,
): number[] =>
  groups.map((group) => {
    const held = group.flatMap((event) => timetable.inRole(event, role).map(({ resource }) => resource))
    return Math.max(0, new Set(held.filter((resource) => resource !== undefined)).size - 1)
  })

export const spreadEvents = (
  { groups, timeGroups }: ConstraintOf<'SpreadEvents'>,
  { partsOf }: Timetable,
): number[] =>
  groups.map((group) => {
    const starts = group.flatMap((event) => partsOf[event]!.map(({ time }) => time))
    return sum(
      timeGroups.map((limit) =>
        outside(starts.filter((start) => start !== undefined && limit.times.includes(start)).length, limit),
      ),
    )
  })

export const linkEvents = ({ groups }: ConstraintOf<'LinkEvents'>, timetable: Timetable): number[] =>
  groups.map((group) => {
    const running = group.map(
      (event) => new Set(timetable.partsOf[event]!.flatMap((part) => timetable.timesOf(part))),
    )
    const times = new Set(running.flatMap((set) => [...set]))
    return [...times].filter((time) => !running.every((set) => set.has(time))).length
  })

export const orderEvents = ({ pairs }: ConstraintOf<'OrderEvents'>, { partsOf }: Timetable): number[] =>
  pairs.map(({ first, second, min, max }) => {
    const ends = partsOf[first]!.map(({ time, duration }) =>
      time === undefined ? undefined : time + duration,
    )
    const starts = partsOf[second]!.map(({ time }) => time)
    if ([...ends, ...starts].includes(undefined)) return 0
    const between = Math.min(...starts.map(Number)) - Math.max(...ends.map(Number))
    return outside(between, { min, max })
  })
