import type { Random } from './random.ts'

/** Metropolis acceptance (1953): always downhill, uphill by `increase` with probability exp(-increase / temperature). */
export function accepts(increase: number, temperature: number, random: Random): boolean {
  return increase <= 0 || (temperature > 0 && increase < -temperature * Math.log(1 - random.float()))
}

/** The same, the draw first: any increase up to what it returns is accepted. */
export const mostAccepted = (temperature: number, random: Random): number =>
  temperature > 0 ? -temperature * Math.log(1 - random.float()) : 0

/** Geometric cooling from `hot` at share 0 to `cold` at share 1. */
export const cool = (hot: number, cold: number, share: number): number => hot * (cold / hot) ** share
