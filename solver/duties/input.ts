import { byCode } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { Posting } from '../../models/plan.ts'
import type { Policy } from '../../models/policy.ts'
import type { TravelTable } from '../../models/travel.ts'

export interface DutiesInput {
  readonly county: County
  readonly policy: Policy
  readonly travel: TravelTable
  /** Where everybody serves, moves included. */
  readonly postings: readonly Posting[]
}

/** What can be decided on its own: nobody travels between clusters. Plain data: it crosses a worker thread. */
export interface DutiesPart extends DutiesInput {
  /** The cluster, or the site that stands in none. */
  readonly key: string
}

/**
 * One part for each cluster, one for each site without cluster, in the order of their keys. A part holds what belongs to it
 * and nothing else, in the order of ids: the order of the roster does not matter.
 */
export function splitDuties(input: DutiesInput): DutiesPart[] {
  const { county, postings } = input
  const keyOf = new Map(county.sites.map(({ id, clusterId }) => [id, clusterId ?? id]))
  const keys = [...new Set(keyOf.values())].sort(byCode)
  return keys.map((key) => {
    const here = (siteId: string) => keyOf.get(siteId) === key
    const serving = postings.filter(({ servingSiteId }) => here(servingSiteId))
    const teachers = new Set(serving.map(({ teacherId }) => teacherId))
    const sites = county.sites.filter(({ id }) => here(id)).sort(byId)
    return {
      key,
      policy: input.policy,
      travel: travelBetween(
        input.travel,
        sites.map(({ id }) => id),
      ),
      postings: serving.sort((a, b) => byCode(a.teacherId, b.teacherId)),
      county: {
        ...county,
        sites,
        classes: county.classes.filter(({ siteId }) => here(siteId)).sort(byId),
        classGroups: county.classGroups.filter(({ siteId }) => here(siteId)).sort(byId),
        teachers: county.teachers.filter(({ id }) => teachers.has(id)).sort(byId),
        rooms: [],
        travel: [],
        clusters: county.clusters.filter(({ id }) => id === key),
      },
    }
  })
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => byCode(a.id, b.id)

function travelBetween(travel: TravelTable, siteIds: readonly string[]): TravelTable {
  const all = travel.siteIds.length
  const at = new Map(travel.siteIds.map((id, index) => [id, index]))
  const picked = (from: Float64Array) =>
    Float64Array.from(siteIds.flatMap((a) => siteIds.map((b) => from[at.get(a)! * all + at.get(b)!]!)))
  return { siteIds, travelMin: picked(travel.travelMin), roadKm: picked(travel.roadKm), basis: travel.basis }
}
