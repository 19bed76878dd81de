/**
 * A weekly timetable as the kernel sees it: lessons to place in slots, resources that lessons occupy, rules that cost.
 * It knows neither counties nor file formats; whoever maps one onto it keeps the ids.
 *
 * How to use it:
 *
 *     const problem: Problem = { daySlots, resources, courses, lessons, rules, travel }
 *     checkProblem(problem)                        // throws on a malformed problem (a mistake of the mapping)
 *     findConflicts(problem)                       // proofs by counting that hard 0 is out of reach, before any search
 *     const result = solve(problem, { seed, iterations })
 *     evaluate(problem, result.placement)          // hard, soft, per rule; shares no code with the search
 *     listViolations(problem, result.placement)    // the same, one entry per broken point, for explanations
 *
 * How things map:
 * - a class, a teacher, a room: a `Resource` of capacity 1. Rooms that are alike, or "at most k classes on the field at
 *   once": one `Resource` of capacity k that each of those lessons holds. Nothing clashes without a `clash` rule.
 * - five periods a week of one subject in one class: a `Course` with five `Lesson`s of duration 1. Neighbouring lessons of
 *   a course on a day form a run (a double) by themselves; rules speak of runs. A block that is never cut: one lesson
 *   of a course with `duration` 2.
 * - lessons that must be held in the same slot (linked events, broadcast lessons, teaching groups across classes, a meeting
 *   of twenty teachers): ONE lesson with the resources of all. If it is only a wish: a `together` rule.
 * - one of several rooms or teachers, told by name: `Lesson.choices`. Alike rooms are cheaper as one pool.
 * - times that are forbidden: leave them out of `Lesson.starts`. A fixed or locked lesson has one start.
 * - "change as little as possible": a `slot-cost` rule that is 0 at the slot of the published plan.
 * - sites that ring at different times: each lesson has a `Place` = (site, bell); `travel` rules look at the clock. Number
 *   the slots of all bells on one grid so that a later slot is never earlier by the clock; a bell without a slot is told
 *   by leaving the slot out of the lessons' starts. Two lessons of a resource in the same slot always clash.
 */
import type { Rule } from './rules.ts'

export interface Problem {
  /** Slots of each day, 1 to 31 (up to 12 is fast); slots are numbered day after day from 0. */
  readonly daySlots: readonly number[]
  readonly resources: readonly Resource[]
  readonly courses: readonly Course[]
  readonly lessons: readonly Lesson[]
  readonly rules: readonly Rule[]
  /** Needed by `travel` rules only. */
  readonly travel?: Travel
}

/** Someone or something that lessons occupy. */
export interface Resource {
  readonly id: string
  /** Guides the moves, not the cost: a lesson swaps first within its classes' rows. */
  readonly kind: 'class' | 'teacher' | 'room'
  /** Lessons it can hold at once. Default 1. */
  readonly capacity?: number
}

/** Lessons that rules treat as one thing: the same subject of the same class. */
export interface Course {
  readonly id: string
  /** Slots in a row that each of its lessons takes; mixed lengths are several courses. */
  readonly duration: number
  /**
   * Single lessons (duration 1) only: a run longer than this counts as several, cut from its start. 1: each lesson is
   * a run by itself. Default: the length of the day.
   */
  readonly maxRun?: number
}

export interface Lesson {
  /** Index in `courses`. */
  readonly course: number
  /** Indices in `resources`; a pool may be named more than once. */
  readonly resources: readonly number[]
  /** Slots it may start in, ascending; may be shared between lessons. Empty: it stays unplaced. */
  readonly starts: readonly number[]
  /** Index in `travel.places`: where it is taught. */
  readonly place?: number
  /**
   * Places to fill with one resource each (a room, a teacher): for each the indices it may be, -1 for "nobody is fine". Chosen
   * resources are at `place`; rules on resources count them as they do the fixed ones.
   */
  readonly choices?: readonly (readonly number[])[]
  /** Where a resource is during the lesson if not at `place` (an assistant at the receiving site); parallel to `resources`. */
  readonly placeOf?: readonly number[]
}

/** Where and by which bell. */
export interface Place {
  /** Index of the site, 0 to `siteCount` - 1. */
  readonly site: number
  /** Index in `travel.bells`. */
  readonly bell: number
}

/** The clock of each slot, minutes after midnight, one entry per slot of the week. */
export interface Bell {
  readonly startMin: readonly number[]
  readonly endMin: readonly number[]
}

export interface Travel {
  readonly places: readonly Place[]
  readonly bells: readonly Bell[]
  readonly siteCount: number
  /** Minutes from site to site, row-major `siteCount` squared, whole numbers. */
  readonly travelMin: ArrayLike<number>
  /** Per resource: the site where its day begins and ends, -1 for none. Counts for travel minutes only. Default none. */
  readonly baseSite?: readonly number[]
}

/** Start slot of each lesson; -1 is unplaced. */
export type Placement = Int32Array

/** Resource taken by each choice, lesson after lesson; -1 is nobody. */
export type Chosen = Int32Array
