import type { County } from '../../models/county.ts'
import type { Change, Scenario } from '../../models/scenario.ts'
import type { Cluster } from '../../models/site.ts'
import type { DescribedCluster } from './describe.ts'

/**
 * A partition as a scenario that `--scenario` takes: clusters keep the id and the name of the one their core is in today
 * where that is free, others are new.
 */
export function partitionScenario(
  county: County,
  clusters: readonly DescribedCluster[],
  { id, name }: Pick<Scenario, 'id' | 'name'>,
): Scenario {
  const siteById = new Map(county.sites.map((site) => [site.id, site]))
  const free = new Map(county.clusters.map((cluster) => [cluster.id, cluster]))
  const taken = new Set(free.keys())
  const changes: Change[] = []
  const put = (list: 'clusters' | 'sites', record: object): void =>
    void changes.push({ kind: 'put-record', list, record: { ...record } })

  for (const { coreSiteId, coreName, members } of clusters) {
    const today = siteById.get(coreSiteId)!.clusterId
    const kept = today === undefined ? undefined : free.get(today)
    const cluster: Cluster = kept
      ? { ...kept, coreSiteId }
      : { id: freshId(taken), name: `${coreName}教共体`.slice(0, 120), coreSiteId }
    free.delete(cluster.id)
    taken.add(cluster.id)
    put('clusters', cluster)
    for (const siteId of [coreSiteId, ...members.map((member) => member.siteId)]) {
      const site = siteById.get(siteId)!
      if (site.clusterId !== cluster.id) put('sites', { ...site, clusterId: cluster.id })
    }
  }
  for (const unused of free.keys()) changes.push({ kind: 'drop-record', list: 'clusters', id: unused })
  return { id, name, changes }
}

function freshId(taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) if (!taken.has(`N${n}`)) return `N${n}`
}
