/** The frozen problem of one part: ids outside, dense indices inside, all in the order of ids. */
import type { Stage } from '../../models/basics.ts'
import type { Policy } from '../../models/policy.ts'
import type { Subject } from '../../models/subject.ts'
import type { Ring } from './week.ts'

/** How a teacher may take a post's periods: bits; 0 where not at all. */
export const HOME = 1
export const AWAY = 2
export const SECOND = 4
/** A subject open to all, neither main nor second. */
export const ANY = 8
/** In another stage than that of the teacher's post. */
export const OTHER_STAGE = 16

/** Of a group: it hears nobody; it might hear somebody. Else the number of the group that it hears. */
export const NOBODY = -1
export const SOMEBODY = -2

/** Teachers that one class's subject is shared among, at most. */
export const MAX_SHARES = 3

export interface PersonData {
  readonly id: string
  readonly site: number
  readonly stage: Stage
  readonly subject: Subject
  /** Periods a week: the most that may be given, all told and in second subjects. */
  readonly most: number
  readonly mostSecond: number
  /** The load that counts as full, after other work; the same before it; the load below which one is under-used. */
  readonly standard: number
  readonly fullStandard: number
  readonly least: number
  /** Half-days a week that may be spent away, and how many of the longer kind (mornings, as a rule) there are. */
  readonly mostHalfDays: number
  readonly longHalfDays: number
  /** Periods that are not barred at home in a week. */
  readonly homePeriods: number
  /** By ring, then by half-day: periods that are not barred. */
  readonly free: readonly Int32Array[]
  /** By half-day: 1 where the teacher should be free for research or meetings. */
  readonly keptFree: Uint8Array
  /** Class whose form teacher this is, where the class is at the serving site; else -1. */
  readonly formClass: number
  /** Groups taught last semester. */
  readonly taught: ReadonlySet<number>
}

/** A site and stage. */
export interface UnitData {
  readonly site: number
  readonly stage: Stage
  /** Index of its bells among the rings. */
  readonly ring: number
  /** A visit is to a site and its bells: stages that ring alike share it. */
  readonly stop: number
}

/** What visits go to: a site and one of its bells. */
export interface StopData {
  readonly site: number
  readonly ring: number
  /** Periods of the longest and the shortest half-day on which visits are made. */
  readonly long: number
  readonly short: number
}

/** A subject at a unit: what teachers qualify for. A group with a pin is a post by itself. */
export interface PostData {
  readonly unit: number
  readonly subject: Subject
  /** Points of a missing period. */
  readonly price: number
  /** Most periods of one class on one day. */
  readonly perDay: number
  readonly groups: readonly number[]
  /** Periods of its groups that a week can hold. */
  readonly demand: number
  /** The only teacher whom the planner lets have it. */
  readonly pinnedTo?: string
  /** Persons with an option here, ascending. */
  readonly persons: Int32Array
}

/** A lesson that the planner has fixed. */
export interface PinnedTime {
  readonly halfDay: number
  /** Counted from 1 within the day. */
  readonly period: number
  readonly startMin: number
  readonly endMin: number
}

/** Classes that sit in the same lesson, and a subject. */
export interface GroupData {
  readonly post: number
  readonly classes: readonly number[]
  readonly classIds: readonly string[]
  /** By the curriculum; `most` of them fit a week that has `perDay` a day. */
  readonly periods: number
  readonly most: number
  /** Times at which lessons of it stand. */
  readonly pinned: readonly PinnedTime[]
  /** Groups whose lessons it could hear as broadcasts. */
  readonly senders: readonly number[]
  /** Double lessons wanted a week. */
  readonly doubles: number
  /** Number of the (subject, grades) that has to be prepared for it. */
  readonly preparation: number
}

export interface ClassData {
  readonly id: string
  readonly unit: number
  readonly groups: readonly number[]
  /** Periods of the week. */
  readonly slots: number
}

export interface DutiesProblem {
  readonly policy: Policy
  readonly days: number
  readonly siteIds: readonly string[]
  readonly rings: readonly Ring[]
  readonly units: readonly UnitData[]
  readonly stops: readonly StopData[]
  readonly posts: readonly PostData[]
  readonly groups: readonly GroupData[]
  /** Groups by stop. */
  readonly groupsAt: readonly (readonly number[])[]
  readonly classes: readonly ClassData[]
  readonly persons: readonly PersonData[]
  /** persons x posts, row-major: bits of HOME, AWAY, SECOND, ANY, OTHER_STAGE. */
  readonly options: Uint8Array
  /** persons x posts: 1 where a visit would be too far, and nothing else stands against it. */
  readonly tooFar: Uint8Array
  /** sites x sites, from row to column. */
  readonly travelMin: Float64Array
  readonly roadKm: Float64Array
  /** Points of a visit, by the way to it. */
  readonly visitPrice: Float64Array
  /** The same by the shortest way that any visit could take: from the serving site, or from a site visited just before. */
  readonly leastVisitPrice: Float64Array
}

export const optionOf = ({ options, posts }: DutiesProblem, person: number, post: number): number =>
  options[person * posts.length + post]!
