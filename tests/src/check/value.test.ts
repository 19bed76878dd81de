/** The checker's own value of a rotation against the solver's evaluator: two programs, one definition. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LentVisits } from '../../../models/plan.ts'
import { SUBJECTS } from '../../../models/subject.ts'
import { checkPlan } from '../../../src/check/check.ts'
import { buildProblem } from '../../../solver/rotation/build.ts'
import { goodPlan, rotationPlan, type Scene } from '../../support/good-plan.ts'
import { EVERY_RULE, lively } from '../../support/every-rule.ts'
import { policyWith } from '../../support/policy.ts'
import { randomCounty } from '../../support/random-county.ts'

const policies = [
  policyWith({ rotation: { minRatioOfEligible: 0.1, minBackboneShare: 0.2 } }),
  policyWith({
    load: { secondSubjectMaxShare: 0.3, anyTeacherSubjects: ['labour', 'science'] },
    itinerant: { periodsPerHalfDay: 3, maxHalfDaysPerWeek: 2, subjects: ['pe', 'maths', 'labour'] },
    principals: { minRatio: 0.5 },
  }),
  policyWith({
    itinerant: { allowed: false },
    rotation: { allowHighToLow: true, urbanMinRatio: 0.1, backboneBase: 'eligible', minBackboneShare: 0.1 },
    rotationWeights: { surplusPeriod: 1, shortagePeriod: { pe: 2 } },
  }),
  policyWith({ ...EVERY_RULE, mentoring: { within: 'school' } }),
]

/** A random county with some junior classes and teachers, form teachers, people away, and some whose home is known. */
function anyScene(seed: number): Scene {
  const { county, travel } = lively(randomCounty({ sites: 6, teachers: 60, seed, clusterSize: 3 }))
  const nineYear = new Set(county.sites.filter((_, s) => (s + seed) % 3 === 0).map(({ id }) => id))
  const classes = county.classes.flatMap((c) =>
    nineYear.has(c.siteId) && c.grade === 6 ? [c, { ...c, id: `${c.id}-7`, grade: 7, pupils: 41 }] : c,
  )
  const sites = county.sites.map((site) =>
    nineYear.has(site.id) ? { ...site, stages: ['primary' as const, 'junior' as const] } : site,
  )
  const teachers = county.teachers.map((teacher, t) => ({
    ...teacher,
    ...(t % 5 === seed % 5 && { stage: 'junior' as const, certificate: 'junior' as const }),
    ...(t % 4 === 1 && { formClassId: classes[t % classes.length]!.id }),
    ...(t % 11 === 3 && { status: 'sick-leave' as const }),
    ...(t % 7 === 2 && { role: 'vice-principal' as const }),
    ...(t % 3 === 0 && { homePosition: { lat: 0, lon: (t % 10) / 100 } }),
  }))
  return {
    county: { ...county, sites, classes, teachers },
    travel,
    policy: policies[seed % policies.length]!,
  }
}

const NAMED_TERMS = [
  ...['visits', 'dispersion', 'commute', 'moves', 'wishes'],
  ...['ruralYear', 'relief', 'served', 'mentors', 'teams'],
]

const pick = (salt: number, n: number, of: number): number => ((salt + 1) * 7919 * (n + 3)) % of

/** Some legal moves and some lending, drawn from what is open. */
function anyPlan(scene: Scene, salt: number) {
  const problem = buildProblem(scene)
  const { candidates, units, sites, persons, movers, arcs } = problem
  const moves: Record<string, string> = {}
  movers.forEach((person, m) => {
    const [from, to] = [candidates.starts[m]!, candidates.starts[m + 1]!]
    if (pick(salt, m, 5) > 1) return
    const candidate = from + pick(salt, m, to - from)
    moves[persons[person]!.id] = sites[units[candidates.unit[candidate]!]!.site]!.id
  })
  const lending = arcs.flatMap(({ from, to, subject }, a): LentVisits | [] => {
    if (pick(salt, a, 4) > 0) return []
    const siteId = (unit: number) => sites[units[unit]!.site]!.id
    const stage = units[from]!.stage
    return {
      fromSiteId: siteId(from),
      toSiteId: siteId(to),
      stage,
      subject: SUBJECTS[subject]!,
      visits: 1 + pick(salt, a, 3),
    }
  })
  return { plan: rotationPlan(scene, moves, lending), moved: Object.keys(moves).length, lent: lending.length }
}

const countMismatches = (scene: Scene, plan: Parameters<typeof checkPlan>[0]['plan']) =>
  checkPlan({ ...scene, plan }).filter(({ rule }) => rule === 'count-mismatch')

describe('the value of a rotation', () => {
  test('agrees with the solver on random moves and lending', () => {
    let [moved, lent] = [0, 0]
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (seed, salt) => {
        const scene = anyScene(seed)
        const drawn = anyPlan(scene, salt)
        moved += drawn.moved
        lent += drawn.lent
        expect(countMismatches(scene, drawn.plan)).toEqual([])
      }),
      { numRuns: 40 },
    )
    expect(moved).toBeGreaterThan(100)
    expect(lent).toBeGreaterThan(100)
  })

  test('is noticed when any term, the objective, a count or the lending is off', () => {
    const places = (change: (plan: ReturnType<typeof goodPlan>['plan']) => void) => {
      const { plan, ...scene } = goodPlan()
      change(plan)
      return [...new Set(countMismatches(scene, plan).map(({ where }) => where))]
    }
    for (const term of NAMED_TERMS) {
      expect(places(({ rotation }) => void (rotation.terms[term]! += 1e-4))).toEqual([
        `rotation.terms.${term}`,
      ])
    }
    expect(places(({ rotation }) => void (rotation.terms.surplus! += 1e-4))).toEqual([
      'rotation.terms.shortage + surplus',
    ])
    expect(places(({ rotation }) => void (rotation.lending![0]!.visits += 1))).toContain('rotation.objective')
    expect(places(({ rotation }) => void Reflect.deleteProperty(rotation, 'lending'))).toContain(
      'rotation.objective',
    )
    expect(places(({ rotation }) => void (rotation.bound = rotation.objective + 1))).toContain(
      'rotation.bound',
    )
    expect(places(({ rotation }) => void (rotation.gap = 0.5))).toEqual(['rotation.gap'])
    expect(places(({ rotation }) => void (rotation.status = 'optimal'))).toEqual(['rotation.status'])
  })
})
