import type { Random } from './random.ts'

/** Metropolis acceptance (1953): always downhill, uphill by `increase` with probability exp(-increase / temperature). */
export function accepts(increase: number, temperature: number, random: Random): boolean {
  return increase <= 0 || (temperature > 0 && increase < -temperature * Math.log(1 - random.float()))
}

/** Geometric cooling from `hot` at share 0 to `cold` at share 1. */
export const cool = (hot: number, cold: number, share: number): number => hot * (cold / hot) ** share
