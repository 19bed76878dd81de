import type { Position } from '../../../models/site.ts'

/** A site on the drawing, in its units. */
export interface Spot {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly radius: number
}

export interface Placed extends Spot {
  readonly label: Label | undefined
}

export interface Label {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  /** Stands away from its dot: a line must join the two. */
  readonly away: boolean
}

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly spots: readonly Placed[]
}

export interface MapSite {
  readonly id: string
  readonly name: string
  readonly position: Position
  /** Of the whole mark, a ring included. */
  readonly radius: number
  /** Labels of higher rank are placed first; those that find no room are left out. */
  readonly rank: number
}

const WIDTH = 1080
const [MIN_HEIGHT, MAX_HEIGHT] = [360, 860]
const MARGIN = 70
const LABEL_SIZE = 12
const GAP = 3
const ROUNDS = 80

/** Places sites by position (equirectangular at their mean latitude), pushes overlapping dots apart, finds room for names. */
export function drawMap(sites: readonly MapSite[]): Drawing {
  const { project, height } = projection(sites.map(({ position }) => position))
  const spots = sites.map(({ id, position, radius }) => ({ id, radius, ...project(position) }))
  pushApart(spots, height)
  const labels = placeLabels(sites, spots, height)
  return { width: WIDTH, height, spots: spots.map((spot) => ({ ...spot, label: labels.get(spot.id) })) }
}

function projection(positions: readonly Position[]) {
  const [lats, lons] = [positions.map(({ lat }) => lat), positions.map(({ lon }) => lon)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const [west, east] = [Math.min(...lons), Math.max(...lons)]
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [spanX, spanY] = [Math.max((east - west) * shrink, 1e-6), Math.max(north - south, 1e-6)]
  const scale = Math.min((WIDTH - 2 * MARGIN) / spanX, (MAX_HEIGHT - 2 * MARGIN) / spanY)
  const height = Math.max(MIN_HEIGHT, Math.round(spanY * scale + 2 * MARGIN))
  const [left, top] = [(WIDTH - spanX * scale) / 2, (height - spanY * scale) / 2]
  const project = ({ lat, lon }: Position) => ({
    x: left + (lon - west) * shrink * scale,
    y: top + (north - lat) * scale,
  })
  return { project, height }
}

/** Moves touching dots apart, in rounds; the same input gives the same drawing. */
function pushApart(spots: { x: number; y: number; radius: number }[], height: number): void {
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false
    for (let i = 0; i < spots.length; i++) {
      for (let j = i + 1; j < spots.length; j++) {
        const [a, b] = [spots[i]!, spots[j]!]
        const least = a.radius + b.radius + GAP
        const [dx, dy] = [b.x - a.x, b.y - a.y]
        const distance = Math.hypot(dx, dy)
        if (distance >= least) continue
        const angle = distance > 0 ? Math.atan2(dy, dx) : (i + 2 * j) % 7
        const push = (least - distance) / 2 + 0.01
        a.x -= Math.cos(angle) * push
        a.y -= Math.sin(angle) * push
        b.x += Math.cos(angle) * push
        b.y += Math.sin(angle) * push
        moved = true
      }
    }
    for (const spot of spots) {
      spot.x = Math.min(Math.max(spot.x, spot.radius + 2), WIDTH - spot.radius - 2)
      spot.y = Math.min(Math.max(spot.y, spot.radius + 2), height - spot.radius - 2)
    }
    if (!moved) break
  }
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A name nearer than this to another site's dot would seem to be that site's. */
const CLEAR_OF_OTHERS = 6

/** Greedy: by rank, the first place round the dot that meets no dot, no label and no edge. */
function placeLabels(sites: readonly MapSite[], spots: readonly Spot[], height: number): Map<string, Label> {
  const dots = spots.map((spot) => ({
    id: spot.id,
    own: around(spot, 0),
    wide: around(spot, CLEAR_OF_OTHERS),
  }))
  const taken: Box[] = []
  const labels = new Map<string, Label>()
  const order = sites.map((site, i) => ({ site, spot: spots[i]! })).sort((a, b) => b.site.rank - a.site.rank)
  for (const { site, spot } of order) {
    const width = textWidth(site.name)
    const found = candidates(spot).find((label) => {
      const box = boxOf(label, width)
      const inside = box.left >= 0 && box.right <= WIDTH && box.top >= 0 && box.bottom <= height
      return (
        inside &&
        !taken.some((other) => overlap(box, other)) &&
        !dots.some(({ id, own, wide }) => overlap(box, id === site.id ? own : wide))
      )
    })
    if (!found) continue
    labels.set(site.id, found)
    taken.push(boxOf(found, width))
  }
  return labels
}

const around = ({ x, y, radius }: Spot, more: number): Box => ({
  left: x - radius - more,
  right: x + radius + more,
  top: y - radius - more,
  bottom: y + radius + more,
})

/** Round the dot, then a little farther out. */
function candidates({ x, y, radius }: Spot): Label[] {
  const baseline = LABEL_SIZE * 0.35
  return [0, LABEL_SIZE, 2.5 * LABEL_SIZE].flatMap((distance): Label[] => {
    const away = distance > 0
    const [side, slant] = [radius + 4 + distance, radius * 0.75 + 3 + distance]
    return [
      { x: x + side, y: y + baseline, anchor: 'start', away },
      { x: x - side, y: y + baseline, anchor: 'end', away },
      { x, y: y - radius - 4 - distance, anchor: 'middle', away },
      { x, y: y + radius + LABEL_SIZE + 1 + distance, anchor: 'middle', away },
      { x: x + slant, y: y - slant, anchor: 'start', away },
      { x: x + slant, y: y + slant + LABEL_SIZE * 0.7, anchor: 'start', away },
      { x: x - slant, y: y - slant, anchor: 'end', away },
      { x: x - slant, y: y + slant + LABEL_SIZE * 0.7, anchor: 'end', away },
    ]
  })
}

function boxOf({ x, y, anchor }: Label, width: number): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left: left - 1, right: left + width + 1, top: y - LABEL_SIZE, bottom: y + 3 }
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Chinese characters are as wide as they are high, Latin ones a little over half. */
const textWidth = (text: string): number =>
  Array.from(text).reduce(
    (width, char) => width + (char.codePointAt(0)! > 0x2e7f ? LABEL_SIZE : LABEL_SIZE * 0.58),
    0,
  )
