import type { PlanStage, Violation } from '../../models/plan.ts'
import type { RuleCode } from '../../models/rule.ts'
import type { Facts } from './facts.ts'

/** One rule, or a few that are judged together, as the checker reads it: from county, policy and plan alone. */
export interface CheckRule {
  readonly codes: readonly RuleCode[]
  /** The decision that it judges; a plan without that decision is not asked. */
  readonly part: PlanStage | 'always'
  check(facts: Facts): Iterable<Violation>
}

/** `where`: ids of what is concerned; the sentences carry the figures. */
export const violation = (rule: RuleCode, where: string, zh: string, en: string): Violation => ({
  rule,
  where,
  message: { zh, en },
})
