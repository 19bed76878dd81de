import type { CountyInput } from '../../models/county.ts'
import type { Position } from '../../models/site.ts'
import type { Draw } from '../../src/generate/draw.ts'
import { kmBetween } from '../../src/generate/geo.ts'
import { ZIYANG_ROADS } from './schools.ts'

interface Place {
  readonly id: string
  readonly township: string
  readonly position: Position
}

/** Mountain roads: kilometres by road for each in a straight line, and how fast they are driven. */
const TOWN_ROAD = { factor: [1.4, 1.8], speedKmh: 38, fixedMin: 3 } as const
const VILLAGE_ROAD = { factor: [1.6, 2.2], speedKmh: 28, fixedMin: 3 } as const

/** Invented roads: each school to the first of its township, and between neighbouring townships. The rest follows by shortest paths. */
export function ziyangRoads(places: readonly Place[], draw: Draw): NonNullable<CountyInput['travel']> {
  const hub = new Map<string, Place>()
  for (const place of places) if (!hub.has(place.township)) hub.set(place.township, place)
  const road = (
    from: Place,
    to: Place,
    { factor, speedKmh, fixedMin }: typeof TOWN_ROAD | typeof VILLAGE_ROAD,
  ) => {
    const roadKm = Math.max(0.5, kmBetween(from.position, to.position) * draw.between(factor[0], factor[1]))
    return {
      fromSiteId: from.id,
      toSiteId: to.id,
      roadKm: Math.round(roadKm * 10) / 10,
      travelMin: Math.ceil(fixedMin + (roadKm / speedKmh) * 60),
    }
  }
  return [
    ...ZIYANG_ROADS.map(([a, b]) => road(hub.get(a)!, hub.get(b)!, TOWN_ROAD)),
    ...places
      .filter((place) => hub.get(place.township) !== place)
      .map((place) => road(hub.get(place.township)!, place, VILLAGE_ROAD)),
  ]
}
