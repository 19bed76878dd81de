/** How hard to try. */
import type { RotationProblem } from './problem.ts'

export type RotationEffort = 'quick' | 'standard' | 'thorough'

/**
 * Work of the searches: tries of the annealing, rounds of cuts, LP iterations of one MIP; MIPs over some of the people;
 * then the neighbourhoods of large counties. Units of work, never of time.
 */
export const EFFORT = {
  quick: {
    tries: 20_000,
    cutRounds: 4,
    mipIterations: 3_000,
    recombination: { rounds: 4, crossings: 1, maxLpIterations: 3_000 },
    neighbourhoods: { roundsAUnit: 0.1, candidates: 300, maxLpIterations: 1_000, absGap: 0.5 },
  },
  standard: {
    tries: 60_000,
    cutRounds: 30,
    mipIterations: 16_000,
    recombination: { rounds: 20, crossings: 6, maxLpIterations: 6_000 },
    neighbourhoods: { roundsAUnit: 1, candidates: 900, maxLpIterations: 2_000, absGap: 0.1 },
  },
  thorough: {
    tries: 400_000,
    cutRounds: 40,
    mipIterations: 300_000,
    recombination: { rounds: 60, crossings: 12, maxLpIterations: 20_000 },
    neighbourhoods: { roundsAUnit: 4, candidates: 1_000, maxLpIterations: 5_000, absGap: 0.05 },
  },
} as const

/** Tries of one annealing: small counties need fewer, large ones more. */
export function triesOf({ candidates, movers }: RotationProblem, effort: RotationEffort): number {
  const usual = EFFORT[effort].tries * Math.max(1, movers.length / USUAL_MOVERS)
  return Math.min(usual, TRIES_A_CANDIDATE * candidates.unit.length)
}

const TRIES_A_CANDIDATE = 20
const USUAL_MOVERS = 1_000
