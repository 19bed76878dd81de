/**
 * The frozen rotation problem: dense indices inside, ids at the edge. Built once by `build.ts`, never changed.
 *
 * unit = (site, stage); person = teacher in post; mover = person who may be moved; candidate = (mover, other unit).
 * Subjects are indices into `SUBJECTS`; index `POOL` stands for all subjects that any teacher may take, as one demand.
 */
import type { Stage } from '../../models/basics.ts'
import type { Policy } from '../../models/policy.ts'
import { SUBJECTS } from '../../models/subject.ts'
import type { Role } from '../../models/teacher.ts'

export const POOL = SUBJECTS.length

export interface SiteData {
  readonly id: string
  /** Index of the cluster; -1 for none. */
  readonly cluster: number
  /** Urban by locale: the urban quota counts those who leave it. */
  readonly urban: boolean
  /** Rural by locale; towns and the county town are the other side of it. */
  readonly village: boolean
  /** Strong (true) or weak (false) by the bureau's composite; undefined where it is not known. */
  readonly strong: boolean | undefined
  /** Persons serving here before any move. */
  readonly persons: readonly number[]
}

export interface UnitData {
  /** `siteId/stage`. */
  readonly key: string
  readonly site: number
  readonly stage: Stage
  readonly pupils: number
  /** Counted in the spread of heads over pupils; small teaching points are not, as in the official indicators. */
  readonly inBalance: boolean
  /** Periods a week by subject; the last entry is the pool. */
  readonly demand: Float64Array
  /** Form teachers' work, periods a week by their main subject. It stays when the person leaves. */
  readonly formWork: Float64Array
  /** Persons serving here before any move. */
  readonly persons: readonly number[]
}

/** What a person brings to a unit, periods a week; whole numbers for `most`. */
export interface Load {
  /** Highest load: what can be taught at all. Coverage counts on it. */
  readonly most: number
  /** Full load, without form teacher's work. Below it the person counts as under-used. */
  readonly standard: number
}

export interface PersonData {
  readonly id: string
  readonly site: number
  /** -1 where the site has no unit of the person's stage; such a person covers nothing. */
  readonly unit: number
  readonly subject: number
  /** Index into `kinds`. */
  readonly kind: number
  readonly load: Load
  readonly role: Role
  readonly principal: boolean
  readonly eligible: boolean
  /** Backbone at the level of the policy's quota. */
  readonly backbone: boolean
  /** By the policy's definition of a young teacher. */
  readonly young: boolean
  /** Years served on exchange before. */
  readonly exchangedYears: number
  /** Bits of `HEAD` in the present post. */
  readonly heads: number
  /** Index into `movers`; -1 for those who cannot be moved. */
  readonly mover: number
}

/** Bits of what the official indicators count heads of. */
export const HEAD = { overQualified: 1, backbone: 2, artsAndPe: 4 } as const
export type HeadKey = keyof typeof HEAD
export const HEAD_KEYS = Object.keys(HEAD) as HeadKey[]

/** Persons of one main subject who can teach the same second subjects: alike in coverage. */
export interface Kind {
  readonly subject: number
  /** Second subjects, ascending; none of the pool. */
  readonly seconds: readonly number[]
}

/** (mover, unit) pairs that break no rule on their own. Those of mover m lie at starts[m] .. starts[m + 1] - 1. */
export interface Candidates {
  readonly starts: Int32Array
  readonly mover: Int32Array
  readonly unit: Int32Array
  /** Road km from home, one way, after the move. */
  readonly km: Float64Array
  /** Road km added by the move, 0 where it is shorter. */
  readonly addedKm: Float64Array
  /** 0 for no wish; 1 for the first wish, less for later ones. */
  readonly wish: Float64Array
  /** Points for leaving a published plan, negative for keeping to a move of it; none where nothing was published. */
  readonly calm?: Float64Array
  /** 1 where the move gives the year in a village or weak school that a senior title asks for. */
  readonly ruralYear: Uint8Array
  /** 1 from where the subject can spare the teacher to where one of the teacher's subjects is short. */
  readonly relief: Uint8Array
  readonly most: Int32Array
  readonly standard: Float64Array
  /** Bits of `HEAD` in the new post. */
  readonly heads: Uint8Array
}

/** A way to lend hours of one subject from a unit to another of the same cluster and stage. */
export interface LendingArc {
  readonly from: number
  readonly to: number
  readonly subject: number
  readonly km: number
  /** Points of one visit of a half-day. */
  readonly visitPrice: number
}

/** A pin that no legal move can keep, and the rules that stand against it. */
export interface LostPin {
  readonly teacherId: string
  readonly siteId: string
  readonly rules: readonly string[]
}

export interface RotationProblem {
  readonly policy: Policy
  /** Ids of the clusters that have sites. */
  readonly clusters: readonly string[]
  readonly sites: readonly SiteData[]
  readonly units: readonly UnitData[]
  readonly persons: readonly PersonData[]
  readonly kinds: readonly Kind[]
  /** Persons by mover. */
  readonly movers: Int32Array
  /** Road km from home to the present post, by mover. */
  readonly moverKm: Float64Array
  readonly candidates: Candidates
  /** Candidates by unit: those of unit u lie at arrivals.starts[u] .. arrivals.starts[u + 1] - 1. */
  readonly arrivals: { readonly starts: Int32Array; readonly list: Int32Array }
  readonly arcs: readonly LendingArc[]
  /** Persons pinned to another site; -1 in `mover` never happens: such pins are in `lostPins`. */
  readonly pins: readonly { readonly mover: number; readonly site: number }[]
  readonly lostPins: readonly LostPin[]
  /** Heads per pupil in the county before any move, by stage and `HEAD_KEYS`. */
  readonly headsPerPupil: Readonly<Record<Stage, readonly number[]>>
  readonly eligible: number
  readonly eligiblePrincipals: number
}

/** Who goes where: by mover, the candidate chosen, or -1 to stay. */
export type Choice = Int32Array

export const nobodyMoves = (problem: RotationProblem): Choice =>
  new Int32Array(problem.movers.length).fill(-1)

/** A copy of the choice with one mover changed. */
export function withMove(choice: Choice, mover: number, candidate: number): Choice {
  const copy = choice.slice()
  copy[mover] = candidate
  return copy
}

/** Points of a missing period by subject; the pool costs as much as the cheapest of its subjects. */
export function shortagePrices(policy: Policy): Float64Array {
  const price = Float64Array.from(SUBJECTS, (subject) => policy.rotationWeights.shortagePeriod[subject] ?? 1)
  const pooled = policy.load.anyTeacherSubjects.map((subject) => price[SUBJECTS.indexOf(subject)]!)
  return Float64Array.from([...price, pooled.length > 0 ? Math.min(...pooled) : 0])
}
