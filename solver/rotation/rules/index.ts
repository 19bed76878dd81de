import { dispersionTerm } from './dispersion.ts'
import { commuteTerm } from './commute.ts'
import { headcount } from './headcount.ts'
import { leaveCap } from './leave-cap.ts'
import type { LimitRule } from './limit.ts'
import { movesTerm } from './moves.ts'
import { pinnedMoves } from './pins.ts'
import { principalPosts } from './principal-posts.ts'
import { quotaBackbone } from './quota-backbone.ts'
import { quotaPrincipals } from './quota-principals.ts'
import { quotaTeachers } from './quota-teachers.ts'
import { quotaUrban } from './quota-urban.ts'
import type { Term } from './term.ts'
import { wishTerm } from './wishes.ts'

/** Rules over several moves. A rule on single moves belongs to `candidate.ts`, a price to `TERMS`. */
export const LIMIT_RULES: readonly LimitRule[] = [
  pinnedMoves,
  headcount,
  principalPosts,
  leaveCap,
  quotaTeachers,
  quotaPrincipals,
  quotaUrban,
  quotaBackbone,
]

/** Prices beside coverage, which `cover.ts` holds. */
export const TERMS: readonly Term[] = [dispersionTerm, commuteTerm, movesTerm, wishTerm]
