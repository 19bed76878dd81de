/** What a partition is worth: the measures of the five principles, and their weighted sum. */
import { type Assignment, type ClusterProblem, staysWith } from './problem.ts'

/** All of them are better when smaller. */
export interface Measures {
  /** 规模适宜: sites above or below the even size, summed over clusters. */
  readonly unevenSites: number
  /** 学段相同: sites whose stage their core does not have. */
  readonly wrongStage: number
  /** 距离相近: mean minutes from a site to its core, and the farthest. */
  readonly meanTravelMin: number
  readonly maxTravelMin: number
  /** 强弱搭配: how far each cluster's strength is from the county's mean, summed over its sites and over clusters. */
  readonly strengthGap: number
  /** 优势互补: periods of the lendable subjects that stay missing when each cluster pools its teachers. */
  readonly missingPeriods: number
  /** Sites that would change their cluster. */
  readonly changedSites: number
}

export interface PartitionValue {
  readonly cost: number
  readonly measures: Measures
  /** What the rules do not allow: sites outside the size bounds, blocks cut off, blocks that may not follow their core, cores amiss. */
  readonly broken: number
}

/** Points for what may not be: more than any partition can gain by it. */
export const BROKEN_POINTS = 100_000

export interface ClusterValue {
  readonly cost: number
  readonly broken: number
  readonly sites: number
  readonly travelMin: number
  readonly strengthGap: number
  readonly missingPeriods: number
  readonly uneven: number
}

/** One cluster on its own: everything but the changes from today and the number of clusters adds up over clusters. */
export function valueOfCluster(
  problem: ClusterProblem,
  core: number,
  members: readonly number[],
): ClusterValue {
  const { policy, blocks, travelMin, subjects, siteCount, clusterCount } = problem
  const { weights, membersMin, membersMax } = policy.cluster
  const n = blocks.length
  let [sites, minutes, strength, broken] = [0, 0, 0, 0]
  const spare = new Float64Array(subjects.length)
  for (const b of members) {
    const block = blocks[b]!
    sites += block.sites.length
    const way = travelMin[b * n + core]!
    if (way === Infinity) broken += block.sites.length
    else minutes += way
    strength += block.strength
    for (let k = 0; k < spare.length; k++) spare[k]! += block.spare[k]!
  }
  const missingPeriods = spare.reduce((sum, value) => sum + Math.max(0, -value), 0)
  const uneven = Math.abs(sites - siteCount / clusterCount)
  broken += Math.max(0, membersMin + 1 - sites, sites - membersMax - 1) + cutOff(problem, core, members)
  const strengthGap = Math.abs(strength)
  const cost =
    weights.travelMin * minutes +
    weights.strengthPoint * strengthGap +
    weights.missingPeriod * missingPeriods +
    weights.unevenSite * uneven
  return {
    cost: cost + BROKEN_POINTS * broken,
    broken,
    sites,
    travelMin: minutes,
    strengthGap,
    missingPeriods,
    uneven,
  }
}

/** Members that no chain of neighbours joins to the core. */
export function cutOff({ policy, near }: ClusterProblem, core: number, members: readonly number[]): number {
  return policy.cluster.neighbourMaxMin === null ? 0 : islandsOf(near, core, members).length
}

/** Members cut off from the core. */
export function islandsOf(near: ClusterProblem['near'], core: number, members: readonly number[]): number[] {
  const left = new Set(members)
  left.delete(core)
  const queue = [core]
  for (let from = queue.pop(); from !== undefined; from = queue.pop()) {
    for (const b of [...left]) {
      if (!near(from, b)) continue
      left.delete(b)
      queue.push(b)
    }
  }
  return [...left]
}

/** Sites of blocks whose core was not of their cluster until now. */
const changedSites = (problem: ClusterProblem, assignment: Assignment): number =>
  problem.blocks.reduce(
    (sum, { sites }, b) => sum + (staysWith(problem, b, assignment[b]!) ? 0 : sites.length),
    0,
  )

/** What is amiss with the cores: their number, their mix, blocks that lead and may not. */
export function amissWithCores(
  problem: ClusterProblem,
  assignment: Assignment,
  leading: readonly number[],
): number {
  const { clusterCount, cores } = problem
  const unfit = leading.filter((core) => assignment[core] !== core || !cores.includes(core)).length
  return Math.abs(leading.length - clusterCount) + unfit + mixBroken(problem, leading)
}

/** How far the numbers of primary and nine-year clusters are from the policy's mix. */
function mixBroken({ policy, blocks }: ClusterProblem, cores: readonly number[]): number {
  const { mix } = policy.cluster
  if (!mix) return 0
  const nineYear = cores.filter((core) => blocks[core]!.junior).length
  return Math.abs(nineYear - mix.nineYear) + Math.abs(cores.length - nineYear - mix.primary)
}

export function membersOf(assignment: Assignment): Map<number, number[]> {
  const members = new Map<number, number[]>()
  assignment.forEach((core, b) => {
    const list = members.get(core)
    if (list) list.push(b)
    else members.set(core, [b])
  })
  return members
}

/** The whole partition, from nothing but the assignment. */
export function valueOf(problem: ClusterProblem, assignment: Assignment): PartitionValue {
  const { policy, siteCount, blocks, travelMin } = problem
  const clusters = membersOf(assignment)
  const values = [...clusters].map(([core, members]) => valueOfCluster(problem, core, members))
  const sum = (read: (value: ClusterValue) => number): number =>
    values.reduce((total, v) => total + read(v), 0)
  const leading = [...clusters.keys()]
  const amiss = amissWithCores(problem, assignment, leading)
  const changed = changedSites(problem, assignment)
  const n = blocks.length
  const farthest = blocks.map(({ sites }, b) => travelMin[b * n + assignment[b]!]! / sites.length)
  return {
    cost: sum((v) => v.cost) + policy.cluster.weights.changedSite * changed + BROKEN_POINTS * amiss,
    broken: sum((v) => v.broken) + amiss,
    measures: {
      unevenSites: sum((v) => v.uneven),
      wrongStage: blocks.reduce(
        (total, { sites }, b) => total + (travelMin[b * n + assignment[b]!] === Infinity ? sites.length : 0),
        0,
      ),
      meanTravelMin: sum((v) => v.travelMin) / siteCount,
      maxTravelMin: Math.max(...farthest),
      strengthGap: sum((v) => v.strengthGap),
      missingPeriods: sum((v) => v.missingPeriods),
      changedSites: changed,
    },
  }
}
