/** Simulated annealing over plans (Kirkpatrick, Gelatt & Vecchi, 1983): a fixed number of tries, so the same plan each time. */
import { accepts, cool } from '../../search/annealing.ts'
import { Random } from '../../search/random.ts'
import type { Choice, RotationProblem } from '../problem.ts'
import type { Limit } from '../rules/limit.ts'
import { drawChanges, poolOf } from './moves.ts'
import { type SearchPrices, SearchState } from './state.ts'

export interface Annealing {
  readonly seed: number
  readonly tries: number
  /** Points. */
  readonly hot: number
  readonly cold: number
  readonly prices: SearchPrices
  /** Candidates worth a try; all where not given. */
  readonly open?: ReadonlySet<number>
}

/** The best plan met; of plans outside the limits, the one that costs least with their prices. */
export function anneal(
  problem: RotationProblem,
  limits: readonly Limit[],
  start: Choice,
  { seed, tries, hot, cold, prices, open }: Annealing,
): Choice {
  const pool = poolOf(problem, open)
  if (pool.movers.length === 0) return start
  const random = new Random(seed)
  const state = new SearchState(problem, limits, start, prices)
  let best = start
  let value = 0
  let lowest = 0
  let saved = true
  for (let attempt = 0; attempt < tries; attempt++) {
    const changes = drawChanges(pool, state, random)
    if (changes.length === 0) continue
    const delta = state.delta(changes)
    if (!accepts(delta, cool(hot, cold, attempt / tries), random)) continue
    // Leaving the best plan so far: keep a copy.
    if (delta > 0 && !saved && value <= lowest) {
      best = state.choice.slice()
      saved = true
    }
    state.apply(changes)
    value += delta
    if (value < lowest - TINY) {
      lowest = value
      saved = false
    }
  }
  return saved ? best : state.choice.slice()
}

const TINY = 1e-9
