import { type County, type Pins } from '../models/county.ts'
import { type Checked, checked } from '../models/issue.ts'
import { computeIndicators } from '../models/balance.ts'
import {
  type Duties,
  PLAN_SCHEMA_VERSION,
  type Plan,
  type PlanStage,
  type Posting,
  type Rotation,
  type Timetable,
  type Violation,
} from '../models/plan.ts'
import type { SourcedPolicy } from '../models/policy.ts'
import type { TravelTable } from '../models/travel.ts'
import { checkPlan } from './check/check.ts'
import { hashCounty, hashJson } from './county-file/hash.ts'
import { hashPolicy } from './policies/load.ts'
import { PRODUCT } from './product.ts'
import type { OnProgress } from './progress.ts'
import { decideDuties, decideRotation, decideTimetable } from './stages.ts'
import { buildTravel } from './travel/travel.ts'

export type Effort = 'quick' | 'standard' | 'thorough'

/** What is to be planned and how hard to try. Everything that shapes the result is here. */
export interface PlanRequest {
  readonly county: County
  readonly policy: SourcedPolicy
  readonly pins?: Pins
  /** The last decision to take; all three by default. */
  readonly only?: PlanStage
  readonly seed: number
  readonly effort: Effort
}

/** What the surroundings lend to a run. None of it changes the plan, except a time limit or a cancellation that strikes. */
export interface PlanSurroundings {
  readonly workers: number
  readonly onProgress: OnProgress
  /** Cancelled by the user. */
  readonly signal: AbortSignal
  /** Safety limit for the whole run, ms. */
  readonly limitMs?: number
  /** Monotonic clock, ms; for the times in the provenance and for `limitMs`. */
  readonly nowMs: () => number
  /** Date and time for the provenance, ISO 8601. */
  readonly createdAt: string
}

export interface PlanOutcome {
  readonly plan: Plan
  readonly violations: readonly Violation[]
  readonly travel: TravelTable
  /** The user cancelled: the plan holds what was decided until then. */
  readonly cancelled: boolean
}

/**
 * One county in, one checked plan out: who rotates, who teaches what and where, every lesson of the week.
 * Problems of the input are values. When cancelled before the first legal rotation, the plan moves nobody and says so.
 */
export async function planCounty(
  request: PlanRequest,
  surroundings: PlanSurroundings,
): Promise<Checked<PlanOutcome>> {
  const {
    county,
    policy: { policy },
  } = request
  const travel = buildTravel(county, policy)
  if (!travel.ok) return travel

  const clock = stopwatch(surroundings)
  const base = { county, policy, travel: travel.value }
  const rotation = await clock.time('rotation', () => decideRotation(request, base, surroundings))
  const duties = await clock.time('duties', () =>
    decideDuties(request, { ...base, postings: rotation.postings }, surroundings),
  )
  const timetable = await clock.time('timetable', () =>
    decideTimetable(request, { ...base, postings: rotation.postings, duties }, surroundings),
  )

  const plan = assemble(request, surroundings, { rotation, ...timetable, timesMs: clock.timesMs })
  surroundings.onProgress({ stage: 'check', phase: 'check' })
  const violations = checkPlan({ ...base, plan, ...(request.pins ? { pins: request.pins } : {}) })
  return checked(
    { plan, violations, travel: travel.value, cancelled: surroundings.signal.aborted },
    travel.issues,
  )
}
