import { cool } from '../../search/annealing.ts'

/** Temperature by the share of a phase that has passed, 0 to 1. */
export type Schedule = (share: number) => number

/** Steps in which a cooling is looked at. */
const LEVELS = 32
/** The fewer proposals change anything, the longer a state needs to come to rest: how time grows with rarity (measured). */
const RELAXATION = 0.5
/** Share of changing proposals below which more time gains nothing. */
const FROZEN = 0.003
/** Every step gets at least this share of its even part. */
const LEAST_SHARE = 0.1
/** Efforts above this quantile count as it: the very first step, still far from rest, would take all. */
const CAP_QUANTILE = 0.9

/**
 * What a quick cooling tells about a slow one: at each temperature, how much the cost wavers and how often a proposal
 * changes anything. Time is worth most where the cost wavers much against the temperature (thermodynamic distance: Salamon, Nulton,
 * Harland, Pedersen, Ruppeiner & Liao, 1988) and where changes are rare.
 */
export class Profile {
  private readonly hot: number
  private readonly cold: number
  private readonly samples = new Float64Array(LEVELS)
  private readonly first = new Float64Array(LEVELS)
  private readonly last = new Float64Array(LEVELS)
  private readonly sum = new Float64Array(LEVELS)
  private readonly squares = new Float64Array(LEVELS)
  private readonly proposed = new Float64Array(LEVELS)
  private readonly changed = new Float64Array(LEVELS)

  constructor(hot: number, cold: number) {
    this.hot = hot
    this.cold = cold
  }

  /** One sample of the cost, and how many of the proposals since the last one changed it. */
  note(temperature: number, cost: number, proposed: number, changed: number): void {
    const depth = Math.log(this.hot / temperature) / Math.log(this.hot / this.cold)
    const level = Math.min(LEVELS - 1, Math.max(0, Math.floor(depth * LEVELS)))
    if (this.samples[level] === 0) this.first[level] = cost
    this.last[level] = cost
    this.samples[level]!++
    this.sum[level]! += cost
    this.squares[level]! += cost * cost
    this.proposed[level]! += proposed
    this.changed[level]! += changed
  }

  /** From the hottest step below `hottest` to cold, slow where it is worth most. */
  schedule(hottest = Infinity): Schedule {
    const effort = this.effort().map((share, level) => (this.temperature(level) > hottest ? 0 : share))
    const total = sum(effort)
    const ends: number[] = []
    for (const share of effort) ends.push((ends.at(-1) ?? 0) + share / total)
    return (share) => {
      const found = ends.findIndex((end) => share < end)
      const level = found < 0 ? LEVELS - 1 : found
      const from = ends[level - 1] ?? 0
      const within = Math.min(1, (share - from) / (ends[level]! - from))
      return cool(this.hot, this.cold, (level + within) / LEVELS)
    }
  }

  /** Mean temperature of the slow cooling, on the scale of logarithms. */
  meanTemperature(): number {
    const effort = this.effort()
    return Math.exp(
      sum(effort.map((share, level) => share * Math.log(this.temperature(level)))) / sum(effort),
    )
  }

  private effort(): number[] {
    const raw = Array.from({ length: LEVELS }, (_, level) => this.worth(level))
    const cap = [...raw].sort((a, b) => a - b)[Math.floor(CAP_QUANTILE * LEVELS)]!
    const capped = raw.map((worth) => Math.min(cap, worth))
    const smooth = capped.map((_, level) => {
      const near = capped.slice(Math.max(0, level - 1), level + 2)
      return sum(near) / near.length
    })
    const least = Math.max(Number.MIN_VALUE, (LEAST_SHARE * sum(smooth)) / LEVELS)
    return smooth.map((worth) => Math.max(least, worth))
  }

  private worth(level: number): number {
    const count = Math.max(1, this.samples[level]!)
    const mean = this.sum[level]! / count
    // The variance that a steady fall over the step would have by itself does not count.
    const fall = (this.last[level]! - this.first[level]!) ** 2 / 12
    const spread = Math.sqrt(Math.max(0, this.squares[level]! / count - mean * mean - fall))
    const mobility = (this.changed[level]! + 1) / (this.proposed[level]! + 1)
    return spread / this.temperature(level) / Math.max(FROZEN, mobility) ** RELAXATION
  }

  private temperature(level: number): number {
    return cool(this.hot, this.cold, (level + 0.5) / LEVELS)
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
