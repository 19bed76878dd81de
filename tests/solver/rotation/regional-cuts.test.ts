import { expect, test } from 'vitest'
import { appendRows } from '../../../solver/milp/append.ts'
import { highsBackend } from '../../../solver/milp/highs.ts'
import { buildProblem } from '../../../solver/rotation/build.ts'
import { buildModel } from '../../../solver/rotation/model.ts'
import { nobodyMoves } from '../../../solver/rotation/problem.ts'
import { Relaxation } from '../../../solver/rotation/relaxation.ts'
import { regionalCuts } from '../../../solver/rotation/regional-cuts.ts'
import { regionsOf } from '../../../solver/rotation/regions.ts'
import { limitsOf } from '../../../solver/rotation/solve.ts'
import { policyWith } from '../../support/policy.ts'
import { randomCounty } from '../../support/random-county.ts'

const policy = policyWith({ rotation: { leaveCapShare: 0.3 } })

function smallCounty(seed: number) {
  const problem = buildProblem({ ...randomCounty({ sites: 6, teachers: 50, seed }), policy })
  return { problem, model: buildModel(problem, limitsOf(problem), 'none') }
}

test('every unit is in one region, and none has more than it may', () => {
  const { problem } = smallCounty(3)
  for (const mostUnits of [1, 2, 5, 100]) {
    const regions = regionsOf(problem, mostUnits)
    expect(regions.flatMap((region) => [...region]).sort((a, b) => a - b)).toEqual([...problem.units.keys()])
    expect(Math.max(...regions.map(({ size }) => size))).toBeLessThanOrEqual(mostUnits)
  }
})

test.each([1, 2, 3])(
  'cuts of regions of county %i cut off no plan, and raise the relaxation',
  async (seed) => {
    const { problem, model } = smallCounty(seed)
    const everything = new Set(problem.candidates.unit.keys())
    const { x, objective } = await highsBackend.solve(model.milp, { relax: true })
    const cuts = await regionalCuts(model, model.milp, x!, everything, {
      seed,
      rounds: 6,
      regions: regionsOf(problem, 3),
    })
    const cut = cuts.reduce(appendRows, model.milp)
    expect(cut.numRows).toBeGreaterThan(model.milp.numRows)
    const before = await highsBackend.solve(model.milp, { relGap: 0 })
    const after = await highsBackend.solve(cut, { relGap: 0 })
    expect(after.objective).toBeCloseTo(before.objective!, 5)
    expect((await highsBackend.solve(cut, { relax: true })).objective).toBeGreaterThan(objective! + 1e-4)
  },
)

test.each([1, 2])('a first-order relaxation of county %i bounds as the simplex method does', async (seed) => {
  const { problem, model } = smallCounty(seed)
  const start = nobodyMoves(problem)
  const best = await highsBackend.solve(model.milp, { relGap: 0 })
  const exact = await Relaxation.open(model, start, { seed, method: 'simplex' })
  const rough = await Relaxation.open(model, start, { seed, method: 'first-order' })
  try {
    const value = exact.weighted(Infinity)!.objective
    const first = rough.weighted(Infinity)!
    expect(first.bound).toBeLessThanOrEqual(value + 1e-6)
    expect(first.bound).toBeGreaterThan(value - 0.003 * Math.abs(value))
    const cut = (await rough.tightenByRegion(first, regionsOf(problem, 4), 6))!
    expect(cut.bound).toBeGreaterThan(first.bound)
    expect(cut.bound).toBeLessThanOrEqual(best.objective! + 1e-6)
  } finally {
    exact.dispose()
    rough.dispose()
  }
})
