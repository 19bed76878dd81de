/** The three decisions as stages of a run: split, one task a part in worker threads, put together. */
import { byCode } from '../models/basics.ts'
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
  type DutiesPart,
  type DutiesPartResult,
  splitDuties,
} from '../solver/duties/duties.ts'
import { combineRotation, undecidedRotation, variantsOf } from '../solver/rotation/rotation.ts'
import type { RotationOutcome } from '../solver/rotation/outcome.ts'
import type { RotationVariant, VariantResult } from '../solver/rotation/solve.ts'
import { splitTimetable } from '../solver/timetable/county/input.ts'
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

/** The moves stand before all is known about them. */
export interface DecidedRotation {
  /** All that the decisions after it need. */
  readonly moves: RotationOutcome
  /** With what the moves are compared with, and why rules gave way, where they did. */
  readonly whole: Promise<RotationOutcome>
}

/**
 * Who serves where: there as soon as the plan's own variant is solved, while those that it is compared with may still
 * be. When cancelled before a legal plan was found, nobody moves.
 */
export async function decideRotation(
  base: Base,
  pins: Pins | undefined,
  options: StageOptions,
  run: StageRun,
  beside: StageRun,
): Promise<DecidedRotation> {
  const kept = withTeachersOfPins(base.county, pins)
  const input = { ...base, ...(kept && { pins: kept }) }
  const [own, ...others] = variantsOf(input).map((variant, at) => ({
    module: new URL('./tasks/rotation.ts', import.meta.url),
    input: { input, variant, options: { ...options, isCompared: at > 0 } } satisfies RotationTaskInput,
    weight: WORK[variant],
  }))
  const solved = runStage<VariantResult>('rotation', [own!], run)
  const compared = runStage<VariantResult>('rotation', others, beside)
  const outcomeOf = (results: readonly (VariantResult | undefined)[]): RotationOutcome => {
    const present = results.filter((result) => result !== undefined)
    const isDecided = present.some(({ variant }) => variant !== 'lending')
    return isDecided ? combineRotation(input, present) : undecidedRotation(input)
  }
  const whole = Promise.all([solved, compared]).then(async (results) => {
    const outcome = outcomeOf(results.flat())
    if (outcome.conflicts.length === 0) return outcome
    const conflictSets = await decideConflicts(base, pins, outcome.conflicts, options.seed, beside)
    return { ...outcome, ...(conflictSets && { conflictSets }) }
  })
  // Who waits for the moves hears of a failure there.
  whole.catch(() => undefined)
  const [plan] = await solved
  return { moves: plan ? outcomeOf([plan]) : await whole, whole }
}

/** In that of the plan's own; from runs on a county of 2,000 teachers. */
const WORK: Readonly<Record<RotationVariant, number>> = { both: 1, rotation: 1.5, lending: 0.03 }

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
  // The longest first, so that no thread is left alone with one at the end.
  const parts = splitDuties(input).sort((a, b) => sizeOf(b) - sizeOf(a) || byCode(a.key, b.key))
  const tasks = parts.map((part) => ({
    module: new URL('./tasks/duties.ts', import.meta.url),
    input: { part, options } satisfies DutiesTaskInput,
    weight: sizeOf(part),
    sharesThread: true,
  }))
  const results = allOf(await runStage<DutiesPartResult>('duties', tasks, run))
  return results && combineDuties(input, results)
}

const sizeOf = ({ county }: DutiesPart): number => county.teachers.length * county.sites.length

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
  const tasks = splitTimetable(input).map((part) => ({
    module: new URL('./tasks/timetable.ts', import.meta.url),
    input: { part, options } satisfies TimetableTaskInput,
    weight: part.duties.length,
    sharesThread: true,
  }))
  const results = allOf(await runStage<TimetablePartResult>('timetable', tasks, run))
  return results && combineTimetable(input, results)
}

const allOf = <Result>(results: readonly (Result | undefined)[]): Result[] | undefined => {
  const present = results.filter((result) => result !== undefined)
  return present.length === results.length ? present : undefined
}
