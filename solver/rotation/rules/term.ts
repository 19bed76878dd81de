/** Rules that price a plan: each adds its columns and rows to the model, a cost to each candidate, or limits that may be bought off. */
import type { ModelBuilder } from '../../milp/model.ts'
import type { RotationProblem } from '../problem.ts'
import type { Presences } from '../presence.ts'
import type { Limit } from './limit.ts'

/** What a term may build on. Columns: `stay(m)` is 1 when mover m stays, `place(c)` is 1 when candidate c is chosen. */
export interface TermContext {
  readonly problem: RotationProblem
  readonly builder: ModelBuilder
  readonly presences: Presences
  readonly stay: (mover: number) => number
}

export interface Term {
  readonly code: string
  candidateCost?(problem: RotationProblem, candidate: number): number
  addRows?(context: TermContext): void
  /** Undefined where the policy sets no price. */
  priced?(problem: RotationProblem): PricedLimits | undefined
}

/** Limits that any plan may break at `price` points a head. */
export interface PricedLimits {
  readonly price: number
  readonly limits: readonly Limit[]
}
