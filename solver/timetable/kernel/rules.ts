/**
 * The rules a timetable is judged by. Each rule is applied at several points (a resource, a set of courses, a pair ...);
 * at each point it finds a deviation, a whole number >= 0, and costs `weight x shape(deviation)`.
 */
interface RuleHead {
  /** The caller's name for it; costs are reported by rule, violations carry it. */
  readonly code: string
  readonly level: 'hard' | 'soft'
  /** Whole points >= 0. Whole numbers keep every sum exact. */
  readonly weight: number
  /** Default linear. `step` costs the weight once if there is any deviation. */
  readonly shape?: 'linear' | 'quadratic' | 'step'
}

/** A set of slots with the least and most of something in it. Default 0 and no limit. */
export interface Limits {
  readonly min?: number
  readonly max?: number
}
export interface SlotGroup extends Limits {
  readonly slots: readonly number[]
}

/** Lessons without a slot. Point: lesson. Deviation: its duration. */
export interface UnplacedRule extends RuleHead {
  readonly type: 'unplaced'
}

/** Lessons beyond the capacity, summed over slots. Point: resource. Linear only. */
export interface ClashRule extends RuleHead {
  readonly type: 'clash'
  readonly shape?: 'linear'
  readonly resources: readonly number[]
}

/** Point: resource. Deviation: slots of `slots` in which it is busy. */
export interface UnavailableRule extends RuleHead {
  readonly type: 'unavailable'
  readonly resources: readonly number[]
  readonly slots: readonly number[]
}

/**
 * Free slots between busy ones (gaps). Point: resource. A group is some slots of one day; in it, slots between the first and
 * the last busy one that are free count, with `fromStart` those before the first too, with `onlyBefore` these alone (late starts).
 * Deviation: their sum against min..max.
 */
export interface IdleRule extends RuleHead, Limits {
  readonly type: 'idle'
  readonly resources: readonly number[]
  readonly groups: readonly (readonly number[])[]
  readonly fromStart?: boolean
  readonly onlyBefore?: boolean
}

/** Point: resource. Deviation: number of groups (days) with a busy slot, against min..max. */
export interface BusyGroupsRule extends RuleHead, Limits {
  readonly type: 'busy-groups'
  readonly resources: readonly number[]
  readonly groups: readonly (readonly number[])[]
}

/**
 * Daily loads. Point: resource. Deviation: busy slots of each group against min..max, summed over groups. An empty group
 * does not deviate unless `emptyCounts`.
 */
export interface BusySlotsRule extends RuleHead, Limits {
  readonly type: 'busy-slots'
  readonly resources: readonly number[]
  readonly groups: readonly (readonly number[])[]
  readonly emptyCounts?: boolean
}

/** Lessons without a break. Point: resource. Deviation: what each run of busy neighbouring slots of a day has above max. */
export interface ConsecutiveRule extends RuleHead {
  readonly type: 'consecutive'
  readonly resources: readonly number[]
  readonly max: number
}

/** Point: a set of courses. Deviation: runs that start in each group, against the group's min..max, summed over groups. */
export interface SpreadRule extends RuleHead {
  readonly type: 'spread'
  readonly sets: readonly (readonly number[])[]
  readonly groups: readonly SlotGroup[]
}

/** Point: a set of courses. Deviation: pairs of days with a lesson that are fewer than `minDays` apart (2: no days in a row). */
export interface DaysApartRule extends RuleHead {
  readonly type: 'days-apart'
  readonly sets: readonly (readonly number[])[]
  readonly minDays: number
}

/**
 * Into which runs a course is split. Point: course of duration 1. Deviation: runs shorter than `minLength` or longer than
 * `maxLength`, plus the number of runs against min..max. With `length` only runs of that length are counted.
 */
export interface RunsRule extends RuleHead, Limits {
  readonly type: 'runs'
  readonly courses: readonly number[]
  readonly length?: number
  readonly minLength?: number
  readonly maxLength?: number
}

/** Point: course. Deviation: slots of runs (with `length`: of runs of that length) that start outside `slots`. */
export interface StartsRule extends RuleHead {
  readonly type: 'starts'
  readonly courses: readonly number[]
  readonly slots: readonly number[]
  readonly length?: number
}

/**
 * Wished to run at the same time. Point: a set of courses. Deviation: slots in which lessons of the set run, but fewer than
 * there are courses in the set.
 */
export interface TogetherRule extends RuleHead {
  readonly type: 'together'
  readonly sets: readonly (readonly number[])[]
}

/**
 * Point: a pair (first, second) of courses. Slots from the end of the first's last lesson to the start of the second's
 * first one; deviation: how far this is below min (default 0) or above max. No deviation while either has no lesson placed.
 */
export interface OrderRule extends RuleHead, Limits {
  readonly type: 'order'
  readonly pairs: readonly (readonly [first: number, second: number])[]
}

/** What it costs a lesson to start in each slot: wishes, the wish to stay where it was. Point: lesson. Linear only. */
export interface SlotCostRule extends RuleHead {
  readonly type: 'slot-cost'
  readonly shape?: 'linear'
  readonly prices: readonly SlotPrice[]
}
export interface SlotPrice {
  readonly lesson: number
  /** Deviation by start slot, one whole number >= 0 per slot of the week; may be shared between lessons. */
  readonly cost: ArrayLike<number>
}

/**
 * What two lessons cost by where both start: order, distance, being side by side. Point: a pair. No deviation while either is
 * unplaced. Linear only.
 */
export interface PairsRule extends RuleHead {
  readonly type: 'pairs'
  readonly shape?: 'linear'
  readonly pairs: readonly LessonPair[]
}
export interface LessonPair {
  readonly first: number
  readonly second: number
  /**
   * Deviation, whole numbers >= 0: cost[start of the first x slots of the week + start of the second]. One and the same array for all
   * pairs of a kind saves memory.
   */
  readonly cost: ArrayLike<number>
}

/**
 * Point: resource and day. Its lessons of the day in slot order, slots in which it is double-booked left out (they are a
 * clash already). Deviation: the measure above `max` (default 0):
 * - `late`: next lessons for which the gap by the clock is shorter than the travel, or that overlap by the clock
 * - `changes`: next lessons at different sites
 * - `minutes`: travel of the day, in whole minutes, from the base site and back to it where there is one
 * - `sites`: different sites, counted in each of `groups` (half-days), the parts above `max` summed
 * With `period` week the point is the resource, and its changes of all days are summed first.
 */
export interface TravelRule extends RuleHead {
  readonly type: 'travel'
  readonly resources: readonly number[]
  readonly measure: 'late' | 'changes' | 'minutes' | 'sites'
  readonly max?: number
  /** Week: for `changes` only. Default: day. */
  readonly period?: 'day' | 'week'
  /** For `sites`; default: the day. */
  readonly groups?: readonly (readonly number[])[]
}

/** One of the choices of a lesson. */
export interface ChoiceOf {
  readonly lesson: number
  /** Index in the lesson's `choices`. */
  readonly choice: number
}

/** Who is not wanted. Point: a set of choices. Deviation: slots of the lessons whose choice is one of `unwanted` (-1: nobody). */
export interface ChosenRule extends RuleHead {
  readonly type: 'chosen'
  readonly sets: readonly (readonly ChoiceOf[])[]
  readonly unwanted: readonly number[]
}

/** The same one throughout. Point: a set of choices. Deviation: different resources chosen, less one. */
export interface SameChosenRule extends RuleHead {
  readonly type: 'same-chosen'
  readonly sets: readonly (readonly ChoiceOf[])[]
}

/**
 * Point: a resource. Deviation: its load against min..max, in units of which `unitsPerPoint` make one point, rounded up. The load
 * is `fixed` and that of the choices it is taken for.
 */
export interface WorkloadRule extends RuleHead {
  readonly type: 'workload'
  readonly loads: readonly (ChoiceOf & { readonly units: number })[]
  readonly unitsPerPoint: number
  readonly points: readonly (Required<Limits> & { readonly resource: number; readonly fixed: number })[]
}

export type Rule =
  | UnplacedRule
  | ClashRule
  | UnavailableRule
  | IdleRule
  | BusyGroupsRule
  | BusySlotsRule
  | ConsecutiveRule
  | SpreadRule
  | DaysApartRule
  | RunsRule
  | StartsRule
  | TogetherRule
  | OrderRule
  | SlotCostRule
  | PairsRule
  | TravelRule
  | ChosenRule
  | SameChosenRule
  | WorkloadRule
