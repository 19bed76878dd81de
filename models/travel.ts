import { z } from 'zod'
import { Id } from './basics.ts'

/** A measured way between two sites; used in both directions unless the reverse is listed too. */
export const TravelLink = z.strictObject({
  fromSiteId: Id,
  toSiteId: Id,
  /** Door to door by the vehicle teachers use, minutes. */
  travelMin: z.number().min(0).max(600).optional(),
  roadKm: z.number().min(0).max(500).optional(),
})
export type TravelLink = z.infer<typeof TravelLink>

/** Travel between all pairs of sites: the data that planning and checking both start from. */
export interface TravelTable {
  /** Row and column order. */
  readonly siteIds: readonly string[]
  /** Minutes, row-major `siteIds.length` squared; whole minutes, rounded up. */
  readonly travelMin: Float64Array
  /** Road kilometres, row-major. */
  readonly roadKm: Float64Array
  /** How each figure came about: measured matrix, shortest path over given roads, or estimated from positions. */
  readonly basis: 'matrix' | 'roads' | 'estimate' | 'mixed'
}

/** Reads one pair of a travel table by site id; throws on an unknown site. */
export function travelLookup(table: TravelTable): {
  readonly min: (from: string, to: string) => number
  readonly km: (from: string, to: string) => number
} {
  const index = new Map(table.siteIds.map((id, i) => [id, i]))
  const n = table.siteIds.length
  const cell = (from: string, to: string): number => {
    const [i, j] = [index.get(from), index.get(to)]
    if (i === undefined || j === undefined)
      throw new Error(`travel table has no site ${i === undefined ? from : to}`)
    return i * n + j
  }
  return {
    min: (from, to) => table.travelMin[cell(from, to)]!,
    km: (from, to) => table.roadKm[cell(from, to)]!,
  }
}

/** The part of a table that is among some of its sites, in its order. */
export function travelAmong(table: TravelTable, sites: ReadonlySet<string>): TravelTable {
  const count = table.siteIds.length
  const kept = table.siteIds.flatMap((id, index) => (sites.has(id) ? [index] : []))
  const among = (figures: Float64Array): Float64Array =>
    Float64Array.from(kept.flatMap((from) => kept.map((to) => figures[from * count + to]!)))
  return {
    ...table,
    siteIds: kept.map((index) => table.siteIds[index]!),
    travelMin: among(table.travelMin),
    roadKm: among(table.roadKm),
  }
}
