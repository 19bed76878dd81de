import type { Position } from '../../models/site.ts'

const KM_PER_DEGREE = 111.2
/** Degrees of longitude are taken at 33° north: near enough for making up. */
const LONGITUDE_SHARE = 0.84

/** In a straight line. */
export const kmBetween = (a: Position, b: Position): number =>
  KM_PER_DEGREE * Math.hypot(a.lat - b.lat, (a.lon - b.lon) * LONGITUDE_SHARE)

/** The place so many kilometres east and north of another. */
export const placeAt = ({ lat, lon }: Position, eastKm: number, northKm: number): Position => ({
  lat: round4(lat + northKm / KM_PER_DEGREE),
  lon: round4(lon + eastKm / (KM_PER_DEGREE * LONGITUDE_SHARE)),
})

/** Positions to about ten metres. */
export const round4 = (degrees: number): number => Math.round(degrees * 10_000) / 10_000
