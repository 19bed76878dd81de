/** Units taken together because many people may go between them: parts of a large problem that a method can hold at once. */
import type { RotationProblem } from './problem.ts'

/** Regions of one lap over a large county: larger ones in each lap, so that the seams lie elsewhere. */
export const regionsOfLap = (problem: RotationProblem, lap: number): ReadonlySet<number>[] =>
  regionsOf(problem, FIRST_LAP_UNITS + lap * LAP_UNITS)

/** Every unit in one region of at most `mostUnits`, each grown from its first unit by the unit with most candidates to and fro. */
export function regionsOf(problem: RotationProblem, mostUnits: number): ReadonlySet<number>[] {
  const links = linksOf(problem)
  const left = new Set(problem.units.keys())
  const regions: Set<number>[] = []
  for (const first of problem.units.keys()) {
    if (!left.has(first)) continue
    const region = new Set<number>()
    const pull = new Map<number, number>([[first, 0]])
    while (region.size < mostUnits && pull.size > 0) {
      const [next] = [...pull].reduce((best, entry) => (entry[1] > best[1] ? entry : best))
      pull.delete(next)
      left.delete(next)
      region.add(next)
      for (const [other, count] of links[next]!)
        if (left.has(other)) pull.set(other, (pull.get(other) ?? 0) + count)
    }
    regions.push(region)
  }
  return regions
}

/** By unit: candidates from and to each other unit. */
function linksOf({ units, candidates, movers, persons }: RotationProblem): ReadonlyMap<number, number>[] {
  const links = units.map(() => new Map<number, number>())
  const count = (a: number, b: number): unknown => links[a]!.set(b, (links[a]!.get(b) ?? 0) + 1)
  candidates.unit.forEach((to, candidate) => {
    const from = persons[movers[candidates.mover[candidate]!]!]!.unit
    if (from < 0) return
    count(from, to)
    count(to, from)
  })
  return links
}

const FIRST_LAP_UNITS = 40
const LAP_UNITS = 7
