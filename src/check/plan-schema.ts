import type { Plan, Violation } from '../../models/plan.ts'
import { violation } from './rule.ts'

type SchemaIssue = NonNullable<ReturnType<typeof Plan.safeParse>['error']>['issues'][number]

const SHOWN = 100

/** What keeps a file from being a plan, place by place; the first hundred. */
export function schemaViolations(issues: readonly SchemaIssue[]): Violation[] {
  const shown = issues.slice(0, SHOWN).map((issue) => {
    const { zh, en } = wording(issue)
    return violation('plan-schema', placeOf(issue.path), zh, en)
  })
  const more = issues.length - SHOWN
  return more <= 0
    ? shown
    : [...shown, violation('plan-schema', '…', `另有 ${more} 处格式错误`, `and ${more} more places`)]
}

const TYPE_ZH: Readonly<Record<string, string>> = {
  array: '列表',
  boolean: '是/否（true/false）',
  int: '整数',
  number: '数字',
  object: '对象',
  string: '文本',
}

/** `rotation.moves[3].stage`; empty for the file as a whole. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i > 0 ? '.' : ''}${String(part)}`))
    .join('')

function wording(issue: SchemaIssue): { zh: string; en: string } {
  switch (issue.code) {
    case 'invalid_type':
      return { zh: `缺少此项，或不是${TYPE_ZH[issue.expected] ?? issue.expected}`, en: issue.message }
    case 'unrecognized_keys':
      return { zh: `多出无法识别的项：${issue.keys.join('、')}`, en: issue.message }
    case 'invalid_value':
      return { zh: `应为下列之一：${issue.values.map(String).join('、')}`, en: issue.message }
    case 'too_small':
      return { zh: `不得小于 ${issue.minimum}`, en: issue.message }
    case 'too_big':
      return { zh: `不得大于 ${issue.maximum}`, en: issue.message }
    default:
      return { zh: '格式不符', en: issue.message }
  }
}
