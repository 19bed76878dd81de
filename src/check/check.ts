import { byCode } from '../../models/basics.ts'
import { Plan, type Violation } from '../../models/plan.ts'
import { type CheckContext, type CheckInput, gatherFacts } from './facts.ts'
import { schemaViolations } from './plan-schema.ts'
import { CHECK_RULES } from './rules/index.ts'

/**
 * Judges a plan against every rule, from county, policy and travel alone: nothing of what made the plan is used or
 * believed. Decisions that the plan does not hold are not judged. In the order of the rules; the order of the plan's
 * and the county's lists is no matter.
 */
export function checkPlan(input: CheckInput): Violation[] {
  const facts = gatherFacts(input)
  return CHECK_RULES.flatMap((rule) => {
    const asked = rule.part === 'always' || facts.holds(rule.part)
    return asked ? [...rule.check(facts)].sort(byPlace) : []
  })
}

/** The same for any JSON: what is not a plan breaks `plan-schema`. */
export function checkPlanFile(file: unknown, context: CheckContext): Violation[] {
  const parsed = Plan.safeParse(file)
  return parsed.success ? checkPlan({ ...context, plan: parsed.data }) : schemaViolations(parsed.error.issues)
}

const byPlace = (a: Violation, b: Violation): number =>
  byCode(a.where, b.where) || byCode(a.message.zh, b.message.zh)
