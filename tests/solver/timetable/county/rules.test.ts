import { describe, expect, test } from 'vitest'
import { county } from '../../../support/county.ts'
import { policyWith } from '../../../support/policy.ts'
import { costOf } from './cost.ts'
import { bells, duty, inputOf, visit } from './support.ts'

const sixPeriods = bells(510, 6, 4)
const plain = policyWith({ bells: { primary: sixPeriods, junior: sixPeriods } })
const { weights } = plain.timetable

describe('rules of a class', () => {
  const built = county()
    .site('A', { grades: [3] })
    .teacher('t1', 'A')
    .teacher('t2', 'A')
    .build()
  const other = { teacherId: 't2', subject: 'labour' as const }

  test('a subject twice on a day, side by side or apart', () => {
    const input = inputOf(built, [duty({ periods: 2 }), duty({ ...other, periods: 2 })], { policy: plain })
    // The class has four lessons on five days, so that days of none and one are even and one of two is not.
    const twice = { 'subject-twice-a-day': weights.subjectTwiceADay }
    expect(costOf(input, ['1.1 1.2', '2.1 4.1'])).toEqual({ ...twice, 'class-day-even': 1 })
    expect(costOf(input, ['1.1 1.3', '1.2 3.1'])).toMatchObject(twice)
    expect(costOf(input, ['1.1 3.1', '2.1 4.1'])).toEqual({})
  })

  test('a third time on a day is more than the policy allows', () => {
    const input = inputOf(built, [duty({ periods: 3 })], { policy: plain })
    expect(costOf(input, ['1.1 1.2 1.3'])).toMatchObject({ 'subject-day': 1 })
    expect(costOf(input, ['1.1 1.2 2.3'])).not.toHaveProperty('subject-day')
  })

  test('a subject of two periods on neighbouring days', () => {
    const input = inputOf(built, [duty({ periods: 2 })], { policy: plain })
    expect(costOf(input, ['1.1 2.1'])).toEqual({ 'subject-next-day': weights.subjectNextDay })
    expect(costOf(input, ['1.1 5.1'])).toEqual({})
  })

  test('holes before the last lesson of the day, the noon break being none', () => {
    const input = inputOf(built, [duty({ periods: 1 }), duty({ ...other, periods: 5 })], { policy: plain })
    const full: string = '1.1 1.2 1.3 1.4 1.5'
    expect(costOf(input, ['2.1', full])).not.toHaveProperty('class-gap')
    const lateStart: string = '1.1 1.2 1.3 1.5 1.6'
    expect(costOf(input, ['2.2', lateStart])).toMatchObject({ 'class-gap': 2 * weights.classGap })
  })

  test('days of unequal length', () => {
    const input = inputOf(built, [duty({ subject: 'maths', periods: 5 }), duty({ ...other, periods: 5 })], {
      policy: policyWith({ ...plain, timetable: { ...plain.timetable, subjectMaxPerDay: 5 } }),
    })
    const everyDay: string = '1.1 2.1 3.1 4.1 5.1'
    expect(costOf(input, [everyDay, '1.2 2.2 3.2 4.2 5.2'])).toEqual({})
    // Three lessons on Monday, one on Tuesday: one too many, one too few.
    expect(costOf(input, [everyDay, '1.2 1.3 3.2 4.2 5.2'])).toMatchObject({
      'class-day-even': 2 * weights.classOverDay,
    })
  })

  test('core subjects in the afternoon, and what is not wanted in the first period', () => {
    const policy = policyWith({ ...plain, timetable: { ...plain.timetable, notInFirstPeriod: ['pe'] } })
    const input = inputOf(built, [duty({ periods: 1 }), duty({ ...other, subject: 'maths', periods: 1 })], {
      policy,
    })
    expect(costOf(input, ['1.1', '2.1'])).toEqual({ 'first-period': weights.firstPeriod })
    expect(costOf(input, ['2.2', '2.1'])).not.toHaveProperty('first-period')
    expect(costOf(input, ['1.5', '2.5'])).toMatchObject({ 'core-late': weights.coreSubjectLate })
  })

  test('joint classes count a subject once for each of them', () => {
    const two = county()
      .site('A', { grades: [1, 2] })
      .teacher('t1', 'A')
      .teacher('t2', 'A')
      .build()
    const input = inputOf(
      two,
      [
        duty({ classIds: ['A-1', 'A-2'], periods: 2 }),
        duty({ teacherId: 't2', classIds: ['A-2'], periods: 1 }),
      ],
      { policy: plain },
    )
    expect(costOf(input, ['1.1 1.2', '1.3'])).toMatchObject({ 'subject-day': 1 })
  })
})

describe('double lessons', () => {
  const policy = policyWith({
    ...plain,
    timetable: {
      ...plain.timetable,
      subjectMaxPerDay: 2,
      doubleLessons: [{ subject: 'labour', fromGrade: 3, perWeek: 1 }],
    },
  })
  const built = county()
    .site('A', { grades: [2, 3] })
    .teacher('t1', 'A')
    .teacher('t2', 'A')
    .build()
  const labour = { subject: 'labour' as const, classIds: ['A-2'] }
  const costs = (times: string, own = labour) =>
    costOf(inputOf(built, [duty({ ...own, periods: times.split(' ').length })], { policy }), [times])

  test('one is wanted, and is not twice a day', () => {
    const one = costs('1.1 1.2 3.1 5.1')
    expect(one).not.toHaveProperty('double-lesson')
    expect(one).not.toHaveProperty('subject-twice-a-day')
    expect(costs('1.1 2.1 3.1 5.1')).toEqual({ 'double-lesson': weights.doubleLesson })
    expect(costs('1.1 1.2 3.1 3.2')).toMatchObject({ 'double-lesson': weights.doubleLesson })
  })

  test('two lessons with others or noon between them are none', () => {
    expect(costs('1.1 1.3 3.1 5.1')).toMatchObject({
      'double-lesson': weights.doubleLesson,
      'subject-twice-a-day': weights.subjectTwiceADay,
    })
    expect(costs('1.4 1.5 3.1 5.1')).toHaveProperty('double-lesson')
  })

  test('lessons of a double count one by one for the most a day', () => {
    expect(costs('1.1 1.2 1.4 5.1')).toMatchObject({ 'subject-day': 1 })
    expect(costs('1.1 1.2 1.3 5.1')).toMatchObject({ 'subject-day': 1 })
  })

  test('from the grade on that the policy says', () => {
    const young = { ...labour, classIds: ['A-1'] }
    expect(costs('1.1 3.1', young)).not.toHaveProperty('double-lesson')
  })

  test('are made once between two teachers of the subject, by whoever has more of it', () => {
    const input = inputOf(
      built,
      [duty({ ...labour, periods: 2 }), duty({ ...labour, teacherId: 't2', periods: 3 })],
      { policy },
    )
    expect(costOf(input, ['1.1 2.1', '3.1 3.2 5.1'])).not.toHaveProperty('double-lesson')
    expect(costOf(input, ['1.1 1.2', '3.1 4.1 5.1'])).toHaveProperty('double-lesson')
  })
})

describe('rules of a teacher', () => {
  const built = county()
    .site('A', { grades: [3, 3, 3, 3, 3, 3, 3] })
    .teacher('t1', 'A')
    .build()
  const oneEach = (count: number) =>
    Array.from({ length: count }, (_, n) => duty({ classIds: [`A-${n + 1}`], periods: 1 }))
  const noClassRules = policyWith({
    ...plain,
    timetable: { ...plain.timetable, weights: { ...weights, classGap: 0, classOverDay: 0 } },
  })
  const teacherCost = (periods: readonly number[]) =>
    costOf(
      inputOf(built, oneEach(periods.length), { policy: noClassRules }),
      periods.map((period) => `1.${period}`),
    )

  test('gaps within a half-day, not over noon', () => {
    expect(teacherCost([1, 3])).toEqual({ 'teacher-gap': weights.teacherGap })
    expect(teacherCost([3, 6])).toEqual({})
  })

  test('days above the even share by more than one', () => {
    expect(teacherCost([4, 5])).toEqual({})
    expect(teacherCost([3, 4, 5])).toEqual({ 'teacher-day-even': weights.teacherOverDay })
  })

  test('long runs, which end at noon', () => {
    const long = bells(510, 6, 5)
    const policy = policyWith({ ...noClassRules, bells: { primary: long, junior: long } })
    const input = inputOf(built, oneEach(5), { policy })
    const onMonday = (periods: number[]) =>
      costOf(
        input,
        periods.map((period) => `1.${period}`),
      )
    expect(onMonday([1, 2, 3, 4, 5])).toMatchObject({ 'teacher-consecutive': weights.consecutive })
    expect(onMonday([2, 3, 4, 5, 6])).not.toHaveProperty('teacher-consecutive')
  })

  test('more lessons a day than the policy allows', () => {
    const seven = bells(510, 7, 4)
    const policy = policyWith({ ...noClassRules, bells: { primary: seven, junior: seven } })
    const input = inputOf(built, oneEach(7), { policy })
    expect(
      costOf(
        input,
        [1, 2, 3, 4, 5, 6, 7].map((period) => `1.${period}`),
      ),
    ).toMatchObject({ 'day-max': 1 })
  })
})

describe('one pace', () => {
  const built = county()
    .site('A', { grades: [3] })
    .teacher('t1', 'A')
    .build()
  const own = { ...plain.timetable, weights: { ...weights, unifiedPace: 0.7 } }
  const off = (periods: number, week: string, timetable = own) => {
    const input = inputOf(built, [duty({ periods })], { policy: policyWith({ ...plain, timetable }) })
    return costOf(input, [week])['unified-pace']
  }

  test('of two lessons the first is held by Wednesday, the second not before', () => {
    expect(off(2, '1.1 3.1')).toBeUndefined()
    expect(off(2, '3.1 5.1')).toBeUndefined()
    expect(off(2, '1.1 2.1')).toBe(0.7)
    expect(off(2, '4.1 5.1')).toBe(0.7)
    expect(off(2, '5.1 5.2')).toBe(1.4)
  })

  test('of five one a day; of one whenever it is', () => {
    expect(off(5, '1.1 2.1 3.1 4.1 5.1')).toBeUndefined()
    expect(off(5, '1.1 2.1 2.2 4.1 5.1')).toBe(0.7)
    expect(off(1, '5.1')).toBeUndefined()
  })

  test('a double lesson is one step', () => {
    const doubled = { ...own, doubleLessons: [{ subject: 'pe' as const, fromGrade: 1, perWeek: 1 }] }
    expect(off(3, '1.1 1.2 4.1', doubled)).toBeUndefined()
    expect(off(3, '1.1 2.1 2.2', doubled)).toBe(0.7)
  })

  test('not weighed unless the policy says so', () => {
    expect(off(2, '4.1 5.1', { ...own, weights })).toBeUndefined()
  })
})

describe('half-days kept free', () => {
  const name = { zh: '教研', en: 'Research' }
  const built = county()
    .site('A', { grades: [3] })
    .teacher('t1', 'A', { subject: 'maths' })
    .teacher('t2', 'A', { subject: 'pe', role: 'principal' })
    .build()
  const input = (keptFree: Parameters<typeof policyWith>[0]) =>
    inputOf(built, [duty({ subject: 'maths', periods: 2 }), duty({ teacherId: 't2', periods: 1 })], {
      policy: policyWith({ ...plain, timetable: { ...plain.timetable, ...keptFree?.timetable } }),
    })
  const costs = (own: object) =>
    costOf(
      input({
        timetable: {
          keptFree: [
            {
              name,
              day: 2,
              halfDay: 'afternoon',
              subjects: [],
              roles: [],
              stages: [],
              clusterIds: [],
              ...own,
            },
          ],
        },
      }),
      ['2.5 4.5', '2.6'],
    )['kept-free'] ?? 0

  test('for everybody, or for teachers of a subject, a role or a stage', () => {
    expect(costs({})).toBe(2 * weights.keptFree)
    expect(costs({ subjects: ['maths', 'chinese'] })).toBe(weights.keptFree)
    expect(costs({ roles: ['principal', 'vice-principal'] })).toBe(weights.keptFree)
    expect(costs({ subjects: ['maths'], roles: ['principal'] })).toBe(0)
    expect(costs({ stages: ['junior'] })).toBe(0)
    expect(costs({ stages: ['primary'] })).toBe(2 * weights.keptFree)
    expect(costs({ clusterIds: ['elsewhere'] })).toBe(0)
  })

  test('on that day and half-day only', () => {
    expect(costs({ day: 4 })).toBe(weights.keptFree)
    expect(costs({ day: 6 })).toBe(0)
    expect(costs({ halfDay: 'morning' })).toBe(0)
  })
})

describe('rules of the clock', () => {
  test('a teacher of two stages at one site, where the stages ring differently', () => {
    // Primary 8:30-9:10, 9:20-10:00; junior 8:00-8:40, 8:50-9:30.
    const policy = policyWith({ bells: { primary: bells(510, 2), junior: bells(480, 2) } })
    const built = county()
      .site('A', { grades: [6, 7] })
      .teacher('t1', 'A', { stage: 'junior' })
      .build()
    const input = inputOf(built, [duty({ periods: 1 }), duty({ classIds: ['A-2'], periods: 1 })], { policy })
    expect(costOf(input, ['1.1', '1.2'])).toMatchObject({ 'travel-time': 1 })
    expect(costOf(input, ['1.1', '1.1'])).toMatchObject({ 'teacher-clash': 1 })
    expect(costOf(input, ['1.2', '1.1'])).not.toHaveProperty('travel-time')
    expect(costOf(input, ['1.1', '2.1'])).not.toHaveProperty('travel-time')
  })

  test('the way between sites, to the minute', () => {
    const built = county()
      .site('A', { km: 0, grades: [3] })
      .site('B', { km: 10, grades: [3] })
      .teacher('t1', 'A')
      .build()
    // Morning ends at 9:10, afternoon begins at 10:50: 100 minutes.
    const policyOf = (siteChangeMin: number) =>
      policyWith({
        bells: { primary: bells(510, 2, 1), junior: bells(510, 2, 1) },
        timetable: { siteChangeMin },
      })
    const at = (siteChangeMin: number) =>
      costOf(
        inputOf(built, [duty({ periods: 1 }), duty({ siteId: 'B', classIds: ['B-1'], periods: 1 })], {
          policy: policyOf(siteChangeMin),
          visits: [visit('t1', 'B', 1, 'morning')],
        }),
        ['1.2', '1.1'],
      )
    // Ten kilometres are twenty minutes in the test county.
    expect(at(80)).not.toHaveProperty('travel-time')
    expect(at(81)).toMatchObject({ 'travel-time': 1 })
    expect(at(0)).toMatchObject({
      'site-change': weights.siteChange,
      'travel-minutes': 20 * weights.travelMin,
    })
  })
})
