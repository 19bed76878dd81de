/** One plan, three readings: the model's rows and objective, the evaluator, and the checker, which knows neither. */
import { describe, expect, test } from 'vitest'
import { rowActivity } from '../../solver/milp/evaluate.ts'
import { highsBackend } from '../../solver/milp/highs.ts'
import { restrictColumns } from '../../solver/milp/restrict.ts'
import { buildProblem } from '../../solver/rotation/build.ts'
import { brokenLimits, evaluate } from '../../solver/rotation/evaluate.ts'
import { buildModel, moveValues } from '../../solver/rotation/model.ts'
import { nobodyMoves } from '../../solver/rotation/problem.ts'
import { activityOf } from '../../solver/rotation/rules/limit.ts'
import { relaxed } from '../../solver/rotation/fit.ts'
import { limitsOf, solveVariant } from '../../solver/rotation/solve.ts'
import { Random } from '../../solver/search/random.ts'
import { gatherFacts } from '../../src/check/facts.ts'
import { termsOf } from '../../src/check/value/value.ts'
import { EVERY_RULE, lively } from '../support/every-rule.ts'
import { rotationPlan } from '../support/good-plan.ts'
import { movesOf, shaken } from '../support/known-moves.ts'
import { policyWith } from '../support/policy.ts'
import { randomCounty } from '../support/random-county.ts'

const PLANS = 99
const SIZES = [
  { sites: 3, teachers: 24, seed: 1, clusterSize: 3 },
  { sites: 6, teachers: 80, seed: 2, clusterSize: 3 },
  { sites: 10, teachers: 130, seed: 3, clusterSize: 5 },
]
const policy = policyWith({ ...EVERY_RULE, mentoring: { within: 'school' }, itinerant: { allowed: false } })

describe.each(SIZES)('$sites sites, $teachers teachers', (size) => {
  const built = lively(randomCounty(size))
  const problem = buildProblem({ ...built, policy })
  const limits = limitsOf(problem)
  const random = new Random(size.seed)
  const plans = Array.from({ length: PLANS }, (_, n) =>
    shaken(problem, nobodyMoves(problem), n / PLANS, random),
  )

  test('the model is worth what the evaluator says, and its rows hold what the limits say', async () => {
    const model = buildModel(problem, limits, 'none')
    const free = buildModel(problem, [], 'none')
    const keep = Uint8Array.from({ length: free.milp.numCols }, (_, col) =>
      col < problem.movers.length || col >= free.firstPlace ? 0 : 1,
    )
    for (const choice of plans) {
      const fixed = restrictColumns(free.milp, keep, moveValues(free, choice))
      const { objective = Infinity } = await highsBackend.solve(fixed.model, { relax: true })
      const value = evaluate(problem, choice, 'none').objective
      expect(Math.abs(objective - value) / Math.max(1, Math.abs(value))).toBeLessThan(1e-9)
      const activity = rowActivity(model.milp, moveValues(model, choice))
      limits.forEach((limit, k) => {
        const all = limit.moverBy.reduce((sum, by) => sum + by, 0)
        expect(activity[problem.movers.length + k]! + all).toBeCloseTo(activityOf(problem, limit, choice), 9)
      })
    }
  })

  test('the checker comes to the same, term by term', () => {
    const facts = gatherFacts({ ...built, policy, plan: rotationPlan({ ...built, policy }, {}) })
    for (const choice of plans) {
      // The price of calm is no part of a plan's value.
      const { shortage, surplus, calm: _, ...rest } = evaluate(problem, choice, 'none').terms
      const checked = termsOf(facts, movesOf(problem, choice, facts), [])
      // Covers of one value may split it differently between the two.
      expect(Math.abs(checked.shortage + checked.surplus - shortage - surplus)).toBeLessThan(1e-9 * 1e3)
      for (const [term, points] of Object.entries(rest))
        expect([term, Math.abs(checked[term as keyof typeof rest] - points) < 1e-9]).toEqual([term, true])
    }
  })

  test('no legal plan is worth less than the bound', async () => {
    const { choice, gives, bound } = await solveVariant(problem, 'rotation', { seed: 1, effort: 'quick' })
    const kept = relaxed(limits, gives)
    const near = Array.from({ length: 10 * PLANS }, (_, n) => shaken(problem, choice, (n % 9) / 100, random))
    const legal = near.filter((plan) => brokenLimits(problem, kept, plan).length === 0)
    expect(new Set(legal.map((plan) => plan.join())).size).toBeGreaterThan(5)
    for (const plan of legal)
      expect(evaluate(problem, plan, 'none').objective).toBeGreaterThanOrEqual(bound - 1e-6)
  })
})
