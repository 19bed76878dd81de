/** The three decisions as stages of a run: split, one task a part in worker threads, put together. */
import type { County, Pins } from '../models/county.ts'
import type {
  ConflictSet,
  Duties,
  Duty,
  Posting,
  RotationConflict,
  Timetable,
  Unmet,
} from '../models/plan.ts'
import {
  combineDuties,
  type DutiesInput,
  type DutiesPartResult,
  splitDuties,
} from '../solver/duties/duties.ts'
import { combineRotation, undecidedRotation, variantsOf } from '../solver/rotation/rotation.ts'
import type { RotationOutcome } from '../solver/rotation/outcome.ts'
import type { VariantResult } from '../solver/rotation/solve.ts'
import { splitTimetable, type TimetablePart } from '../solver/timetable/county/input.ts'
import { combineTimetable, type TimetablePartResult } from '../solver/timetable/county/timetable.ts'
import { type Base, runStage, type StageRun } from './stages.ts'
import type { ConflictsTaskInput } from './tasks/conflicts.ts'
import type { DutiesTaskInput } from './tasks/duties.ts'
import type { RotationTaskInput } from './tasks/rotation.ts'
import type { TimetableTaskInput } from './tasks/timetable.ts'

export type Effort = 'quick' | 'standard' | 'thorough'

/** How hard a stage tries. `limitMs` is a safety limit; within it the searches end by work done, not by the clock. */
export interface StageOptions {
  readonly seed: number
  readonly effort: Effort
  readonly limitMs?: number
}

/** Who serves where. When cancelled before a legal plan was found, nobody moves. */
export async function decideRotation(
  base: Base,
  pins: Pins | undefined,
  options: StageOptions,
  run: StageRun,
): Promise<RotationOutcome> {
  const kept = withTeachersOfPins(base.county, pins)
  const input = { ...base, ...(kept && { pins: kept }) }
  const tasks = variantsOf(input).map((variant) => ({
    module: new URL('./tasks/rotation.ts', import.meta.url),
    input: { input, variant, options } satisfies RotationTaskInput,
  }))
  const results = (await runStage<VariantResult>('rotation', tasks, run)).filter((r) => r !== undefined)
  const decided = results.some(({ variant }) => variant !== 'lending')
  if (!decided) return undecidedRotation(input)
  const outcome = combineRotation(input, results)
  if (outcome.conflicts.length === 0) return outcome
  const conflictSets = await decideConflicts(base, pins, outcome.conflicts, options.seed, run)
  return { ...outcome, ...(conflictSets && { conflictSets }) }
}

/** Which rules stand against each other where not all can hold; undefined when cancelled. */
export async function decideConflicts(
  base: Base,
  pins: Pins | undefined,
  conflicts: readonly RotationConflict[],
  seed: number,
  run: StageRun,
): Promise<ConflictSet[] | undefined> {
  const kept = withTeachersOfPins(base.county, pins)
  const given = conflicts.map(({ rule, where }) => ({ rule, where }))
  const task = {
    module: new URL('./tasks/conflicts.ts', import.meta.url),
    input: { input: { ...base, ...(kept && { pins: kept }) }, given, seed } satisfies ConflictsTaskInput,
  }
  const [sets] = await runStage<ConflictSet[]>('rotation', [task], run)
  return sets
}

/** Who is pinned to a class stays where the classes are, unless the planner has said where else the teacher serves. */
export function withTeachersOfPins({ lessonPins }: County, pins: Pins | undefined): Pins | undefined {
  const serve = pins?.serve ?? []
  const placed = new Set(serve.map(({ teacherId }) => teacherId))
  const pinned = new Set(
    lessonPins.flatMap(({ teacherId }) =>
      teacherId === undefined || placed.has(teacherId) ? [] : teacherId,
    ),
  )
  if (pinned.size === 0) return pins
  return { serve, forbid: [...(pins?.forbid ?? []), ...[...pinned].map((teacherId) => ({ teacherId }))] }
}

/** Who teaches what, and who travels; undefined when cancelled before every part had an answer. */
export async function decideDuties(
  base: Base,
  postings: readonly Posting[],
  options: StageOptions,
  run: StageRun,
): Promise<Duties | undefined> {
  const input: DutiesInput = { ...base, postings }
  const tasks = splitDuties(input).map((part) => ({
    module: new URL('./tasks/duties.ts', import.meta.url),
    input: { part, options } satisfies DutiesTaskInput,
  }))
  const results = allOf(await runStage<DutiesPartResult>('duties', tasks, run))
  return results && combineDuties(input, results)
}

export interface TimetableDecision {
  readonly timetable: Timetable
  /** The duties less the periods that found no place. */
  readonly duties: readonly Duty[]
  readonly unplaced: readonly Unmet[]
}

/** When each lesson is taught; undefined when cancelled before every part had an answer. */
export async function decideTimetable(
  base: Base,
  postings: readonly Posting[],
  { duties, visits }: Duties,
  options: StageOptions,
  run: StageRun,
): Promise<TimetableDecision | undefined> {
  const input = { ...base, postings, duties, visits }
  const parts = splitTimetable(input)
  const tasks = dealOut(parts, TASKS_PER_WORKER * run.workers).map((dealt) => ({
    module: new URL('./tasks/timetable.ts', import.meta.url),
    input: { parts: dealt, options } satisfies TimetableTaskInput,
  }))
  const results = allOf(await runStage<TimetablePartResult[]>('timetable', tasks, run))
  if (!results) return undefined
  const weekOf = new Map(results.flat().map((week) => [week.key, week]))
  return combineTimetable(
    input,
    parts.map(({ key }) => weekOf.get(key)!),
  )
}

/** Enough that no thread is left alone for long, few enough that starting threads costs little. */
const TASKS_PER_WORKER = 2

/** Parts in at most so many hands, of about equally many duties, given largest parts first. */
function dealOut(parts: readonly TimetablePart[], hands: number): TimetablePart[][] {
  const dealt = Array.from({ length: Math.min(Math.max(1, hands), parts.length) }, () => ({
    parts: [] as TimetablePart[],
    duties: 0,
  }))
  for (const part of parts) {
    const [least] = [...dealt].sort((a, b) => a.duties - b.duties)
    least!.parts.push(part)
    least!.duties += part.duties.length
  }
  return dealt.map((hand) => hand.parts)
}

const allOf = <Result>(results: readonly (Result | undefined)[]): Result[] | undefined => {
  const present = results.filter((result) => result !== undefined)
  return present.length === results.length ? present : undefined
}
