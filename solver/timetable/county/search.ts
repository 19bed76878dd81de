import { byCode } from '../../../models/basics.ts'
import type { Lesson, StopReason } from '../../../models/plan.ts'
import { evaluate } from '../kernel/evaluate.ts'
import type { Progress } from '../kernel/search.ts'
import { type Solution, solve } from '../kernel/solve.ts'
import { type FittedPart, fitToWeek } from './fit.ts'
import type { TimetablePart } from './input.ts'
import { keepLegal } from './keep-legal.ts'
import { handOutRooms } from './rooms.ts'
import { POINTS } from './rules/context.ts'

export interface TimetableOptions {
  readonly seed: number
  readonly effort: 'quick' | 'standard' | 'thorough'
  readonly onProgress?: (progress: TimetableProgress) => void
  /** Safety limit, ms; needs `nowMs`. What it cuts short is not reproducible. */
  readonly limitMs?: number
  /** Monotonic clock, ms. */
  readonly nowMs?: () => number
}

export interface TimetableProgress {
  readonly phase: Phase
  /** Work done, 0 to 1. */
  readonly fraction: number
  /** Soft cost of the best week met that breaks no hard rule, points. */
  readonly incumbent?: number
  /** The best week so far, now and then when it is better than the last one told: what is left if the run is cancelled. */
  readonly best?: TimetablePartResult
}

type Phase = 'placing' | 'improving'

/** What a part came to. Plain data. Every lesson listed keeps every hard rule. */
export interface TimetablePartResult {
  readonly key: string
  /** With rooms; by duty, day and period. */
  readonly lessons: readonly Lesson[]
  /** Soft cost by rule, points of the policy's timetable weights. */
  readonly soft: Readonly<Record<string, number>>
  /** `optimal`: everything is placed and no soft rule costs anything. */
  readonly status: 'optimal' | 'feasible'
  readonly stopped: StopReason
  readonly iterations: number
}

/** Proposed moves for each lesson in one search, and searches one after another, each from the best week so far. */
const EFFORT = {
  quick: { movesPerLesson: 200, searches: 1 },
  standard: { movesPerLesson: 800, searches: 1 },
  thorough: { movesPerLesson: 2000, searches: 2 },
} as const

/** The most of one search's moves that may go into a first week without a broken rule. */
const PLACING_SHARE = 0.3

/**
 * Places the lessons of a part: the kernel looks for a week that breaks no hard rule, then for better ones; a lesson without a
 * legal place in the last and best of them is left out.
 */
export function solveTimetablePart(part: TimetablePart, options: TimetableOptions): TimetablePartResult {
  const fitted = fitToWeek(part)
  const { movesPerLesson, searches } = EFFORT[options.effort]
  const moves = movesPerLesson * fitted.problem.lessons.length
  const run = searchRun(part, fitted, options, (PLACING_SHARE + searches) * moves)

  let week = run('placing', PLACING_SHARE * moves)
  for (let n = 0; n < searches && week.stopped === 'iteration-limit'; n++) {
    const best = { ...resultOf(part.key, fitted, week), stopped: 'cancelled' } as const
    options.onProgress?.({
      phase: 'improving',
      fraction: (PLACING_SHARE + n) / (PLACING_SHARE + searches),
      best,
    })
    week = run('improving', moves, week)
  }
  return resultOf(part.key, fitted, week)
}

/** Calls the kernel again and again, each time from where it stood; the iterations of a solution are those of all calls. */
function searchRun(
  part: TimetablePart,
  fitted: FittedPart,
  { seed, limitMs, nowMs, onProgress }: TimetableOptions,
  allMoves: number,
): (phase: Phase, moves: number, from?: Solution) => Solution {
  const { problem } = fitted
  const startMs = nowMs?.() ?? 0
  const timeLeft = () =>
    limitMs !== undefined && nowMs
      ? { clock: nowMs, limitMs: Math.max(0, limitMs - (nowMs() - startMs)) }
      : {}
  const weekOf = betterWeeks(part, fitted)
  let [calls, movesGranted] = [0, 0]
  return (phase, moves, from) => {
    const solution = solve(problem, {
      seed: seed + calls,
      iterations: Math.ceil(moves),
      onlyFeasible: phase === 'placing',
      ...(from && { start: from.placement }),
      ...timeLeft(),
      onProgress: (progress) => {
        const { iteration, bestHard, bestSoft } = progress
        const fraction = (movesGranted + iteration) / allMoves
        onProgress?.({
          phase,
          fraction,
          ...(bestHard === 0 && { incumbent: bestSoft / POINTS }),
          ...weekOf(progress, fraction),
        })
      },
    })
    calls++
    movesGranted += moves
    return { ...solution, iterations: (from?.iterations ?? 0) + solution.iterations }
  }
}

/** Share of the work between two weeks that are told before the end of a search: each takes time to make. */
const TELL_EVERY = 0.25

/** Tells the best week in a progress report, if it breaks nothing and is better than the last one told. */
function betterWeeks(
  { key }: TimetablePart,
  fitted: FittedPart,
): (progress: Progress, fraction: number) => { readonly best?: TimetablePartResult } {
  let [told, next] = [Infinity, 0]
  return ({ bestHard, bestSoft, best, iteration }, fraction) => {
    if (bestHard > 0 || bestSoft >= told || fraction < next) return {}
    told = bestSoft
    next = fraction + TELL_EVERY
    return { best: resultOf(key, fitted, { placement: best(), stopped: 'cancelled', iterations: iteration }) }
  }
}

/** The week as plain lessons, without those that break a hard rule. */
function resultOf(
  key: string,
  fitted: FittedPart,
  { placement, stopped, iterations }: Pick<Solution, 'placement' | 'stopped' | 'iterations'>,
): TimetablePartResult {
  const { problem, input, order, timeOf } = fitted
  const legal = keepLegal(problem, placement, order)
  const timed = problem.lessons.flatMap(({ course }, lesson) =>
    legal[lesson]! < 0 ? [] : [{ dutyId: input.duties[course]!.id, ...timeOf(course, legal[lesson]!) }],
  )
  const { byRule } = evaluate(problem, legal)
  const soft: Record<string, number> = {}
  problem.rules.forEach(({ code, level }, rule) => {
    if (level === 'soft') soft[code] = (soft[code] ?? 0) + byRule[rule]! / POINTS
  })
  const isPerfect = byRule.every((cost) => cost === 0)
  return {
    key,
    lessons: handOutRooms(input, timed)
      .map(({ startMin: _start, endMin: _end, ...lesson }): Lesson => lesson)
      .sort((a, b) => byCode(a.dutyId, b.dutyId) || a.day - b.day || a.period - b.period),
    soft,
    status: isPerfect ? 'optimal' : 'feasible',
    stopped,
    iterations,
  }
}
