/** What is just within a limit is within it. */
import { describe, expect, test } from 'vitest'
import type { Policy } from '../../../models/policy.ts'
import type { RuleCode } from '../../../models/rule.ts'
import { checkPlan } from '../../../src/check/check.ts'
import type { CheckInput } from '../../../src/check/facts.ts'
import { goodCounty, goodPlan, goodPolicy, rotationPlan } from '../../support/good-plan.ts'
import { aired } from './faults/broadcast.ts'
import { countyWith, policyOf, shift, withTeacher } from './faults/plant.ts'

const rulesBroken = (input: CheckInput): RuleCode[] => [...new Set(checkPlan(input).map(({ rule }) => rule))]

describe('limits that the good plan just reaches', () => {
  test('of moves', () => {
    const tight = policyOf(({ rotation }) => {
      rotation.maxCommuteKm = 5
      rotation.leaveCapShare = 1 / 3
      rotation.headcountBand = { lossMax: 0, gainMax: 0 }
      rotation.scope = 'within-cluster'
      rotation.sameGradeBand = true
      rotation.urbanMinRatio = 0.2
    })
    expect(rulesBroken({ ...goodPlan(), ...tight })).toEqual([])
  })

  test('of the week', () => {
    const tight = policyOf(({ timetable }) => {
      timetable.teacherMaxPerDay = 6
      timetable.subjectMaxPerDay = 1
      timetable.subjectMaxPerDayBySubject = { pe: 2, music: 2 }
      // Between the last lesson at B and the first at A lie 110 minutes; the way takes 10.
      timetable.siteChangeMin = 100
    })
    const { plan, ...context } = goodPlan()
    plan.timetable.lessons.find(({ dutyId }) => dutyId === 'B-1 la')!.period = 7
    expect(rulesBroken({ ...context, plan, ...tight })).toEqual([])
  })

  test('of visits', () => {
    const tight = policyOf(({ itinerant }) => {
      Object.assign(itinerant, { maxSites: 2, maxTravelMinOneWay: 24, maxRoadKmOneWay: 12 })
      Object.assign(itinerant, { days: [2, 3, 4, 5], subjects: ['pe', 'music'] })
    })
    expect(rulesBroken({ ...goodPlan(), ...tight })).toEqual([])
    // Two half-days for each: what they could lend besides is another question, and changes the objective.
    const fewer = policyOf(({ itinerant }) => void (itinerant.maxHalfDaysPerWeek = 2))
    expect(rulesBroken({ ...goodPlan(), ...fewer })).toEqual([])
  })

  test('of visits, a little tighter: the visits and the lending, each', () => {
    const places = (own: Partial<Policy['itinerant']>) =>
      checkPlan({ ...goodPlan(), ...policyOf(({ itinerant }) => Object.assign(itinerant, own)) })
        .filter(({ rule }) => rule === 'visit')
        .map(({ where }) => where)
    expect(places({ maxTravelMinOneWay: 23 })).toEqual(['A C music', 'V4'])
    expect(places({ maxRoadKmOneWay: 11 })).toEqual(['A C music', 'V4'])
    expect(places({ maxHalfDaysPerWeek: 1 })).toEqual(['A music', 'A pe', 'a-mu', 'a-pe'])
    expect(places({ maxSites: 1 })).toEqual(['a-mu'])
    expect(places({ days: [1, 2, 3, 4] })).toEqual(['V4'])
    expect(places({ subjects: ['pe'] })).toEqual(['A B music', 'A C music', 'a-mu B-1 B-2 mu', 'a-mu C-1 mu'])
    expect(places({ allowed: false })).toHaveLength(3 + 4)
  })

  test('of lending: both sites have the stage', () => {
    const { plan, ...context } = goodPlan()
    const pe = { stage: 'junior', subject: 'pe', visits: 1 } as const
    plan.rotation.lending!.push(
      { fromSiteId: 'A', toSiteId: 'C', ...pe },
      { fromSiteId: 'C', toSiteId: 'B', ...pe },
    )
    const found = checkPlan({ ...context, plan }).filter(({ message }) =>
      message.en.includes('lacks the stage'),
    )
    expect(found.map(({ where }) => where)).toEqual(['A C pe', 'C B pe'])
  })

  test('of loads', () => {
    const full = withTeacher('a-ma', { maxPeriods: 8 })
    expect(rulesBroken({ ...goodPlan(), ...full })).toEqual(['count-mismatch'])
    // 3 of at most 17 periods.
    const share = policyOf(({ load }) => void (load.secondSubjectMaxShare = 3 / 17))
    expect(rulesBroken({ ...goodPlan(), ...share })).toEqual([])
  })

  test('of closing sites: the term ends on the last day', () => {
    for (const own of [{ status: 'closing', closesOn: '2028-09-01' }, { status: 'transitional' }] as const) {
      const closing = countyWith(({ sites }) => Object.assign(sites.find(({ id }) => id === 'B')!, own))
      expect(rulesBroken({ ...goodPlan(), ...closing })).toEqual([])
    }
  })

  test('of pins: who stays may be forbidden to go, who goes may be pinned there', () => {
    const pins = {
      serve: [
        { teacherId: 'a-ex', siteId: 'B' },
        { teacherId: 'a-zh', siteId: 'A' },
      ],
      forbid: [{ teacherId: 'a-zh' }, { teacherId: 'a-ex', siteId: 'C' }, { teacherId: 'nobody' }],
    }
    expect(rulesBroken({ ...goodPlan(), pins })).toEqual([])
  })

  test('of rooms: two classes in a room for two', () => {
    const { plan, ...context } = goodPlan()
    const lesson = plan.timetable.lessons.find(({ dutyId, day }) => dutyId === 'A-2 la' && day === 2)!
    Object.assign(lesson, { day: 3, period: 5, roomId: 'A-music' })
    const policy = policyOf(({ timetable }) => void (timetable.roomKind.labour = 'music'))
    expect(rulesBroken({ ...context, plan, ...policy })).toEqual(['room-clash'])
    const larger = countyWith(({ rooms }) => void (rooms[0]!.capacityClasses = 2))
    expect(rulesBroken({ ...context, plan, ...policy, ...larger })).toEqual([])
  })
})

test('two lessons at once in two towns are a clash, not a journey', () => {
  const { plan, ...context } = goodPlan()
  // a-pe has B-1 in period 3 and B-2 in period 4: from A to the latter is a journey, and too short.
  shift(plan, 'A-2 pe', 4, { period: 3 })
  const found = checkPlan({ ...context, plan }).filter(({ where }) => where === 'a-pe')
  expect(found.map(({ rule }) => rule)).toEqual(['teacher-clash', 'travel-time', 'half-day-sites'])
})

describe('what the policy lets be', () => {
  test('two sites in a half-day, one after the other', () => {
    const { plan, ...context } = goodPlan()
    // C until 10:00, B from 11:00: a-mu goes there straight from C.
    plan.duties.visits.push({
      ...plan.duties.visits[2]!,
      id: 'V5',
      day: 5,
      fromSiteId: 'C',
      travelMin: 14,
      roadKm: 7,
    })
    const lesson = plan.timetable.lessons.find(({ dutyId }) => dutyId === 'B-1 B-2 mu')!
    Object.assign(lesson, { day: 5, period: 4 })
    const two = policyOf(({ itinerant }) => void (itinerant.maxSitesPerHalfDay = 2))
    expect(rulesBroken({ ...context, plan })).toEqual(['half-day-sites'])
    expect(rulesBroken({ ...context, plan, ...two })).toEqual([])
  })

  test('a broadcast lesson that has all it needs', () => {
    expect(rulesBroken(aired())).toEqual([])
  })

  test('periods without a free slot, listed as such, while the duty keeps its periods', () => {
    const { plan, ...context } = goodPlan()
    plan.timetable.lessons = plan.timetable.lessons.filter(
      ({ dutyId, day }) => dutyId !== 'D-1 la' || day !== 5,
    )
    plan.duties.unmet.push({
      classId: 'D-1',
      subject: 'labour',
      periods: 1,
      reason: 'no-slot',
      params: {},
    })
    expect(rulesBroken({ ...context, plan })).toEqual(['indicator-mismatch'])
  })

  test('an ineligible principal moved by the planner’s pin is a breach all the same; an eligible one is none', () => {
    const scene = { ...goodCounty(), ...withTeacher('a-zh', { role: 'principal' }), policy: goodPolicy() }
    scene.county.teachers.find(({ id }) => id === 'b-zh')!.role = 'principal'
    const serve = [
      { teacherId: 'a-zh', siteId: 'B' },
      { teacherId: 'b-zh', siteId: 'A' },
    ]
    const pins = { serve, forbid: [] }
    const plan = rotationPlan({ ...scene, pins }, { 'a-zh': 'B', 'b-zh': 'A', 'a-ex': 'B', 'b-yw': 'A' })
    expect(rulesBroken({ ...scene, plan, pins })).not.toContain('not-eligible')
    expect(rulesBroken({ ...scene, plan })).toContain('not-eligible')
  })
})

test('a pinned lesson that is listed as unmet, or whose teacher is absent, is no breach', () => {
  const scene = goodPlan()
  scene.county.lessonPins.push(
    { id: 'p1', classId: 'C-2', subject: 'music', at: [{ day: 1, period: 3 }] },
    { id: 'p2', classId: 'A-1', subject: 'maths', teacherId: 'a-ma', at: [{ day: 1, period: 2 }] },
    { id: 'p3', classId: 'B-1', subject: 'music', teacherId: 'a-mu', at: [{ day: 3, period: 4 }] },
  )
  expect(checkPlan(scene)).toEqual([])
  scene.county.lessonPins.push({ id: 'p4', classId: 'A-2', subject: 'maths', teacherId: 'x', at: [] })
  scene.county.teachers.push({ ...scene.county.teachers[0]!, id: 'x', status: 'sick-leave' })
  expect(checkPlan(scene).filter(({ rule }) => rule === 'lesson-pin')).toEqual([])
})
