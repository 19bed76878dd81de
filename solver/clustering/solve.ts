/** Cluster forming, the recipe: a bound, a search, a proof where the county is small enough, and alternatives that differ. */
import type { SolveStatus } from '../../models/plan.ts'
import { highsBackend } from '../milp/highs.ts'
import { appendRows, type RowBatch } from '../milp/append.ts'
import { islandsOf, type Measures, membersOf, type PartitionValue, valueOf } from './evaluate.ts'
import { lagrangianBound, linearCosts, nearestOf } from './lagrangian.ts'
import { improvePartition } from './local-search.ts'
import { assignmentOf, buildClusterModel, type ClusterModel, startOf } from './model.ts'
import type { Assignment, ClusterProblem } from './problem.ts'

export interface ClusterOptions {
  readonly seed: number
  readonly effort: 'quick' | 'standard' | 'thorough'
  /** Further partitions wanted beside the best. */
  readonly alternatives: number
  readonly onProgress?: (phase: string, incumbent: number, bound: number) => void
}

export interface Partition extends PartitionValue {
  readonly assignment: Assignment
}

export interface ClusterResult {
  /** Today's partition, where every block has a core. */
  readonly today?: Partition
  readonly best: Partition
  /** At least as good as today's on every measure but the changes; absent where today's is not within the rules. */
  readonly dominating?: Partition
  /** No partition within the rules costs less. */
  readonly bound: number
  readonly status: SolveStatus
  /** Partitions in which at least a fifth of the sites sit with others, best first. */
  readonly alternatives: readonly Partition[]
}

const EFFORT = {
  quick: { iterations: 30_000, lpIterations: 50_000, provenBlocks: 40 },
  standard: { iterations: 200_000, lpIterations: 400_000, provenBlocks: 60 },
  thorough: { iterations: 1_000_000, lpIterations: 4_000_000, provenBlocks: 80 },
} as const

/** Alternatives differ in at least this share of the sites. */
export const DIFFERENT_SHARE = 0.2
/** Rounds of contiguity cuts. */
const CUT_ROUNDS = 20
const REL_GAP = 1e-4

export async function solveClusters(
  problem: ClusterProblem,
  options: ClusterOptions,
): Promise<ClusterResult> {
  const effort = EFFORT[options.effort]
  const today = todaysPartition(problem)
  const start = today?.assignment ?? firstPartition(problem)
  const relaxed = lagrangianBound(problem, start)
  let bound = relaxed.bound
  const search = { seed: options.seed, iterations: effort.iterations }
  const found = [start, relaxed.best].map((from) => improvePartition(problem, from, search))
  let best = bestOf(problem, [start, ...found])
  options.onProgress?.('search', best.cost, bound)

  if (problem.blocks.length <= effort.provenBlocks) {
    const proof = await prove(problem, best, {}, effort.lpIterations, options.seed)
    if (proof.partition) best = bestOf(problem, [best.assignment, proof.partition])
    bound = Math.max(bound, proof.bound)
    options.onProgress?.('proof', best.cost, bound)
  }
  bound = Math.min(bound, best.cost)
  const dominating =
    today?.broken === 0 ? await dominatingPartition(problem, today, best, options) : undefined
  return {
    ...(today && { today }),
    best,
    ...(dominating && { dominating }),
    bound,
    status:
      best.broken > 0
        ? 'infeasible'
        : best.cost - bound <= REL_GAP * Math.abs(best.cost)
          ? 'optimal'
          : 'feasible',
    alternatives: alternativesTo(problem, best, options),
  }
}

/** Share of the sites that do not sit in the matched cluster, when clusters are matched by what they have in common. */
export function differingShare({ blocks, siteCount }: ClusterProblem, a: Assignment, b: Assignment): number {
  const common = new Map<string, number>()
  blocks.forEach(({ sites }, block) => {
    const pair = `${a[block]} ${b[block]}`
    common.set(pair, (common.get(pair) ?? 0) + sites.length)
  })
  const used = new Set<string>()
  let kept = 0
  // Greedy matching, largest overlap first: never below the best matching, so partitions differ at least as said.
  for (const [pair, sites] of [...common].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))) {
    const [left, right] = pair.split(' ')
    if (used.has(`a${left}`) || used.has(`b${right}`)) continue
    used.add(`a${left}`).add(`b${right}`)
    kept += sites
  }
  return (siteCount - kept) / siteCount
}

function todaysPartition(problem: ClusterProblem): Partition | undefined {
  return problem.today.every((core) => core >= 0) ? partitionOf(problem, problem.today) : undefined
}

/** The strongest cores, everybody to the nearest. */
function firstPartition(problem: ClusterProblem): Assignment {
  const { cores, blocks, clusterCount, policy } = problem
  const strongest = [...cores].sort(
    (a, b) => (blocks[b]!.head.strength ?? 50) - (blocks[a]!.head.strength ?? 50) || a - b,
  )
  const { mix } = policy.cluster
  const take = mix
    ? [
        ...strongest.filter((core) => blocks[core]!.junior).slice(0, mix.nineYear),
        ...strongest.filter((core) => !blocks[core]!.junior).slice(0, mix.primary),
      ]
    : strongest.slice(0, clusterCount)
  return nearestOf(problem, take.length > 0 ? take : [0], linearCosts(problem))
}

const partitionOf = (problem: ClusterProblem, assignment: Assignment): Partition => ({
  assignment,
  ...valueOf(problem, assignment),
})

const bestOf = (problem: ClusterProblem, list: readonly Assignment[]): Partition =>
  list
    .map((assignment) => partitionOf(problem, assignment))
    .reduce((a, b) => (b.cost < a.cost - 1e-9 ? b : a))

/** The MILP, with contiguity cuts until the solution needs none. */
async function prove(
  problem: ClusterProblem,
  from: Partition,
  ceilings: Partial<Measures>,
  maxLpIterations: number,
  seed: number,
): Promise<{ readonly partition?: Assignment; readonly bound: number }> {
  const model = buildClusterModel(problem, ceilings)
  let milp = model.milp
  let bound = -Infinity
  for (let round = 0; round < CUT_ROUNDS; round++) {
    const start = from.broken === 0 ? { start: startOf(problem, model, from.assignment) } : {}
    const result = await highsBackend.solve(milp, { seed, maxLpIterations, relGap: REL_GAP, ...start })
    bound = Math.max(bound, result.bound)
    if (!result.x) return { bound }
    const assignment = assignmentOf(problem, model, result.x)
    const cuts = contiguityCuts(problem, model, assignment)
    if (cuts.length === 0) return { partition: assignment, bound }
    milp = appendRows(milp, rowsOf(cuts))
  }
  return { bound }
}

interface Cut {
  readonly cols: readonly number[]
  readonly coefs: readonly number[]
}

/** A block cut off from its core may follow it only if some neighbour of its island does too. */
function contiguityCuts(problem: ClusterProblem, { follow }: ClusterModel, assignment: Assignment): Cut[] {
  const { policy, near, blocks } = problem
  if (policy.cluster.neighbourMaxMin === null) return []
  const n = blocks.length
  return [...membersOf(assignment)].flatMap(([core, members]) => {
    const island = islandsOf(near, core, members)
    const inside = new Set(island)
    const shore = [...blocks.keys()].filter(
      (b) => !inside.has(b) && follow[b * n + core]! >= 0 && island.some((i) => near(i, b)),
    )
    return island.map((block) => ({
      cols: [follow[block * n + core]!, ...shore.map((b) => follow[b * n + core]!)],
      coefs: [1, ...shore.map(() => -1)],
    }))
  })
}

/** Cuts as rows `coefs . x <= 0`. */
function rowsOf(cuts: readonly Cut[]): RowBatch {
  const starts = [0]
  for (const { cols } of cuts) starts.push(starts.at(-1)! + cols.length)
  return {
    lower: new Float64Array(cuts.length).fill(-Infinity),
    upper: new Float64Array(cuts.length),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(cuts.flatMap(({ cols }) => cols)),
    values: Float64Array.from(cuts.flatMap(({ coefs }) => coefs)),
  }
}

/** The best partition that is nowhere worse than today's: by proof where it can be had, else what the search finds. */
async function dominatingPartition(
  problem: ClusterProblem,
  today: Partition,
  best: Partition,
  { effort, seed }: ClusterOptions,
): Promise<Partition> {
  const { unevenSites, meanTravelMin, maxTravelMin, strengthGap, missingPeriods } = today.measures
  const ceilings = { unevenSites, meanTravelMin, maxTravelMin, strengthGap, missingPeriods }
  const fits = (partition: Partition): boolean =>
    partition.broken === 0 &&
    (Object.keys(ceilings) as (keyof typeof ceilings)[]).every(
      (key) => partition.measures[key] <= ceilings[key] + 1e-6,
    )
  if (fits(best)) return best
  const { iterations, lpIterations, provenBlocks } = EFFORT[effort]
  const excess = (assignment: Assignment): number => {
    const { measures } = valueOf(problem, assignment)
    return (Object.keys(ceilings) as (keyof typeof ceilings)[]).reduce(
      (sum, key) => sum + Math.max(0, measures[key] / Math.max(1, ceilings[key]) - 1) * EXCESS_POINTS,
      0,
    )
  }
  const searched = partitionOf(
    problem,
    improvePartition(problem, today.assignment, { seed, iterations: iterations / 4, avoid: excess }),
  )
  let found = fits(searched) && searched.cost < today.cost ? searched : today
  if (problem.blocks.length <= provenBlocks) {
    const { partition } = await prove(problem, found, ceilings, lpIterations, seed)
    const proven = partition && partitionOf(problem, partition)
    if (proven && fits(proven) && proven.cost < found.cost) found = proven
  }
  return found
}

/** Points for a measure that is twice today's. */
const EXCESS_POINTS = 2_000

/** Searches led away from the partitions already found; only those that really differ and keep the rules are kept. */
function alternativesTo(
  problem: ClusterProblem,
  best: Partition,
  { seed, effort, alternatives }: ClusterOptions,
): Partition[] {
  const found: Partition[] = []
  const { iterations } = EFFORT[effort]
  const perShare = Math.max(100, best.cost)
  for (let k = 0; k < 2 * alternatives && found.length < alternatives; k++) {
    const known = [best, ...found].map(({ assignment }) => assignment)
    const avoid = (assignment: Assignment): number =>
      known.reduce((sum, other) => {
        const missing = DIFFERENT_SHARE - differingShare(problem, assignment, other)
        return sum + (missing > 1e-9 ? perShare * (0.5 + missing) : 0)
      }, 0)
    const assignment = improvePartition(problem, best.assignment, {
      seed: seed + 1 + k,
      iterations: Math.floor(iterations / 4),
      avoid,
    })
    const partition = partitionOf(problem, assignment)
    if (partition.broken === 0 && avoid(assignment) === 0) found.push(partition)
  }
  return found.sort((a, b) => a.cost - b.cost)
}
