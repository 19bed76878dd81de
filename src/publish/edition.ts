import type { Lang, Text } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { Plan, Violation } from '../../models/plan.ts'
import type { SourcedPolicy } from '../../models/policy.ts'
import type { TravelTable } from '../../models/travel.ts'
import { type Facts, factsOf } from '../explain/facts.ts'
import type { PlanChange } from '../replan/changes.ts'
import { type Semester, semesterOf } from './semester.ts'

/** What is to be published. */
export interface PublishInput {
  readonly county: County
  readonly policy: SourcedPolicy
  readonly travel: TravelTable
  readonly plan: Plan
  readonly violations: readonly Violation[]
  readonly lang: Lang
  /** What is different from the plan published before, where there was one. */
  readonly changes?: readonly PlanChange[]
  /** What weighing the moves again came to, where it was asked for. */
  readonly note?: Text
}

/** What every output is made from: the plan with its lookups, in one language. */
export interface Edition {
  readonly facts: Facts
  readonly policy: SourcedPolicy
  readonly travel: TravelTable
  readonly violations: readonly Violation[]
  readonly lang: Lang
  readonly semester: Semester
  /** What is different from the plan published before; absent for a first plan. */
  readonly changes?: readonly PlanChange[]
  readonly note?: Text
  /** Reads a text in the language of the edition. */
  readonly t: (text: Text) => string
  /** Chooses between two wordings. */
  readonly say: (zh: string, en: string) => string
}

export function editionOf({
  county,
  policy,
  travel,
  plan,
  violations,
  lang,
  changes,
  note,
}: PublishInput): Edition {
  return {
    facts: factsOf(county, policy.policy, plan, travel),
    policy,
    travel,
    violations,
    lang,
    semester: semesterOf(county),
    ...(changes && { changes }),
    ...(note && { note }),
    t: (text) => text[lang],
    say: (zh, en) => (lang === 'zh' ? zh : en),
  }
}

/** `紫阳县 2026-2027 学年第一学期`, and that the data are made up where they are. */
export function headline({ facts: { plan }, say }: Edition): string {
  const term = say(
    `${plan.countyName} ${plan.schoolYear} 学年${plan.semester === 1 ? '第一学期' : '第二学期'}`,
    `${plan.countyName}, ${plan.schoolYear}, semester ${plan.semester}`,
  )
  return plan.synthetic ? say(`${term}（模拟数据）`, `${term} (synthetic data)`) : term
}
