import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Policy } from '../../../models/policy.ts'
import { membersOf, valueOf, valueOfCluster } from '../../../solver/clustering/evaluate.ts'
import { lagrangianBound } from '../../../solver/clustering/lagrangian.ts'
import { improvePartition } from '../../../solver/clustering/local-search.ts'
import {
  type Assignment,
  buildClusterProblem,
  type ClusterProblem,
} from '../../../solver/clustering/problem.ts'
import { DIFFERENT_SHARE, differingShare, solveClusters } from '../../../solver/clustering/solve.ts'
import { county } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'

type ClusterRules = Partial<Policy['cluster']>

/** Six primary schools on a line, their strengths and places drawn by the seed, in two clusters today. */
function line(seed: number, rules: ClusterRules = {}, count = 2): ClusterProblem {
  const sketch = county()
  const ids = ['A', 'B', 'C', 'D', 'E', 'F']
  ids.forEach((id, i) => {
    sketch.site(id, {
      km: (seed * (i + 3) * 7) % 41,
      grades: [1, 2],
      strength: 40 + ((seed * (i + 1) * 13) % 50),
    })
    if ((seed + i) % 3 === 0) sketch.teacher(`t${id}`, id, { subject: 'music' })
  })
  const { county: built, travel } = sketch
    .cluster('K1', ['A', 'B', 'C'])
    .cluster('K2', ['D', 'E', 'F'])
    .build()
  const policy = policyWith({
    cluster: { membersMin: 1, membersMax: 3, coreStrengthMin: 0, ...rules },
    itinerant: { subjects: ['music', 'pe'] },
  })
  return buildClusterProblem({ county: built, policy, travel, count })
}

/** Every assignment of blocks to cores. */
function* allAssignments(problem: ClusterProblem): Generator<Assignment> {
  const n = problem.blocks.length
  const choice = new Int32Array(n)
  for (let code = 0; code < n ** n; code++) {
    for (let b = 0, rest = code; b < n; b++, rest = Math.floor(rest / n)) choice[b] = rest % n
    yield choice
  }
}

function bruteForce(problem: ClusterProblem): number {
  let best = Infinity
  for (const assignment of allAssignments(problem)) {
    if ([...assignment].some((core) => assignment[core] !== core)) continue
    const { cost, broken } = valueOf(problem, assignment)
    if (broken === 0) best = Math.min(best, cost)
  }
  return best
}

describe('cluster forming against every partition', () => {
  it.each([1, 2, 3, 4])('finds and proves the best one (county %i)', async (seed) => {
    const problem = line(seed)
    const { best, bound, status } = await solveClusters(problem, {
      seed: 1,
      effort: 'quick',
      alternatives: 0,
    })
    const optimum = bruteForce(problem)
    expect(best.broken).toBe(0)
    expect(best.cost).toBeCloseTo(optimum, 6)
    expect(bound).toBeLessThanOrEqual(optimum + 1e-6)
    expect(status).toBe('optimal')
  })

  it('has a Lagrangian bound below every partition within the rules', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const problem = line(seed, seed % 2 === 0 ? { mix: { primary: 2, nineYear: 0 } } : {})
      const { bound } = lagrangianBound(problem, problem.today)
      expect(bound).toBeLessThanOrEqual(bruteForce(problem) + 1e-6)
      expect(bound).toBeGreaterThan(0)
    }
  })

  it('keeps clusters together by steps where the policy asks for it', async () => {
    const rules = { neighbourMaxMin: 14, membersMin: 0, membersMax: 5 }
    for (let seed = 1; seed <= 4; seed++) {
      const problem = line(seed, rules)
      const optimum = bruteForce(problem)
      const { best, status } = await solveClusters(problem, { seed: 1, effort: 'quick', alternatives: 0 })
      if (optimum === Infinity) expect(best.broken).toBeGreaterThan(0)
      else expect([best.cost.toFixed(4), status]).toEqual([optimum.toFixed(4), 'optimal'])
    }
  })
})

describe('the search', () => {
  it('tracks the cost it would compute from nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 1000 }), (county, seed) => {
        const problem = line(county)
        const best = improvePartition(problem, problem.today, { seed, iterations: 200 })
        const { cost } = valueOf(problem, best)
        expect(cost).toBeLessThanOrEqual(valueOf(problem, problem.today).cost + 1e-6)
        const parts = [...membersOf(best)].reduce(
          (sum, [core, members]) => sum + valueOfCluster(problem, core, members).cost,
          0,
        )
        const { changedSites } = valueOf(problem, best).measures
        expect(cost).toBeCloseTo(parts + problem.policy.cluster.weights.changedSite * changedSites, 6)
      }),
      { numRuns: 100 },
    )
  })

  it('gives the same partition for the same seed', async () => {
    const options = { seed: 4, effort: 'quick', alternatives: 2 } as const
    expect(await solveClusters(line(3), options)).toEqual(await solveClusters(line(3), options))
  })
})

describe('rules', () => {
  it('a village school stays with the school that runs it', async () => {
    const { county: built, travel } = county()
      .site('A', { km: 0, grades: [1] })
      .site('B', { km: 50, grades: [1], parentSiteId: 'A', kind: 'teaching-point' })
      .site('C', { km: 51, grades: [1] })
      .site('D', { km: 1, grades: [1] })
      .cluster('K', ['A', 'B', 'C', 'D'])
      .build()
    const policy = policyWith({ cluster: { membersMin: 0, membersMax: 3 } })
    const problem = buildClusterProblem({ county: built, policy, travel, count: 2 })
    const { best } = await solveClusters(problem, { seed: 1, effort: 'quick', alternatives: 0 })
    expect(problem.blocks.map(({ sites }) => sites.map(({ id }) => id))).toEqual([['A', 'B'], ['C'], ['D']])
    expect(best.broken).toBe(0)
  })

  it('a junior school does not follow a primary core', () => {
    const { county: built, travel } = county()
      .site('A', { grades: [1] })
      .site('B', { grades: [7] })
      .site('C', { grades: [1, 7] })
      .build()
    const policy = policyWith({ cluster: { sameStage: true } })
    const problem = buildClusterProblem({ county: built, policy, travel, count: 1 })
    const follows = (b: number, core: number): boolean => problem.travelMin[b * 3 + core]! < Infinity
    expect([follows(1, 0), follows(2, 0), follows(0, 1), follows(0, 2), follows(1, 2)]).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
  })

  it('says so when the number and the sizes cannot be had together', async () => {
    const problem = line(1, { membersMin: 4 }, 2)
    const { best, status } = await solveClusters(problem, { seed: 1, effort: 'quick', alternatives: 0 })
    expect(best.broken).toBeGreaterThan(0)
    expect(status).toBe('infeasible')
  })
})

describe('proposals', () => {
  it('one is nowhere worse than today, and alternatives differ in a fifth of the sites', async () => {
    for (const seed of [2, 5]) {
      const problem = line(seed)
      const result = await solveClusters(problem, { seed: 1, effort: 'quick', alternatives: 2 })
      const now = result.today!.measures
      const then = result.dominating!.measures
      for (const key of [
        'unevenSites',
        'meanTravelMin',
        'maxTravelMin',
        'strengthGap',
        'missingPeriods',
      ] as const)
        expect(then[key]).toBeLessThanOrEqual(now[key] + 1e-6)
      for (const { assignment } of result.alternatives)
        expect(differingShare(problem, assignment, result.best.assignment)).toBeGreaterThanOrEqual(
          DIFFERENT_SHARE,
        )
    }
  })
})
