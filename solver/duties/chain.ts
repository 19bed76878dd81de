/** Several places in one half-day, one after the other. */
import type { DutiesProblem } from './problem.ts'

/** Lessons held at a stop in a half-day. */
export interface Stay {
  readonly stop: number
  readonly lessons: number
}

/**
 * Lessons that find no period when the stays of a half-day follow one another by the clock, in the best order. Minutes to change
 * sites are part of the way; between two bells of one site there is only the clock.
 */
export function lessonsLate(problem: DutiesProblem, stays: readonly Stay[], halfDay: number): number {
  let least = Infinity
  for (const order of orders(stays)) least = Math.min(least, lateInOrder(problem, order, halfDay))
  return least
}

function lateInOrder(problem: DutiesProblem, stays: readonly Stay[], halfDay: number): number {
  const { stops, rings } = problem
  let late = 0
  let ready = -Infinity
  let before = -1
  for (const { stop, lessons } of stays) {
    if (before >= 0) ready += isNextStop(problem, before, stop) ? wayMin(problem, before, stop) : Infinity
    let held = 0
    for (const { startMin, endMin } of rings[stops[stop]!.ring]!.clock[halfDay]!) {
      if (held === lessons || startMin < ready) continue
      held++
      ready = endMin
    }
    if (held > 0) before = stop
    late += lessons - held
  }
  return late
}

/** Whether a half-day may go on from the one to the other: within one site, or no farther than the policy lets it. */
function isNextStop(
  { stops, siteIds, travelMin, roadKm, policy }: DutiesProblem,
  from: number,
  to: number,
): boolean {
  const [a, b] = [stops[from]!.site, stops[to]!.site]
  const { maxKmBetweenSites, maxRoadKmOneWay, maxTravelMinOneWay } = policy.itinerant
  const way = a * siteIds.length + b
  return (
    a === b ||
    (roadKm[way]! <= (maxKmBetweenSites ?? maxRoadKmOneWay) && travelMin[way]! <= maxTravelMinOneWay)
  )
}

/** Minutes from stop to stop, changing included; none within a site. */
export function wayMin(
  { stops, siteIds, travelMin, policy }: DutiesProblem,
  from: number,
  to: number,
): number {
  const [a, b] = [stops[from]!.site, stops[to]!.site]
  return a === b ? 0 : Math.ceil(travelMin[a * siteIds.length + b]! + policy.timetable.siteChangeMin)
}

/** Points of the visits of a half-day that goes from home to the sites in this order. */
export const routePrice = (
  { visitPrice, siteIds }: DutiesProblem,
  home: number,
  sites: readonly number[],
): number =>
  sites.reduce((sum, to, n) => sum + visitPrice[(n === 0 ? home : sites[n - 1]!) * siteIds.length + to]!, 0)

/** The order of a half-day's stays in which all lessons find a period, the cheapest of them. */
export function bestRoute(
  problem: DutiesProblem,
  home: number,
  stays: readonly Stay[],
  halfDay: number,
): { readonly sites: readonly number[]; readonly price: number } {
  let best: { sites: readonly number[]; price: number; late: number } | undefined
  for (const order of orders(stays)) {
    const sites = [...new Set(order.map(({ stop }) => problem.stops[stop]!.site))]
    const late = stays.length > 1 ? lateInOrder(problem, order, halfDay) : 0
    const price = routePrice(problem, home, sites)
    if (!best || late < best.late || (late === best.late && price < best.price - 1e-12))
      best = { sites, price, late }
  }
  return best!
}

function orders<Item>(items: readonly Item[]): (readonly Item[])[] {
  if (items.length <= 1) return [items]
  return items.flatMap((first, n) =>
    orders([...items.slice(0, n), ...items.slice(n + 1)]).map((rest) => [first, ...rest]),
  )
}
