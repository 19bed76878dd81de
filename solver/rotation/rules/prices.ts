/** All terms together, as the model, the search and the bound need them. */
import type { RotationProblem } from '../problem.ts'
import { TERMS } from './index.ts'
import type { Limit } from './limit.ts'

/** Points of each candidate on its own. */
export const candidateCosts = (problem: RotationProblem): Float64Array =>
  Float64Array.from(problem.candidates.unit, (_, candidate) =>
    TERMS.reduce((sum, term) => sum + (term.candidateCost?.(problem, candidate) ?? 0), 0),
  )

/** No plan is worth less: everybody's cheapest place, and nothing else costs anything. */
export function leastValue(problem: RotationProblem): number {
  const least = new Float64Array(problem.movers.length)
  candidateCosts(problem).forEach((cost, candidate) => {
    const mover = problem.candidates.mover[candidate]!
    least[mover] = Math.min(least[mover]!, cost)
  })
  return least.reduce((sum, cost) => sum + cost, 0)
}

/** Limits that may be broken, each with its points a head. */
export const pricedLimits = (problem: RotationProblem): { readonly limit: Limit; readonly price: number }[] =>
  TERMS.flatMap((term) => {
    const { price, limits } = term.priced?.(problem) ?? { price: 0, limits: [] }
    return limits.map((limit) => ({ limit, price }))
  })
