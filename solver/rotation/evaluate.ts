/** The value of a plan and the limits it breaks, by own code: no solver's word is taken for it. */
import { type Cover, coverOf, type Lending } from './cover.ts'
import type { Choice, RotationProblem } from './problem.ts'
import { calmCost } from './rules/calm.ts'
import { commuteCost } from './rules/commute.ts'
import { dispersionCost } from './rules/dispersion.ts'
import { activityOf, excessOf, type Limit } from './rules/limit.ts'
import { mentorCost } from './rules/mentors.ts'
import { movesBeyondQuota } from './rules/moves.ts'
import { reliefGain } from './rules/relief.ts'
import { ruralYearGain } from './rules/rural-year.ts'
import { servedCost } from './rules/served.ts'
import { teamCost } from './rules/teams.ts'
import { wishGain } from './rules/wishes.ts'

/** Points by term; their sum is the objective. */
export interface Terms {
  readonly shortage: number
  readonly surplus: number
  readonly visits: number
  readonly dispersion: number
  readonly commute: number
  readonly moves: number
  readonly wishes: number
  readonly ruralYear: number
  readonly relief: number
  readonly served: number
  readonly mentors: number
  readonly teams: number
  /** Only where a published plan has a price. */
  readonly calm?: number
}

export interface Evaluation {
  readonly objective: number
  readonly terms: Terms
  readonly cover: Cover
}

export function evaluate(problem: RotationProblem, choice: Choice, lending: Lending): Evaluation {
  const cover = coverOf(problem, choice, lending)
  const terms = {
    shortage: cover.shortageCost,
    surplus: cover.surplusCost,
    visits: cover.lendingCost,
    dispersion: dispersionCost(problem, choice),
    commute: commuteCost(problem, choice),
    moves: movesBeyondQuota(problem, choice),
    wishes: wishGain(problem, choice),
    ruralYear: ruralYearGain(problem, choice),
    relief: reliefGain(problem, choice),
    served: servedCost(problem, choice),
    mentors: mentorCost(problem, choice),
    teams: teamCost(problem, choice),
    ...(problem.candidates.calm && { calm: calmCost(problem, choice) }),
  }
  return { objective: Object.values(terms).reduce((sum, points) => sum + points, 0), terms, cover }
}

/** Limits that the plan breaks, and by how much. */
export function brokenLimits(
  problem: RotationProblem,
  limits: readonly Limit[],
  choice: Choice,
): { readonly limit: Limit; readonly activity: number; readonly excess: number }[] {
  return limits.flatMap((limit) => {
    const activity = activityOf(problem, limit, choice)
    const excess = excessOf(limit, activity)
    return excess > 0 ? { limit, activity, excess } : []
  })
}
