import { findConflicts } from '../../../solver/timetable/kernel/conflicts.ts'
import type { Progress } from '../../../solver/timetable/kernel/search.ts'
import type { Placement } from '../../../solver/timetable/kernel/problem.ts'
import { solve } from '../../../solver/timetable/kernel/solve.ts'
import type { StopOptions, StopReason } from '../../../solver/search/stop.ts'
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
  readonly stopped: StopReason
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
  const { effort, ...others } = options
  return 'iterations' in effort
    ? solveWithin(instance, effort.iterations, others)
    : solveInTime(instance, effort, others)
}

type Options = Omit<SolveOptions, 'effort'>

/** A timetable with its cost by the evaluator of the format. */
interface Found extends Omit<Solved, 'iterations'> {
  readonly placement: Placement
  readonly costs: Costs
}

/**
 * Where wishes may be left open or kept, short searches tell which reading to go on with. The search goes on from the timetable
 * found with that reading, and the best of all is the answer.
 */
function solveWithin(instance: Instance, iterations: number, options: Options): Solved {
  const answer = ({ subEvents, stopped }: Found): Solved => ({ subEvents, stopped, iterations })
  if (!hasWishes(instance)) return answer(search(instance, false, iterations, options))
  const trial = trialOf(iterations)
  const { onProgress: _, ...quiet } = options
  const open = search(instance, false, trial, quiet)
  if (isPerfect(open)) return answer(open)
  const firm = search(instance, true, trial, quiet)
  if (isPerfect(firm)) return answer(firm)
  const [best, isFirm] = isBetter(open, firm) ? [open, false] : [firm, true]
  const found = search(instance, isFirm, iterations - 2 * trial, options, best.placement)
  return answer(isBetter(best, found) ? { ...best, stopped: found.stopped } : found)
}

function search(
  instance: Instance,
  firm: boolean,
  iterations: number,
  options: Options,
  start?: Placement,
): Found {
  const { problem, decode } = translation(instance, firm)
  const found = solve(problem, { ...options, iterations, ...(start ? { start } : {}) })
  const subEvents = decode(found)
  return {
    subEvents,
    stopped: found.stopped,
    placement: found.placement,
    costs: evaluate(instance, { instance: 0, group: '', subEvents }),
  }
}

const isPerfect = ({ costs }: Found): boolean => costs.hard === 0 && costs.soft === 0

const isBetter = ({ costs: a }: Found, { costs: b }: Found): boolean =>
  a.hard < b.hard || (a.hard === b.hard && a.soft < b.soft)

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

const trialOf = (iterations: number): number =>
  Math.ceil(Math.min(Math.max(TRIAL_SHARE * iterations, LEAST_TRIAL), MOST_TRIAL_SHARE * iterations))

/** Trials of doubling length tell how many proposals fit the time; one that finds a perfect timetable is the answer. */
function solveInTime(
  instance: Instance,
  { limitMs, nowMs }: { readonly limitMs: number; readonly nowMs: () => number },
  options: Options,
): Solved {
  const { onProgress: _, ...quiet } = options
  const startMs = nowMs()
  for (let iterations = FIRST_TRIAL; ; iterations *= 2) {
    const trialMs = nowMs()
    const found = solveWithin(instance, iterations, quiet)
    if (found.stopped !== 'iteration-limit') return found
    const [tookMs, usedMs] = [nowMs() - trialMs, nowMs() - startMs]
    if (usedMs < TIMED_SHARE * limitMs) continue
    const fitting = Math.floor((iterations * (limitMs - usedMs)) / Math.max(1, tookMs))
    return solveWithin(instance, Math.max(iterations, fitting), options)
  }
}
