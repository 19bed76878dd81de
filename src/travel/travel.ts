import { UndirectedGraph } from 'graphology'
import { connectedComponents } from 'graphology-components'
import { singleSource } from 'graphology-shortest-path/dijkstra.js'
import type { County } from '../../models/county.ts'
import { greatCircleKm } from '../../models/commute.ts'
import { type Checked, checked, type Issue } from '../../models/issue.ts'
import type { Policy } from '../../models/policy.ts'
import type { Position, Site } from '../../models/site.ts'
import type { TravelTable } from '../../models/travel.ts'

interface Way {
  readonly travelMin: number
  readonly roadKm: number
}

/**
 * Travel between all pairs of sites. A measured way counts as it is; other pairs go the quickest path over measured ways;
 * pairs that no path joins are estimated from positions (great circle x road factor, speed and fixed minutes of the policy).
 * A site without position stands where its town school or its township's first site stands. Pairs that can be
 * neither measured nor estimated are problems.
 */
export function buildTravel(county: Pick<County, 'sites' | 'travel'>, policy: Policy): Checked<TravelTable> {
  const { sites } = county
  const n = sites.length
  const travelMin = new Float64Array(n * n)
  const roadKm = new Float64Array(n * n)
  const graph = measuredGraph(county, policy)
  const paths = shortestPaths(graph, sites)
  const measured = measuredPairs(county, policy)
  const positionOf = positions(sites)
  const issues: Issue[] = []
  const basis = new Set<'matrix' | 'roads' | 'estimate'>()

  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (i === j) continue
      const [from, to] = [sites[i]!, sites[j]!]
      const direct = measured.get(`${from.id} ${to.id}`) ?? measured.get(`${to.id} ${from.id}`)
      const path = direct ? undefined : paths(from.id, to.id)
      const way = direct ?? path ?? estimate(positionOf(from), positionOf(to), policy)
      if (!way) {
        if (i < j) issues.push(unreachable(from, to))
        continue
      }
      basis.add(direct ? 'matrix' : path ? 'roads' : 'estimate')
      travelMin[i * n + j] = Math.ceil(way.travelMin - 1e-9)
      roadKm[i * n + j] = Math.round(way.roadKm * 10) / 10
    }
  }
  const [only] = basis
  const table: TravelTable = {
    siteIds: sites.map(({ id }) => id),
    travelMin,
    roadKm,
    basis: basis.size === 1 ? only! : basis.size === 0 ? 'estimate' : 'mixed',
  }
  return checked(table, shortened(issues))
}

/** Ways that were measured, by `from to`; a missing minute or kilometre follows from the other by the policy's speed. */
function measuredPairs(
  { travel }: Pick<County, 'travel'>,
  { travel: { speedKmh, fixedMin } }: Policy,
): Map<string, Way> {
  return new Map(
    travel.flatMap(({ fromSiteId, toSiteId, travelMin, roadKm }) => {
      if (travelMin === undefined && roadKm === undefined) return []
      const minutes = travelMin ?? fixedMin + (roadKm! / speedKmh) * 60
      return [
        [
          `${fromSiteId} ${toSiteId}`,
          { travelMin: minutes, roadKm: roadKm ?? (minutes / 60) * speedKmh },
        ] as const,
      ]
    }),
  )
}

type RoadGraph = UndirectedGraph<Record<string, never>, Way>

function measuredGraph(county: Pick<County, 'sites' | 'travel'>, policy: Policy): RoadGraph {
  const graph: RoadGraph = new UndirectedGraph()
  for (const { id } of county.sites) graph.addNode(id)
  for (const [key, way] of measuredPairs(county, policy)) {
    const [from, to] = key.split(' ')
    if (from === to || !graph.hasNode(from) || !graph.hasNode(to) || graph.hasEdge(from, to)) continue
    graph.addEdge(from, to, way)
  }
  return graph
}

/** Quickest way over the graph; undefined between its components. */
function shortestPaths(
  graph: RoadGraph,
  sites: readonly Site[],
): (from: string, to: string) => Way | undefined {
  const component = new Map(
    connectedComponents(graph).flatMap((nodes, i) => nodes.map((node) => [node, i] as const)),
  )
  const fromNode = new Map<string, Map<string, Way>>()
  for (const { id } of sites) {
    if (graph.degree(id) === 0) continue
    const ways = new Map<string, Way>()
    for (const [to, path] of Object.entries(singleSource(graph, id, 'travelMin')))
      ways.set(to, sumWays(graph, path))
    fromNode.set(id, ways)
  }
  return (from, to) => (component.get(from) === component.get(to) ? fromNode.get(from)?.get(to) : undefined)
}

function sumWays(graph: RoadGraph, path: readonly string[]): Way {
  let [travelMin, roadKm] = [0, 0]
  for (let i = 1; i < path.length; i++) {
    const way = graph.getEdgeAttributes(path[i - 1], path[i])
    travelMin += way.travelMin
    roadKm += way.roadKm
  }
  return { travelMin, roadKm }
}

function estimate(a: Position | undefined, b: Position | undefined, { travel }: Policy): Way | undefined {
  if (!a || !b) return undefined
  const roadKm = greatCircleKm(a, b) * travel.roadFactor
  return { roadKm, travelMin: travel.fixedMin + (roadKm / travel.speedKmh) * 60 }
}

function positions(sites: readonly Site[]): (site: Site) => Position | undefined {
  const byId = new Map(sites.map((site) => [site.id, site]))
  const ofTownship = new Map<string, Position>()
  for (const { township, position } of sites) {
    if (township !== undefined && position && !ofTownship.has(township)) ofTownship.set(township, position)
  }
  return (site) =>
    site.position ??
    (site.parentSiteId === undefined ? undefined : byId.get(site.parentSiteId)?.position) ??
    (site.township === undefined ? undefined : ofTownship.get(site.township))
}

const unreachable = (from: Site, to: Site): Issue => ({
  code: 'T1001',
  severity: 'error',
  where: `${from.name} — ${to.name}`,
  cause: {
    zh: '既没有路程，也没有两校的位置，无法估算路程',
    en: 'there is neither a measured way nor a position of both, so the way cannot be estimated',
  },
  remedy: {
    zh: '在“路程”表中补上，或在“学校”表中填写经纬度',
    en: 'Add it to the travel sheet, or give both positions in the site sheet',
  },
})

const SHOWN = 20

/** The first problems, and how many more there are. */
function shortened(issues: readonly Issue[]): Issue[] {
  const more = issues.length - SHOWN
  if (more <= 0) return [...issues]
  const last = issues[SHOWN]!
  return [
    ...issues.slice(0, SHOWN),
    { ...last, where: '…', cause: { zh: `另有 ${more} 对学校也是如此`, en: `and ${more} more pairs` } },
  ]
}
