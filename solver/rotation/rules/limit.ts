/** Rules that bind several moves at once, each instance one linear limit. Evaluator and model read the same limits. */
import type { Text } from '../../../models/basics.ts'
import type { RuleCode } from '../../../models/rule.ts'
import type { Subject } from '../../../models/subject.ts'
import type { Choice, RotationProblem, SiteData } from '../problem.ts'

/** lower <= sum over moves of (by the mover's leaving + by the candidate's arriving) <= upper. */
export interface Limit {
  readonly rule: RuleCode
  /** Id of a site, cluster or teacher; empty for the whole county. */
  readonly where: string
  /** Where the limit speaks of one subject alone. */
  readonly subject?: Subject
  readonly lower: number
  readonly upper: number
  readonly movers: readonly number[]
  readonly moverBy: readonly number[]
  readonly candidates: readonly number[]
  readonly candidateBy: readonly number[]
}

/** Points for one head outside a limit, where not all limits can hold together: law before caps before quotas. */
export const GIVES = { law: 100_000, cap: 5_000, quota: 1_000 } as const

export interface LimitRule {
  readonly code: RuleCode
  readonly gives: keyof typeof GIVES
  limits(problem: RotationProblem): Limit[]
  /** Says what the limit asks for and what `activity` a plan has. */
  sentence(limit: Limit, activity: number): Text
}

/** The limit's sum for a plan. */
export function activityOf(problem: RotationProblem, limit: Limit, choice: Choice): number {
  let sum = 0
  limit.movers.forEach((mover, k) => {
    if (choice[mover]! >= 0) sum += limit.moverBy[k]!
  })
  limit.candidates.forEach((candidate, k) => {
    if (choice[problem.candidates.mover[candidate]!] === candidate) sum += limit.candidateBy[k]!
  })
  return sum
}

/** Whether any move counts. A limit that nobody can touch is kept or broken by the county as it is. */
export const concernsAnybody = ({ movers, candidates }: Limit): boolean =>
  movers.length + candidates.length > 0

/** How far a plan is outside a limit; 0 when kept. */
export function excessOf(limit: Limit, activity: number): number {
  const outside = Math.max(limit.lower - activity, activity - limit.upper, 0)
  return outside > 1e-9 ? outside : 0
}

/** A limit on movers alone: each of `movers` counts 1. */
export const limitOnMovers = (
  rule: RuleCode,
  where: string,
  movers: readonly number[],
  sides: { lower?: number; upper?: number },
): Limit => ({
  rule,
  where,
  lower: sides.lower ?? -Infinity,
  upper: sides.upper ?? Infinity,
  movers,
  moverBy: movers.map(() => 1),
  candidates: [],
  candidateBy: [],
})

/** A limit on candidates alone: each of `candidates` counts 1. */
export const limitOnCandidates = (
  rule: RuleCode,
  where: string,
  candidates: readonly number[],
  sides: { lower?: number; upper?: number },
): Limit => ({
  rule,
  where,
  lower: sides.lower ?? -Infinity,
  upper: sides.upper ?? Infinity,
  movers: [],
  moverBy: [],
  candidates,
  candidateBy: candidates.map(() => 1),
})

/**
 * Of the moves of `movers` at least `share` are among `candidates`: their sum less share times the moves >= 0, which asks
 * for the share rounded up because heads are whole.
 */
export const shareOfMoves = (
  rule: RuleCode,
  share: number,
  movers: readonly number[],
  candidates: readonly number[],
): Limit => ({
  rule,
  where: '',
  lower: 0,
  upper: Infinity,
  movers,
  moverBy: movers.map(() => -share),
  candidates,
  candidateBy: candidates.map(() => 1),
})

/** Whole heads that a limit of `shareOfMoves` lacks. */
export const missingHeads = (activity: number): number => Math.max(0, Math.ceil(-activity - 1e-9))

export const hasTownsAndVillages = ({ sites }: RotationProblem): boolean =>
  sites.some(({ village }) => village) && sites.some(({ village }) => !village)

/** Candidates of `movers` that go between two sites as wanted, by index. */
export function siteMoves(
  { candidates, movers: persons, persons: all, sites, units }: RotationProblem,
  movers: readonly number[],
  wanted: (from: SiteData, to: SiteData) => boolean,
): number[] {
  return movers.flatMap((mover) => {
    const from = sites[all[persons[mover]!]!.site]!
    const own: number[] = []
    for (let c = candidates.starts[mover]!; c < candidates.starts[mover + 1]!; c++)
      if (wanted(from, sites[units[candidates.unit[c]!]!.site]!)) own.push(c)
    return own
  })
}

/** Movers for whom `wanted` holds, by index. */
export const moversWhere = (
  problem: RotationProblem,
  wanted: (person: RotationProblem['persons'][number]) => boolean,
): number[] => [...problem.movers.keys()].filter((mover) => wanted(problem.persons[problem.movers[mover]!]!))

/** Candidates that arrive at the site, by index. */
export function candidatesTo(problem: RotationProblem, site: number): number[] {
  const { starts, list } = problem.arrivals
  return problem.units.flatMap((unit, u) =>
    unit.site === site ? [...list.subarray(starts[u], starts[u + 1])] : [],
  )
}
