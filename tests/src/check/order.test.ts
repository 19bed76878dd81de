/** The checker's answer follows from what is said, not from the order in which it is said. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { County } from '../../../models/county.ts'
import type { Plan } from '../../../models/plan.ts'
import { checkPlan } from '../../../src/check/check.ts'
import type { CheckInput } from '../../../src/check/facts.ts'
import { goodPlan } from '../../support/good-plan.ts'
import { COVER_FAULTS } from './faults/cover.ts'
import { MOVE_FAULTS } from './faults/moves.ts'
import { VISIT_FAULTS } from './faults/visits.ts'
import { WEEK_FAULTS } from './faults/week.ts'

/** Sorts by keys that depend on the salt: any order may come out. */
function shuffled<T>(list: readonly T[], salt: number): T[] {
  const key = (n: number): number => ((n + 1) * (2 * salt + 7919)) % 104_729
  return list
    .map((item, n) => ({ item, n: key(n) }))
    .sort((a, b) => a.n - b.n)
    .map(({ item }) => item)
}

const turnedCounty = (county: County, salt: number): County => ({
  ...county,
  sites: shuffled(county.sites, salt),
  clusters: shuffled(county.clusters, salt),
  classes: shuffled(county.classes, salt),
  teachers: shuffled(county.teachers, salt),
  rooms: shuffled(county.rooms, salt),
  bellSchedules: shuffled(county.bellSchedules, salt),
})

const turnedPlan = (plan: Plan, salt: number): Plan => ({
  ...plan,
  stages: shuffled(plan.stages, salt),
  postings: shuffled(plan.postings, salt),
  rotation: {
    ...plan.rotation,
    moves: shuffled(plan.rotation.moves, salt),
    headcounts: shuffled(plan.rotation.headcounts, salt),
    comparison: shuffled(plan.rotation.comparison, salt),
    lending: shuffled(plan.rotation.lending ?? [], salt),
  },
  duties: {
    ...plan.duties,
    duties: shuffled(plan.duties.duties, salt),
    visits: shuffled(plan.duties.visits, salt),
    unmet: shuffled(plan.duties.unmet, salt),
  },
  timetable: { ...plan.timetable, lessons: shuffled(plan.timetable.lessons, salt) },
  indicators: {
    before: { ...plan.indicators.before, rows: shuffled(plan.indicators.before.rows, salt) },
    after: { ...plan.indicators.after, sites: shuffled(plan.indicators.after.sites, salt) },
  },
})

const turned = (input: CheckInput, salt: number): CheckInput => ({
  ...input,
  county: turnedCounty(input.county, salt),
  plan: turnedPlan(input.plan, salt),
})

describe('the order of the lists of county and plan', () => {
  test('leaves a good plan good', () => {
    const scene = goodPlan()
    fc.assert(
      fc.property(fc.nat(50_000), (salt) => {
        expect(checkPlan(turned(scene, salt))).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  test('leaves every finding as it is, word for word', () => {
    const faults = [...MOVE_FAULTS, ...COVER_FAULTS, ...VISIT_FAULTS, ...WEEK_FAULTS]
    fc.assert(
      fc.property(fc.constantFrom(...faults), fc.nat(50_000), (fault, salt) => {
        const input = fault.input()
        const found = checkPlan(input)
        expect(found).not.toEqual([])
        expect(checkPlan(turned(input, salt))).toEqual(found)
      }),
      { numRuns: 50 },
    )
  })
})
