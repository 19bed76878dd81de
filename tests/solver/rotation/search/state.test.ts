import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildProblem } from '../../../../solver/rotation/build.ts'
import { coverOf, strengths } from '../../../../solver/rotation/cover.ts'
import { brokenLimits, evaluate } from '../../../../solver/rotation/evaluate.ts'
import { type Choice, nobodyMoves, type RotationProblem } from '../../../../solver/rotation/problem.ts'
import { anneal } from '../../../../solver/rotation/search/anneal.ts'
import { drawChanges, poolOf } from '../../../../solver/rotation/search/moves.ts'
import { type SearchPrices, SearchState } from '../../../../solver/rotation/search/state.ts'
import { UnitCover } from '../../../../solver/rotation/search/unit-cover.ts'
import { limitsOf } from '../../../../solver/rotation/solve.ts'
import { Random } from '../../../../solver/search/random.ts'
import { EVERY_RULE, lively } from '../../../support/every-rule.ts'
import { policyWith } from '../../../support/policy.ts'
import { randomCounty } from '../../../support/random-county.ts'

const policy = policyWith(EVERY_RULE)
const problemOf = (seed: number): RotationProblem =>
  buildProblem({ ...lively(randomCounty({ sites: 7, teachers: 100, seed })), policy })

const prices: SearchPrices = { shortage: 1, rest: 0.5, overShortage: 7, shortageAllowed: 60, limits: 11 }

/** What the state adds up bit by bit, all at once. */
function priceOf(problem: RotationProblem, choice: Choice): number {
  const { objective, terms } = evaluate(problem, choice, 'none')
  const outside = brokenLimits(problem, limitsOf(problem), choice).reduce(
    (sum, { excess }) => sum + excess,
    0,
  )
  return (
    prices.shortage * terms.shortage +
    prices.rest * (objective - terms.shortage) +
    prices.overShortage * Math.max(0, terms.shortage - prices.shortageAllowed) +
    prices.limits * outside
  )
}

describe('search state', () => {
  test('a change costs exactly what the evaluator says, before and after others were made', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const problem = problemOf(seed % 20)
        const random = new Random(seed)
        const state = new SearchState(problem, limitsOf(problem), nobodyMoves(problem), prices)
        for (let step = 0; step < 40; step++) {
          const changes = drawChanges(poolOf(problem), state, random)
          const before = priceOf(problem, state.choice)
          const delta = state.delta(changes)
          state.apply(changes)
          expect(delta).toBeCloseTo(priceOf(problem, state.choice) - before, 6)
        }
      }),
      { numRuns: 20 },
    )
  })

  test('the cover of one unit is that of the whole county’s flow', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const problem = problemOf(seed)
        const choice = nobodyMoves(problem)
        const cover = coverOf(problem, choice, 'none')
        const [all, one] = [strengths(problem, choice), new UnitCover(problem)]
        const costs = problem.units.map((_, u) => one.costOf(u, all[u]!.most, all[u]!.standard))
        expect(costs.reduce((sum, { shortage }) => sum + shortage, 0)).toBeCloseTo(cover.shortageCost, 6)
        expect(costs.reduce((sum, { surplus }) => sum + surplus, 0)).toBeCloseTo(cover.surplusCost, 6)
      }),
      { numRuns: 20 },
    )
  })
})

test('annealing never hands back a worse plan than it was given, and the same one twice', () => {
  const problem = problemOf(3)
  const settings = { seed: 5, tries: 3000, hot: 3, cold: 0.1, prices }
  const start = nobodyMoves(problem)
  const found = anneal(problem, limitsOf(problem), start, settings)
  expect(priceOf(problem, found)).toBeLessThan(priceOf(problem, start))
  expect(anneal(problem, limitsOf(problem), start, settings)).toEqual(found)
})
