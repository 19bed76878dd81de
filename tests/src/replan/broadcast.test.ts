import { describe, expect, test } from 'vitest'
import type { County } from '../../../models/county.ts'
import type { Plan } from '../../../models/plan.ts'
import { isHard } from '../../../models/rule.ts'
import { planCounty, type PlanSurroundings } from '../../../src/pipeline.ts'
import { replanCounty } from '../../../src/replan/replan.ts'
import { county } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'
import { only } from '../../solver/duties/support.ts'

const SURROUNDINGS: PlanSurroundings = {
  workers: 1,
  onProgress: () => undefined,
  signal: new AbortController().signal,
  nowMs: () => 0,
  createdAt: '2026-08-01T00:00:00.000Z',
}
const policy = {
  policy: policyWith({
    curriculum: only({ art: 2, maths: 5 }),
    online: { allowed: true },
    rotation: { minRatioOfEligible: 0, leaveCapShare: 0 },
  }),
  sources: {},
}
const request = (own: County) => ({ county: own, policy, seed: 1, effort: 'quick' as const })

/** A class in town and one far away; the artist in town has time for one of them, and both hear her. */
function scene(second: readonly 'art'[] = []) {
  const equipped = { broadcastEquipment: true } as const
  return county()
    .site('A', { km: 0, grades: [1], ...equipped })
    .site('B', { km: 35, grades: [1], ...equipped })
    .cluster('K', ['A', 'B'])
    .teacher('artist', 'A', { subject: 'art', maxPeriods: 2 })
    .teacher('a1', 'A', { maxPeriods: 7, secondSubjects: [...second] })
    .teacher('b1', 'B')
    .teacher('b2', 'B', { maxPeriods: 6 })
    .build().county
}

async function published(own: County): Promise<Plan> {
  const outcome = await planCounty(request(own), SURROUNDINGS)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues))
  return outcome.value.plan
}
const usual = published(scene())

/** The published plan, kept up to date when its county has changed. */
async function keptUp(before: Plan, own: County, change: (own: County) => void): Promise<Plan> {
  expect(before.duties.duties.filter(({ mode }) => mode === 'broadcast')).toMatchObject([
    { classIds: ['A-1', 'B-1'], assistants: [{ siteId: 'B' }] },
  ])
  const now = structuredClone(own)
  change(now)
  const after = await replanCounty(request(now), before, SURROUNDINGS)
  if (!after.ok) throw new Error(JSON.stringify(after.issues))
  expect(after.value.violations.filter(({ rule }) => isHard(rule))).toEqual([])
  return after.value.plan
}

const fallIll = (id: string) => (own: County) => {
  own.teachers.find((teacher) => teacher.id === id)!.status = 'sick-leave'
}
const artOf = ({ duties }: Plan) => duties.duties.filter(({ subject }) => subject === 'art')
const timesOf = ({ timetable }: Plan, ids: readonly string[]) =>
  timetable.lessons.filter(({ dutyId }) => ids.includes(dutyId)).map(({ day, period }) => `${day}.${period}`)
/** Everything but the art lessons. */
const rest = (plan: Plan) => {
  const art = new Set(artOf(plan).map(({ id }) => id))
  return [
    plan.duties.duties.filter(({ id }) => !art.has(id)),
    plan.timetable.lessons.filter(({ dutyId }) => !art.has(dutyId)),
  ]
}

const missing = ({ duties }: Plan) => duties.unmet.map(({ classId, periods }) => `${classId} ${periods}`)

describe('a broadcast lesson that cannot go on as it was', () => {
  test('is given in its slots by a colleague of the sending school, to the same classes', async () => {
    const own = scene(['art'])
    const before = await published(own)
    const plan = await keptUp(before, own, fallIll('artist'))
    const [was, is] = [artOf(before), artOf(plan)]
    expect(is).toMatchObject([{ teacherId: 'a1', as: 'second', mode: 'broadcast', classIds: ['A-1', 'B-1'] }])
    expect(is[0]!.assistants).toEqual(was[0]!.assistants)
    expect(timesOf(plan, [is[0]!.id])).toEqual(timesOf(before, [was[0]!.id]))
    expect(rest(plan)).toEqual(rest(before))
  })

  test('is missing in each class where nobody can give it, and nothing else changes', async () => {
    const before = await usual
    const plan = await keptUp(before, scene(), fallIll('artist'))
    expect(artOf(plan)).toEqual([])
    expect(missing(plan)).toEqual(['A-1 2', 'B-1 2'])
    expect(rest(plan)).toEqual(rest(before))
  })

  test.each([['A'], ['B']])('stays at home where the equipment of %s is lost', async (siteId) => {
    const before = await usual
    const plan = await keptUp(before, scene(), ({ sites }) => {
      sites.find(({ id }) => id === siteId)!.broadcastEquipment = false
    })
    expect(artOf(plan)).toMatchObject([{ teacherId: 'artist', mode: 'home', classIds: ['A-1'] }])
    expect(artOf(plan)[0]).not.toHaveProperty('assistants')
    expect(missing(plan)).toEqual(['B-1 2'])
    expect(timesOf(plan, [artOf(plan)[0]!.id])).toEqual(timesOf(before, [artOf(before)[0]!.id]))
    expect(rest(plan)).toEqual(rest(before))
  })

  test('is attended by another teacher of the site where the assistant falls ill', async () => {
    const before = await usual
    const first = artOf(before)[0]!.assistants![0]!.teacherId
    const plan = await keptUp(before, scene(), (own) => {
      fallIll(first)(own)
      // Free all week: whoever it is has a lesson at no time.
      own.teachers.push({ ...own.teachers.find(({ id }) => id === 'b1')!, id: 'b3' })
    })
    const [art] = artOf(plan)
    expect(art).toMatchObject({ teacherId: 'artist', mode: 'broadcast', classIds: ['A-1', 'B-1'] })
    expect(art!.assistants).toHaveLength(1)
    expect(art!.assistants![0]!.teacherId).not.toBe(first)
    expect(missing(plan)).toEqual([])
  })
})
