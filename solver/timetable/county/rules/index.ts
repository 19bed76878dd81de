import type { Rule } from '../../kernel/rules.ts'
import { classRules } from './classes.ts'
import type { Context } from './context.ts'
import { lawRules } from './law.ts'
import { paceRules } from './pace.ts'
import { teacherRules } from './teachers.ts'

/** The rules of a county's week by the policy, hard ones first. */
export function countyRules(context: Context): Rule[] {
  return [
    ...lawRules(context),
    ...classRules(context),
    ...teacherRules(context),
    ...paceRules(context),
  ].filter((rule) => rule.level === 'hard' || rule.weight > 0)
}
