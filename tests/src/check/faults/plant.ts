/** Tools to plant one fault at a time in a plan that breaks no rule. */
import type { County } from '../../../../models/county.ts'
import type { Duty, Lesson, Plan } from '../../../../models/plan.ts'
import type { Policy } from '../../../../models/policy.ts'
import type { RuleCode } from '../../../../models/rule.ts'
import type { Teacher } from '../../../../models/teacher.ts'
import type { CheckInput } from '../../../../src/check/facts.ts'
import { goodCounty, goodPlan, goodPolicy, rotationPlan } from '../../../support/good-plan.ts'

/** A fault and the rules that must notice it, no more and no fewer; the planted one first. */
export interface Fault {
  readonly name: string
  readonly rules: readonly [RuleCode, ...RuleCode[]]
  readonly input: () => CheckInput
}

/** Changes the plan in place, or returns another county, policy or pins to check it against. */
type Change = (plan: Plan, input: CheckInput) => Partial<CheckInput> | undefined

export const planted = (rules: Fault['rules'], name: string, change: Change): Fault => ({
  name,
  rules,
  input: () => {
    const scene = goodPlan()
    return { ...scene, ...change(scene.plan, scene) }
  },
})

/** A plan of moves alone, in order but for one rule: `made` is what it was made for, `checked` what it is checked against. */
export const moving = (
  rules: Fault['rules'],
  name: string,
  moves: Readonly<Record<string, string>>,
  { made = {}, checked = {} }: { made?: Partial<CheckInput>; checked?: Partial<CheckInput> } = {},
): Fault => ({
  name,
  rules,
  input: () => {
    const scene = { ...goodCounty(), policy: goodPolicy(), ...made }
    return { ...scene, plan: rotationPlan(scene, moves), ...checked }
  },
})

/** The good plan's policy with a change. */
export function policyOf(change: (policy: Policy) => void): { policy: Policy } {
  const policy = goodPolicy()
  change(policy)
  return { policy }
}

/** The good plan's county with a change. */
export function countyWith(change: (county: County) => void): { county: County } {
  const { county } = goodCounty()
  change(county)
  return { county }
}

export const withTeacher = (id: string, own: Partial<Teacher>): { county: County } =>
  countyWith(({ teachers }) => Object.assign(teachers.find((teacher) => teacher.id === id)!, own))

export const dutyOf = (plan: Plan, id: string): Duty => plan.duties.duties.find((duty) => duty.id === id)!

/** Moves the duty's lesson of that day. */
export function shift(plan: Plan, dutyId: string, day: number, to: Partial<Lesson>): void {
  const lesson = plan.timetable.lessons.find((l) => l.dutyId === dutyId && l.day === day)!
  Object.assign(lesson, to)
}
