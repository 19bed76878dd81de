import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildProblem, type RotationInput } from '../../../solver/rotation/build.ts'
import { brokenLimits, evaluate } from '../../../solver/rotation/evaluate.ts'
import { fewestMoves, movesIn } from '../../../solver/rotation/frontier/fewest.ts'
import { type Frontier, solveFrontier } from '../../../solver/rotation/frontier/frontier.ts'
import { limitsOf, solveVariant } from '../../../solver/rotation/solve.ts'
import { policyWith } from '../../support/policy.ts'
import { randomCounty } from '../../support/random-county.ts'
import { everyChoice } from './brute.ts'
import { toyInput } from './toy.ts'

const options = { seed: 1, effort: 'quick' } as const
const inCurve = ({ quota, balanced, full }: Frontier) => [quota, balanced, full]

describe.each([0, 1, 2, 3])('toy %i', (turn) => {
  test('quota only is the best of the fewest moves; full effect misses as little as any plan', async () => {
    const input = toyInput(turn)
    const problem = buildProblem(input)
    const legal = [...everyChoice(problem)]
      .filter((choice) => brokenLimits(problem, limitsOf(problem), choice).length === 0)
      .map((choice) => ({ moves: movesIn(choice), ...evaluate(problem, choice, 'none') }))
    const fewest = Math.min(...legal.map(({ moves }) => moves))
    const best = Math.min(...legal.filter(({ moves }) => moves === fewest).map(({ objective }) => objective))
    const { quota, balanced, full } = await solveFrontier(input, 'rotation', options)
    expect(movesIn((await fewestMoves(problem, limitsOf(problem), 1))!)).toBe(fewest)
    expect(movesIn(quota.choice)).toBe(fewest)
    expect(evaluate(problem, quota.choice, 'none').objective).toBeCloseTo(best, 6)
    const most = legal.filter(({ moves }) => moves >= movesIn(balanced.choice))
    const least = Math.min(...most.map(({ terms }) => terms.shortage))
    expect(evaluate(problem, full.choice, 'none').terms.shortage).toBeCloseTo(least, 6)
  })
})

const policy = policyWith({
  rotation: { minRatioOfEligible: 0.1, minBackboneShare: 0.2, coverageTolerance: 0.05 },
})

test('along the curve moves never fall and missing periods never rise; all are legal and above the bound', async () => {
  let apart = 0
  await fc.assert(
    fc.asyncProperty(fc.nat(10_000), async (seed) => {
      const input: RotationInput = {
        ...randomCounty({ sites: 3, teachers: 30, seed, clusterSize: 3 }),
        policy,
      }
      const problem = buildProblem(input)
      // Where not all rules can hold, each plan breaks what costs it least.
      fc.pre((await fewestMoves(problem, limitsOf(problem), 1)) !== undefined)
      const curve = inCurve(await solveFrontier(input, 'both', options))
      const moves = curve.map(({ choice }) => movesIn(choice))
      const missing = curve.map(({ choice }) => evaluate(problem, choice, 'by-the-hour').terms.shortage)
      for (const at of [1, 2]) {
        expect(moves[at]!).toBeGreaterThanOrEqual(moves[at - 1]!)
        expect(missing[at]!).toBeLessThanOrEqual(missing[at - 1]! + 1e-6)
      }
      if (moves[2]! > moves[0]! && missing[2]! < missing[0]!) apart++
      for (const { choice, visits, bound } of curve) {
        expect(brokenLimits(problem, limitsOf(problem), choice)).toEqual([])
        expect(bound).toBeLessThanOrEqual(evaluate(problem, choice, { visits }).objective + 1e-6)
      }
    }),
    { numRuns: 3 },
  )
  expect(apart).toBeGreaterThan(0)
}, 120_000)

test('the balanced plan is the plan that is made without the others', async () => {
  const input = {
    ...randomCounty({ sites: 3, teachers: 30, seed: 8, clusterSize: 3 }),
    policy,
  }
  const { balanced } = await solveFrontier(input, 'both', options)
  const alone = await solveVariant(buildProblem(input), 'both', options)
  expect(balanced).toEqual(alone)
})
