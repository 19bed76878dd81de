import { ceilShare } from '../../models/basics.ts'
import { isEligible } from '../../models/eligibility.ts'
import { isStrong, type Site } from '../../models/site.ts'
import { isBackbone, isPrincipal, type Teacher } from '../../models/teacher.ts'
import type { Facts } from './facts.ts'

/** What the policy's shares ask of this county, people in whole numbers, shares rounded up. */
export interface Required {
  readonly eligible: number
  readonly eligiblePrincipals: number
  /** By the quota, by last year's ratio, and the larger of both. */
  readonly quotaMoves: number
  readonly lastYearsMoves: number
  readonly moves: number
  readonly principalMoves: number
  readonly urbanMoves: number
  readonly strongMoves: number
  readonly backbone: number
}

/** Teachers and principals are counted apart. The backbone share is of those exchanged or of the eligible, as the policy says. */
export function requiredBy({ teachers, sites, policy, county, moves, servingNow }: Facts): Required {
  const { minRatioOfEligible, lastYearRatio, urbanMinRatio, strongMinRatio } = policy.rotation
  const { minBackboneShare, backboneBase, backboneLevel } = policy.rotation
  const eligible = [...teachers.values()].filter((teacher) => isEligible(teacher, policy, county.asOf))
  const ordinary = eligible.filter((teacher) => !isPrincipal(teacher))
  const placeOf = (teacher: Teacher): Site => sites.get(servingNow(teacher))!
  const urban = ordinary.filter((teacher) => placeOf(teacher).locale === 'urban')
  const strong = ordinary.filter((teacher) => isStrong(placeOf(teacher), policy) === true)
  const quotaMoves = ceilShare(minRatioOfEligible, ordinary.length)
  const lastYearsMoves = ceilShare(lastYearRatio ?? 0, ordinary.length)
  const principals = eligible.length - ordinary.length
  const base =
    backboneBase === 'exchanged'
      ? moves.filter(({ teacher }) => !isPrincipal(teacher)).length
      : ordinary.filter((teacher) => isBackbone(teacher, backboneLevel)).length
  return {
    eligible: ordinary.length,
    eligiblePrincipals: principals,
    quotaMoves,
    lastYearsMoves,
    moves: Math.max(quotaMoves, lastYearsMoves),
    principalMoves:
      policy.principals.minRatio === null ? 0 : ceilShare(policy.principals.minRatio, principals),
    urbanMoves: urbanMinRatio === null ? 0 : ceilShare(urbanMinRatio, urban.length),
    strongMoves: ceilShare(strongMinRatio ?? 0, strong.length),
    backbone: ceilShare(minBackboneShare, base),
  }
}
