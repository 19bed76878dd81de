import { describe, expect, test } from 'vitest'
import { type CountySketch, county } from '../../support/county.ts'
import { lines, only, plan } from './support.ts'

/** A town school with a point 5 km away; one class each. */
const two = (): CountySketch =>
  county()
    .site('A', { km: 0, grades: [1] })
    .site('B', { km: 5, grades: [1] })
    .cluster('K', ['A', 'B'])
const one = (grades: readonly number[] = [1]): CountySketch => county().site('A', { grades })

describe('who teaches', () => {
  test('those at home first: nobody travels for what the own teacher can give', async () => {
    const { duties, visits } = await plan(
      two().teacher('a', 'A', { subject: 'pe' }).teacher('b', 'B', { subject: 'pe' }),
      { curriculum: only({ pe: 3 }) },
    )
    expect(lines(duties)).toEqual(['A-1 pe a 3', 'B-1 pe b 3'])
    expect(visits).toEqual([])
  })

  test('main subject before second, second before a visit', async () => {
    const sketch = two()
      .teacher('main', 'A', { subject: 'pe' })
      .teacher('second', 'A', { secondSubjects: ['pe'] })
      .teacher('point', 'B', { secondSubjects: ['pe'] })
    const { duties } = await plan(sketch, { curriculum: only({ pe: 3 }) })
    expect(duties.map(({ teacherId, as, mode }) => [teacherId, as, mode])).toEqual([
      ['main', 'main', 'home'],
      ['point', 'second', 'home'],
    ])
  })

  test('a visitor where the site has nobody', async () => {
    const { duties, visits, unmet } = await plan(two().teacher('a', 'A', { subject: 'pe' }), {
      curriculum: only({ pe: 2 }),
    })
    expect(lines(duties)).toEqual(['A-1 pe a 2', 'B-1 pe a 2'])
    expect(visits).toMatchObject([
      { id: 'V00001', teacherId: 'a', fromSiteId: 'A', siteId: 'B', travelMin: 10, roadKm: 5 },
    ])
    expect(unmet).toEqual([])
  })

  test('the nearer of two visitors', async () => {
    const sketch = county()
      .site('A', { km: 0, grades: [], stages: ['primary'] })
      .site('B', { km: 8, grades: [], stages: ['primary'] })
      .site('C', { km: 10, grades: [1] })
    sketch
      .cluster('K', ['A', 'B', 'C'])
      .teacher('far', 'A', { subject: 'pe' })
      .teacher('near', 'B', { subject: 'pe' })
    const { visits } = await plan(sketch, { curriculum: only({ pe: 2 }) })
    expect(visits.map(({ teacherId }) => teacherId)).toEqual(['near'])
  })

  test('only whose certificate covers the stage, and whose stage is not below', async () => {
    const sketch = county()
      .site('A', { grades: [7] })
      .teacher('t', 'A', { subject: 'pe' })
    const uncertified = await plan(sketch, { curriculum: only({ pe: 2 }) })
    expect(uncertified.duties).toEqual([])
    expect(uncertified.unmet.map(({ reason }) => reason)).toEqual(['no-qualified'])
  })

  test('nobody above the highest load, second subjects within their share', async () => {
    const { duties, unmet } = await plan(
      one([1, 2, 3]).teacher('t', 'A', { secondSubjects: ['pe'], maxPeriods: 8 }),
      {
        curriculum: only({ maths: 2, pe: 3 }),
      },
    )
    const periods = (subject: string) =>
      duties.reduce((sum, duty) => sum + (duty.subject === subject ? duty.periods : 0), 0)
    expect([periods('maths'), periods('pe')]).toEqual([4, 4])
    expect(unmet.reduce((sum, { periods: missing }) => sum + missing, 0)).toBe(7)
  })

  test('classes taught together have one duty', async () => {
    const sketch = one([1, 2])
      .teacher('t', 'A', { subject: 'pe' })
      .with({ classGroups: [{ id: 'g', siteId: 'A', classIds: ['A-1', 'A-2'], subjects: ['pe'] }] })
    expect(lines((await plan(sketch, { curriculum: only({ pe: 3 }) })).duties)).toEqual(['A-1+A-2 pe t 3'])
  })
})

describe('what is preferred among plans of equal coverage', () => {
  const maths = { curriculum: only({ maths: 5 }) }

  test('one teacher a class and subject', async () => {
    const { duties } = await plan(one([1, 2, 3]).teachersAlike(2, 't', 'A', { maxPeriods: 10 }), maths)
    expect(duties.map(({ classIds: [id] }) => id)).toEqual(['A-1', 'A-2', 'A-3'])
  })

  test('two of them where nobody can take it whole', async () => {
    const { duties, unmet } = await plan(one([1]).teachersAlike(3, 't', 'A', { maxPeriods: 3 }), maths)
    expect(duties.map(({ periods }) => periods).sort()).toEqual([2, 3])
    expect(unmet).toEqual([])
  })

  test('a form teacher teaches the own class', async () => {
    const sketch = one([1, 1])
      .teacher('a', 'A', { formClassId: 'A-2' })
      .teacher('b', 'A', { formClassId: 'A-1' })
    expect(lines((await plan(sketch, maths)).duties)).toEqual(['A-1 maths b 5', 'A-2 maths a 5'])
  })

  test('whoever had the class keeps it', async () => {
    const sketch = one([1, 1])
      .teacher('a', 'A', { taught: [{ classId: 'A-2', subject: 'maths' }] })
      .teacher('b', 'A', { taught: [{ classId: 'A-1', subject: 'maths' }] })
    expect(lines((await plan(sketch, maths)).duties)).toEqual(['A-1 maths b 5', 'A-2 maths a 5'])
  })

  test('few preparations: one grade a teacher', async () => {
    const { duties } = await plan(one([1, 2, 1, 2]).teachersAlike(2, 't', 'A'), maths)
    const teacherOf = new Map(duties.map(({ classIds, teacherId }) => [classIds[0], teacherId]))
    expect(teacherOf.get('A-1')).toBe(teacherOf.get('A-3'))
    expect(teacherOf.get('A-2')).toBe(teacherOf.get('A-4'))
  })

  test('even loads', async () => {
    const { duties } = await plan(one([1, 1, 1, 1, 1, 1]).teachersAlike(2, 't', 'A', { maxPeriods: 24 }), {
      ...maths,
      load: { maxFactor: 2 },
    })
    expect(duties.filter(({ teacherId }) => teacherId === 't1')).toHaveLength(3)
  })
})

describe('visits', () => {
  const lone = (): CountySketch => two().teacher('a', 'A', { subject: 'pe' })

  test('a class has a subject so often a day: four periods at two a day are two visits on two days', async () => {
    const { visits } = await plan(lone(), { curriculum: only({ pe: 4 }) })
    expect(new Set(visits.map(({ day }) => day)).size).toBe(2)
    expect(visits).toHaveLength(2)
  })

  test('on the days of visits, not when the teacher is barred', async () => {
    const morning = [1, 2, 3, 4].map((period) => ({ day: 2, period }))
    const { visits } = await plan(two().teacher('a', 'A', { subject: 'pe', unavailable: morning }), {
      curriculum: only({ pe: 2 }),
      itinerant: { days: [2] },
    })
    expect(visits.map(({ day, halfDay }) => [day, halfDay])).toEqual([[2, 'afternoon']])
  })

  test('a shared half-day by the clock: the way from the first site to the second fits a break', async () => {
    const sketch = county()
      .site('A', { km: 0, grades: [], stages: ['primary'] })
      .site('B', { km: 10, grades: [1] })
      .site('C', { km: 12, grades: [1] })
    sketch.cluster('K', ['A', 'B', 'C']).teacher('a', 'A', { subject: 'pe' })
    const shared = { maxSitesPerHalfDay: 2, maxHalfDaysPerWeek: 1 }
    const near = await plan(sketch, {
      curriculum: only({ pe: 1 }),
      itinerant: shared,
      timetable: { siteChangeMin: 6 },
    })
    expect(near.visits.map(({ fromSiteId, siteId }) => [fromSiteId, siteId])).toEqual(
      expect.arrayContaining([
        ['A', 'B'],
        ['B', 'C'],
      ]),
    )
    const alone = await plan(sketch, { curriculum: only({ pe: 1 }), itinerant: { maxHalfDaysPerWeek: 1 } })
    expect(alone.visits).toHaveLength(1)
  })

  test('not where the policy has none, nor on a day without lessons', async () => {
    const saturday = await plan(lone(), { curriculum: only({ pe: 2 }), itinerant: { days: [6] } })
    expect(saturday.visits).toEqual([])
    expect(
      (await plan(lone(), { curriculum: only({ pe: 2 }), itinerant: { allowed: false } })).visits,
    ).toEqual([])
  })
})

describe('why a period is missing', () => {
  const reasons = async (sketch: CountySketch, changes: Parameters<typeof plan>[1] = {}) =>
    (await plan(sketch, { curriculum: only({ pe: 2 }), ...changes })).unmet.map(
      ({ classId, periods, reason, params }) => ({ classId, periods, reason, params }),
    )
  const pe = { subject: 'pe' } as const

  test('county-shortage: needed and available, counted', async () => {
    expect(await reasons(two().teacher('a', 'A', { ...pe, maxPeriods: 3 }))).toEqual([
      {
        classId: 'B-1',
        periods: 1,
        reason: 'county-shortage',
        params: { demand: 4, capacity: 3, stage: 'primary' },
      },
    ])
  })

  test('cluster-shortage: another cluster has plenty', async () => {
    const sketch = two()
      .site('Z', { km: 9, grades: [1] })
      .cluster('L', ['Z'])
      .teacher('z', 'Z', pe)
    expect(await reasons(sketch.teacher('a', 'A', { ...pe, maxPeriods: 2 }))).toEqual([
      {
        classId: 'B-1',
        periods: 2,
        reason: 'cluster-shortage',
        params: { demand: 4, capacity: 2, stage: 'primary' },
      },
    ])
  })

  test('no-qualified', async () => {
    const sketch = two()
      .site('Z', { km: 9, grades: [], stages: ['primary'] })
      .cluster('L', ['Z'])
      .teacher('z', 'Z', pe)
    expect((await reasons(sketch)).map(({ reason }) => reason)).toEqual(['no-qualified', 'no-qualified'])
  })

  test('too-far: the nearest with time to spare', async () => {
    const sketch = county()
      .site('A', { km: 0, grades: [1] })
      .site('B', { km: 35, grades: [1] })
      .cluster('K', ['A', 'B'])
    expect(await reasons(sketch.teacher('a', 'A', pe))).toEqual([
      { classId: 'B-1', periods: 2, reason: 'too-far', params: { teachers: 1, travelMin: 70, roadKm: 35 } },
    ])
  })

  test('visit-limit', async () => {
    const found = await reasons(
      two()
        .site('C', { km: 7, grades: [1] })
        .cluster('K', ['C'])
        .teacher('a', 'A', pe),
      {
        itinerant: { maxHalfDaysPerWeek: 1 },
      },
    )
    expect(found).toMatchObject([{ classId: 'C-1', periods: 2, reason: 'visit-limit' }])
  })

  test('half-day-unused: the visit costs more than it brings', async () => {
    const found = await reasons(two().teacher('a', 'A', pe), { itinerant: { visitCost: 9 } })
    expect(found).toMatchObject([{ classId: 'B-1', reason: 'half-day-unused' }])
  })

  test('load-limit: subjects that do not travel', async () => {
    const sketch = two().teacher('a', 'A').teacher('b', 'B', { maxPeriods: 1 }).teachersAlike(3, 'x', 'A')
    expect(await reasons(sketch, { curriculum: only({ maths: 3 }) })).toMatchObject([
      { classId: 'B-1', periods: 2, reason: 'load-limit' },
    ])
  })

  test('no-slot: more periods than the week can hold', async () => {
    const sketch = one([1]).teachersAlike(3, 't', 'A', { maxPeriods: 20 })
    expect(await reasons(sketch, { curriculum: only({ maths: 12 }) })).toEqual([
      { classId: 'A-1', periods: 2, reason: 'no-slot', params: {} },
    ])
  })
})

describe('half-days kept free', () => {
  const research = (own: object = {}) => ({
    name: { zh: '教研', en: 'research' },
    day: 1,
    halfDay: 'afternoon' as const,
    subjects: [],
    roles: [],
    stages: [],
    clusterIds: [],
    ...own,
  })
  const firstVisit = async (keptFree: ReturnType<typeof research>[]) => {
    const { visits } = await plan(two().teacher('a', 'A', { subject: 'pe' }), {
      curriculum: only({ pe: 1 }),
      timetable: { keptFree },
    })
    return visits.map(({ day, halfDay }) => `${day} ${halfDay}`)
  }

  test('are not spent on visits by those who are meant', async () => {
    const usual = await firstVisit([])
    expect(usual).toEqual(['1 afternoon'])
    expect(await firstVisit([research()])).not.toEqual(usual)
    expect(await firstVisit([research({ subjects: ['pe'], clusterIds: ['K'] })])).not.toEqual(usual)
    for (const others of [
      { subjects: ['art'] },
      { roles: ['principal'] },
      { stages: ['junior'] },
      { clusterIds: ['L'] },
    ])
      expect(await firstVisit([research(others)])).toEqual(usual)
  })

  test('are, where no other half-day is left', async () => {
    const all = [1, 2, 3, 4, 5].flatMap((day) =>
      (['morning', 'afternoon'] as const).map((halfDay) => research({ day, halfDay })),
    )
    expect(await firstVisit(all)).toHaveLength(1)
  })
})

describe('visits of those who travel', () => {
  const visitsOfEach = async (evenVisits: number) => {
    const sketch = county()
      .site('A', { km: 0, grades: [], stages: ['primary'] })
      .site('B', { km: 1, grades: [], stages: ['primary'] })
    for (const id of ['C', 'D', 'E', 'F']) sketch.site(id, { grades: [1] })
    sketch
      .cluster('K', ['A', 'B', 'C', 'D', 'E', 'F'])
      .teacher('far', 'A', { subject: 'pe' })
      .teacher('near', 'B', { subject: 'pe' })
    const { visits, unmet } = await plan(sketch, { curriculum: only({ pe: 2 }), itinerant: { evenVisits } })
    expect(unmet).toEqual([])
    return ['far', 'near'].map((id) => visits.filter(({ teacherId }) => teacherId === id).length)
  }

  test('are all by whoever is nearest, or shared evenly where the policy has a price on that', async () => {
    expect(await visitsOfEach(0)).toEqual([0, 4])
    expect(await visitsOfEach(0.05)).toEqual([2, 2])
  })
})
