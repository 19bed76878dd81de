import { findConflicts } from '../../../solver/timetable/kernel/conflicts.ts'
import type { Progress } from '../../../solver/timetable/kernel/search.ts'
import { solve, type Solution as Found } from '../../../solver/timetable/kernel/solve.ts'
import type { StopOptions } from '../../../solver/search/stop.ts'
import type { Instance, SubEvent } from './archive.ts'
import { translate, type Translation } from './problem.ts'

export interface SolveOptions extends Pick<StopOptions, 'cancelled'> {
  readonly seed: number
  /** Proposed moves, or the time they may take: then a trial at the start says how many fit. */
  readonly effort:
    | { readonly iterations: number }
    | { readonly limitMs: number; readonly nowMs: () => number }
  readonly onProgress?: (progress: Progress) => void
}

export interface Solved {
  readonly subEvents: readonly SubEvent[]
  readonly stopped: Found['stopped']
  /** With these and the seed the same solution comes out again. */
  readonly iterations: number
}

/** Proposals of the first trial, and the share of the time that trials may take. */
const FIRST_TRIAL = 50_000
const TRIAL_SHARE = 0.04

/** Times, and resources where the instance leaves them open, for one instance. */
export function solveInstance(instance: Instance, options: SolveOptions): Solved {
  const { seed, effort, cancelled, onProgress } = options
  const translation = translationOf(instance)
  const iterations =
    'iterations' in effort ? effort.iterations : iterationsWithin(translation, effort.limitMs, effort.nowMs)
  const found = solve(translation.problem, {
    seed,
    iterations,
    ...(cancelled ? { cancelled } : {}),
    ...(onProgress ? { onProgress } : {}),
  })
  return { subEvents: translation.decode(found), stopped: found.stopped, iterations }
}

/**
 * Times that required constraints forbid are left out from the start, unless counting proves that some resource then has too few.
 */
function translationOf(instance: Instance): Translation {
  const strict = translate(instance, true)
  return findConflicts(strict.problem).length === 0 ? strict : translate(instance, false)
}

/** How many proposals fit the time, by trials of doubling length that go through all phases of a search. */
function iterationsWithin({ problem }: Translation, limitMs: number, nowMs: () => number): number {
  const startMs = nowMs()
  for (let iterations = FIRST_TRIAL; ; iterations *= 2) {
    const trialMs = nowMs()
    const done = solve(problem, { iterations }).iterations
    const [tookMs, usedMs] = [nowMs() - trialMs, nowMs() - startMs]
    if (usedMs < TRIAL_SHARE * limitMs && done === iterations) continue
    return Math.max(done, Math.floor((iterations * (limitMs - usedMs)) / Math.max(1, tookMs)))
  }
}
