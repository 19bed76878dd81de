import { findConflicts } from '../../../solver/timetable/kernel/conflicts.ts'
import type { Progress } from '../../../solver/timetable/kernel/search.ts'
import { solve, type Solution as Found } from '../../../solver/timetable/kernel/solve.ts'
import type { StopOptions } from '../../../solver/search/stop.ts'
import type { Instance, SubEvent } from './archive.ts'
import { type Costs, evaluate } from './evaluate.ts'
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

/** Proposals of the first timed trial, and the share of the time that timed trials may take. */
const FIRST_TRIAL = 50_000
const TIMED_SHARE = 0.04
/** Proposals with which each of the two readings is tried: a share, or more where that is few. */
const TRIAL_SHARE = 0.05
const LEAST_TRIAL = 2_000_000
const MOST_TRIAL_SHARE = 0.2

/** Times, and resources where the instance leaves them open, for one instance. */
export function solveInstance(instance: Instance, options: SolveOptions): Solved {
  const { effort } = options
  const iterations =
    'iterations' in effort ? effort.iterations : iterationsWithin(instance, effort.limitMs, effort.nowMs)
  const firm = hasWishes(instance) && isFirmBetter(instance, iterations, options)
  const trials = hasWishes(instance) ? 2 * trialOf(iterations) : 0
  return { ...search(instance, firm, iterations - trials, options), iterations }
}

function search(
  instance: Instance,
  firm: boolean,
  iterations: number,
  { seed, cancelled, onProgress }: Omit<SolveOptions, 'effort'>,
): Omit<Solved, 'iterations'> {
  const { problem, decode } = translation(instance, firm)
  const found = solve(problem, {
    seed,
    iterations,
    ...(cancelled ? { cancelled } : {}),
    ...(onProgress ? { onProgress } : {}),
  })
  return { subEvents: decode(found), stopped: found.stopped }
}

/**
 * Times that required constraints forbid are left out from the start, unless counting proves that some resource then has too few.
 */
function translation(instance: Instance, firm: boolean): Translation {
  const strict = translate(instance, { strict: true, firm })
  return findConflicts(strict.problem).length === 0 ? strict : translate(instance, { strict: false, firm })
}

const hasWishes = ({ constraints }: Instance): boolean =>
  constraints.some(
    ({ type, required }) =>
      !required && (type === 'SplitEvents' || type === 'LinkEvents' || type === 'PreferTimes'),
  )

/** Short searches with wishes left open, and with them kept, tell which one to go on with. */
function isFirmBetter(
  instance: Instance,
  iterations: number,
  { seed, cancelled }: Omit<SolveOptions, 'effort'>,
): boolean {
  const [open, firm] = [false, true].map((reading) => {
    const { subEvents } = search(instance, reading, trialOf(iterations), {
      seed,
      ...(cancelled ? { cancelled } : {}),
    })
    return evaluate(instance, { instance: 0, group: '', subEvents })
  }) as [Costs, Costs]
  return firm.hard < open.hard || (firm.hard === open.hard && firm.soft <= open.soft)
}

const trialOf = (iterations: number): number =>
  Math.ceil(Math.min(Math.max(TRIAL_SHARE * iterations, LEAST_TRIAL), MOST_TRIAL_SHARE * iterations))

/** How many proposals fit the time, by trials of doubling length that go through all phases of a search. */
function iterationsWithin(instance: Instance, limitMs: number, nowMs: () => number): number {
  const { problem } = translation(instance, false)
  const startMs = nowMs()
  for (let iterations = FIRST_TRIAL; ; iterations *= 2) {
    const trialMs = nowMs()
    const done = solve(problem, { iterations }).iterations
    const [tookMs, usedMs] = [nowMs() - trialMs, nowMs() - startMs]
    if (usedMs < TIMED_SHARE * limitMs && done === iterations) continue
    return Math.max(done, Math.floor((iterations * (limitMs - usedMs)) / Math.max(1, tookMs)))
  }
}
