import { beforeAll, describe, expect, it } from 'vitest'
import type { County } from '../../../models/county.ts'
import type { Plan } from '../../../models/plan.ts'
import { isHard } from '../../../models/rule.ts'
import type { Change } from '../../../models/scenario.ts'
import { nanyangDistrict } from '../../../examples/nanyang-district/county.ts'
import { planCounty, type PlanOutcome, type PlanSurroundings } from '../../../src/pipeline.ts'
import { loadPolicy } from '../../../src/policies/load.ts'
import { changedLessons } from '../../../src/replan/changes.ts'
import { replanCounty } from '../../../src/replan/replan.ts'
import { applyScenarios } from '../../../src/scenario/apply.ts'

const loaded = loadPolicy('nanyang-2019')
if (!loaded.ok) throw new Error('the profile cannot be read')
const policy = loaded.value
const county = nanyangDistrict(policy.policy)
const SURROUNDINGS: PlanSurroundings = {
  workers: 2,
  onProgress: () => undefined,
  signal: new AbortController().signal,
  nowMs: () => 0,
  createdAt: '2026-08-01T00:00:00.000Z',
}

let published: Plan
beforeAll(async () => {
  const outcome = await planCounty({ county, policy, seed: 1, effort: 'quick' }, SURROUNDINGS)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues))
  published = outcome.value.plan
}, 240_000)

function under(...changes: Change[]): County {
  const applied = applyScenarios({ county, policy: policy.policy }, [{ id: 's', name: '情景', changes }])
  if (!applied.ok) throw new Error(JSON.stringify(applied.issues))
  return applied.value.county
}

async function replan(changed: County): Promise<PlanOutcome> {
  const later = { ...SURROUNDINGS, createdAt: '2026-10-01T00:00:00.000Z' }
  const outcome = await replanCounty({ county: changed, policy, seed: 1, effort: 'quick' }, published, later)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues))
  return outcome.value
}

const hardRules = ({ violations }: PlanOutcome): string[] =>
  violations.filter(({ rule }) => isHard(rule)).map(({ rule, where }) => `${rule} ${where}`)

const lessonsOf = (plan: Plan, teacherId: string): number => {
  const own = new Set(plan.duties.duties.filter((duty) => duty.teacherId === teacherId).map(({ id }) => id))
  return plan.timetable.lessons.filter(({ dutyId }) => own.has(dutyId)).length
}

describe('a published plan', () => {
  it('stays as it is, to the letter, in a night without news', async () => {
    const outcome = await replan(county)
    expect(outcome.changes).toEqual([])
    expect(JSON.stringify(outcome.plan)).toBe(JSON.stringify(published))
  })

  it('changes no lesson but those of a teacher who falls ill', async () => {
    const moved = new Set(published.rotation.moves.map(({ teacherId }) => teacherId))
    const candidates = [...new Set(published.duties.duties.map(({ teacherId }) => teacherId))].filter(
      (id) => !moved.has(id),
    )
    for (const teacherId of candidates.filter((_, i) => i % 11 === 0)) {
      const outcome = await replan(under({ kind: 'teacher-status', teacherId, status: 'sick-leave' }))
      expect(hardRules(outcome)).toEqual([])
      expect(lessonsOf(outcome.plan, teacherId)).toBe(0)
      // Each of the lessons must change its teacher or be dropped: no plan changes fewer.
      expect(changedLessons(published, outcome.plan)).toBe(lessonsOf(published, teacherId))
      const others = (plan: Plan) => plan.duties.duties.filter((duty) => duty.teacherId !== teacherId)
      expect(others(outcome.plan)).toEqual(expect.arrayContaining(others(published)))
      const told = outcome.changes!.flatMap(({ tell }) => tell.teacherIds)
      expect(told).toContain(teacherId)
    }
  }, 120_000)

  it('drops the lessons of a class that is closed, and nothing else', async () => {
    const { id: classId } = county.classes.find(
      (c) => !county.classGroups.some(({ classIds }) => classIds.includes(c.id)),
    )!
    const outcome = await replan(under({ kind: 'remove-class', classId }))
    expect(hardRules(outcome)).toEqual([])
    const kept = published.duties.duties.filter(({ classIds }) => !classIds.includes(classId))
    expect(outcome.plan.duties.duties).toEqual(kept)
  })

  it('gives way to a lesson that the planner pins afterwards', async () => {
    const duty = published.duties.duties.find(
      ({ mode, classIds }) => mode === 'home' && classIds.length === 1,
    )!
    const { classIds, subject, teacherId } = duty
    const own = new Set(
      published.duties.duties
        .filter((d) => d.classIds.includes(classIds[0]!) && d.subject === subject)
        .map(({ id }) => id),
    )
    const standing = published.timetable.lessons.filter(({ dutyId }) => own.has(dutyId))
    const period = [1, 2, 3].find((p) => !standing.some((l) => l.day === 2 && l.period === p))!
    const at = [{ day: 2, period }]
    const outcome = await replan(under({ kind: 'pin-lesson', classId: classIds[0]!, subject, teacherId, at }))
    expect(hardRules(outcome)).toEqual([])
    const after = outcome.plan.duties.duties.filter(
      (d) => d.classIds.includes(classIds[0]!) && d.subject === subject,
    )
    expect(new Set(after.map((d) => d.teacherId))).toEqual(new Set([teacherId]))
    const ids = after.map(({ id }) => id)
    expect(outcome.plan.timetable.lessons.filter(({ dutyId }) => ids.includes(dutyId))).toContainEqual(
      expect.objectContaining({ day: 2, period }),
    )
  }, 120_000)

  it('makes the week of a cluster anew where a class is added', async () => {
    const model = county.classes[0]!
    const outcome = await replan(
      under({ kind: 'add-class', schoolClass: { ...model, id: 'NEW-1', name: '新增班', pupils: 20 } }),
    )
    expect(hardRules(outcome)).toEqual([])
    const taught = outcome.plan.duties.duties.filter(({ classIds }) => classIds.includes('NEW-1'))
    const unmet = outcome.plan.duties.unmet.filter(({ classId }) => classId === 'NEW-1')
    expect(taught.length + unmet.length).toBeGreaterThan(0)
    const ids = outcome.plan.duties.duties.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  }, 120_000)
})
