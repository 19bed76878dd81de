import { byCode } from '../../models/basics.ts'
import type { Plan, RotationMove } from '../../models/plan.ts'
import type { Facts } from '../explain/facts.ts'

/** Moves as the public list has them: by sending school, then by teacher. */
export function movesInOrder({ county, plan }: Facts): RotationMove[] {
  const order = new Map(county.sites.map(({ id }, i) => [id, i]))
  const rank = (siteId: string): number => order.get(siteId) ?? county.sites.length
  return [...plan.rotation.moves].sort(
    (a, b) => rank(a.fromSiteId) - rank(b.fromSiteId) || byCode(a.teacherId, b.teacherId),
  )
}

/** First and last month of a move, such as `2026-09—2028-08`. */
export function termMonths(
  { schoolYear, semester }: Pick<Plan, 'schoolYear' | 'semester'>,
  { termYears }: RotationMove,
): string {
  const [first, second] = schoolYear.split('-').map(Number) as [number, number]
  return semester === 1 ? `${first}-09—${first + termYears}-08` : `${second}-02—${second + termYears}-01`
}
