import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildProblem } from '../../../../solver/rotation/build.ts'
import { brokenLimits, evaluate } from '../../../../solver/rotation/evaluate.ts'
import type { RotationProblem } from '../../../../solver/rotation/problem.ts'
import { limitsOf, solveVariant } from '../../../../solver/rotation/solve.ts'
import { planVisits } from '../../../../solver/rotation/visits.ts'
import { Portable } from '../../../../solver/rotation/sweep/portable.ts'
import { solveStations, type SweepPoint, sweepRotation } from '../../../../solver/rotation/sweep/sweep.ts'
import type { BuiltCounty } from '../../../support/county.ts'
import { policyWith } from '../../../support/policy.ts'
import { randomCounty } from '../../../support/random-county.ts'
import { threeSites } from '../../../support/three-sites.ts'
import { bruteForce } from '../brute.ts'

type Changes = NonNullable<NonNullable<Parameters<typeof policyWith>[0]>['rotation']>

const rules = {
  minBackboneShare: 0.2,
  leaveCapShare: 0.4,
  headcountBand: { lossMax: 2, gainMax: 2 },
  coverageTolerance: 1,
} satisfies Changes

const under = (built: BuiltCounty, changes: Changes): RotationProblem =>
  buildProblem({ ...built, policy: policyWith({ rotation: { ...rules, ...changes } }) })
const quotas = (built: BuiltCounty, shares: readonly number[]): RotationProblem[] =>
  shares.map((minRatioOfEligible) => under(built, { minRatioOfEligible }))
const caps = (built: BuiltCounty, km: readonly number[]): RotationProblem[] =>
  km.map((maxCommuteKm) => under(built, { maxCommuteKm, minRatioOfEligible: 0.1 }))

const sweep = (problems: readonly RotationProblem[]): Promise<SweepPoint[]> =>
  sweepRotation(problems, 'both', { seed: 1, effort: 'quick' })

const QUOTAS = [0.05, 0.15, 0.3, 0.45]
const CAPS = [3, 8, 20, 100]
const small = (seed: number): BuiltCounty => randomCounty({ sites: 4, teachers: 45, seed, clusterSize: 2 })

const toy = (turn: number): BuiltCounty =>
  threeSites(turn, (t) => ({ backbone: (t + turn) % 3 === 0 ? 'county' : 'none' }))

describe('a sweep', () => {
  it.each([0, 1, 2])('finds for each quota what trying all plans finds (toy %i)', async (turn) => {
    const problems = quotas(toy(turn), [0.1, 0.2, 0.35, 0.5])
    const points = await sweep(problems)
    problems.forEach((problem, k) => {
      const best = bruteForce(problem, 'by-the-hour')
      if (!best) {
        expect(points[k]!.gives.length).toBeGreaterThan(0)
        return
      }
      expect(points[k]!.gives).toEqual([])
      expect(points[k]!.bound).toBeLessThanOrEqual(best.evaluation.objective + 1e-6)
      expect(points[k]!.value).toBeCloseTo(best.evaluation.objective, 6)
    })
  })

  it.each([0, 1, 2])('finds for each commute what trying all plans finds (toy %i)', async (turn) => {
    const problems = caps(toy(turn), [6, 9, 14, 40])
    const points = await sweep(problems)
    problems.forEach((problem, k) => {
      const best = bruteForce(problem, 'by-the-hour')
      if (!best) return
      expect(points[k]!.bound).toBeLessThanOrEqual(best.evaluation.objective + 1e-6)
      expect(points[k]!.value).toBeCloseTo(best.evaluation.objective, 6)
    })
  })

  it('never claims more than a solve of the one value can refute', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(10_000), fc.boolean(), async (seed, byQuota) => {
        const built = small(seed)
        const problems = byQuota ? quotas(built, QUOTAS) : caps(built, CAPS)
        const points = await sweep(problems)
        for (const [k, problem] of problems.entries()) {
          const { value, bound, moves, gives } = points[k]!
          const portable = new Portable(problem)
          const choice = portable.choiceOf(moves.map(({ teacherId, unit }) => `${teacherId} ${unit}`))
          expect(evaluate(problem, choice, 'by-the-hour').objective).toBeCloseTo(value, 6)
          expect(bound).toBeLessThanOrEqual(value + 1e-6)
          if (gives.length > 0) continue
          expect(brokenLimits(problem, limitsOf(problem), choice)).toEqual([])
          const alone = await solveVariant(problem, 'both', { seed: 2, effort: 'quick' })
          // The bound of a single solve holds for whole visits.
          const visits = await planVisits(problem, choice, { seed: 1, relGap: 0, maxLpIterations: 10_000 })
          expect(alone.bound).toBeLessThanOrEqual(evaluate(problem, choice, { visits }).objective + 1e-6)
          const found = evaluate(problem, alone.choice, 'by-the-hour').objective
          expect(bound).toBeLessThanOrEqual(found + 1e-6)
        }
      }),
      { numRuns: 3 },
    )
  })

  it('falls with a longer commute, and a higher quota saves no more than the price of the moves it frees', async () => {
    const built = small(77)
    const byCap = await sweep(caps(built, CAPS))
    for (const [k, point] of byCap.slice(1).entries()) {
      expect(point.value).toBeLessThanOrEqual(byCap[k]!.value + 1e-9)
      expect(point.bound).toBeLessThanOrEqual(byCap[k]!.bound + 1e-9)
    }
    expect(byCap.at(-1)!.value).toBeLessThan(byCap[0]!.value)
    const price = policyWith().rotationWeights.moveBeyondQuota
    const byQuota = await sweep(quotas(built, QUOTAS))
    for (const [k, point] of byQuota.slice(1).entries()) {
      const freed = price * (point.requiredMoves - byQuota[k]!.requiredMoves)
      expect(byQuota[k]!.value).toBeLessThanOrEqual(point.value + freed + 1e-9)
      expect(point.bound).toBeGreaterThanOrEqual(byQuota[k]!.bound - freed - 1e-9)
    }
  })

  it('proves no bound that its own plans refute', async () => {
    const cases = [1, 2].flatMap((seed) => [quotas(small(seed), QUOTAS), caps(small(seed), CAPS)])
    for (const problems of cases) {
      const stations = await solveStations(problems, 'both', { seed: 1, effort: 'quick' })
      for (const { bound, value } of stations) expect(bound).toBeLessThanOrEqual(value + 1e-6)
    }
  })

  it('says how far a quota is out of reach', async () => {
    const [possible, beyond] = await sweep(quotas(small(5), [0.1, 0.95]))
    expect(possible!.gives).toEqual([])
    expect(beyond!.gives.map(({ rule }) => rule)).toContain('quota-teachers')
    const short = beyond!.gives.find(({ rule }) => rule === 'quota-teachers')!.gives
    expect(beyond!.moves.length + short).toBeGreaterThanOrEqual(beyond!.requiredMoves)
  })

  it('is the same twice', async () => {
    const problems = quotas(small(9), QUOTAS)
    expect(JSON.stringify(await sweep(problems))).toBe(JSON.stringify(await sweep(problems)))
  })
})
