import type { ConstraintOf } from './archive.ts'
import { outside, sum, type Timetable } from './timetable.ts'

/** Deviations of the constraints on resources, one per resource. */

export const avoidClashes = ({ resources }: ConstraintOf<'AvoidClashes'>, { load }: Timetable): number[] =>
  resources.map((resource) => sum([...load[resource]!].map((parts) => Math.max(0, parts - 1))))

export const avoidUnavailableTimes = (
  { resources, times }: ConstraintOf<'AvoidUnavailableTimes'>,
  timetable: Timetable,
): number[] => resources.map((resource) => times.filter((time) => timetable.isBusy(resource, time)).length)

/** A time is idle when it is free and busy ones of its group lie before and after it. */
export const limitIdleTimes = (constraint: ConstraintOf<'LimitIdleTimes'>, timetable: Timetable): number[] =>
  constraint.resources.map((resource) => {
    const idle = constraint.timeGroups.map((times) => {
      const busy = times.filter((time) => timetable.isBusy(resource, time))
      const [first, last] = [Math.min(...busy), Math.max(...busy)]
      return times.filter((time) => time > first && time < last && !busy.includes(time)).length
    })
    return outside(sum(idle), constraint)
  })

export const clusterBusyTimes = (
  constraint: ConstraintOf<'ClusterBusyTimes'>,
  timetable: Timetable,
): number[] =>
  constraint.resources.map((resource) => {
    const busy = constraint.timeGroups.filter((times) =>
      times.some((time) => timetable.isBusy(resource, time)),
    )
    return outside(busy.length, constraint)
  })

/** A group without a busy time does not deviate. */
export const limitBusyTimes = (constraint: ConstraintOf<'LimitBusyTimes'>, timetable: Timetable): number[] =>
  constraint.resources.map((resource) => {
    const busy = constraint.timeGroups.map(
      (times) => times.filter((time) => timetable.isBusy(resource, time)).length,
    )
    return sum(busy.map((count) => (count === 0 ? 0 : outside(count, constraint))))
  })

/** Workloads need not be whole; a deviation is rounded up. */
export const limitWorkload = (constraint: ConstraintOf<'LimitWorkload'>, { workload }: Timetable): number[] =>
  constraint.resources.map((resource) => Math.ceil(outside(workload[resource]!, constraint) - 1e-9))
