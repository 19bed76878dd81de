import type { Position } from '../../models/site.ts'
import type { Draw } from './draw.ts'
import { kmBetween, round4 } from './geo.ts'
import type { SchoolSketch } from './sketch.ts'

export interface Home {
  readonly township: string
  readonly position: Position
}

/** Of those who do not live in the county town: in the school's township, the next one, the one after. */
const NEAR_SHARES = [0.7, 0.2, 0.1] as const
/** At this distance, 37 % as many live in the county town as near it. */
const TOWN_REACH_KM = 20
const HOME_SPREAD_DEG = 0.02

/** Draws where a teacher of a school lives: township and a place near its middle. */
export function homesOf(
  schools: readonly SchoolSketch[],
  townDwellers: number,
  draw: Draw,
): (school: SchoolSketch) => Home {
  const middles = new Map<string, Position>()
  for (const { site } of schools) if (!middles.has(site.township)) middles.set(site.township, site.position)
  const homes = [...middles].map(([township, position]): Home => ({ township, position }))
  const choices = new Map<string, { readonly near: readonly Home[]; readonly weights: number[] }>()
  const choicesOf = ({ site }: SchoolSketch) => {
    const known = choices.get(site.id)
    if (known) return known
    const near = [...homes]
      .sort((a, b) => kmBetween(a.position, site.position) - kmBetween(b.position, site.position))
      .slice(0, NEAR_SHARES.length)
    const town = homes[0]!
    const inTown = townDwellers * Math.exp(-kmBetween(town.position, site.position) / TOWN_REACH_KM)
    const weights = [inTown, ...near.map((_, i) => (1 - inTown) * NEAR_SHARES[i]!)]
    const made = { near: [town, ...near], weights }
    choices.set(site.id, made)
    return made
  }
  return (school) => {
    const { near, weights } = choicesOf(school)
    const { township, position } = near[draw.index(weights)]!
    return {
      township,
      position: {
        lat: round4(position.lat + draw.between(-HOME_SPREAD_DEG, HOME_SPREAD_DEG)),
        lon: round4(position.lon + draw.between(-HOME_SPREAD_DEG, HOME_SPREAD_DEG)),
      },
    }
  }
}
