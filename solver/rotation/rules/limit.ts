/** Rules that bind several moves at once, each instance one linear limit. Evaluator and model read the same limits. */
import type { Text } from '../../../models/basics.ts'
import type { RuleCode } from '../../../models/rule.ts'
import type { Choice, RotationProblem } from '../problem.ts'

/** lower <= sum over moves of (by the mover's leaving + by the candidate's arriving) <= upper. */
export interface Limit {
  readonly rule: RuleCode
  /** Site id; empty for the whole county. */
  readonly where: string
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
