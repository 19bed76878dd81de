import { describe, expect, test } from 'vitest'
import { county } from '../../../support/county.ts'
import { policyWith } from '../../../support/policy.ts'
import { bells, duty, faultsOf, inputOf, solveWeek, visit } from './support.ts'

/** Two periods a day, from 8:30; five days. */
const twoPeriods = policyWith({ bells: { primary: bells(510, 2), junior: bells(510, 2) } })

describe('a class of one site', () => {
  const built = county()
    .site('A', { grades: [3] })
    .teacher('t1', 'A')
    .teacher('t2', 'A')
    .build()

  test('fills its week when lessons and periods are equal in number', () => {
    const input = inputOf(
      built,
      [duty({ subject: 'maths', periods: 5 }), duty({ teacherId: 't2', subject: 'chinese', periods: 5 })],
      { policy: twoPeriods },
    )
    const week = solveWeek(input)
    expect(faultsOf(input, week)).toEqual([])
    expect(week.timetable.lessons).toHaveLength(10)
    expect(week.unplaced).toEqual([])
    expect(week.duties).toEqual(input.duties)
  })

  test('teaches a subject once a day where that can be had', () => {
    const input = inputOf(
      built,
      [duty({ subject: 'maths', periods: 5 }), duty({ teacherId: 't2', subject: 'chinese', periods: 5 })],
      { policy: twoPeriods },
    )
    const days = (id: string) =>
      solveWeek(input)
        .timetable.lessons.filter(({ dutyId }) => dutyId === id)
        .map(({ day }) => day)
    expect(input.duties.map(({ id }) => days(id))).toEqual([
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5],
    ])
  })

  test('one period too many is unmet, the others are placed', () => {
    const input = inputOf(
      built,
      [duty({ subject: 'maths', periods: 5 }), duty({ teacherId: 't2', subject: 'chinese', periods: 6 })],
      { policy: twoPeriods },
    )
    const week = solveWeek(input)
    expect(faultsOf(input, week)).toEqual([])
    expect(week.unplaced).toEqual([
      { classId: 'A-1', subject: 'chinese', periods: 1, reason: 'no-slot', params: {} },
    ])
    expect(week.duties.map(({ periods }) => periods)).toEqual([5, 5])
  })

  test('a duty that finds no place at all is dropped and listed', () => {
    const away = Array.from({ length: 5 }, (_, n) => [1, 2].map((period) => ({ day: n + 1, period }))).flat()
    const ill = county()
      .site('A', { grades: [3] })
      .teacher('t1', 'A', { unavailable: away })
      .build()
    const input = inputOf(ill, [duty({ subject: 'music', periods: 2 })], { policy: twoPeriods })
    const week = solveWeek(input)
    expect(week.duties).toEqual([])
    expect(week.timetable.lessons).toEqual([])
    expect(week.unplaced).toEqual([
      { classId: 'A-1', subject: 'music', periods: 2, reason: 'no-slot', params: {} },
    ])
  })

  test('periods that a teacher cannot take are left free', () => {
    const unavailable = [1, 2, 3, 4].flatMap((day) => [1, 2].map((period) => ({ day, period })))
    const busy = county()
      .site('A', { grades: [3] })
      .teacher('t1', 'A', { unavailable })
      .build()
    const week = solveWeek(inputOf(busy, [duty({ periods: 2 })], { policy: twoPeriods }))
    expect(week.timetable.lessons.map(({ day, period }) => [day, period])).toEqual([
      [5, 1],
      [5, 2],
    ])
  })

  test('a subject never stands more often on a day than the policy allows, side by side or not', () => {
    const policy = policyWith({
      bells: { primary: bells(510, 6), junior: bells(510, 6) },
      timetable: { subjectMaxPerDay: 2 },
    })
    const unavailable = [3, 4, 5].flatMap((day) => [1, 2, 3, 4, 5, 6].map((period) => ({ day, period })))
    const twoDays = county()
      .site('A', { grades: [3] })
      .teacher('t1', 'A', { unavailable })
      .build()
    const input = inputOf(twoDays, [duty({ periods: 5 })], { policy })
    const week = solveWeek(input)
    expect(faultsOf(input, week)).toEqual([])
    expect(week.duties.map(({ periods }) => periods)).toEqual([4])
    expect(week.unplaced.map(({ periods }) => periods)).toEqual([1])
  })

  test('two teachers of one subject share its daily maximum', () => {
    const policy = policyWith({
      bells: { primary: bells(510, 6), junior: bells(510, 6) },
      timetable: { subjectMaxPerDay: 1 },
    })
    const input = inputOf(built, [duty({ periods: 3 }), duty({ teacherId: 't2', periods: 3 })], { policy })
    const week = solveWeek(input)
    expect(faultsOf(input, week)).toEqual([])
    expect(week.unplaced.map(({ periods }) => periods)).toEqual([1])
  })

  test('no teacher has more lessons a day than the policy allows', () => {
    const policy = policyWith({
      bells: { primary: bells(510, 6), junior: bells(510, 6) },
      timetable: { teacherMaxPerDay: 1, subjectMaxPerDay: 6 },
    })
    const input = inputOf(built, [duty({ periods: 7 })], { policy })
    const week = solveWeek(input)
    expect(faultsOf(input, week)).toEqual([])
    expect(week.duties.map(({ periods }) => periods)).toEqual([5])
  })

  test('classes taught together have one lesson, and nothing else meanwhile', () => {
    const small = county()
      .site('A', { grades: [1, 2] })
      .teacher('t1', 'A')
      .teacher('t2', 'A')
      .build()
    const input = inputOf(
      small,
      [
        duty({ classIds: ['A-1', 'A-2'], subject: 'music', periods: 5 }),
        duty({ teacherId: 't2', classIds: ['A-1'], subject: 'maths', periods: 5 }),
        duty({ teacherId: 't2', classIds: ['A-2'], subject: 'maths', periods: 5 }),
      ],
      { policy: twoPeriods },
    )
    const week = solveWeek(input)
    expect(faultsOf(input, week)).toEqual([])
    // Ten periods: five together leave five, in which t2 can be in one of the two classes only.
    expect(week.timetable.lessons).toHaveLength(10)
    expect(week.unplaced.reduce((sum, { periods }) => sum + periods, 0)).toBe(5)
  })
})

describe('a nine-year site whose stages ring differently', () => {
  /** Primary 8:30-9:10, 9:20-10:00, 10:10-10:50; junior 8:00-8:40, 8:50-9:30, 9:40-10:20. */
  const policy = policyWith({ bells: { primary: bells(510, 3), junior: bells(480, 3) } })
  const monday = [2, 3, 4, 5].flatMap((day) => [1, 2, 3].map((period) => ({ day, period })))

  test('a teacher of both stages is never in two lessons at a minute', () => {
    const built = county()
      .site('A', { grades: [6, 7] })
      .teacher('t1', 'A', { stage: 'junior', unavailable: monday })
      .build()
    const input = inputOf(
      built,
      [duty({ classIds: ['A-1'], periods: 2 }), duty({ classIds: ['A-2'], periods: 2 })],
      { policy },
    )
    const week = solveWeek(input)
    expect(faultsOf(input, week)).toEqual([])
    // From 8:00 to 10:50 each primary lesson overlaps two junior ones, but for the last, which overlaps one.
    expect(week.timetable.lessons).toHaveLength(3)
  })

  test('with enough time all of it is placed', () => {
    const built = county()
      .site('A', { grades: [6, 7] })
      .teacher('t1', 'A', { stage: 'junior' })
      .build()
    const input = inputOf(
      built,
      [duty({ classIds: ['A-1'], periods: 5 }), duty({ classIds: ['A-2'], periods: 5 })],
      { policy },
    )
    const week = solveWeek(input)
    expect(faultsOf(input, week)).toEqual([])
    expect(week.unplaced).toEqual([])
  })

  test('unavailable by number and by the clock of the own bells', () => {
    const unavailable = [...monday, { day: 1, period: 1 }]
    const built = county()
      .site('A', { grades: [6, 7] })
      .teacher('t1', 'A', { stage: 'junior', unavailable })
      .build()
    // Junior period 1 is 8:00-8:40: primary period 1 is barred by its number and by the clock, 2 and 3 are free.
    const input = inputOf(built, [duty({ classIds: ['A-1'], periods: 2 })], { policy })
    expect(solveWeek(input).timetable.lessons.map(({ period }) => period)).toEqual([2, 3])
    const late = county()
      .site('A', { grades: [6, 7] })
      .teacher('t1', 'A', { stage: 'junior', unavailable: [...monday, { day: 1, period: 2 }] })
      .build()
    // Junior period 2 is 8:50-9:30: it touches primary periods 1 and 2.
    const week = solveWeek(inputOf(late, [duty({ classIds: ['A-1'], periods: 2 })], { policy }))
    expect(week.timetable.lessons.map(({ period }) => period)).toEqual([3])
  })

  describe('and share a room', () => {
    const rooms = [{ id: 'hall', siteId: 'A', kind: 'sports' as const, capacityClasses: 1 }]
    const withRooms = policyWith({
      bells: { primary: bells(510, 3), junior: bells(480, 3) },
      timetable: { roomKind: { pe: 'sports' }, weights: { classGap: 0 } },
    })
    const weekOf = (periods: number, unavailable: typeof monday) => {
      const own = { stage: 'junior' as const, unavailable }
      const built = county()
        .site('A', { grades: [6, 7] })
        .teacher('t1', 'A', own)
        .teacher('t2', 'A', own)
        .with({ rooms })
        .build()
      const duties = [
        duty({ classIds: ['A-1'], periods }),
        duty({ teacherId: 't2', classIds: ['A-2'], periods }),
      ]
      const input = inputOf(built, duties, { policy: withRooms })
      const week = solveWeek(input)
      expect(faultsOf(input, week)).toEqual([])
      return week.timetable
    }

    test('it holds no more at any minute than it can; the others stay in the classroom', () => {
      const { lessons, soft } = weekOf(2, monday)
      expect(lessons).toHaveLength(4)
      expect(lessons.filter(({ roomId }) => roomId === undefined).length).toBeGreaterThan(0)
      expect(soft['room-short']).toBeGreaterThan(0)
    })

    test('lessons are placed so that each finds it free where that can be had', () => {
      const { lessons, soft } = weekOf(5, [])
      expect(lessons.map(({ roomId }) => roomId)).toEqual(Array(10).fill('hall'))
      expect(soft['room-short']).toBe(0)
    })
  })
})

describe('teachers between sites', () => {
  const built = county()
    .site('A', { km: 0, grades: [3] })
    .site('B', { km: 10, grades: [3] })
    .teacher('t1', 'A')
    .build()
  const away = { classIds: ['B-1'], siteId: 'B', mode: 'visit' as const }

  test('lessons away lie in the half-days of the visits, lessons at home in the others', () => {
    const input = inputOf(built, [duty({ periods: 5 }), duty({ ...away, periods: 3 })], {
      visits: [visit('t1', 'B', 2, 'morning'), visit('t1', 'B', 4, 'afternoon')],
    })
    const week = solveWeek(input)
    expect(faultsOf(input, week)).toEqual([])
    expect(week.unplaced).toEqual([])
  })

  test('what does not fit into the visits is unmet', () => {
    const input = inputOf(built, [duty({ ...away, periods: 4 })], {
      visits: [visit('t1', 'B', 2, 'morning')],
    })
    const week = solveWeek(input)
    expect(faultsOf(input, week)).toEqual([])
    expect(week.duties.map(({ periods }) => periods)).toEqual([2])
    expect(week.unplaced.map(({ periods, reason }) => [periods, reason])).toEqual([[2, 'no-slot']])
  })

  test('a noon too short for the way costs the lessons next to it', () => {
    // 20 minutes on the road and 10 to change: from 10:00 at B the teacher is at A at 10:30, five minutes late.
    const short = [
      { session: 'morning' as const, startMin: 510, endMin: 550 },
      { session: 'morning' as const, startMin: 560, endMin: 600 },
      { session: 'afternoon' as const, startMin: 625, endMin: 665 },
      { session: 'afternoon' as const, startMin: 675, endMin: 715 },
    ]
    const policy = policyWith({ bells: { primary: short, junior: short } })
    const unavailable = [2, 3, 4, 5].flatMap((day) => [1, 2, 3, 4].map((period) => ({ day, period })))
    const oneDay = county()
      .site('A', { km: 0, grades: [3] })
      .site('B', { km: 10, grades: [3] })
      .teacher('t1', 'A', { unavailable })
      .build()
    const input = inputOf(oneDay, [duty({ periods: 2 }), duty({ ...away, periods: 2 })], {
      policy,
      visits: [visit('t1', 'B', 1, 'morning')],
    })
    const week = solveWeek(input)
    expect(faultsOf(input, week)).toEqual([])
    expect(week.timetable.lessons).toHaveLength(3)
  })

  test('two sites in one half-day where the policy allows it and the clock does', () => {
    const policy = policyWith({
      bells: { primary: bells(510, 4), junior: bells(510, 4) },
      itinerant: { maxSitesPerHalfDay: 2 },
      timetable: { siteChangeMin: 0 },
    })
    const points = county()
      .site('A', { km: 0, grades: [3] })
      .site('B', { km: 10, grades: [3] })
      .site('C', { km: 12.5, grades: [3] })
      .teacher('t1', 'A')
      .build()
    const duties = [
      duty({ ...away, periods: 2 }),
      duty({ classIds: ['C-1'], siteId: 'C', mode: 'visit', periods: 2 }),
    ]
    const visits = [visit('t1', 'B', 2, 'morning'), visit('t1', 'C', 2, 'morning')]
    const input = inputOf(points, duties, { policy, visits })
    const week = solveWeek(input)
    expect(faultsOf(input, week)).toEqual([])
    expect(week.unplaced).toEqual([])
    const one = inputOf(points, duties, {
      policy: policyWith({ ...policy, itinerant: { ...policy.itinerant, maxSitesPerHalfDay: 1 } }),
      visits,
    })
    const half = solveWeek(one)
    expect(faultsOf(one, half)).toEqual([])
    expect(half.timetable.lessons).toHaveLength(2)
  })
})

describe('special rooms', () => {
  test('are given out up to what they hold; who finds none stays in the classroom', () => {
    const rooms = [1, 2].map((n) => ({ id: `lab${n}`, siteId: 'A', kind: 'laboratory' as const }))
    const built = county()
      .site('A', { grades: [7, 7, 7] })
      .teachersAlike(3, 't', 'A', { stage: 'junior' })
      .with({ rooms })
      .build()
    const one = bells(510, 1)
    const policy = policyWith({
      bells: { primary: one, junior: one },
      timetable: { roomKind: { physics: 'laboratory' } },
    })
    const duties = [1, 2, 3].map((n) =>
      duty({ teacherId: `t${n}`, classIds: [`A-${n}`], subject: 'physics', periods: 5 }),
    )
    const input = inputOf(built, duties, { policy })
    const week = solveWeek(input)
    expect(faultsOf(input, week)).toEqual([])
    expect(week.timetable.lessons).toHaveLength(15)
    expect(week.timetable.lessons.filter(({ roomId }) => roomId !== undefined)).toHaveLength(10)
  })

  test('lessons are placed so that each finds one where that can be had', () => {
    const built = county()
      .site('A', { grades: [7, 7] })
      .teachersAlike(2, 't', 'A', { stage: 'junior' })
      .with({ rooms: [{ id: 'lab', siteId: 'A', kind: 'laboratory' }] })
      .build()
    const policy = policyWith({
      bells: { primary: bells(510, 2), junior: bells(510, 2) },
      timetable: { roomKind: { physics: 'laboratory' } },
    })
    const duties = [1, 2].map((n) =>
      duty({ teacherId: `t${n}`, classIds: [`A-${n}`], subject: 'physics', periods: 5 }),
    )
    const week = solveWeek(inputOf(built, duties, { policy }))
    expect(week.timetable.lessons.map(({ roomId }) => roomId)).toEqual(Array(10).fill('lab'))
  })
})

test('doubles are made and half-days are kept free where that can be had', () => {
  const built = county()
    .site('A', { grades: [3] })
    .teacher('t1', 'A', { subject: 'art' })
    .build()
  const policy = policyWith({
    bells: { primary: bells(510, 4, 2), junior: bells(510, 4, 2) },
    timetable: {
      doubleLessons: [{ subject: 'art', fromGrade: 1, perWeek: 1 }],
      keptFree: [1, 2, 3, 4].map((day) => ({
        name: { zh: '教研', en: 'Research' },
        day,
        halfDay: 'morning' as const,
        subjects: ['art' as const],
        roles: [],
        stages: [],
        clusterIds: [],
      })),
      // A start at noon is a hole for this rule.
      weights: { classGap: 0 },
    },
  })
  const input = inputOf(built, [duty({ subject: 'art', periods: 3 })], { policy })
  const week = solveWeek(input)
  expect(faultsOf(input, week)).toEqual([])
  expect(week.timetable.soft['double-lesson']).toBe(0)
  expect(week.timetable.soft['kept-free']).toBe(0)
  const inMorning = week.timetable.lessons.filter(({ period }) => period <= 2).map(({ day }) => day)
  expect(inMorning.every((day) => day === 5)).toBe(true)
  const days = week.timetable.lessons.map(({ day }) => day)
  expect(new Set(days).size).toBe(2)
})
