import type { PlanStage } from '../../models/plan.ts'
import type { Effort } from '../decide.ts'

/** What the words after each command become. */
export interface PlanOptions {
  readonly policy: string
  readonly out: string
  readonly pins?: string
  readonly only?: PlanStage
  readonly effort: Effort
  readonly seed: number
  readonly workers?: number
  readonly seconds?: number
}

export interface CheckOptions {
  readonly policy: string
  readonly pins?: string
  readonly json?: true
}

export interface ExplainOptions {
  readonly policy: string
  readonly teacher?: string
  readonly site?: string
  readonly move?: string
}

export interface GenerateOptions {
  readonly sites: number
  readonly teachers: number
  readonly seed: number
  readonly out: string
}

export interface ServeOptions {
  readonly port: number
  readonly host: string
}
