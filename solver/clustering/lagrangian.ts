/**
 * A bound on every partition, and good cores to start from: Lagrangian relaxation of "each block follows one core"
 * (Narula, Ogbu & Samuelsson, 1977, for the p-median; subgradient after Held & Karp, 1971). Distance, changes and the
 * size of clusters are priced exactly; strength and missing periods count as 0, so the bound holds but leaves them out.
 */
import { valueOf } from './evaluate.ts'
import { type Assignment, type ClusterProblem, staysWith } from './problem.ts'

export interface LagrangianResult {
  /** No partition within the rules costs less. */
  readonly bound: number
  /** The best partition met on the way, by the whole cost; it may break rules that the relaxation does not know. */
  readonly best: Assignment
}

const ITERATIONS = 600
/** The step is halved after this many iterations without a better bound. */
const PATIENCE = 15

export function lagrangianBound(problem: ClusterProblem, start: Assignment): LagrangianResult {
  const { blocks, cores, clusterCount } = problem
  const n = blocks.length
  const cost = linearCosts(problem)
  const price = Float64Array.from(blocks, (_, b) => Math.min(...cores.map((core) => cost[b * n + core]!)))
  let best = start
  let bestCost = valueOf(problem, start).cost
  let bound = -Infinity
  let scale = 2
  let stale = 0
  for (let iteration = 0; iteration < ITERATIONS && scale > 1e-3; iteration++) {
    const stars = cores.map((core) => bestStar(problem, cost, price, core))
    const chosen = chooseStars(problem, stars)
    if (chosen.length < clusterCount) return { bound: Infinity, best }
    const value = price.reduce((sum, u) => sum + u, 0) + chosen.reduce((sum, star) => sum + star.value, 0)
    if (value > bound + 1e-7) {
      bound = value
      stale = 0
    } else if (++stale >= PATIENCE) {
      scale /= 2
      stale = 0
    }
    const near = nearestOf(
      problem,
      chosen.map(({ core }) => core),
      cost,
    )
    const nearCost = valueOf(problem, near).cost
    if (nearCost < bestCost) [bestCost, best] = [nearCost, near]
    const lack = new Int32Array(n).fill(1)
    for (const { members } of chosen) for (const b of members) lack[b]!--
    const norm = lack.reduce((sum, g) => sum + g * g, 0)
    if (norm === 0) break
    const step = (scale * Math.max(1e-6, bestCost - value)) / norm
    for (let b = 0; b < n; b++) price[b]! += step * lack[b]!
  }
  return { bound, best }
}

/** Points of block b following core c, as far as they add up over blocks; Infinity where it may not. */
export function linearCosts(problem: ClusterProblem): Float64Array {
  const { blocks, travelMin, policy } = problem
  const n = blocks.length
  const { weights } = policy.cluster
  return travelMin.map((minutes, at) => {
    const b = Math.floor(at / n)
    const changed = staysWith(problem, b, at % n) ? 0 : blocks[b]!.sites.length
    return weights.travelMin * minutes + weights.changedSite * changed
  })
}

interface Star {
  readonly core: number
  /** Core included. */
  readonly members: readonly number[]
  readonly value: number
}

/** The cheapest cluster round `core` at the present prices, its size within the bounds: a knapsack by dynamic programming. */
function bestStar(problem: ClusterProblem, cost: Float64Array, price: Float64Array, core: number): Star {
  const { blocks, policy, siteCount, clusterCount } = problem
  const { membersMin, membersMax, weights } = policy.cluster
  const n = blocks.length
  const room = membersMax + 1
  const own = blocks[core]!.sites.length
  const least = new Float64Array(room + 1).fill(Infinity)
  if (own <= room) least[own] = cost[core * n + core]! - price[core]!
  const taken: Uint8Array[] = []
  const order: number[] = []
  for (let b = 0; b < n; b++) {
    const reduced = cost[b * n + core]! - price[b]!
    if (b === core || reduced === Infinity) continue
    // With no least size to reach, a block that costs more than it saves is never taken.
    if (reduced >= 0 && membersMin === 0 && weights.unevenSite === 0) continue
    const size = blocks[b]!.sites.length
    const took = new Uint8Array(room + 1)
    for (let w = room; w >= size; w--) {
      const value = least[w - size]! + reduced
      if (value < least[w]!) {
        least[w] = value
        took[w] = 1
      }
    }
    taken.push(took)
    order.push(b)
  }
  let [value, at] = [Infinity, -1]
  for (let w = Math.max(own, membersMin + 1); w <= room; w++) {
    const total = least[w]! + weights.unevenSite * Math.abs(w - siteCount / clusterCount)
    if (total < value) [value, at] = [total, w]
  }
  const members = [core]
  for (let k = order.length - 1; k >= 0 && at >= 0; k--) {
    if (!taken[k]![at]) continue
    members.push(order[k]!)
    at -= blocks[order[k]!]!.sites.length
  }
  return { core, members, value }
}

/** The cheapest stars, as many as clusters are wanted, in the policy's mix. */
function chooseStars({ blocks, policy, clusterCount }: ClusterProblem, stars: readonly Star[]): Star[] {
  const sorted = stars
    .filter(({ value }) => value < Infinity)
    .sort((a, b) => a.value - b.value || a.core - b.core)
  const { mix } = policy.cluster
  if (!mix) return sorted.slice(0, clusterCount)
  const nineYear = sorted.filter(({ core }) => blocks[core]!.junior).slice(0, mix.nineYear)
  const primary = sorted.filter(({ core }) => !blocks[core]!.junior).slice(0, mix.primary)
  return [...primary, ...nineYear]
}

/** Each block to the cheapest of the cores; cores to themselves. */
export function nearestOf(
  { blocks }: Pick<ClusterProblem, 'blocks'>,
  cores: readonly number[],
  cost: Float64Array,
): Assignment {
  const n = blocks.length
  const leads = new Set(cores)
  return Int32Array.from(blocks, (_, b) =>
    leads.has(b)
      ? b
      : cores.reduce((best, core) => (cost[b * n + core]! < cost[b * n + best]! ? core : best), cores[0]!),
  )
}
