import { evaluate } from '../../../solver/timetable/kernel/evaluate.ts'
import type { Progress } from '../../../solver/timetable/kernel/search.ts'
import type { Problem } from '../../../solver/timetable/kernel/problem.ts'
import { solve, type SolveOptions as Options, type Solution } from '../../../solver/timetable/kernel/solve.ts'
import type { StopOptions } from '../../../solver/search/stop.ts'
import type { FetFile, Placed } from './file.ts'
import { translate } from './problem.ts'
import { FEWER_GAPS } from './trips.ts'

export interface SolveOptions extends Pick<StopOptions, 'cancelled'> {
  readonly seed: number
  /** Most searches for a complete timetable, each from a start of its own. */
  readonly rounds: number
  /** Be content with the first timetable that keeps every constraint of 100 %. */
  readonly onlyComplete?: boolean
  readonly onProgress?: (progress: RoundProgress) => void
}

export interface RoundProgress extends Pick<Progress, 'iteration' | 'bestHard' | 'bestSoft'> {
  /** From 1; `wishes`: complete, now for the constraints below 100 %. */
  readonly round: number | 'wishes'
}

export interface Solved {
  /** Parallel to the activities. */
  readonly placed: readonly Placed[]
  readonly cancelled: boolean
  /** Rounds it took. */
  readonly rounds: number
}

/** Proposed moves of the first round: so many for each lesson, at least so many. */
const PER_LESSON = 1500
const LEAST = 500_000
/** For the wishes where teachers go between buildings, up to so many in all: the last building changes are slow to go. */
const TRIPS_PER_LESSON = 6000
const MOST_TRIPS = 24_000_000
/** Share of these for building changes before free hours are priced, too: priced from the start, some changes stay for good. */
const CHANGES_FIRST = 0.3

/**
 * Length of a round, from 0: 1, 1, 2, 1, 1, 2, 4, ... Where some searches end quickly and others never, as they do here, no other
 * lengths are much better whatever the odds (Luby, Sinclair & Zuckerman, 1993).
 */
function luby(round: number): number {
  let size = 1
  while (size < round + 2) size *= 2
  return size === round + 2 ? size / 2 : luby(round + 1 - size / 2)
}

/** Times and rooms for all activities: rounds of search until the timetable is complete, then one for the wishes. */
export function solveFet(file: FetFile, options: SolveOptions): Solved {
  const { problem, decode } = translate(file)
  // Gaps concern every teacher: to price them where only completeness is asked for doubled the search.
  const withoutGaps = { ...problem, rules: problem.rules.filter(({ code }) => code !== FEWER_GAPS) }
  const { seed, cancelled = () => false } = options
  const iterations = Math.max(LEAST, PER_LESSON * problem.lessons.length)
  const tripIterations = Math.max(iterations, Math.min(MOST_TRIPS, TRIPS_PER_LESSON * problem.lessons.length))
  const search = (
    of: Problem,
    round: RoundProgress['round'],
    extra: Pick<Options, 'seed' | 'iterations' | 'start' | 'onlyFeasible' | 'hurries' | 'keepsHard'>,
  ): Solution =>
    solve(of, {
      ...extra,
      cancelled,
      onProgress: ({ iteration, bestHard, bestSoft }) =>
        options.onProgress?.({ round, iteration, bestHard, bestSoft }),
    })
  let best = search(withoutGaps, 1, { seed, iterations, onlyFeasible: true, hurries: true })
  let rounds = 1
  while (best.hard > 0 && rounds < options.rounds && !cancelled()) {
    const next = search(withoutGaps, rounds + 1, {
      seed: seed + rounds,
      iterations: iterations * luby(rounds),
      onlyFeasible: true,
      hurries: true,
    })
    if (next.hard < best.hard) best = next
    rounds++
  }
  if (best.hard > 0 || options.onlyComplete || cancelled())
    return { placed: decode(best), cancelled: cancelled(), rounds }
  const wish = (of: Problem, proposals: number): void => {
    const { placement, chosen } = best
    const { soft } = evaluate(of, placement, chosen)
    if (soft === 0) return
    const wished = search(of, 'wishes', { seed, iterations: proposals, start: placement, keepsHard: true })
    if (wished.hard === 0 && wished.soft < soft) best = wished
  }
  if (problem.travel) wish(withoutGaps, Math.floor(CHANGES_FIRST * tripIterations))
  wish(problem, problem.travel ? Math.ceil((1 - CHANGES_FIRST) * tripIterations) : iterations)
  return { placed: decode(best), cancelled: cancelled(), rounds }
}
