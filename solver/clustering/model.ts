/** The partition as a MILP, for counties small enough to prove: rows named by the principle they carry. */
import { ModelBuilder, type MilpModel } from '../milp/model.ts'
import type { Measures } from './evaluate.ts'
import { linearCosts } from './lagrangian.ts'
import type { Assignment, ClusterProblem } from './problem.ts'

export interface ClusterModel {
  readonly milp: MilpModel
  /** follow[b * n + core]: column, or -1 where the block may not follow. */
  readonly follow: Int32Array
}

/** Measures that a partition must not exceed; those left out are free. */
export type Ceilings = Partial<
  Pick<Measures, 'unevenSites' | 'meanTravelMin' | 'maxTravelMin' | 'strengthGap' | 'missingPeriods'>
>

export function buildClusterModel(problem: ClusterProblem, ceilings: Ceilings = {}): ClusterModel {
  const { blocks, cores, policy, clusterCount, siteCount, subjects, travelMin } = problem
  const { weights, membersMin, membersMax, mix } = policy.cluster
  const n = blocks.length
  const b = new ModelBuilder()
  const cost = linearCosts(problem)
  const follow = new Int32Array(n * n).fill(-1)
  for (const core of cores) {
    for (let block = 0; block < n; block++) {
      const at = block * n + core
      const tooFar = travelMin[at]! / blocks[block]!.sites.length > (ceilings.maxTravelMin ?? Infinity) + 1e-9
      if (cost[at]! < Infinity && !tooFar)
        follow[at] = b.addColumn({ cost: cost[at]!, upper: 1, integer: true })
    }
  }
  const lead = (core: number): number => follow[core * n + core]!

  for (let block = 0; block < n; block++) {
    const cols = cores.map((core) => follow[block * n + core]!).filter((col) => col >= 0)
    b.addRow(
      { lower: 1, upper: 1, name: `one core for ${blocks[block]!.head.id}` },
      cols,
      cols.map(() => 1),
    )
    for (const core of cores) {
      const col = follow[block * n + core]!
      if (block !== core && col >= 0) b.addRow({ upper: 0 }, [col, lead(core)], [1, -1])
    }
  }
  const count = (list: readonly number[], of: number): void => {
    b.addRow(
      { lower: of, upper: of, name: 'number of clusters' },
      list.map(lead),
      list.map(() => 1),
    )
  }
  count(cores, clusterCount)
  if (mix)
    count(
      cores.filter((core) => blocks[core]!.junior),
      mix.nineYear,
    )

  const sums = { uneven: [] as number[], strength: [] as number[], missing: [] as number[] }
  for (const core of cores) {
    const rows = [...blocks.keys()].filter((block) => follow[block * n + core]! >= 0)
    const cols = rows.map((block) => follow[block * n + core]!)
    const sizes = rows.map((block) => blocks[block]!.sites.length)
    b.addRow({ upper: 0, name: 'most sites' }, [...cols, lead(core)], [...sizes, -(membersMax + 1)])
    b.addRow({ lower: 0, name: 'fewest sites' }, [...cols, lead(core)], [...sizes, -(membersMin + 1)])
    sums.uneven.push(
      ...apart(b, weights.unevenSite, [...cols, lead(core)], [...sizes, -siteCount / clusterCount]),
    )
    sums.strength.push(
      ...apart(
        b,
        weights.strengthPoint,
        cols,
        rows.map((block) => blocks[block]!.strength),
      ),
    )
    subjects.forEach((_, k) => {
      const missing = b.addColumn({ cost: weights.missingPeriod, upper: 1e5 })
      b.addRow({ lower: 0 }, [missing, ...cols], [1, ...rows.map((block) => blocks[block]!.spare[k]!)])
      sums.missing.push(missing)
    })
  }
  const ceiling = (
    name: string,
    cols: readonly number[],
    coefs: readonly number[],
    most: number | undefined,
  ): void => {
    if (most !== undefined) b.addRow({ upper: most + 1e-6, name }, cols, coefs)
  }
  const ones = (cols: readonly number[]): number[] => cols.map(() => 1)
  ceiling('uneven sites', sums.uneven, ones(sums.uneven), ceilings.unevenSites)
  ceiling('strength gap', sums.strength, ones(sums.strength), ceilings.strengthGap)
  ceiling('missing periods', sums.missing, ones(sums.missing), ceilings.missingPeriods)
  const ways = [...follow.keys()].filter((at) => follow[at]! >= 0)
  ceiling(
    'travel',
    ways.map((at) => follow[at]!),
    ways.map((at) => travelMin[at]! / siteCount),
    ceilings.meanTravelMin,
  )
  return { milp: b.build(), follow }
}

/** Two columns that together are at least |coefs . x|; their indices. */
function apart(b: ModelBuilder, weight: number, cols: readonly number[], coefs: readonly number[]): number[] {
  const above = b.addColumn({ cost: weight, upper: 1e6 })
  const below = b.addColumn({ cost: weight, upper: 1e6 })
  b.addRow({ lower: 0, upper: 0 }, [above, below, ...cols], [1, -1, ...coefs.map((coef) => -coef)])
  return [above, below]
}

/** The partition a solution stands for. */
export function assignmentOf(
  { blocks, cores }: ClusterProblem,
  { follow }: ClusterModel,
  x: Float64Array,
): Assignment {
  const n = blocks.length
  return Int32Array.from(blocks, (_, block) => {
    const core = cores.find((c) => follow[block * n + c]! >= 0 && x[follow[block * n + c]!]! > 0.5)
    if (core === undefined) throw new Error(`block ${block} follows no core in the solution`)
    return core
  })
}

/** A partition as a start for the solver, which fills in the rest. */
export function startOf(
  { blocks, cores }: ClusterProblem,
  { follow }: ClusterModel,
  assignment: Assignment,
): { indices: Int32Array; values: Float64Array } {
  const n = blocks.length
  const entries = [...blocks.keys()]
    .flatMap((block) =>
      cores.map((core) => [follow[block * n + core]!, assignment[block] === core ? 1 : 0] as const),
    )
    .filter(([col]) => col >= 0)
    .sort(([a], [b]) => a - b)
  return {
    indices: Int32Array.from(entries, ([col]) => col),
    values: Float64Array.from(entries, ([, value]) => value),
  }
}
