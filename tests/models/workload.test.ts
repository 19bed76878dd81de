import { describe, expect, it } from 'vitest'
import type { Policy } from '../../models/policy.ts'
import { travelLookup } from '../../models/travel.ts'
import { allowances, type Workload, workloads } from '../../models/workload.ts'
import { goodPlan, type PlannedScene } from '../support/good-plan.ts'

function ledger(change: (scene: PlannedScene) => void = () => undefined): (id: string) => Workload {
  const scene = goodPlan()
  change(scene)
  const all = workloads({ ...scene, travelMin: travelLookup(scene.travel).min })
  return (id) => all.find(({ teacherId }) => teacherId === id)!
}
const under = (change: (policy: Policy) => void) => ledger(({ policy }) => change(policy))

describe('the workload formula', () => {
  it('adds lessons, trips, hours on the way, sites and preparations', () => {
    // Two half-days, 10 and 24 minutes one way; grade 1, grade 2 and both together at three sites.
    expect(ledger()('a-mu')).toMatchObject({
      taught: 8,
      combined: 2,
      weighted: 8,
      trips: 2,
      travelMin: 68,
      sites: 3,
      preparations: 3,
      tripCredit: 1,
      siteCredit: 1,
      preparationCredit: 1,
      standard: 16,
    })
    expect(ledger()('a-mu').total).toBeCloseTo(8 + 1 + 68 / 60 + 1 + 1, 9)
  })

  it('weighs subjects and combined classes', () => {
    const weigh = under(({ workload }) => {
      workload.combinedFactor = 0.75
      workload.subjectFactor = { music: 0.5 }
    })
    expect(weigh('a-mu').weighted).toBeCloseTo(0.5 * (6 + 0.75 * 2), 9)
    expect(weigh('a-pe').weighted).toBe(12)
  })

  it('takes each figure from the policy', () => {
    const before = ledger()('a-mu').total
    const more = (change: (workload: Policy['workload']) => void) =>
      under(({ workload }) => change(workload))('a-mu').total - before
    expect(more((w) => (w.tripPeriods = 1.5))).toBeCloseTo(2, 9)
    expect(more((w) => (w.travelHourPeriods = 2))).toBeCloseTo(68 / 60, 9)
    expect(more((w) => (w.extraSitePeriods = 1.5))).toBeCloseTo(2, 9)
    expect(more((w) => (w.extraPreparationPeriods = 1.5))).toBeCloseTo(2, 9)
  })

  it('counts form teachers, managers and other work', () => {
    expect(ledger()('c-ma')).toMatchObject({ taught: 4, formTeacher: 7, management: 0, total: 11 })
    const managed = ledger(({ county }) => {
      Object.assign(county.teachers.find(({ id }) => id === 'c-zh')!, {
        role: 'principal',
        otherWorkPeriods: 2,
      })
    })
    // Chinese and PE of one class: two preparations.
    expect(managed('c-zh')).toMatchObject({
      management: 10.5,
      otherWork: 2,
      preparationCredit: 0.5,
      taught: 7,
    })
  })

  it('goes from site to site and back in a half-day with two of them', () => {
    const chained = ledger(({ plan }) => {
      const [toB, toC] = plan.duties.visits.filter(({ teacherId }) => teacherId === 'a-mu')
      Object.assign(toC!, { fromSiteId: 'B', day: toB!.day, travelMin: 14, roadKm: 7 })
    })('a-mu')
    expect(chained).toMatchObject({ trips: 1, travelMin: 10 + 14 + 24 })
    expect(chained.away).toEqual([
      { siteId: 'B', form: 'visit', daysPerWeek: 0.25 },
      { siteId: 'C', form: 'visit', daysPerWeek: 0.25 },
    ])
  })

  it('leaves out who is not in post', () => {
    const scene = goodPlan()
    scene.county.teachers[0]!.status = 'sick-leave'
    const all = workloads({ ...scene, travelMin: () => 0 })
    expect(all).toHaveLength(scene.county.teachers.length - 1)
  })
})

describe('service away', () => {
  it('is counted in days by destination: whole ones on exchange, halves on visits', () => {
    expect(ledger()('a-ex').away).toEqual([{ siteId: 'B', form: 'rotation', daysPerWeek: 5 }])
    expect(ledger()('a-pe').away).toEqual([{ siteId: 'B', form: 'visit', daysPerWeek: 1 }])
    expect(ledger()('a-zh').away).toEqual([])
  })

  it('counts as rural for those of town schools, on visits from so many periods', () => {
    const rural = ledger()
    expect(['a-ex', 'a-pe', 'a-mu', 'a-zh', 'b-zh'].filter((id) => rural(id).ruralService)).toEqual([
      'a-ex',
      'a-pe',
      'a-mu',
    ])
    const five = under(({ service }) => (service.ruralFromPeriods = 5))
    expect(['a-ex', 'a-pe', 'a-mu'].filter((id) => five(id).ruralService)).toEqual(['a-ex', 'a-pe'])
    const never = under(({ service }) => (service.ruralFromPeriods = null))
    expect(['a-ex', 'a-pe', 'a-mu'].filter((id) => never(id).ruralService)).toEqual(['a-ex'])
  })

  it('is paid by place, form and days of the semester; without a rate the days alone are listed', () => {
    const { county, plan, policy, travel } = goodPlan()
    policy.service.allowances = [
      { name: { zh: '甲', en: 'a' }, locales: ['rural'], forms: ['visit'], yuanPerDay: 20 },
      { name: { zh: '乙', en: 'b' }, locales: ['rural'], forms: ['rotation', 'visit'], yuanPerDay: null },
      { name: { zh: '丙', en: 'c' }, locales: ['town'], forms: ['rotation', 'visit'], yuanPerDay: 9 },
    ]
    const all = workloads({ county, policy, plan, travelMin: travelLookup(travel).min })
    const entries = allowances({ county, policy }, all)
    expect(entries.filter(({ teacherId }) => teacherId === 'a-pe')).toEqual([
      { teacherId: 'a-pe', siteId: 'B', form: 'visit', allowance: 0, days: 17.5, yuan: 350 },
      { teacherId: 'a-pe', siteId: 'B', form: 'visit', allowance: 1, days: 17.5, yuan: null },
    ])
    // b-yw moves to A in town, which none of the three is paid for.
    expect(entries.filter(({ form }) => form === 'rotation')).toEqual([
      { teacherId: 'a-ex', siteId: 'B', form: 'rotation', allowance: 1, days: 87.5, yuan: null },
    ])
  })
})
