/** Simulated annealing over partitions: shift a block, swap two, move the core, close a cluster and open another. */
import { accepts, cool } from '../search/annealing.ts'
import { Random } from '../search/random.ts'
import { amissWithCores, BROKEN_POINTS, membersOf, valueOf, valueOfCluster } from './evaluate.ts'
import { type Assignment, type ClusterProblem, staysWith } from './problem.ts'

export interface SearchOptions {
  readonly seed: number
  readonly iterations: number
  /** Points added to a partition, to lead the search elsewhere; 0 for none. */
  readonly avoid?: (assignment: Assignment) => number
}

/** Share of the start's cost per block that the annealing starts and ends at. */
const HOT_SHARE = 0.5
const COLD_SHARE = 0.002

/** The best partition met, from `start`. Deterministic by seed and iterations. */
export function improvePartition(
  problem: ClusterProblem,
  start: Assignment,
  { seed, iterations, avoid }: SearchOptions,
): Assignment {
  const random = new Random(seed)
  const state = new PartitionState(problem, start)
  const penalty = (): number => avoid?.(state.assignment) ?? 0
  let cost = state.cost + penalty()
  let [bestCost, best] = [cost, state.assignment.slice()]
  const perBlock = Math.max(1, scaleOf(problem))
  for (let i = 0; i < iterations; i++) {
    const temperature = perBlock * cool(HOT_SHARE, COLD_SHARE, i / iterations)
    const change = propose(problem, state, random)
    if (!change) continue
    const undo = state.apply(change)
    const next = state.cost + penalty()
    if (!accepts(next - cost, temperature, random)) {
      state.apply(undo)
      continue
    }
    cost = next
    if (cost < bestCost - 1e-9) [bestCost, best] = [cost, state.assignment.slice()]
  }
  return best
}

/** Mean minutes to the nearest other core: what a shift typically costs. */
function scaleOf({ blocks, cores, travelMin, policy }: ClusterProblem): number {
  const n = blocks.length
  const nearest = blocks.map((_, b) =>
    Math.min(...cores.filter((core) => core !== b).map((core) => travelMin[b * n + core]!)),
  )
  const finite = nearest.filter(Number.isFinite)
  const mean = finite.reduce((sum, min) => sum + min, 0) / Math.max(1, finite.length)
  return policy.cluster.weights.travelMin * mean
}

/** Blocks and the cores they shall follow. */
type Change = readonly (readonly [block: number, core: number])[]

function propose(problem: ClusterProblem, state: PartitionState, random: Random): Change | undefined {
  const n = problem.blocks.length
  const kind = random.float()
  const block = random.below(n)
  const from = state.assignment[block]!
  if (kind < 0.5) {
    if (from === block) return undefined
    const to = state.leading[random.below(state.leading.length)]!
    return to === from ? undefined : [[block, to]]
  }
  if (kind < 0.8) {
    const other = random.below(n)
    const to = state.assignment[other]!
    if (to === from || from === block || to === other) return undefined
    return [
      [block, to],
      [other, from],
    ]
  }
  const core = problem.cores[random.below(problem.cores.length)]!
  const old = state.assignment[core]!
  if (old === core) return undefined
  if (kind < 0.9) return state.members(old).map((b) => [b, core] as const)
  return reopen(problem, state, core, random)
}

/** Closes one cluster, whose blocks go to the nearest core left, and opens one round `core`. */
function reopen(
  { blocks, travelMin }: ClusterProblem,
  state: PartitionState,
  core: number,
  random: Random,
): Change | undefined {
  const closing = state.leading[random.below(state.leading.length)]!
  const left = [...state.leading.filter((c) => c !== closing), core]
  const n = blocks.length
  const nearest = (b: number): number =>
    left.reduce((best, c) => (travelMin[b * n + c]! < travelMin[b * n + best]! ? c : best), left[0]!)
  const change: (readonly [number, number])[] = [[core, core]]
  for (let b = 0; b < n; b++) {
    if (b === core) continue
    const now = state.assignment[b]!
    const to = now === closing || travelMin[b * n + core]! < travelMin[b * n + now]! ? nearest(b) : now
    if (to !== now && !(now === b && now !== closing)) change.push([b, to])
  }
  return change
}

/** A partition with its cost; a change costs only the clusters it touches. */
class PartitionState {
  readonly assignment: Assignment
  leading: number[]
  cost: number
  readonly #problem: ClusterProblem
  readonly #members: Map<number, number[]>
  readonly #costs = new Map<number, number>()

  constructor(problem: ClusterProblem, start: Assignment) {
    this.#problem = problem
    this.assignment = start.slice()
    this.#members = membersOf(start)
    this.leading = [...this.#members.keys()].sort((a, b) => a - b)
    for (const [core, members] of this.#members)
      this.#costs.set(core, valueOfCluster(problem, core, members).cost)
    this.cost = valueOf(problem, start).cost
  }

  members(core: number): readonly number[] {
    return this.#members.get(core) ?? []
  }

  /** Applies the change and gives the one that takes it back. */
  apply(change: Change): Change {
    const undo = change.map(([block]) => [block, this.assignment[block]!] as const)
    const touched = new Set(change.flatMap(([block, core]) => [this.assignment[block]!, core]))
    const before = this.#partCost(touched)
    for (const [block, core] of change) {
      const old = this.#members.get(this.assignment[block]!)!
      old.splice(old.indexOf(block), 1)
      const members = this.#members.get(core)
      if (members) members.push(block)
      else this.#members.set(core, [block])
      this.assignment[block] = core
    }
    for (const core of touched) {
      const members = this.#members.get(core)!
      if (members.length === 0) {
        this.#members.delete(core)
        this.#costs.delete(core)
      } else {
        members.sort((a, b) => a - b)
        this.#costs.set(core, valueOfCluster(this.#problem, core, members).cost)
      }
    }
    this.leading = [...this.#members.keys()].sort((a, b) => a - b)
    this.cost += this.#partCost(touched) - before
    return undo
  }

  /** Of the clusters given, and of what does not add up over clusters. */
  #partCost(touched: ReadonlySet<number>): number {
    const { blocks, policy } = this.#problem
    let cost = 0
    for (const core of touched) {
      cost += this.#costs.get(core) ?? 0
      for (const b of this.#members.get(core) ?? [])
        if (!staysWith(this.#problem, b, core))
          cost += policy.cluster.weights.changedSite * blocks[b]!.sites.length
    }
    return cost + BROKEN_POINTS * amissWithCores(this.#problem, this.assignment, this.leading)
  }
}
