/** How hard to try. */
import type { RotationProblem } from './problem.ts'

export type RotationEffort = 'quick' | 'standard' | 'thorough'

/**
 * Work of the searches: tries of the annealing, rounds of cuts, LP iterations of one MIP, and the gap at which it is
 * content; then the MIPs over some of the people. Units of work, never of time.
 */
export const EFFORT = {
  quick: {
    tries: 20_000,
    cutRounds: 4,
    mipIterations: 3_000,
    relGap: 0.005,
    recombination: { rounds: 4, crossings: 1, maxLpIterations: 3_000 },
    large: { disagreementIterations: 6_000, laps: 1, maxLpIterations: 3_000 },
    polishing: { rounds: 4, maxLpIterations: 1_000 },
  },
  standard: {
    tries: 60_000,
    cutRounds: 30,
    mipIterations: 16_000,
    relGap: 0.001,
    recombination: { rounds: 20, crossings: 5, maxLpIterations: 6_000 },
    large: { disagreementIterations: 60_000, laps: 2, maxLpIterations: 10_000 },
    polishing: { rounds: 8, maxLpIterations: 3_000 },
  },
  thorough: {
    tries: 400_000,
    cutRounds: 40,
    mipIterations: 300_000,
    relGap: 0.0001,
    recombination: { rounds: 60, crossings: 12, maxLpIterations: 20_000 },
    large: { disagreementIterations: 120_000, laps: 4, maxLpIterations: 30_000 },
    polishing: { rounds: 100, maxLpIterations: 6_000 },
  },
} as const

/**
 * Candidates at most: of a MIP that looks for plans, and within the gap for a proof to be tried; held and cut, those
 * of a proof become fewer.
 */
export const CANDIDATES = { mip: 8_000, proof: 18_000 } as const

/** Tries of one annealing: small counties need fewer, large ones more. */
export function triesOf({ candidates, movers }: RotationProblem, effort: RotationEffort): number {
  const usual = EFFORT[effort].tries * timesUsual(movers.length)
  return Math.min(usual, TRIES_A_CANDIDATE * candidates.unit.length)
}

/**
 * Work of the recombination. The MIPs of many people need more iterations: with those of a county of 1,000 movers, one of 3,000 was left
 * at a gap of 2 %, with twice as many it came to 0.2 %. What is only compared with the plan is crossed less often: on a county of 2,000
 * teachers later crossings bring 0.02 %.
 */
export function recombinationOf(
  effort: RotationEffort,
  movers: number,
  isCompared = false,
): { readonly rounds: number; readonly crossings: number; readonly maxLpIterations: number } {
  const { recombination } = EFFORT[effort]
  const crossings = isCompared ? COMPARED_CROSSINGS : Infinity
  const size = Math.min(MOST_WORK, timesUsual(movers))
  return {
    ...recombination,
    crossings: Math.min(crossings, recombination.crossings),
    maxLpIterations: Math.ceil(size * recombination.maxLpIterations),
  }
}

/** A large county's work; a small one has no less than the usual. */
const timesUsual = (movers: number): number => Math.max(1, movers / USUAL_MOVERS)

/** Times the usual work, for however many movers. */
const MOST_WORK = 2
const COMPARED_CROSSINGS = 2
const TRIES_A_CANDIDATE = 20
const USUAL_MOVERS = 1_000
