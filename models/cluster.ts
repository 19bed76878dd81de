import type { County } from './county.ts'

/**
 * Whether two sites stand in one cluster. With two levels, the core of a township's cluster also stands in the cluster
 * above it, its village schools do not: they share with their own centre only.
 */
export function sharedCluster({
  sites,
  clusters,
}: Pick<County, 'sites' | 'clusters'>): (a: string, b: string) => boolean {
  const of = new Map(
    sites.map(({ id, clusterId }) => [id, new Set(clusterId === undefined ? [] : [clusterId])]),
  )
  for (const { id, coreSiteId, parentClusterId } of clusters) {
    if (parentClusterId !== undefined) of.get(coreSiteId)?.add(id).add(parentClusterId)
  }
  return (a, b) => [...(of.get(a) ?? [])].some((cluster) => of.get(b)?.has(cluster))
}
