import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeIndicators, postingsNow } from '../../models/balance.ts'
import type { Stage } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import { INDICATOR_NAMES } from '../../models/indicator-names.ts'
import { IndicatorKey, type Indicators } from '../../models/indicators.ts'
import type { Duty, Unmet } from '../../models/plan.ts'
import type { Policy } from '../../models/policy.ts'
import { type CountySketch, county } from '../support/county.ts'
import { policyWith } from '../support/policy.ts'
import { randomCounty } from '../support/random-county.ts'

type Facts = Partial<Parameters<typeof computeIndicators>[0]>

const indicatorsOf = (sketch: CountySketch, policy: Policy = policyWith(), facts: Facts = {}): Indicators => {
  const built = sketch.build().county
  return computeIndicators({ county: built, policy, postings: postingsNow(built), ...facts })
}
const row = (indicators: Indicators, key: IndicatorKey, stage: Stage = 'primary') =>
  indicators.rows.find((r) => r.key === key && r.stage === stage)!
const valueAt = (indicators: Indicators, siteId: string, key: IndicatorKey, stage: Stage = 'primary') =>
  indicators.sites.find((site) => site.siteId === siteId && site.stage === stage)!.values[key]

const duty = (id: string, own: Partial<Duty>): Duty => ({
  id,
  teacherId: 't',
  classIds: ['A-1'],
  subject: 'pe',
  periods: 4,
  siteId: 'A',
  mode: 'home',
  as: 'main',
  ...own,
})

describe('teachers', () => {
  test('over-qualified: associate degree in primary, bachelor in junior, by the stage of the post', () => {
    const sketch = county()
      .site('A', { grades: [1, 7], pupilsPerClass: 50 })
      .teacher('t1', 'A', { education: 'associate' })
      .teacher('t2', 'A', { education: 'secondary' })
      .teacher('t3', 'A', { education: 'associate', stage: 'junior' })
      .teacher('t4', 'A', { education: 'bachelor', stage: 'junior' })
    const indicators = indicatorsOf(sketch)
    expect([
      row(indicators, 'over-qualified-per-100').mean,
      row(indicators, 'over-qualified-per-100', 'junior').mean,
    ]).toEqual([2, 2])
  })

  test('backbone from county level, PE and arts by main subject, first grade and above, pupils to teachers', () => {
    const sketch = county()
      .site('A', { grades: [1], pupilsPerClass: 50 })
      .teacher('t1', 'A', { backbone: 'school', subject: 'pe', title: 'first' })
      .teacher('t2', 'A', { backbone: 'county', secondSubjects: ['pe'], title: 'second' })
    const indicators = indicatorsOf(sketch)
    expect(
      (['backbone-per-100', 'arts-pe-per-100', 'mid-title-per-pupil', 'teachers-per-pupil'] as const).map(
        (key) => row(indicators, key).mean,
      ),
    ).toEqual([2, 2, 0.02, 0.04])
  })

  test('count where they serve; those who are not in post do not count', () => {
    const built = county()
      .site('A', { grades: [1] })
      .site('B', { grades: [1] })
      .teacher('t1', 'A')
      .teacher('t2', 'A', { status: 'sick-leave' })
      .build().county
    const postings = postingsNow(built).map((posting) => ({ ...posting, servingSiteId: 'B' }))
    const after = computeIndicators({ county: built, policy: policyWith(), postings })
    expect([valueAt(after, 'A', 'teachers-per-pupil'), valueAt(after, 'B', 'teachers-per-pupil')]).toEqual([
      0,
      1 / 30,
    ])
  })
})

describe('visiting PE and arts teachers in the official count', () => {
  const visiting = (site: Parameters<CountySketch['site']>[1], mode: Duty['mode'] = 'visit') => {
    const sketch = county().site('A', { grades: [1], ...site })
    const duties = [
      duty('d1', { mode }),
      duty('d2', { mode, subject: 'music' }),
      duty('d3', { mode, subject: 'maths', teacherId: 'u' }),
    ]
    return valueAt(
      indicatorsOf(sketch, policyWith(), { duties: { duties, unmet: [] } }),
      'A',
      'arts-pe-per-100',
    )
  }

  test('each counts once at a rural school of 50 to 99 pupils', () => {
    expect(visiting({ pupilsPerClass: 50 })).toBe(2)
    expect(visiting({ pupilsPerClass: 99 })).toBeCloseTo(100 / 99)
  })

  test('and nowhere else', () => {
    expect(visiting({ pupilsPerClass: 49 })).toBe(0)
    expect(visiting({ pupilsPerClass: 100 })).toBe(0)
    expect(visiting({ pupilsPerClass: 50, locale: 'town' })).toBe(0)
    expect(visiting({ pupilsPerClass: 50 }, 'home')).toBe(0)
  })

  test('the size is that of the school, both stages together', () => {
    expect(visiting({ grades: [1, 7], pupilsPerClass: 40 })).toBe(2.5)
    expect(visiting({ grades: [1, 7], pupilsPerClass: 60 })).toBe(0)
  })
})

test('visitors up to the threshold: no more than the school lacks of 0.9 for 100 pupils', () => {
  const policy = policyWith({ balance: { visitingCounts: { upToThreshold: true } } })
  const duties = ['t', 'u', 'v'].map((teacherId) => duty(`d ${teacherId}`, { mode: 'visit', teacherId }))
  const counted = (own: number) => {
    const sketch = county().site('A', { grades: [1], pupilsPerClass: 80 })
    sketch.teachersAlike(own, 'a', 'A', { subject: 'pe' })
    const indicators = indicatorsOf(sketch, policy, { duties: { duties, unmet: [] } })
    return (valueAt(indicators, 'A', 'arts-pe-per-100')! * 80) / 100
  }
  // 0.72 heads are asked for: one, and none beside a teacher of the school's own.
  expect([counted(0), counted(1), counted(2)]).toEqual([1, 1, 2])
})

test('PE and arts as taught: periods over the standard load, wherever the teacher belongs; unknown before duties', () => {
  const sketch = county().site('A', { grades: [1], pupilsPerClass: 100 })
  const duties = [duty('d1', { periods: 8, mode: 'visit' }), duty('d2', { periods: 4, subject: 'art' })]
  const after = indicatorsOf(sketch, policyWith(), { duties: { duties, unmet: [] } })
  expect(row(after, 'arts-pe-taught-per-100').mean).toBe(0.75)
  expect(row(indicatorsOf(sketch), 'arts-pe-taught-per-100').mean).toBeNull()
})

describe('facilities', () => {
  test('of a nine-year school: split 1 to 1.1 by pupils', () => {
    const sketch = county().site('A', {
      grades: [1, 7],
      pupilsPerClass: 100,
      facilities: { books: 2100, computers: 21 },
    })
    const indicators = indicatorsOf(sketch)
    expect(row(indicators, 'books-per-pupil').mean).toBeCloseTo(10)
    expect(row(indicators, 'books-per-pupil', 'junior').mean).toBeCloseTo(11)
    expect(row(indicators, 'computers-per-100', 'junior').mean).toBeCloseTo(11)
  })

  test('schools that give no data are left out of the figure, not taken as empty', () => {
    const sketch = county()
      .site('A', { facilities: { books: 600 } })
      .site('B')
    const indicators = indicatorsOf(sketch)
    expect(row(indicators, 'books-per-pupil').mean).toBe(600 / 180)
    expect(valueAt(indicators, 'B', 'books-per-pupil')).toBeNull()
    expect(row(indicators, 'computers-per-100')).toMatchObject({ mean: null, cv: null })
  })
})

test('small teaching points are left out of means and coefficients, yet shown', () => {
  const sketch = county()
    .site('A', { grades: [1], pupilsPerClass: 50 })
    .site('B', { grades: [1], pupilsPerClass: 49, kind: 'teaching-point' })
    .site('C', { grades: [1], pupilsPerClass: 49, kind: 'primary' })
    .teacher('t1', 'A')
    .teacher('t2', 'B')
  const indicators = indicatorsOf(sketch)
  expect(indicators.sites.map(({ excluded }) => excluded)).toEqual([false, true, false])
  expect(row(indicators, 'teachers-per-pupil').mean).toBe(1 / 99)
  expect(valueAt(indicators, 'B', 'teachers-per-pupil')).toBe(1 / 49)
})

describe('the two schemes', () => {
  const facilities = {
    teachingAreaM2: 400,
    sportsAreaM2: 800,
    equipmentYuan: 90_000,
    multimediaRooms: 2,
    computers: 20,
    books: 1500,
  }
  /** B has everything twice over for the same pupils: x = 1 and 2, mean 1.5, S = 0.5, every CV is 1/3. */
  const sketch = () => {
    const both = county()
      .site('A', { facilities })
      .site('B', {
        facilities: Object.fromEntries(Object.entries(facilities).map(([key, value]) => [key, 2 * value])),
      })
    for (const [site, count] of [
      ['A', 1],
      ['B', 2],
    ] as const)
      both.teachersAlike(count, site.toLowerCase(), site, {
        title: 'first',
        backbone: 'county',
        subject: 'pe',
      })
    return both
  }

  test('quality: a limit and a threshold for each of the seven, none for the rest', () => {
    const { rows, composite, scheme } = indicatorsOf(sketch())
    expect(scheme).toBe('quality')
    expect(rows.map(({ key, cvLimit, threshold }) => [key, cvLimit, threshold])).toEqual([
      ['over-qualified-per-100', 0.5, 4.2],
      ['backbone-per-100', 0.5, 1],
      ['arts-pe-per-100', 0.5, 0.9],
      ['teaching-area-per-pupil', 0.5, 4.5],
      ['sports-area-per-pupil', 0.5, 7.5],
      ['equipment-per-pupil', 0.5, 2000],
      ['multimedia-per-100', 0.5, 2.3],
      ['computers-per-100', null, null],
      ['books-per-pupil', null, null],
      ['teachers-per-pupil', null, null],
      ['mid-title-per-pupil', null, null],
      ['arts-pe-taught-per-100', null, null],
    ])
    for (const { key, cv } of rows)
      expect(cv ?? key).toEqual(key.includes('taught') ? key : expect.closeTo(1 / 3))
    expect(composite).toEqual({ primary: expect.closeTo(1 / 3), junior: null })
  })

  test('quality: schools below the threshold', () => {
    const indicators = indicatorsOf(sketch())
    expect(
      (['backbone-per-100', 'teaching-area-per-pupil', 'sports-area-per-pupil'] as const).map(
        (key) => row(indicators, key).schoolsBelow,
      ),
    ).toEqual([1, 2, 1])
  })

  test('basic: the mean of eight, no limit of its own for any of them', () => {
    const policy = policyWith({ balance: { mode: 'basic' } })
    const { rows, composite } = indicatorsOf(sketch(), policy)
    expect(rows.every(({ cvLimit, threshold }) => cvLimit === null && threshold === null)).toBe(true)
    expect(composite.primary).toBeCloseTo(1 / 3)
  })

  test('basic: no mean of eight where the data of one are missing', () => {
    const policy = policyWith({ balance: { mode: 'basic' } })
    const { books: _, ...fewer } = facilities
    expect(indicatorsOf(county().site('A', { facilities: fewer }), policy).composite.primary).toBeNull()
  })
})

test('basic: what no school has makes no difference between them', () => {
  const policy = policyWith({ balance: { mode: 'basic' } })
  const none = { teachingAreaM2: 0, sportsAreaM2: 0, equipmentYuan: 0, computers: 0, books: 0 }
  expect(indicatorsOf(county().site('A', { facilities: none }), policy).composite.primary).toBe(0)
})

describe('taught and offered', () => {
  const unmet = (subject: Unmet['subject'], periods: number): Unmet => ({
    classId: 'A-1',
    subject,
    periods,
    reason: 'no-qualified',
    params: {},
  })

  test('unmet periods over all periods; a subject is offered while one period of it is', () => {
    const sketch = county()
      .site('A', { grades: [1] })
      .with({ curriculum: { maths: [6, 0, 0, 0, 0, 0, 0, 0, 0], music: [2, 0, 0, 0, 0, 0, 0, 0, 0] } })
    const shares = (list: Unmet[]) => {
      const { periodsTaughtShare, subjectsOfferedShare } = indicatorsOf(sketch, policyWith(), {
        duties: { duties: [], unmet: list },
      })
      return [periodsTaughtShare, subjectsOfferedShare]
    }
    expect(shares([])).toEqual([1, 1])
    expect(shares([unmet('music', 1)])).toEqual([7 / 8, 1])
    expect(shares([unmet('music', 1), unmet('music', 1)])).toEqual([6 / 8, 1 / 2])
  })
})

test('exchange: eligible teachers and those sent elsewhere, principals apart', () => {
  const built = county()
    .site('A')
    .site('B')
    .teacher('t1', 'A', { backbone: 'county' })
    .teacher('t2', 'A')
    .teacher('t3', 'A', { atSchoolSince: '2025-09' })
    .teacher('p', 'A', { role: 'principal' })
    .build().county
  const postings = postingsNow(built).map((posting) =>
    ['t1', 't2', 'p'].includes(posting.teacherId) ? { ...posting, servingSiteId: 'B' } : posting,
  )
  const counts = (list: typeof postings) =>
    computeIndicators({ county: built, policy: policyWith(), postings: list }).exchange
  expect(counts(postingsNow(built))).toEqual({ eligible: 2, exchanged: 0, backboneExchanged: 0 })
  expect(counts(postings)).toEqual({ eligible: 2, exchanged: 2, backboneExchanged: 1 })
})

test('the order of a county’s lists changes no figure', () => {
  const { county: built } = randomCounty({ sites: 8, teachers: 80, seed: 4 })
  const sites = built.sites.map((site, i) => ({
    ...site,
    facilities: { books: 1000.1 + i * 33.3, sportsAreaM2: 987.6 / (i + 1) },
  }))
  const rich: County = { ...built, sites }
  const expected = computeIndicators({ county: rich, policy: policyWith(), postings: postingsNow(rich) })
  const shuffled = <T>(list: readonly T[]) =>
    fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length })
  fc.assert(
    fc.property(
      shuffled(rich.sites),
      shuffled(rich.classes),
      shuffled(rich.teachers),
      shuffled(postingsNow(rich)),
      (anySites, classes, teachers, postings) => {
        const turned = { ...rich, sites: anySites, classes, teachers }
        expect(computeIndicators({ county: turned, policy: policyWith(), postings })).toEqual(expected)
      },
    ),
    { numRuns: 20 },
  )
})

test('every indicator has a name', () => {
  for (const key of IndicatorKey.options) expect(INDICATOR_NAMES[key].zh).not.toBe('')
})
