import type { Element } from '../xml.ts'

/** A file of the XHSTT format (Post et al., Annals of Operations Research 218, 2014): instances and solutions to them. */
export interface Archive {
  readonly instances: readonly Instance[]
  readonly solutions: readonly Solution[]
}

export interface Instance {
  readonly id: string
  /** In the order of the week. */
  readonly times: readonly Time[]
  readonly resources: readonly Resource[]
  readonly events: readonly Event[]
  readonly constraints: readonly Constraint[]
  /** As it was read, to be written back. */
  readonly element: Element
}

export interface Time {
  readonly id: string
  readonly day?: string
}

export interface Resource {
  readonly id: string
  readonly type: string
}

export interface Event {
  readonly id: string
  /** In times. */
  readonly duration: number
  /** Preassigned start, an index of a time. */
  readonly time?: number
  readonly resources: readonly EventResource[]
}

/** Someone or something an event needs: given, or to be chosen among the resources of a type. */
export interface EventResource {
  readonly role?: string
  /** Preassigned, an index of a resource. */
  readonly resource?: number
  readonly type?: string
  readonly workload: number
}

/** Points of a constraint are indices of events or resources, or groups of events; times are indices too. */
export type Constraint = ConstraintHead &
  (
    | { readonly type: 'AssignResource'; readonly events: readonly number[]; readonly role: string }
    | { readonly type: 'AssignTime'; readonly events: readonly number[] }
    | {
        readonly type: 'SplitEvents'
        readonly events: readonly number[]
        readonly minDuration: number
        readonly maxDuration: number
        readonly minAmount: number
        readonly maxAmount: number
      }
    | ({
        readonly type: 'DistributeSplitEvents'
        readonly events: readonly number[]
        readonly duration: number
      } & Range)
    | {
        readonly type: 'PreferResources'
        readonly events: readonly number[]
        readonly role: string
        readonly resources: readonly number[]
      }
    | {
        readonly type: 'PreferTimes'
        readonly events: readonly number[]
        readonly times: readonly number[]
        readonly duration?: number
      }
    | {
        readonly type: 'AvoidSplitAssignments'
        readonly groups: readonly EventGroup[]
        readonly role: string
      }
    | {
        readonly type: 'SpreadEvents'
        readonly groups: readonly EventGroup[]
        readonly timeGroups: readonly ({ readonly times: readonly number[] } & Range)[]
      }
    | { readonly type: 'LinkEvents'; readonly groups: readonly EventGroup[] }
    | {
        readonly type: 'OrderEvents'
        readonly pairs: readonly ({ readonly first: number; readonly second: number } & Range)[]
      }
    | { readonly type: 'AvoidClashes'; readonly resources: readonly number[] }
    | {
        readonly type: 'AvoidUnavailableTimes'
        readonly resources: readonly number[]
        readonly times: readonly number[]
      }
    | ({ readonly type: 'LimitIdleTimes' } & TimeGroupLimits)
    | ({ readonly type: 'ClusterBusyTimes' } & TimeGroupLimits)
    | ({ readonly type: 'LimitBusyTimes' } & TimeGroupLimits)
    | ({ readonly type: 'LimitWorkload'; readonly resources: readonly number[] } & Range)
  )

export type ConstraintOf<T extends Constraint['type']> = Extract<Constraint, { readonly type: T }>

interface TimeGroupLimits extends Range {
  readonly resources: readonly number[]
  readonly timeGroups: readonly (readonly number[])[]
}

export interface ConstraintHead {
  readonly id: string
  /** Required: its cost counts as infeasibility, else as objective. */
  readonly required: boolean
  readonly weight: number
  readonly costFunction: 'Linear' | 'Quadratic' | 'Step'
}

export interface Range {
  readonly min: number
  readonly max: number
}

/** Indices of events. */
export type EventGroup = readonly number[]

export interface Solution {
  /** Index in the archive's instances. */
  readonly instance: number
  /** Its solution group. */
  readonly group: string
  readonly subEvents: readonly SubEvent[]
}

/** A part of an event as it is held. */
export interface SubEvent {
  readonly event: number
  readonly duration: number
  /** Index of its first time; absent: not assigned. */
  readonly time?: number
  /** Parallel to the event's resources: indices, `undefined` where none is assigned. */
  readonly resources: readonly (number | undefined)[]
}
