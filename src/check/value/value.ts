import type { RotationMove } from '../../../models/plan.ts'
import { unitKey } from '../../../models/site.ts'
import { isPrincipal, type Teacher } from '../../../models/teacher.ts'
import type { Facts } from '../facts.ts'
import type { KnownLending, KnownMove } from '../known.ts'
import { requiredBy } from '../required.ts'
import { coverPoints, type Lent } from './cover.ts'
import { mentorPoints, reliefPoints, ruralYearPoints, servedPoints, teamPoints } from './preferences.ts'
import { spreadPoints } from './spread.ts'
import { type Post, unitsOf } from './units.ts'

/** Points by term of a rotation; their sum is its objective. */
export type Terms = Readonly<
  Record<
    | 'shortage'
    | 'surplus'
    | 'visits'
    | 'dispersion'
    | 'commute'
    | 'moves'
    | 'wishes'
    | 'ruralYear'
    | 'relief'
    | 'served'
    | 'mentors'
    | 'teams',
    number
  >
>

/**
 * What a plan of moves and lending is worth by the policy's weights, computed from county, policy and travel alone.
 * `lean`: see `coverPoints`.
 */
export function termsOf(
  facts: Facts,
  moves: readonly KnownMove[],
  lending: readonly KnownLending[],
  lean = 0,
): Terms {
  const { policy, servingNow } = facts
  const moveOf = new Map(moves.map(({ teacher, move }) => [teacher.id, move]))
  const postNow = (teacher: Teacher): Post => ({ siteId: servingNow(teacher), stage: teacher.stage })
  const postAfter = (teacher: Teacher): Post => newPost(moveOf.get(teacher.id)) ?? postNow(teacher)
  const now = unitsOf(facts, postNow, postNow)
  const after = unitsOf(facts, postAfter, postNow)
  const lent = lending.flatMap(({ lent: { stage, subject, visits }, from, to }): Lent | [] => {
    const [lender, borrower] = [from, to].map(({ id }) => after.get(unitKey(id, stage)))
    return lender && borrower ? { from: lender, to: borrower, subject, visits } : []
  })
  return {
    ...coverPoints(after.values(), lent, policy, lean),
    visits: visitPoints(facts, lending),
    dispersion: spreadPoints(now, after, policy),
    commute: commutePoints(facts, moves),
    moves: movePoints(facts, moves),
    wishes: -wishPoints(facts, moves),
    ruralYear: -ruralYearPoints(facts, moves),
    relief: -reliefPoints(facts, now, moves),
    served: servedPoints(facts, moves),
    mentors: mentorPoints(facts, (teacher) => postAfter(teacher).siteId),
    teams: teamPoints(facts, moves),
  }
}

const newPost = (move: RotationMove | undefined): Post | undefined =>
  move && { siteId: move.toSiteId, stage: move.stage }

/** Each visit has its price, and a price for each kilometre one way. */
const visitPoints = ({ policy: { itinerant }, roadKm }: Facts, lending: readonly KnownLending[]): number =>
  lending.reduce((sum, { lent, from, to }) => {
    const price = itinerant.visitCost + itinerant.visitCostPerKm * roadKm(from.id, to.id)
    return sum + lent.visits * price
  }, 0)

/** Kilometres added between home and school, one way. */
const commutePoints = ({ policy, commuteKm, servingNow }: Facts, moves: readonly KnownMove[]): number =>
  moves.reduce((sum, { teacher, to }) => {
    const added = commuteKm(teacher, to.id) - commuteKm(teacher, servingNow(teacher))
    return sum + policy.rotationWeights.commuteKm * Math.max(0, added)
  }, 0)

/** Moves beyond what the quotas of teachers and of principals ask for. */
function movePoints(facts: Facts, moves: readonly KnownMove[]): number {
  const required = requiredBy(facts)
  const principals = moves.filter(({ teacher }) => isPrincipal(teacher)).length
  const beyond =
    Math.max(0, moves.length - principals - required.moves) +
    Math.max(0, principals - required.principalMoves)
  return facts.policy.rotationWeights.moveBeyondQuota * beyond
}

/** The first wish counts whole, the second half, and so on. */
const wishPoints = ({ policy }: Facts, moves: readonly KnownMove[]): number =>
  moves.reduce((sum, { teacher, to }) => {
    const rank = teacher.wishes.indexOf(to.id) + 1
    return rank > 0 ? sum + policy.rotationWeights.wish / rank : sum
  }, 0)
