import type { County } from '../county.ts'
import type { Issue } from '../issue.ts'
import type { Cluster } from '../site.ts'
import { type CountyCheck, doubtful, type Lookup, unknownSite, wrong } from './lookup.ts'

export const checkClusters: CountyCheck = (county, known) =>
  county.clusters.flatMap((cluster, i) => {
    const at = `clusters[${i}]`
    return [
      ...coreIsMember(cluster, at, known),
      ...parentIsSound(cluster, at, known),
      ...hasMembers(cluster, at, county),
    ]
  })

/** The core is a member of the cluster it leads, or of the cluster that one stands in. */
function coreIsMember(
  { id, name, coreSiteId, parentClusterId }: Cluster,
  at: string,
  known: Lookup,
): Issue[] {
  const where = `${at}.coreSiteId`
  const core = known.sites.get(coreSiteId)
  if (!core) return unknownSite(coreSiteId, known, where)
  if (core.clusterId === id || (core.clusterId !== undefined && core.clusterId === parentClusterId)) return []
  return [
    wrong(
      'K1201',
      where,
      {
        zh: `核心校“${core.name}”不在教共体“${name}”中`,
        en: `the core school "${core.name}" is not a member of the cluster "${name}"`,
      },
      {
        zh: '请在“学校”表中把核心校的教共体改为本教共体，或改选核心校',
        en: 'Name this cluster for the core school in the site sheet, or choose another core',
      },
    ),
  ]
}

function parentIsSound({ id, name, parentClusterId }: Cluster, at: string, known: Lookup): Issue[] {
  const where = `${at}.parentClusterId`
  const seen = new Set([id])
  for (let next = parentClusterId; next !== undefined; next = known.clusters.get(next)?.parentClusterId) {
    if (!known.clusters.has(next))
      return [
        wrong(
          'K1003',
          where,
          { zh: `没有教共体“${next}”`, en: `there is no cluster "${next}"` },
          { zh: '请核对上级教共体', en: 'Check the parent cluster' },
        ),
      ]
    if (seen.has(next))
      return [
        wrong(
          'K1202',
          where,
          { zh: `“${name}”的上级教共体绕成了圈`, en: `the parents of "${name}" go round in a circle` },
          { zh: '请改正上级教共体', en: 'Mend the parent cluster' },
        ),
      ]
    seen.add(next)
  }
  return []
}

function hasMembers({ id, name, coreSiteId }: Cluster, at: string, { sites, clusters }: County): Issue[] {
  const members = sites.some((site) => site.clusterId === id && site.id !== coreSiteId)
  if (members || clusters.some(({ parentClusterId }) => parentClusterId === id)) return []
  return [
    doubtful(
      'K1203',
      `${at}.id`,
      { zh: `教共体“${name}”除核心校外没有成员`, en: `the cluster "${name}" has no member besides its core` },
      { zh: '请核对“学校”表中的教共体一列', en: 'Check the cluster column of the site sheet' },
    ),
  ]
}
