import { SUBJECT_NAMES } from '../../../models/subject.ts'
import type { Position, Site } from '../../../models/site.ts'
import { type Facts, groupBy, siteName } from '../../explain/facts.ts'
import { figure } from '../../explain/words.ts'
import type { Edition } from '../edition.ts'
import { type Drawing, drawMap, type MapSite, type Placed } from './map-layout.ts'
import { html, type Html } from './html.ts'
import type { Chapter } from './tables.ts'

/** Twelve colours that are told apart on white; clusters beyond share them. */
const COLOURS = [
  '#1f77b4',
  '#d2691e',
  '#2e8b57',
  '#b03060',
  '#6a51a3',
  '#8c6d31',
  '#17869b',
  '#c23b22',
  '#5b7f1c',
  '#3b4cc0',
  '#a0527f',
  '#5f6b7a',
] as const

/** Room that the ring of a core site takes. */
const RING = 4

/** Sites with the flows of moves and visits between them. */
export function mapChapter(edition: Edition): Chapter {
  const { facts, say } = edition
  const sites = mapSites(facts)
  const without = facts.county.sites.length - sites.length
  return {
    id: 'map',
    title: say('交流与走教地图', 'Map of moves and visits'),
    body:
      sites.length < 2
        ? html`<p>${say('学校没有填写位置，无法绘制地图。', 'The sites have no positions, so there is no map.')}</p>`
        : html`<p>${say(
            '圆点为学校，大小表示学生数，颜色表示教共体，双圈为核心校；点击学校只看它的流动，再点一次恢复。相邻学校略作错开。',
            'Dots are sites, sized by pupils, coloured by cluster, ringed where core; click one to see its flows only, click again for all. Close neighbours are moved apart a little.',
          )}${without > 0 && say(`另有 ${without} 所学校没有位置。`, ` ${without} sites have no position.`)}</p>${controls(edition)}${svg(edition, drawMap(sites))}${clusterLegend(edition)}`,
  }
}

const controls = ({ facts: { plan }, say }: Edition): Html =>
  html`<p class="controls screen"><label><input type="checkbox" data-layer="moves" checked> <i class="line moves"></i>${say('交流', 'moves')} (${plan.rotation.moves.length})</label><label><input type="checkbox" data-layer="visits" checked> <i class="line visits"></i>${say('每周走教', 'visits a week')} (${plan.duties.visits.length})</label></p>`

/** A site without a position stands with the school that runs it, as the travel times assume. */
function mapSites({ county, sites, clusters }: Facts): MapSite[] {
  const pupils = new Map<string, number>()
  for (const { siteId, pupils: more } of county.classes) pupils.set(siteId, (pupils.get(siteId) ?? 0) + more)
  const positionOf = (site: Site): Position | undefined =>
    site.position ?? sites.get(site.parentSiteId ?? '')?.position
  return county.sites.flatMap((site) => {
    const position = positionOf(site)
    if (!position) return []
    const count = pupils.get(site.id) ?? 0
    const core = isCore(site, clusters)
    return [
      {
        id: site.id,
        name: site.name,
        position,
        radius: 4 + Math.min(12, Math.sqrt(count) / 4) + (core ? RING : 0),
        rank: count + (core ? 1_000_000 : 0),
      },
    ]
  })
}

const isCore = (site: Site, clusters: Facts['clusters']): boolean =>
  clusters.get(site.clusterId ?? '')?.coreSiteId === site.id

function svg(edition: Edition, drawing: Drawing): Html {
  const { say } = edition
  const spots = new Map(drawing.spots.map((spot) => [spot.id, spot]))
  const title = say('学校位置与教师流动示意图', 'Sites and flows of teachers')
  return html`<svg id="county-map" class="map" viewBox="0 0 ${drawing.width} ${drawing.height}" role="group" aria-label="${title}"><defs>${[
    'moves',
    'visits',
  ].map(
    (layer) =>
      html`<marker id="arrow-${layer}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0.8 L8 4 L0 7.2 z" class="head ${layer}"/></marker>`,
  )}</defs><g data-flows="visits">${flows(edition, 'visits', spots)}</g><g data-flows="moves">${flows(edition, 'moves', spots)}</g>${drawing.spots.map(leader)}${drawing.spots.map((spot) => dot(edition, spot))}${drawing.spots.map((spot) => name(edition, spot))}</svg>`
}

interface Flow {
  readonly from: string
  readonly to: string
  readonly lines: readonly string[]
}

function flowsOf({ facts, t, say }: Edition, layer: 'moves' | 'visits'): Flow[] {
  const subject = (teacherId: string): string => {
    const teacher = facts.teachers.get(teacherId)
    return teacher ? t(SUBJECT_NAMES[teacher.subject]) : ''
  }
  const { rotation, duties } = facts.plan
  const ways =
    layer === 'moves'
      ? rotation.moves.map((move) => ({
          from: move.fromSiteId,
          to: move.toSiteId,
          teacherId: move.teacherId,
        }))
      : duties.visits.map((visit) => ({
          from: visit.fromSiteId,
          to: visit.siteId,
          teacherId: visit.teacherId,
        }))
  return [...groupBy(ways, ({ from, to }) => JSON.stringify([from, to])).values()].map((group) => ({
    from: group[0]!.from,
    to: group[0]!.to,
    lines: [
      layer === 'moves'
        ? say(`交流 ${group.length} 人`, `${group.length} move`)
        : say(`每周走教 ${group.length} 个半天`, `${group.length} half-days a week`),
      ...new Set(group.map(({ teacherId }) => `${teacherId} ${subject(teacherId)}`)),
    ],
  }))
}

function flows(edition: Edition, layer: 'moves' | 'visits', spots: ReadonlyMap<string, Placed>): Html[] {
  return flowsOf(edition, layer).flatMap(({ from, to, lines }) => {
    const [a, b] = [spots.get(from), spots.get(to)]
    if (!a || !b || a === b) return []
    const path = arc(a, b, layer === 'moves' ? 0.16 : -0.1)
    const title = [`${siteName(edition.facts, from)} → ${siteName(edition.facts, to)}`, ...lines].join('\n')
    return [
      html`<g class="flow ${layer}" data-from="${from}" data-to="${to}"><path class="reach" d="${path}"/><path class="line" d="${path}" marker-end="url(#arrow-${layer})"/><title>${title}</title></g>`,
    ]
  })
}

/** A bow from the edge of one dot to the edge of the other; opposite ways bow apart. */
function arc(a: Placed, b: Placed, bow: number): string {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const [midX, midY] = [(a.x + b.x) / 2 + dy * bow, (a.y + b.y) / 2 - dx * bow]
  const edge = (spot: Placed): string => {
    const angle = Math.atan2(midY - spot.y, midX - spot.x)
    return `${figure(spot.x + Math.cos(angle) * (spot.radius + 2))} ${figure(spot.y + Math.sin(angle) * (spot.radius + 2))}`
  }
  return `M${edge(a)} Q${figure(midX)} ${figure(midY)} ${edge(b)}`
}

const colourOf = ({ county }: Facts, clusterId: string | undefined): string => {
  const at = county.clusters.findIndex(({ id }) => id === clusterId)
  return at < 0 ? '#5f6b7a' : COLOURS[at % COLOURS.length]!
}

function dot({ facts, say }: Edition, { id, x, y, radius }: Placed): Html {
  const site = facts.sites.get(id)!
  const cluster = facts.clusters.get(site.clusterId ?? '')
  const heads = facts.plan.rotation.headcounts.find((h) => h.siteId === id)
  const classes = facts.county.classes.filter((c) => c.siteId === id)
  const pupils = classes.reduce((sum, c) => sum + c.pupils, 0)
  const into = facts.movesTo.get(id)?.length ?? 0
  const out = facts.movesFrom.get(id)?.length ?? 0
  const visits = facts.visitsTo.get(id)?.length ?? 0
  const title = [
    cluster ? `${site.name}（${cluster.name}）` : site.name,
    say(`${classes.length} 个班，${pupils} 名学生`, `${classes.length} classes, ${pupils} pupils`),
    ...(heads
      ? [say(`教师 ${heads.before} → ${heads.after} 人`, `teachers ${heads.before} to ${heads.after}`)]
      : []),
    say(
      `交流来 ${into} 人、去 ${out} 人；每周接受走教 ${visits} 个半天`,
      `${into} come, ${out} leave; ${visits} visits a week`,
    ),
  ].join('\n')
  const core = isCore(site, facts.clusters)
  const [cx, cy] = [figure(x), figure(y)]
  return html`<g class="site" data-site="${id}" tabindex="0" role="button" aria-label="${title}">${core && html`<circle class="ring" cx="${cx}" cy="${cy}" r="${figure(radius - 1)}" style="stroke:${colourOf(facts, site.clusterId)}"/>`}<circle cx="${cx}" cy="${cy}" r="${figure(core ? radius - RING : radius)}" style="fill:${colourOf(facts, site.clusterId)}"/><title>${title}</title></g>`
}

/** Joins a dot to a name that found no room beside it. */
const leader = ({ id, x, y, label }: Placed): Html =>
  label?.away
    ? html`<line class="leader" data-label="${id}" x1="${figure(x)}" y1="${figure(y)}" x2="${figure(label.x)}" y2="${figure(label.y - 4)}"/>`
    : html``

function name({ facts }: Edition, { id, label }: Placed): Html {
  if (!label) return html``
  return html`<text x="${figure(label.x)}" y="${figure(label.y)}" text-anchor="${label.anchor}" data-label="${id}">${siteName(facts, id)}</text>`
}

const clusterLegend = ({ facts, say }: Edition): Html =>
  facts.county.clusters.length === 0
    ? html``
    : html`<ul class="clusters" aria-label="${say('教共体颜色', 'Colours of the clusters')}">${facts.county.clusters.map(
        ({ id, name: clusterName }) =>
          html`<li><i style="background:${colourOf(facts, id)}"></i>${clusterName}</li>`,
      )}</ul>`
