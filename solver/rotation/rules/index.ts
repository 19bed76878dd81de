import { arriveCap } from './arrive-cap.ts'
import { calmTerm } from './calm.ts'
import type { CandidateRule } from './candidate.ts'
import { certificate } from './certificate.ts'
import { closure } from './closure.ts'
import { commuteCap, commuteTerm } from './commute.ts'
import { eligibility } from './eligibility.ts'
import { gradeBand } from './grade-band.ts'
import { pinnedMoves, pinsAndForbids } from './pins.ts'
import { principalsMove, quotaPrincipals } from './quota-principals.ts'
import { scope } from './scope.ts'
import { stage } from './stage.ts'
import { dispersionTerm } from './dispersion.ts'
import { headcount } from './headcount.ts'
import { leaveCap } from './leave-cap.ts'
import type { LimitRule } from './limit.ts'
import { mentorsTerm } from './mentors.ts'
import { movesTerm } from './moves.ts'
import { netFlow } from './net-flow.ts'
import { principalPosts } from './principal-posts.ts'
import { quotaBackbone } from './quota-backbone.ts'
import { quotaGrowth } from './quota-growth.ts'
import { quotaStrong } from './quota-strong.ts'
import { quotaTeachers } from './quota-teachers.ts'
import { quotaUrban } from './quota-urban.ts'
import { reliefTerm } from './relief.ts'
import { returnRest } from './return-rest.ts'
import { ruralYearTerm } from './rural-year.ts'
import { servedTerm } from './served.ts'
import { managersStrongToWeak, strongToWeak } from './strong-to-weak.ts'
import { subjectCap } from './subject-cap.ts'
import { teamsTerm } from './teams.ts'
import type { Term } from './term.ts'
import { townToVillage } from './town-to-village.ts'
import { twoWay } from './two-way.ts'
import { volunteers } from './volunteers.ts'
import { wishTerm } from './wishes.ts'
import { youngShare } from './young-share.ts'

/** Rules over several moves. A rule on single moves belongs to `CANDIDATE_RULES`, a price to `TERMS`. */
export const LIMIT_RULES: readonly LimitRule[] = [
  pinnedMoves,
  headcount,
  principalPosts,
  leaveCap,
  arriveCap,
  subjectCap,
  netFlow,
  quotaTeachers,
  quotaGrowth,
  quotaPrincipals,
  quotaUrban,
  quotaStrong,
  quotaBackbone,
  townToVillage,
  strongToWeak,
  managersStrongToWeak,
  twoWay,
  youngShare,
]

/** Prices beside coverage, which `cover.ts` holds. */
export const TERMS: readonly Term[] = [
  dispersionTerm,
  commuteTerm,
  movesTerm,
  wishTerm,
  calmTerm,
  ruralYearTerm,
  reliefTerm,
  servedTerm,
  mentorsTerm,
  teamsTerm,
]

/** Rules that a single (teacher, post) pair can break. A pair that breaks one never enters the model. */
export const CANDIDATE_RULES: readonly CandidateRule[] = [
  eligibility,
  returnRest,
  principalsMove,
  pinsAndForbids,
  stage,
  certificate,
  gradeBand,
  scope,
  closure,
  commuteCap,
  volunteers,
]
