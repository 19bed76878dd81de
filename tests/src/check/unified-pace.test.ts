import { expect, test } from 'vitest'
import type { Plan } from '../../../models/plan.ts'
import { checkPlan } from '../../../src/check/check.ts'
import { goodPlan } from '../../support/good-plan.ts'
import { policyOf } from './faults/plant.ts'

/** Findings on music of grade 1 in cluster K, where A-1 has it on Monday and Wednesday, B-1 twice on Wednesday, C-1 twice on Friday. */
function findings(change: (plan: Plan) => void = () => {}, weight = 1) {
  const scene = goodPlan()
  change(scene.plan)
  const { policy } = policyOf(({ timetable }) => void (timetable.weights.unifiedPace = weight))
  return checkPlan({ ...scene, policy }).filter(({ rule }) => rule === 'unified-pace')
}

const onDays = (plan: Plan, dutyId: string, days: readonly number[]): void => {
  const lessons = plan.timetable.lessons.filter((lesson) => lesson.dutyId === dutyId)
  lessons.forEach((lesson, n) => void (lesson.day = days[n]!))
}

test('names the grade, the subject and the days at whose end classes are two lessons apart', () => {
  const [found, ...others] = findings()
  expect(others).toEqual([])
  expect(found!.where).toBe('K 1 music 2')
  expect(found!.message.zh).toContain('周三、周四结束时')
  expect(found!.message.zh).toContain('3 个班')
})

test('one lesson apart is one pace', () => {
  expect(findings((plan) => onDays(plan, 'C-1 mu', [3, 5]))).toEqual([])
  expect(findings((plan) => onDays(plan, 'C-1 mu', [4, 5]))).toHaveLength(1)
})

test('asked only where the policy weighs it', () => {
  expect(findings(undefined, 0)).toEqual([])
})
