import { beforeAll, describe, expect, it } from 'vitest'
import type { County } from '../../../models/county.ts'
import type { Plan } from '../../../models/plan.ts'
import { isHard } from '../../../models/rule.ts'
import { planCounty, type PlanOutcome, type PlanSurroundings } from '../../../src/pipeline.ts'
import { replanCounty } from '../../../src/replan/replan.ts'
import { policyWith } from '../../support/policy.ts'
import { randomCounty } from '../../support/random-county.ts'

const policy = {
  policy: policyWith({
    rotation: {
      minRatioOfEligible: 0.2,
      headcountBand: { lossMax: 2, gainMax: 2 },
      leaveCapShare: 0.4,
      coverageTolerance: 1,
    },
  }),
  sources: {},
}
const county: County = {
  ...randomCounty({ sites: 4, teachers: 45, seed: 12, clusterSize: 2 }).county,
  asOf: '2026-06-20',
  schoolYear: '2026-2027',
  semester: 1,
}
const SURROUNDINGS: PlanSurroundings = {
  workers: 2,
  onProgress: () => undefined,
  signal: new AbortController().signal,
  nowMs: () => 0,
  createdAt: '2026-06-21T00:00:00.000Z',
}
const request = { policy, seed: 1, effort: 'quick', only: 'rotation' } as const

let published: Plan
beforeAll(async () => {
  const outcome = await planCounty({ ...request, county }, SURROUNDINGS)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues))
  published = outcome.value.plan
}, 120_000)

async function replan(changed: County, reprice: boolean): Promise<PlanOutcome> {
  const outcome = await replanCounty({ ...request, county: changed, reprice }, published, SURROUNDINGS)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues))
  return outcome.value
}

/** The county after the first so many movers have fallen ill. */
const ill = (count: number, asOf = county.asOf): County => {
  const gone = new Set(published.rotation.moves.slice(0, count).map(({ teacherId }) => teacherId))
  const teachers = county.teachers.map((teacher) =>
    gone.has(teacher.id) ? { ...teacher, status: 'sick-leave' as const } : teacher,
  )
  return { ...county, asOf, teachers }
}
const broken = ({ plan, violations }: PlanOutcome): string[] => [
  ...plan.rotation.conflicts.map(({ rule }) => rule),
  ...violations.filter(({ rule }) => isHard(rule)).map(({ rule }) => rule),
]
const moversOf = (plan: Plan): string[] => plan.rotation.moves.map(({ teacherId }) => teacherId)

describe('moves weighed again', () => {
  it('come back as they are where a change in the data does not matter', async () => {
    const [first, ...rest] = county.teachers
    const outcome = await replan({ ...county, teachers: [{ ...first!, gender: 'm' }, ...rest] }, true)
    expect(moversOf(outcome.plan)).toEqual(moversOf(published))
    expect(outcome.changes).toEqual([])
    expect(outcome.note!.zh).toContain('没有值得的变动')
  })

  it('are filled up before lessons begin when the quota is no longer met, and stand without being asked', async () => {
    const spare = published.rotation.moves.length - published.rotation.requiredMoves
    const changed = ill(spare + 2)
    const stands = await replan(changed, false)
    expect(broken(stands)).toContain('quota-teachers')
    expect(stands.note).toBeUndefined()

    const filled = await replan(changed, true)
    expect(broken(filled)).toEqual([])
    const kept = moversOf(stands.plan)
    expect(moversOf(filled.plan)).toEqual(expect.arrayContaining(kept))
    expect(filled.note!.zh).toMatch(/距开学 \d+ 周/)
    const people = filled.changes!.filter(({ kind }) => kind === 'person')
    for (const { why } of people) expect(why.zh).toMatch(/病休|交流安排调整/)
    expect(people.some(({ why }) => why.zh.includes('病休'))).toBe(true)
  })

  it('are left alone once lessons have begun', async () => {
    const outcome = await replan(ill(2, '2026-10-08'), true)
    expect(moversOf(outcome.plan)).toEqual(moversOf(published).slice(2))
    expect(outcome.note!.zh).toContain('已开学')
  })

  it('remake the week of clusters that gain or lose a mover, and of no other', async () => {
    const whole = { policy, seed: 1, effort: 'quick' } as const
    const made = await planCounty({ ...whole, county }, SURROUNDINGS)
    if (!made.ok) throw new Error(JSON.stringify(made.issues))
    const before = made.value.plan
    const spare = before.rotation.moves.length - before.rotation.requiredMoves
    const gone = new Set(moversOf(before).slice(0, spare + 1))
    const teachers = county.teachers.map((teacher) =>
      gone.has(teacher.id) ? { ...teacher, status: 'sick-leave' as const } : teacher,
    )
    const outcome = await replanCounty(
      { ...whole, county: { ...county, teachers }, reprice: true },
      before,
      SURROUNDINGS,
    )
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues))
    const { plan, violations } = outcome.value
    expect(violations.filter(({ rule }) => isHard(rule))).toEqual([])

    const serving = (from: Plan) =>
      new Map(from.postings.map(({ teacherId, servingSiteId }) => [teacherId, servingSiteId]))
    const [was, is] = [serving(before), serving(plan)]
    const changed = [...is].filter(([id, siteId]) => !gone.has(id) && was.get(id) !== siteId)
    expect(changed.length).toBeGreaterThan(0)
    for (const [id, siteId] of changed) {
      const own = plan.duties.duties.filter(({ teacherId, mode }) => teacherId === id && mode !== 'visit')
      expect(new Set(own.map((duty) => duty.siteId))).toEqual(new Set(own.length > 0 ? [siteId] : []))
    }
    const clusterOf = new Map(county.sites.map(({ id, clusterId }) => [id, clusterId]))
    const touched = new Set(
      [
        ...changed.flatMap(([id, siteId]) => [was.get(id)!, siteId]),
        ...[...gone].map((id) => was.get(id)!),
      ].map((siteId) => clusterOf.get(siteId)),
    )
    const elsewhere = (from: Plan) =>
      from.duties.duties.filter(({ siteId }) => !touched.has(clusterOf.get(siteId)))
    expect(elsewhere(plan)).toEqual(elsewhere(before))
  }, 120_000)
})
