import { ceilShare } from '../../models/basics.ts'
import { isEligible } from '../../models/eligibility.ts'
import { isBackbone, isPrincipal } from '../../models/teacher.ts'
import type { Facts } from './facts.ts'

/** What the policy's shares ask of this county, people in whole numbers, shares rounded up. */
export interface Required {
  readonly eligible: number
  readonly eligiblePrincipals: number
  readonly moves: number
  readonly principalMoves: number
  readonly urbanMoves: number
  readonly backbone: number
}

/** Teachers and principals are counted apart. The backbone share is of those exchanged or of the eligible, as the policy says. */
export function requiredBy({ teachers, sites, policy, county, moves, servingNow }: Facts): Required {
  const { minRatioOfEligible, urbanMinRatio, minBackboneShare, backboneBase, backboneLevel } = policy.rotation
  const eligible = [...teachers.values()].filter((teacher) => isEligible(teacher, policy, county.asOf))
  const ordinary = eligible.filter((teacher) => !isPrincipal(teacher))
  const urban = ordinary.filter((teacher) => sites.get(servingNow(teacher))?.locale === 'urban')
  const principals = eligible.length - ordinary.length
  const base =
    backboneBase === 'exchanged'
      ? moves.filter(({ teacher }) => !isPrincipal(teacher)).length
      : ordinary.filter((teacher) => isBackbone(teacher, backboneLevel)).length
  return {
    eligible: ordinary.length,
    eligiblePrincipals: principals,
    moves: ceilShare(minRatioOfEligible, ordinary.length),
    principalMoves:
      policy.principals.minRatio === null ? 0 : ceilShare(policy.principals.minRatio, principals),
    urbanMoves: urbanMinRatio === null ? 0 : ceilShare(urbanMinRatio, urban.length),
    backbone: ceilShare(minBackboneShare, base),
  }
}
