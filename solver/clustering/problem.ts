/**
 * The frozen cluster problem: which sites share teachers, under which core.
 *
 * block = a site with the village schools and points it runs; blocks are never divided. Indices inside, ids at the edge.
 */
import { byCode, type Stage, STAGES } from '../../models/basics.ts'
import { capacityOf } from '../../models/capacity.ts'
import type { County } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import type { Site } from '../../models/site.ts'
import type { Subject } from '../../models/subject.ts'
import { servingSiteOn } from '../../models/teacher.ts'
import { teachingGroups } from '../../models/teaching.ts'
import { type TravelTable, travelLookup } from '../../models/travel.ts'

export interface ClusterInput {
  readonly county: County
  readonly policy: Policy
  readonly travel: TravelTable
  /** Clusters wanted; the policy's number, else today's, where absent. */
  readonly count?: number
}

export interface Block {
  /** The site that runs the others; the core, if the block leads a cluster. */
  readonly head: Site
  /** Head first, then the sites it runs. */
  readonly sites: readonly Site[]
  /** Has a junior stage: belongs to a nine-year cluster. */
  readonly junior: boolean
  /** Sum over its sites of strength above the county's mean. */
  readonly strength: number
  /** Spare periods (negative: missing) by `ClusterProblem.subjects`. */
  readonly spare: Float64Array
}

export interface ClusterProblem {
  readonly policy: Policy
  readonly blocks: readonly Block[]
  /** Sites in all. */
  readonly siteCount: number
  readonly clusterCount: number
  /** Blocks that may lead. */
  readonly cores: readonly number[]
  /** Minutes of all sites of block i to the head of block j, summed: row-major. Infinity where i may not follow j. */
  readonly travelMin: Float64Array
  /** Stage and subject of each entry of `Block.spare`. */
  readonly subjects: readonly { readonly stage: Stage; readonly subject: Subject }[]
  /** Block that leads each block today; -1 for none. */
  readonly today: Int32Array
  /** Blocks within one step of each other; every pair where the policy does not ask for contiguity. */
  readonly near: (a: number, b: number) => boolean
}

/** The core block each block follows. A block that leads follows itself. */
export type Assignment = Int32Array

const NEUTRAL_STRENGTH = 50

/** Builds the problem; blocks are in the order of their heads' ids. */
export function buildClusterProblem({ county, policy, travel, count }: ClusterInput): ClusterProblem {
  const { cluster } = policy
  const lookup = travelLookup(travel)
  const groups = groupByHead(county.sites)
  const mean =
    county.sites.reduce((sum, site) => sum + (site.strength ?? NEUTRAL_STRENGTH), 0) / county.sites.length
  const subjects = STAGES.flatMap((stage) => policy.itinerant.subjects.map((subject) => ({ stage, subject })))
  const spareOf = spareBySite(county, policy, subjects)
  const blocks = groups.map(
    (sites): Block => ({
      head: sites[0]!,
      sites,
      junior: sites.some((site) => site.stages.includes('junior')),
      strength: sites.reduce((sum, site) => sum + (site.strength ?? NEUTRAL_STRENGTH) - mean, 0),
      spare: sites.reduce(
        (sum, site) => sum.map((value, k) => value + spareOf.get(site.id)![k]!),
        new Float64Array(subjects.length),
      ),
    }),
  )
  const n = blocks.length
  const travelMin = new Float64Array(n * n).fill(Infinity)
  blocks.forEach((block, i) => {
    blocks.forEach((core, j) => {
      if (i === j || mayFollow(block, core, policy)) {
        const minutes = block.sites.map((site) => lookup.min(site.id, core.head.id))
        const far = cluster.maxTravelMinToCore !== null && Math.max(...minutes) > cluster.maxTravelMinToCore
        if (i === j || !far) travelMin[i * n + j] = minutes.reduce((sum, min) => sum + min, 0)
      }
    })
  })
  const blockOf = new Map(blocks.flatMap(({ sites }, b) => sites.map((site) => [site.id, b] as const)))
  const coreOf = new Map(county.clusters.map(({ id, coreSiteId }) => [id, blockOf.get(coreSiteId) ?? -1]))
  const today = Int32Array.from(blocks, ({ head }) =>
    head.clusterId === undefined ? -1 : (coreOf.get(head.clusterId) ?? -1),
  )
  const step = cluster.neighbourMaxMin
  return Object.freeze({
    policy,
    blocks,
    siteCount: county.sites.length,
    clusterCount: count ?? cluster.count ?? Math.max(1, county.clusters.length),
    cores: coresOf(blocks, today, policy),
    travelMin,
    subjects,
    today,
    near: (a: number, b: number) =>
      step === null ||
      blocks[a]!.sites.some((from) => blocks[b]!.sites.some((to) => lookup.min(from.id, to.id) <= step)),
  })
}

/** Sites by the one that runs them, heads in the order of their ids. */
function groupByHead(sites: readonly Site[]): Site[][] {
  const byId = new Map(sites.map((site) => [site.id, site]))
  const headOf = (site: Site): Site => {
    const seen = new Set([site.id])
    let head = site
    for (;;) {
      const parent = head.parentSiteId === undefined ? undefined : byId.get(head.parentSiteId)
      if (!parent || seen.has(parent.id)) return head
      seen.add(parent.id)
      head = parent
    }
  }
  const groups = new Map<string, Site[]>()
  for (const site of [...sites].sort((a, b) => byCode(a.id, b.id))) {
    const head = headOf(site)
    const group = groups.get(head.id) ?? [head]
    if (site !== head) group.push(site)
    groups.set(head.id, group)
  }
  return [...groups.values()].sort((a, b) => byCode(a[0]!.id, b[0]!.id))
}

/** Same stage: a school with a junior stage follows one; a primary school follows one that has a primary stage. */
function mayFollow(block: Block, core: Block, { cluster }: Policy): boolean {
  if (cluster.withinTownship && block.head.township !== core.head.township) return false
  if (!cluster.sameStage) return true
  return block.junior ? core.head.stages.includes('junior') : core.head.stages.includes('primary')
}

/** Today's cores, and every other school that is strong enough or of unknown strength; never a teaching point. */
function coresOf(blocks: readonly Block[], today: Int32Array, { cluster }: Policy): number[] {
  const leads = new Set(today)
  return [...blocks.keys()].filter((b) => {
    const { head } = blocks[b]!
    return (
      leads.has(b) ||
      (head.kind !== 'teaching-point' &&
        (head.strength === undefined || head.strength >= cluster.coreStrengthMin))
    )
  })
}

/** Periods that main-subject teachers can give less those that classes need, by site. */
function spareBySite(
  county: County,
  policy: Policy,
  subjects: ClusterProblem['subjects'],
): Map<string, Float64Array> {
  const at = new Map(subjects.map(({ stage, subject }, k) => [`${stage} ${subject}`, k]))
  const spare = new Map(county.sites.map(({ id }) => [id, new Float64Array(subjects.length)]))
  const add = (siteId: string, stage: Stage, subject: Subject, periods: number): void => {
    const k = at.get(`${stage} ${subject}`)
    const row = spare.get(siteId)
    if (k !== undefined && row) row[k]! += periods
  }
  for (const teacher of county.teachers)
    add(
      servingSiteOn(teacher, county.asOf),
      teacher.stage,
      teacher.subject,
      capacityOf(teacher, policy).standardPeriods,
    )
  for (const { siteId, stage, subject, periods } of teachingGroups(county, policy))
    add(siteId, stage, subject, -periods)
  return spare
}

/** Whether a block that follows `core` stays with whom it is today: both are of one cluster. */
export const staysWith = ({ today }: Pick<ClusterProblem, 'today'>, block: number, core: number): boolean =>
  today[block]! >= 0 && today[block] === today[core]
