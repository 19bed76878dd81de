import type { IsoDate } from './basics.ts'
import type { Policy } from './policy.ts'
import type { Position, Site } from './site.ts'
import { servingSiteOn, type Teacher } from './teacher.ts'
import { type TravelTable, travelLookup } from './travel.ts'

const EARTH_RADIUS_KM = 6371.0088

/** Great-circle distance by the haversine formula, kilometres. */
export function greatCircleKm(a: Position, b: Position): number {
  const radians = Math.PI / 180
  const [lat, lon] = [(b.lat - a.lat) * radians, (b.lon - a.lon) * radians]
  const h =
    Math.sin(lat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(lon / 2) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/**
 * Reads one-way commutes to sites, road km rounded to 0.1: from home where both positions are known (great circle times
 * the policy's road factor), else from where the teacher serves on `asOf`, by the travel table.
 */
export function commuteLookup(
  county: { readonly sites: readonly Site[]; readonly asOf: IsoDate },
  policy: Policy,
  travel: TravelTable,
): (teacher: Teacher, siteId: string) => number {
  const position = new Map(county.sites.map((site) => [site.id, site.position]))
  const { km } = travelLookup(travel)
  return (teacher, siteId) => {
    const at = position.get(siteId)
    const roadKm =
      teacher.homePosition && at
        ? greatCircleKm(teacher.homePosition, at) * policy.travel.roadFactor
        : km(servingSiteOn(teacher, county.asOf), siteId)
    return Math.round(roadKm * 10) / 10
  }
}
