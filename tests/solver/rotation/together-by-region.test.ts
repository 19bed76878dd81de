import { expect, test } from 'vitest'
import { appendRows } from '../../../solver/milp/append.ts'
import { highsBackend } from '../../../solver/milp/highs.ts'
import { buildProblem } from '../../../solver/rotation/build.ts'
import { brokenLimits, evaluate } from '../../../solver/rotation/evaluate.ts'
import { buildModel, coverageRow } from '../../../solver/rotation/model.ts'
import { nobodyMoves } from '../../../solver/rotation/problem.ts'
import { Relaxation } from '../../../solver/rotation/relaxation.ts'
import { limitsOf } from '../../../solver/rotation/solve.ts'
import { togetherByRegion } from '../../../solver/rotation/together-by-region.ts'
import { policyWith } from '../../support/policy.ts'
import { randomCounty } from '../../support/random-county.ts'

/** Visits are dear, so that to miss least costs points. */
const policy = policyWith({ rotation: { leaveCapShare: 0.3 }, itinerant: { visitCost: 6 } })
const settings = { seed: 1, disagreementIterations: 5_000, laps: 2, maxLpIterations: 5_000 }
const visiting = { seed: 1, relGap: 0.002, maxLpIterations: 30_000 }

/** `mostMissing` in points, or as little as parts of people and visits could miss. */
async function solved(seed: number, mostMissing: number | 'least') {
  const problem = buildProblem({ ...randomCounty({ sites: 6, teachers: 50, seed }), policy })
  // The plan to begin with must keep the limits, and nobody moves in it.
  const limits = limitsOf(problem).filter(
    (limit) => brokenLimits(problem, [limit], nobodyMoves(problem)).length === 0,
  )
  const model = buildModel(problem, limits, 'whole-visits')
  const start = nobodyMoves(problem)
  const relaxation = await Relaxation.open(model, start, { seed, method: 'first-order' })
  try {
    const shortageAllowed = mostMissing === 'least' ? relaxation.coverage(0).bound + 0.01 : mostMissing
    const guide = relaxation.weighted(shortageAllowed)!
    const options = { ...settings, visiting }
    const { plan, bound } = await togetherByRegion(relaxation, guide, start, limits, shortageAllowed, options)
    return { problem, limits, model, plan, bound, shortageAllowed }
  } finally {
    relaxation.dispose()
  }
}

test.each([1, 2, 3])(
  'county %i: a legal plan close to the best with whole visits, and a bound below it',
  async (seed) => {
    const { problem, limits, model, plan, bound } = await solved(seed, Infinity)
    const best = await highsBackend.solve(model.milp, { relGap: 0 })
    const { objective } = evaluate(problem, plan.choice, plan)
    expect(plan.visits.some((visits) => visits > 0)).toBe(true)
    expect(brokenLimits(problem, limits, plan.choice)).toEqual([])
    expect(objective).toBeGreaterThanOrEqual(best.objective! - 1e-6)
    expect(objective).toBeLessThan(best.objective! * 1.02)
    expect(bound).toBeLessThanOrEqual(best.objective! + 1e-6)
  },
)

test('where no plan misses as little as allowed, as much as it must is allowed, to the bound too', async () => {
  const { problem, model, plan, bound, shortageAllowed } = await solved(2, 'least')
  const { objective, terms } = evaluate(problem, plan.choice, plan)
  expect(terms.shortage).toBeGreaterThan(shortageAllowed)
  expect(bound).toBeLessThanOrEqual(objective)
  expect(bound).toBeGreaterThan(objective * 0.9)
  // So it must hold for all that miss no more than this plan, in parts too.
  const within = appendRows(model.milp, coverageRow(model, terms.shortage))
  expect(bound).toBeLessThanOrEqual((await highsBackend.solve(within, { relax: true })).objective! + 1e-6)
})
