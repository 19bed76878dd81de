import { computeIndicators, postingsNow } from '../models/balance.ts'
import type { Text } from '../models/basics.ts'
import type { County, Pins } from '../models/county.ts'
import { type Checked, checked } from '../models/issue.ts'
import {
  type Duties,
  PLAN_SCHEMA_VERSION,
  Plan,
  type PlanStage,
  type Timetable,
  type Violation,
} from '../models/plan.ts'
import type { SourcedPolicy } from '../models/policy.ts'
import type { TravelTable } from '../models/travel.ts'
import type { RotationOutcome } from '../solver/rotation/outcome.ts'
import { checkPlan } from './check/check.ts'
import { hashCounty } from './county-file/hash.ts'
import {
  decideDuties,
  decideRotation,
  decideTimetable,
  type Effort,
  type StageOptions,
  type TimetableDecision,
} from './decide.ts'
import { hashJson } from './hash.ts'
import { PRODUCT } from './product.ts'
import type { JobStage, OnProgress, Progress } from './progress.ts'
import type { PlanChange } from './replan/changes.ts'
import type { StageRun } from './stages.ts'
import { buildTravel } from './travel/travel.ts'
import { Threads } from './workers/run.ts'

/** What is to be planned and how hard to try. Everything that shapes the result is here. */
export interface PlanRequest {
  readonly county: County
  readonly policy: SourcedPolicy
  readonly pins?: Pins
  /** Names of the scenarios already applied to the county and the policy. */
  readonly scenarios?: readonly string[]
  /** The last decision to take; all three by default. */
  readonly only?: PlanStage
  readonly seed: number
  readonly effort: Effort
  /** With a published plan: its moves may change where that is worth the price of calm. */
  readonly reprice?: boolean
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
  /** What is different from the plan published before, where there was one; empty when no change is needed. */
  readonly changes?: readonly PlanChange[]
  /** What weighing the moves again came to, where it was asked for. */
  readonly note?: Text
}

/** Share of the time still left that a stage may take, where there is a limit. */
const TIME_SHARE = { rotation: 0.5, duties: 0.4, timetable: 0.9 } as const

/**
 * One county in, one checked plan out: who rotates, who teaches what and where, every lesson of the week.
 * Problems of the input are values. Where the rotation is `decided`, it stands. When cancelled before the first legal rotation, the plan moves nobody and says so.
 */
export async function planCounty(
  request: PlanRequest,
  surroundings: PlanSurroundings,
  decided?: RotationOutcome,
): Promise<Checked<PlanOutcome>> {
  const { county, pins, only } = request
  const { policy } = request.policy
  const travel = buildTravel(county, policy)
  if (!travel.ok) return travel

  const base = { county, policy, travel: travel.value }
  const watch = new Stopwatch(request, surroundings)
  const { threads, run, beside, bringForward } = stageRuns(surroundings)
  const decideWeek = async (moves: RotationOutcome): Promise<Pick<Decisions, 'duties' | 'timetable'>> => {
    if (only === 'rotation') return { duties: undefined, timetable: undefined }
    const duties = await watch.time('duties', (options) => decideDuties(base, moves.postings, options, run))
    if (only === 'duties' || !duties) return { duties, timetable: undefined }
    const timetable = await watch.time('timetable', (options) =>
      decideTimetable(base, moves.postings, duties, options, run),
    )
    return { duties, timetable }
  }
  const decide = async (): Promise<Omit<Decisions, 'timesMs'>> => {
    const { moves, whole } = decided
      ? { moves: decided, whole: Promise.resolve(decided) }
      : await watch.time('rotation', (options) => decideRotation(base, pins, options, run, beside))
    const week = await decideWeek(moves)
    bringForward()
    return { rotation: await whole, ...week }
  }
  const decisions = await decide().finally(() => threads.close())
  const plan = assemble(request, surroundings, { ...decisions, timesMs: watch.timesMs })
  surroundings.onProgress({ stage: 'check', phase: 'check' })
  const violations = checkPlan({ ...base, plan, hashes: plan.provenance, ...(pins && { pins }) })
  return checked(
    { plan, violations, travel: travel.value, cancelled: surroundings.signal.aborted },
    travel.issues,
  )
}

/** One set of threads for all stages. What runs beside another stage is silent until it is all that is waited for. */
function stageRuns({ workers, signal, onProgress }: PlanSurroundings): {
  readonly threads: Threads
  readonly run: StageRun
  readonly beside: StageRun
  readonly bringForward: () => void
} {
  const threads = new Threads(workers)
  let isForward = false
  let latest: Progress | undefined
  const hold = (progress: Progress): void => {
    latest = progress
    if (isForward) onProgress(progress)
  }
  const bringForward = (): void => {
    isForward = true
    if (latest && !threads.isIdle) onProgress(latest)
  }
  const run = { workers, threads, signal, onProgress }
  return { threads, run, beside: { ...run, onProgress: hold }, bringForward }
}

interface Decisions {
  readonly rotation: RotationOutcome
  readonly duties: Duties | undefined
  readonly timetable: TimetableDecision | undefined
  readonly timesMs: Readonly<Record<string, number>>
}

/** The decisions as a plan, with the indicators they lead to and where it all came from; fields in the order of the schema. */
function assemble(
  { county, policy: { policy }, pins, scenarios = [], seed, effort }: PlanRequest,
  { createdAt }: PlanSurroundings,
  {
    rotation: { rotation, postings, conflicts, conflictSets, coverage },
    duties,
    timetable,
    timesMs,
  }: Decisions,
): Plan {
  const finalDuties = duties && timetable ? withPlaces(duties, timetable) : duties
  return Plan.parse({
    schemaVersion: PLAN_SCHEMA_VERSION,
    provenance: {
      product: `${PRODUCT.name} ${PRODUCT.version}`,
      countyHash: hashCounty(county),
      policyHash: hashJson(policy),
      policyId: policy.id,
      scenarios: [...scenarios],
      ...(pins && { pinsHash: hashJson(pins) }),
      seed,
      effort,
      timesMs: { ...timesMs },
      createdAt,
    },
    countyName: county.name,
    schoolYear: county.schoolYear,
    semester: county.semester,
    synthetic: county.synthetic,
    stages: [
      'rotation',
      ...(duties ? ['duties' as const] : []),
      ...(timetable ? ['timetable' as const] : []),
    ],
    postings: [...postings],
    rotation: {
      ...rotation,
      frozen: false,
      conflicts: [...conflicts],
      ...(conflictSets && { conflictSets: [...conflictSets] }),
      ...(coverage && { coverage: { ...coverage } }),
    },
    duties: finalDuties ?? NO_DUTIES,
    timetable: timetable?.timetable ?? NO_TIMETABLE,
    indicators: {
      before: computeIndicators({ county, policy, postings: postingsNow(county) }),
      after: computeIndicators({
        county,
        policy,
        postings: [...postings],
        ...(finalDuties && { duties: finalDuties }),
      }),
    },
  } satisfies Plan)
}

/** A period that found no place in the week is taught by nobody: it moves from the duties to what is unmet. */
const withPlaces = (duties: Duties, { duties: placed, unplaced }: TimetableDecision): Duties => ({
  ...duties,
  duties: [...placed],
  unmet: [...duties.unmet, ...unplaced],
})

const NO_DUTIES: Duties = {
  status: 'unknown',
  stopped: 'cancelled',
  parts: [],
  duties: [],
  visits: [],
  unmet: [],
}
const NO_TIMETABLE: Timetable = {
  status: 'unknown',
  stopped: 'cancelled',
  soft: {},
  iterations: 0,
  lessons: [],
}

/** Times the stages, and tells each what is left of the limit. */
class Stopwatch {
  readonly timesMs: Record<string, number> = {}
  readonly #request: PlanRequest
  readonly #surroundings: PlanSurroundings
  readonly #startMs: number

  constructor(request: PlanRequest, surroundings: PlanSurroundings) {
    this.#request = request
    this.#surroundings = surroundings
    this.#startMs = surroundings.nowMs()
  }

  async time<Result>(
    stage: Extract<JobStage, PlanStage>,
    decide: (options: StageOptions) => Promise<Result>,
  ): Promise<Result> {
    const { nowMs, limitMs, onProgress } = this.#surroundings
    const { seed, effort } = this.#request
    const fromMs = nowMs()
    const leftMs = limitMs === undefined ? undefined : limitMs - (fromMs - this.#startMs)
    onProgress({ stage, phase: 'start', fraction: 0 })
    const result = await decide({
      seed,
      effort,
      ...(leftMs !== undefined && { limitMs: Math.max(1000, leftMs * TIME_SHARE[stage]) }),
    })
    this.timesMs[stage] = Math.round(nowMs() - fromMs)
    return result
  }
}
