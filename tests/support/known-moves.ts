import type { RotationMove } from '../../models/plan.ts'
import type { Choice, RotationProblem } from '../../solver/rotation/problem.ts'
import type { Random } from '../../solver/search/random.ts'
import type { Facts } from '../../src/check/facts.ts'
import type { KnownMove } from '../../src/check/known.ts'

/** From `start`, each mover elsewhere with the given chance. */
export function shaken(
  { candidates }: RotationProblem,
  start: Choice,
  chance: number,
  random: Random,
): Choice {
  return start.map((now, m) => {
    if (random.float() >= chance) return now
    const count = candidates.starts[m + 1]! - candidates.starts[m]!
    const drawn = random.below(count + 1)
    return drawn === count ? -1 : candidates.starts[m]! + drawn
  })
}

/** The moves as the checker knows them. */
export function movesOf(
  problem: RotationProblem,
  choice: Choice,
  { teachers, sites: siteOf }: Facts,
): KnownMove[] {
  const { persons, movers, candidates, units, sites } = problem
  return [...choice.entries()].flatMap(([m, c]): KnownMove | [] => {
    if (c < 0) return []
    const person = persons[movers[m]!]!
    const { site, stage } = units[candidates.unit[c]!]!
    const [from, to] = [sites[person.site]!.id, sites[site]!.id].map((id) => siteOf.get(id)!)
    const move = {
      ...MOVE,
      id: person.id,
      teacherId: person.id,
      toSiteId: to!.id,
      fromSiteId: from!.id,
      stage,
    }
    return { move, teacher: teachers.get(person.id)!, from: from!, to: to! }
  })
}

/** What the value of a move does not depend on. */
const MOVE = {
  type: 'rotation',
  scope: 'within-cluster',
  termYears: 2,
  backbone: false,
  principal: false,
  commuteKmBefore: 0,
  commuteKmAfter: 0,
  reasons: [],
} satisfies Partial<RotationMove>
