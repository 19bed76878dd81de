import type { Candidates, Choice, RotationProblem } from '../problem.ts'
import type { Term } from './term.ts'

/** Where a published plan has a person serve, and what another post would cost. */
export interface PublishedPost {
  readonly teacherId: string
  /** `siteId/stage` */
  readonly unit: string
  readonly points: number
}

/**
 * Calm (平稳): points for everybody whose post is not the published one. Measured from the published plan: who is sent
 * elsewhere from the old post costs points; who has a move in it gets them back by making it.
 */
export const calmCost = ({ candidates: { calm } }: RotationProblem, choice: Choice): number =>
  calm ? choice.reduce((sum, c) => (c >= 0 ? sum + calm[c]! : sum), 0) : 0

/** The same problem with no price on changes: what the rules ask for is not for calm to refuse. */
export function withoutCalm(problem: RotationProblem): RotationProblem {
  const { calm: _, ...candidates } = problem.candidates
  return { ...problem, candidates }
}

export const calmTerm: Term = {
  code: 'calm',
  candidateCost: ({ candidates: { calm } }, c) => calm?.[c] ?? 0,
}

/** By candidate. A person whose published post is no longer open changes in any case, so nothing is added. */
export function calmPoints(
  { persons, units, movers }: Pick<RotationProblem, 'persons' | 'units' | 'movers'>,
  { starts, unit }: Pick<Candidates, 'starts' | 'unit'>,
  published: readonly PublishedPost[],
): Float64Array {
  const postOf = new Map(published.map((post) => [post.teacherId, post]))
  const calm = new Float64Array(unit.length)
  movers.forEach((person, mover) => {
    const { id, unit: present } = persons[person]!
    const post = postOf.get(id)
    if (!post) return
    for (let c = starts[mover]!; c < starts[mover + 1]!; c++) {
      if (post.unit === units[present]?.key) calm[c] = post.points
      else if (post.unit === units[unit[c]!]!.key) calm[c] = -post.points
    }
  })
  return calm
}
