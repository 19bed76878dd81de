import type { PlanStage } from '../../models/plan.ts'
import type { Effort } from '../decide.ts'

/** What the words after each command become. */
/** What every command that reads a county takes. */
export interface CountyOptions {
  readonly policy: string
  /** Scenario files, applied in order. */
  readonly scenario?: readonly string[]
  readonly pins?: string
}

export interface PlanOptions extends CountyOptions {
  readonly out: string
  readonly only?: PlanStage
  /** Three plans along the curve of turmoil and effect. */
  readonly frontier?: true
  /** The published plan to keep up to date. */
  readonly previous?: string
  /** Its moves may change where that is worth the price of calm. */
  readonly reprice?: true
  readonly effort: Effort
  readonly seed: number
  readonly workers?: number
  readonly seconds?: number
}

export interface CheckOptions extends CountyOptions {
  readonly json?: true
}

export interface ExplainOptions extends CountyOptions {
  readonly teacher?: string
  readonly site?: string
  readonly move?: string
  /** Which rules cannot hold together, and what would free them? */
  readonly conflicts?: true
  /** What if this one had not been moved, or had been? */
  readonly counterfactual?: true
  /** The same for every move of the plan, into files in `out`. */
  readonly allMoves?: true
  readonly out?: string
  readonly workers?: number
}

export interface CompareOptions extends CountyOptions {
  readonly out?: string
  readonly only?: PlanStage
  readonly effort: Effort
  readonly seed: number
  readonly workers?: number
}

export interface SweepCommandOptions extends CountyOptions {
  /** What to turn and the values to try, such as `quota=5,10,15`. */
  readonly over?: readonly string[]
  readonly out: string
  readonly effort: Effort
  readonly seed: number
  readonly workers?: number
}

export interface YearsOptions extends CountyOptions {
  readonly count: number
  /** `2027=file.yaml`: a scenario that takes effect with the school year that begins then. */
  readonly change?: readonly string[]
  /** Percent a year. */
  readonly intake: number
  readonly replacement: boolean
  readonly out: string
  readonly effort: Effort
  readonly seed: number
  readonly workers?: number
}

export interface ClusterCommandOptions extends CountyOptions {
  readonly count?: number
  readonly alternatives: number
  readonly effort: Effort
  readonly seed: number
  readonly out: string
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

export interface XhsttSolveOptions {
  readonly out: string
  readonly seed: number
  readonly seconds: number
  /** Instead of `seconds`. */
  readonly iterations?: number
}

export interface XhsttEvaluateOptions {
  readonly json?: true
}

export interface FetSolveOptions {
  readonly out: string
  readonly seed: number
  readonly rounds: number
  /** Safety limit; the best timetable so far is kept. */
  readonly seconds?: number
  /** Stop at the first complete timetable. */
  readonly first?: true
  readonly skipUnsupported?: true
}

export interface FetEvaluateOptions {
  readonly json?: true
  readonly skipUnsupported?: true
}

export interface FetExportOptions extends CountyOptions {
  readonly out: string
  /** Lessons stay at the plan's times. */
  readonly locked?: true
  readonly effort: Effort
  readonly seed: number
}
