import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Pins } from '../../models/county.ts'
import type { Site } from '../../models/site.ts'
import { buildProblem } from '../../solver/rotation/build.ts'
import { brokenLimits, evaluate } from '../../solver/rotation/evaluate.ts'
import type { RotationOutcome } from '../../solver/rotation/outcome.ts'
import { solveRotation } from '../../solver/rotation/rotation.ts'
import { limitsOf, solveVariant } from '../../solver/rotation/solve.ts'
import type { BuiltCounty } from '../support/county.ts'
import { lively } from '../support/every-rule.ts'
import { policyWith } from '../support/policy.ts'
import { randomCounty } from '../support/random-county.ts'

type Changes = NonNullable<Parameters<typeof policyWith>[0]>

const strict = {
  rotation: {
    minRatioOfEligible: 0.1,
    minBackboneShare: 0.2,
    leaveCapShare: 0.25,
    headcountBand: { lossMax: 1, gainMax: 1 },
    coverageTolerance: 0.01,
  },
} satisfies Changes

const plan = (built: BuiltCounty, changes: Changes = strict, pins?: Pins): Promise<RotationOutcome> =>
  solveRotation(
    { ...built, policy: policyWith(changes), ...(pins && { pins }) },
    { seed: 1, effort: 'quick' },
  )

const small = (seed: number): BuiltCounty => randomCounty({ sites: 4, teachers: 45, seed, clusterSize: 2 })
const anySeed = fc.nat(10_000)

describe('a plan of any county', () => {
  test('keeps every limit or reports the conflict, and stands above its bound', async () => {
    await fc.assert(
      fc.asyncProperty(anySeed, async (seed) => {
        const problem = buildProblem({ ...small(seed), policy: policyWith(strict) })
        const result = await solveVariant(problem, 'both', { seed: 1, effort: 'quick' })
        const broken = brokenLimits(problem, limitsOf(problem), result.choice)
        const given = result.gives.filter((give) => give !== 0).length
        expect(broken.length).toBeLessThanOrEqual(given)
        const { objective } = evaluate(problem, result.choice, { visits: result.visits })
        expect(result.bound).toBeLessThanOrEqual(objective + 1e-6)
      }),
      { numRuns: 8 },
    )
  })

  test('is the same twice, and whatever the order of the roster', async () => {
    await fc.assert(
      fc.asyncProperty(anySeed, async (seed) => {
        const built = small(seed)
        const { sites, classes, teachers } = built.county
        const turned = {
          ...built,
          county: {
            ...built.county,
            sites: [...sites].reverse(),
            classes: [...classes].reverse(),
            teachers: [...teachers].reverse(),
          },
        }
        const first = JSON.stringify(await plan(built))
        expect(JSON.stringify(await plan(built))).toBe(first)
        expect(JSON.stringify(await plan(turned))).toBe(first)
      }),
      { numRuns: 4 },
    )
  })

  test('keeps the planner’s pins and forbids', async () => {
    await fc.assert(
      fc.asyncProperty(anySeed, async (seed) => {
        const built = small(seed)
        const problem = buildProblem({ ...built, policy: policyWith(strict) })
        const pick = (n: number) => problem.persons[problem.movers[n % problem.movers.length]!]!.id
        const [sent, kept] = [pick(seed), pick(seed + 1)]
        const to = built.county.sites.find(
          (site) => site.id !== problem.sites[problem.persons.find((p) => p.id === sent)!.site]!.id,
        )!
        const pins = { serve: [{ teacherId: sent, siteId: to.id }], forbid: [{ teacherId: kept }] }
        const { rotation } = await plan(built, strict, pins)
        expect(rotation.moves.find((move) => move.teacherId === sent)?.toSiteId).toBe(to.id)
        expect(rotation.moves.some((move) => move.teacherId === kept)).toBe(false)
      }),
      { numRuns: 6 },
    )
  })

  test('each line of the comparison is worth what it says, and more freedom is never dearer than a bound', async () => {
    const { rotation } = await plan(small(3))
    expect(rotation.comparison.map((line) => line.variant)).toEqual([
      'nothing',
      'lending',
      'rotation',
      'both',
    ])
    const [nothing, lending, , both] = rotation.comparison
    expect(lending!.objective).toBeLessThanOrEqual(nothing!.objective + 1e-6)
    expect(both!.objective).toBeCloseTo(rotation.objective)
    const sum = Object.values(rotation.terms).reduce((total, points) => total + points, 0)
    expect(sum).toBeCloseTo(rotation.objective)
    for (const line of rotation.comparison)
      expect(line.bound ?? line.objective).toBeLessThanOrEqual(line.objective)
  })
})

/** Every rule at a value that leaves every plan open. */
const loose: Changes = {
  rotation: {
    lastYearRatio: 0,
    urbanMinRatio: 0,
    strongMinRatio: 1,
    strongToWeakMinShare: 1,
    managersStrongToWeakMinShare: 1,
    arriveCapShare: 1,
    leaveCapPerSubject: 50,
    arriveCapPerSubject: 50,
    headcountBand: { lossMax: 49, gainMax: 1 },
    clusterNetFlow: { lossMax: 500, gainMax: 500 },
    youngMaxShare: 1,
    restYearsAfterReturn: 9,
    volunteersNeverWorse: true,
    allowHighToLow: true,
    sameGradeBand: true,
    maxCommuteKm: 300,
  },
  principals: { minRatio: 0 },
  mentoring: { perBackboneMin: 0 },
  rotationWeights: { ruralYear: 9, servedYear: 9, mentorShort: 9, teamShort: 9 },
}

test('all rules at once, where none of them binds, change nothing, lending or not', async () => {
  const few = { rotation: { headcountBand: { lossMax: 50, gainMax: 1 } } }
  const [a, b] = [await plan(small(11), few), await plan(small(11), loose)]
  expect(a.rotation.moves.length).toBeGreaterThan(0)
  expect(a.rotation.lending!.length).toBeGreaterThan(0)
  expect(JSON.stringify(a.postings)).toBe(JSON.stringify(b.postings))
  expect(JSON.stringify(a.rotation.lending)).toBe(JSON.stringify(b.rotation.lending))
})

/** Shares of the moves, by what counts toward them. */
const shares: readonly (readonly [string, (from: Site, to: Site) => boolean, (share: number) => Changes])[] =
  [
    [
      'town-to-village',
      (from, to) => from.locale !== 'rural' && to.locale === 'rural',
      (share) => ({ rotation: { townToVillageMinShare: share } }),
    ],
    [
      'strong-to-weak',
      (from, to) => from.strength === 80 && to.strength === 40,
      (share) => ({ rotation: { strongToWeakMinShare: share } }),
    ],
  ]

test.each(shares)('%s: a share that the best plan has anyway costs nothing', async (_, counts, changes) => {
  const { county, travel } = lively(small(3))
  const siteOf = new Map(county.sites.map((site) => [site.id, site]))
  const best = async (own: Changes) => {
    const policy = policyWith({ ...own, itinerant: { allowed: false } })
    return (await solveRotation({ county, travel, policy }, { seed: 1, effort: 'thorough' })).rotation
  }
  const free = await best({})
  const found = free.moves.filter((m) => counts(siteOf.get(m.fromSiteId)!, siteOf.get(m.toSiteId)!)).length
  expect(found).toBeGreaterThan(0)
  const reached = found / free.moves.length
  expect((await best(changes(reached))).objective).toBeCloseTo(free.objective, 6)
  const more = await best(changes(Math.min(1, reached + 0.4)))
  expect(more.objective).toBeGreaterThan(free.objective)
})

test('quotas that caps cannot hold: the least-violating plan and the conflict in words', async () => {
  const changes = {
    rotation: { minRatioOfEligible: 0.5, leaveCapShare: 0.05, headcountBand: { lossMax: 1, gainMax: 1 } },
  }
  const { rotation, conflicts } = await plan(small(5), changes)
  expect(conflicts.map(({ rule }) => rule)).toEqual(['quota-teachers'])
  expect(conflicts[0]!.gives).toBe(rotation.requiredMoves - rotation.moves.length)
  expect(conflicts[0]!.text.zh).toContain(String(rotation.requiredMoves))
})
