import { Random } from '../../solver/search/random.ts'

/** Draws from a seed, in the words that making up a county needs. */
export class Draw {
  readonly #random: Random

  constructor(seed: number) {
    this.#random = new Random(seed)
  }

  chance(share: number): boolean {
    return this.#random.float() < share
  }

  /** A whole number from `from` to `to`, both included; `from` where `to` is lower. */
  whole(from: number, to: number): number {
    return from + this.#random.below(Math.max(0, to - from) + 1)
  }

  between(from: number, to: number): number {
    return from + this.#random.float() * (to - from)
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.#random.below(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }

  /** An index, each with the chance that its weight has in the sum. */
  index(weights: readonly number[]): number {
    let left = this.#random.float() * weights.reduce((sum, weight) => sum + weight, 0)
    for (const [i, weight] of weights.entries()) {
      left -= weight
      if (left < 0) return i
    }
    return weights.length - 1
  }

  /** One of the keys, each with the chance that its weight has in the sum. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    return (Object.keys(weights) as Key[])[this.index(Object.values(weights))]!
  }
}

/** Whole numbers that add up to `total`, near the weights: largest remainder, ties to the first. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (!(sum > 0)) return weights.map((_, i) => (i === 0 ? total : 0))
  const exact = weights.map((weight) => (weight / sum) * total)
  const whole = exact.map(Math.floor)
  const byRemainder = exact
    .map((value, i) => ({ i, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
  const left = total - whole.reduce((a, b) => a + b, 0)
  for (const { i } of byRemainder.slice(0, left)) whole[i]!++
  return whole
}
