/** A plan made before, in the indices of the problem as it is now. */
import type { Rotation, RotationMove } from '../../models/plan.ts'
import { unitKey } from '../../models/site.ts'
import { SUBJECTS } from '../../models/subject.ts'
import { fixedPresences } from './presence.ts'
import { type Choice, nobodyMoves, type RotationProblem } from './problem.ts'

/** What was decided before, and still stands. */
export interface KeptRotation {
  readonly moves: readonly Pick<RotationMove, 'teacherId' | 'toSiteId' | 'stage'>[]
  readonly lending?: Rotation['lending']
}

/** The moves that the rules still allow, and the visits that the lenders can still make, by lending arc. */
export function standingOf(
  problem: RotationProblem,
  { moves, lending = [] }: KeptRotation,
): { readonly choice: Choice; readonly visits: Int32Array } {
  const { units, sites, persons, movers, candidates, arcs } = problem
  const target = new Map(moves.map(({ teacherId, toSiteId, stage }) => [teacherId, unitKey(toSiteId, stage)]))
  const choice = nobodyMoves(problem)
  candidates.unit.forEach((unit, candidate) => {
    const mover = candidates.mover[candidate]!
    if (target.get(persons[movers[mover]!]!.id) === units[unit]!.key) choice[mover] = candidate
  })
  const lentBy = new Map(
    lending.map((way) => [`${way.fromSiteId} ${way.toSiteId} ${way.stage} ${way.subject}`, way.visits]),
  )
  const siteOf = (unit: number): string => sites[units[unit]!.site]!.id
  const present = fixedPresences(problem, choice)
  // A lender that lost a teacher has fewer half-days to give.
  const left = new Map<string, number>()
  const visits = Int32Array.from(arcs, ({ from, to, subject }) => {
    const lender = `${from} ${subject}`
    const heads = present.sum(from, subject, () => 1).constant
    const most = left.get(lender) ?? heads * problem.policy.itinerant.maxHalfDaysPerWeek
    const before = lentBy.get(`${siteOf(from)} ${siteOf(to)} ${units[from]!.stage} ${SUBJECTS[subject]}`) ?? 0
    const given = Math.min(before, most)
    left.set(lender, most - given)
    return given
  })
  return { choice, visits }
}
