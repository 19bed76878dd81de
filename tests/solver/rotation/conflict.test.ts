import { describe, expect, test } from 'vitest'
import type { Pins } from '../../../models/county.ts'
import { buildProblem, type RotationInput } from '../../../solver/rotation/build.ts'
import { diagnoseConflicts } from '../../../solver/rotation/conflict/diagnose.ts'
import { type Element, looseProblem, type LooseProblem } from '../../../solver/rotation/conflict/elements.ts'
import { canHold } from '../../../solver/rotation/conflict/settle.ts'
import { smallestConflict, smallestHitting } from '../../../solver/rotation/conflict/smallest.ts'
import { brokenLimits } from '../../../solver/rotation/evaluate.ts'
import { solveRotation } from '../../../solver/rotation/rotation.ts'
import { activityOf, excessOf } from '../../../solver/rotation/rules/limit.ts'
import { limitsOf } from '../../../solver/rotation/solve.ts'
import { county } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'
import { everyChoice } from './brute.ts'

type Changes = NonNullable<Parameters<typeof policyWith>[0]>

/** Three small sites on a line, 10 km apart, eight teachers who may move. */
function tiny(changes: Changes, pins: Partial<Pins> = {}): RotationInput {
  const sketch = county().site('A', { km: 0, locale: 'urban' }).site('B', { km: 10 }).site('C', { km: 20 })
  sketch
    .teachersAlike(4, 'a', 'A')
    .teachersAlike(2, 'b', 'B', { backbone: 'county' })
    .teachersAlike(1, 'c', 'C')
  sketch.teacher('ex', 'A', { exemptions: [{ code: 'illness', until: '2028-01-01' }] })
  return {
    ...sketch.build(),
    policy: policyWith({ ...changes, rotation: { minBackboneShare: 0, ...changes.rotation } }),
    pins: { serve: [], forbid: [], ...pins },
  }
}

/** Every combination of rules that some plan keeps, by trying all plans. */
function keptTogether({ problem, limits, shutBy, elements }: LooseProblem): ReadonlySet<Element>[] {
  return [...everyChoice(problem)].map((choice) => {
    const broken = new Set<Element>()
    for (const { element, limit } of limits)
      if (excessOf(limit, activityOf(problem, limit, choice)) > 0) broken.add(element)
    for (const candidate of choice)
      if (candidate >= 0) for (const element of shutBy[candidate]!) broken.add(element)
    return new Set(elements.filter((element) => !broken.has(element)))
  })
}

const subsets = (list: readonly Element[], size: number): Element[][] =>
  size === 0
    ? [[]]
    : list.flatMap((first, at) => subsets(list.slice(at + 1), size - 1).map((rest) => [first, ...rest]))

const worlds: readonly (readonly [string, Changes, Partial<Pins>])[] = [
  [
    'quota against leaving caps',
    { rotation: { minRatioOfEligible: 0.7, leaveCapShare: 0.3, headcountBand: { lossMax: 9, gainMax: 9 } } },
    {},
  ],
  [
    'quota against the commute',
    { rotation: { minRatioOfEligible: 0.3, maxCommuteKm: 5, leaveCapShare: 1 } },
    {},
  ],
  [
    'quota against scope',
    { rotation: { minRatioOfEligible: 0.3, scope: 'within-cluster', leaveCapShare: 1 } },
    {},
  ],
  [
    'a pin against an exemption',
    { rotation: { minRatioOfEligible: 0 } },
    { serve: [{ teacherId: 'ex', siteId: 'B' }] },
  ],
  [
    'a pin against the commute',
    { rotation: { minRatioOfEligible: 0, maxCommuteKm: 15 } },
    { serve: [{ teacherId: 'a1', siteId: 'C' }] },
  ],
  [
    'pins against a headcount',
    { rotation: { minRatioOfEligible: 0, leaveCapShare: 1, headcountBand: { lossMax: 9, gainMax: 1 } } },
    {
      serve: [
        { teacherId: 'a1', siteId: 'C' },
        { teacherId: 'a2', siteId: 'C' },
        { teacherId: 'c1', siteId: 'C' },
      ],
    },
  ],
  [
    'urban quota against forbids',
    {
      rotation: {
        minRatioOfEligible: 0,
        urbanMinRatio: 0.7,
        leaveCapShare: 1,
        headcountBand: { lossMax: 9, gainMax: 9 },
      },
    },
    { forbid: [{ teacherId: 'a1' }, { teacherId: 'a2' }, { teacherId: 'a3' }] },
  ],
]

describe.each(worlds)('%s', (_, changes, pins) => {
  const input = tiny(changes, pins)
  const loose = looseProblem(input)
  const kept = keptTogether(loose)
  const possible = (set: readonly Element[]): boolean =>
    kept.some((together) => set.every((element) => together.has(element)))

  test('the set found cannot hold, every smaller one can', async () => {
    const set = await smallestConflict(loose, new Set(loose.elements), { seed: 1 })
    expect(set).toBeDefined()
    expect(possible(set!)).toBe(false)
    for (const smaller of subsets(loose.elements, set!.length - 1)) expect(possible(smaller)).toBe(true)
  })

  test('each relaxation found is enough, by trying all plans; and none is promised where none is', async () => {
    const { conflicts } = await solveRotation(input, { seed: 1, effort: 'quick' })
    expect(conflicts.length).toBeGreaterThan(0)
    const [set, ...more] = await diagnoseConflicts(input, conflicts, { seed: 1 })
    expect(more).toEqual([])
    expect(set!.rules.length).toBeGreaterThan(0)
    expect(set!.relaxations.some(({ enough }) => enough)).toBe(true)
    for (const { text } of [...set!.rules, ...set!.relaxations])
      expect(`${text.zh}${text.en}`).not.toMatch(/undefined|null|NaN/)
  })
})

test('rules that hold together are no conflict', async () => {
  const loose = looseProblem(tiny({ rotation: { minRatioOfEligible: 0.1, leaveCapShare: 1 } }))
  expect(await smallestConflict(loose, new Set(loose.elements), { seed: 1 })).toBeUndefined()
})

test('the smallest change: the quota falls to what the caps allow, no lower; the caps rise to what it needs, no higher', async () => {
  const changes = {
    rotation: { minRatioOfEligible: 0.7, leaveCapShare: 0.3, headcountBand: { lossMax: 9, gainMax: 9 } },
  }
  const input = tiny(changes)
  const { conflicts } = await solveRotation(input, { seed: 1, effort: 'quick' })
  const [set] = await diagnoseConflicts(input, conflicts, { seed: 1 })
  expect(set!.rules.map(({ rule }) => rule).sort()).toEqual(['leave-cap', 'quota-teachers'])
  // Of 7 eligible 5 must move; 1 of 5 at A, 0 of 2 at B, 0 of 1 at C may leave: one in all. At 80 % it is 4 + 1.
  const shown = set!.relaxations.map(({ text }) => text.zh)
  expect(shown).toContain('教师交流比例由 70% 放宽到 14%')
  expect(shown).toContain('单校派出上限（占教师比例）由 30% 放宽到 80%')
  for (const [leaveCapShare, enough] of [
    [0.79, false],
    [0.8, true],
  ] as const) {
    const turned = tiny({ rotation: { ...changes.rotation, leaveCapShare } })
    const problem = buildProblem(turned)
    const any = [...everyChoice(problem)].some(
      (choice) => brokenLimits(problem, limitsOf(problem), choice).length === 0,
    )
    expect(any).toBe(enough)
    expect(await canHold(turned, new Set(), { seed: 1 })).toBe(enough)
  }
})

test('two conflicts apart are told apart', async () => {
  const input = tiny(
    { rotation: { minRatioOfEligible: 0.7, leaveCapShare: 0.3, headcountBand: { lossMax: 9, gainMax: 9 } } },
    { serve: [{ teacherId: 'ex', siteId: 'B' }] },
  )
  const { conflicts } = await solveRotation(input, { seed: 1, effort: 'quick' })
  const sets = await diagnoseConflicts(input, conflicts, { seed: 1 })
  const rules = sets.map((set) =>
    set.rules
      .map(({ rule }) => rule)
      .sort()
      .join(),
  )
  expect(rules.sort()).toEqual(['leave-cap,quota-teachers', 'not-eligible,pin'])
})

test('hitting sets are as small as can be', () => {
  expect(smallestHitting([])).toEqual([])
  expect(
    smallestHitting([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ]),
  ).toEqual(['a', 'b'])
  expect(
    smallestHitting([
      ['a', 'x'],
      ['b', 'x'],
      ['c', 'x'],
    ]),
  ).toEqual(['x'])
})
