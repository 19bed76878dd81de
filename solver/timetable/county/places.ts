import { travelLookup } from '../../../models/travel.ts'
import type { Bell, Place, Travel } from '../kernel/problem.ts'
import { type Grid, periodsBySlot } from './grid.ts'
import type { TimetableInput } from './input.ts'

/** The (site, ring) pairs that lessons are held at, numbered as they come. */
export class Places {
  readonly #list: Place[] = []
  readonly #siteIds: string[] = []

  indexOf(siteId: string, ring: number): number {
    if (!this.#siteIds.includes(siteId)) this.#siteIds.push(siteId)
    const site = this.#siteIds.indexOf(siteId)
    const known = this.#list.findIndex((place) => place.site === site && place.bell === ring)
    return known >= 0 ? known : this.#list.push({ site, bell: ring }) - 1
  }

  /** Between sites, the time to change them is part of the way; within a site there is none, only the clock. */
  travel({ travel, policy }: TimetableInput, grid: Grid): Travel {
    const { min } = travelLookup(travel)
    const ids = this.#siteIds
    return {
      places: this.#list,
      bells: grid.rings.map((_, ring) => clock(grid, ring)),
      siteCount: ids.length,
      travelMin: ids.flatMap((from) =>
        ids.map((to) => (from === to ? 0 : Math.ceil(min(from, to) + policy.timetable.siteChangeMin))),
      ),
    }
  }
}

/** Clock of every slot; a slot in which the ring has no period keeps the time of the one before: no lesson starts there. */
function clock(grid: Grid, ring: number): Bell {
  const startMin: number[] = []
  const endMin: number[] = []
  for (const [slot, place] of periodsBySlot(grid, ring).entries()) {
    const period = place && grid.rings[ring]!.periods[place.period - 1]!
    startMin.push(period?.startMin ?? startMin[slot - 1] ?? 0)
    endMin.push(period?.endMin ?? endMin[slot - 1] ?? 0)
  }
  return { startMin, endMin }
}
