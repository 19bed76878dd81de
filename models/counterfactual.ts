/** What would be different, had one person not been moved, or been moved: the answer to "why me?" and "why not me?". */
import type { Stage, Text } from './basics.ts'
import type { IndicatorKey } from './indicators.ts'
import type { Subject } from './subject.ts'

/** A figure in the plan, and in the best other plan found. */
export interface Pair {
  readonly plan: number
  readonly other: number
}

/** Points of one term of the objective, periods missing, ... by the code that says which. */
export interface NamedPair extends Pair {
  readonly code: string
}

/** Periods of a subject that a site misses a week, as the rotation reckons them. */
export interface MissingPair extends Pair {
  readonly siteId: string
  readonly stage: Stage
  /** `any` for subjects open to all. */
  readonly subject: Subject | 'any'
}

export interface IndicatorPair extends Pair {
  readonly key: IndicatorKey
  readonly stage: Stage
  readonly cvLimit: number | null
}

/** Where somebody serves in the plan and in the other one. */
export interface PersonPair {
  readonly teacherId: string
  readonly planSiteId: string
  readonly otherSiteId: string
}

export interface Counterfactual {
  readonly teacherId: string
  readonly asked: 'stays' | 'moves'
  /** `found`: another plan; `impossible`: not all rules can hold then; `barred`: no post is open to this person. */
  readonly outcome: 'found' | 'impossible' | 'barred'
  /** Rules in the way, in words: those that would give way, or those that bar the posts. Empty when found. */
  readonly inTheWay: readonly { readonly rule: string; readonly text: Text }[]
  readonly found?: {
    /** Points that the best other plan is dearer: at least (proven; null where nothing is), and at most (found). */
    readonly atLeast: number | null
    readonly atMost: number
    /** Hard rules that the other plan breaks, by the independent checker. */
    readonly hardViolations: number
    /** More missing periods had to be allowed than the plan was. */
    readonly overCoverage: boolean
    readonly terms: readonly NamedPair[]
    readonly missing: readonly MissingPair[]
    readonly figures: readonly NamedPair[]
    readonly indicators: readonly IndicatorPair[]
    /** Everybody who would serve elsewhere; the person asked about first. */
    readonly people: readonly PersonPair[]
  }
}
