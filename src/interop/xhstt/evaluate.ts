import type { Constraint, Instance, Solution } from './archive.ts'
import * as events from './judge-events.ts'
import * as resources from './judge-resources.ts'
import { sum, Timetable } from './timetable.ts'

export interface Costs {
  /** Infeasibility value: the cost of the required constraints. */
  readonly hard: number
  /** Objective value: the cost of the others. */
  readonly soft: number
  /** Parallel to the constraints of the instance. */
  readonly byConstraint: readonly number[]
}

/** What a solution costs by the rules of the format. Written from these rules; shares nothing with the search. */
export function evaluate(instance: Instance, solution: Solution): Costs {
  const timetable = new Timetable(instance, solution)
  const byConstraint = instance.constraints.map((constraint) =>
    sum(deviations(constraint, timetable).map((deviation) => price(constraint, deviation))),
  )
  const total = (required: boolean): number =>
    sum(byConstraint.filter((_, at) => instance.constraints[at]!.required === required))
  return { hard: total(true), soft: total(false), byConstraint }
}

function price({ weight, costFunction }: Constraint, deviation: number): number {
  if (costFunction === 'Step') return deviation > 0 ? weight : 0
  return weight * (costFunction === 'Quadratic' ? deviation * deviation : deviation)
}

function deviations(constraint: Constraint, timetable: Timetable): number[] {
  switch (constraint.type) {
    case 'AssignResource':
      return events.assignResource(constraint, timetable)
    case 'AssignTime':
      return events.assignTime(constraint, timetable)
    case 'SplitEvents':
      return events.splitEvents(constraint, timetable)
    case 'DistributeSplitEvents':
      return events.distributeSplitEvents(constraint, timetable)
    case 'PreferResources':
      return events.preferResources(constraint, timetable)
    case 'PreferTimes':
      return events.preferTimes(constraint, timetable)
    case 'AvoidSplitAssignments':
      return events.avoidSplitAssignments(constraint, timetable)
    case 'SpreadEvents':
      return events.spreadEvents(constraint, timetable)
    case 'LinkEvents':
      return events.linkEvents(constraint, timetable)
    case 'OrderEvents':
      return events.orderEvents(constraint, timetable)
    case 'AvoidClashes':
      return resources.avoidClashes(constraint, timetable)
    case 'AvoidUnavailableTimes':
      return resources.avoidUnavailableTimes(constraint, timetable)
    case 'LimitIdleTimes':
      return resources.limitIdleTimes(constraint, timetable)
    case 'ClusterBusyTimes':
      return resources.clusterBusyTimes(constraint, timetable)
    case 'LimitBusyTimes':
      return resources.limitBusyTimes(constraint, timetable)
    case 'LimitWorkload':
      return resources.limitWorkload(constraint, timetable)
  }
}
