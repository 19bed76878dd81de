import { join } from 'node:path'
import type { Text } from '../../../models/basics.ts'
import { isHard } from '../../../models/rule.ts'
import type { FrontierPoint } from '../../../solver/rotation/frontier/frontier.ts'
import { affectedPeople } from '../../compare/people.ts'
import { type Column, compareRows } from '../../compare/rows.ts'
import { writeComparison } from '../../compare/write.ts'
import { planFrontier } from '../../frontier/frontier.ts'
import type { PlanRequest, PlanSurroundings } from '../../pipeline.ts'
import { publishPlan } from '../../publish/publish.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import type { PlanOptions } from '../options.ts'
import { listIssues, say, type Terminal } from '../terminal.ts'
import { comparisonTable } from './compare.ts'

const NAMES: Readonly<Record<FrontierPoint, Text>> = {
  quota: { zh: '只完成比例', en: 'Quota only' },
  balanced: { zh: '均衡', en: 'Balanced' },
  full: { zh: '最大成效', en: 'Full effect' },
}

/** Three plans along the curve of turmoil and effect, a folder each, and their comparison. */
export async function frontier(
  request: PlanRequest,
  surroundings: PlanSurroundings,
  { out }: PlanOptions,
  terminal: Terminal,
  done: () => void,
): Promise<ExitCode> {
  const plans = await planFrontier(request, surroundings).finally(done)
  if (plans.issues.length > 0) listIssues(terminal, plans.issues)
  if (!plans.ok) return EXIT.input
  if (!plans.value) {
    say(terminal, { zh: '已取消，没有写出任何文件。', en: 'Cancelled; nothing was written.' })
    return EXIT.cancelled
  }
  const { county, policy } = request
  const { lang } = terminal
  const columns: Column[] = []
  for (const [point, outcome] of plans.value) {
    await publishPlan({ county, policy, lang, ...outcome }, join(out, point))
    const setting = { county, policy: policy.policy, travel: outcome.travel }
    columns.push({ name: NAMES[point][lang], plan: outcome.plan, setting })
  }
  const rows = compareRows(columns)
  terminal.out(`${comparisonTable(columns, rows, terminal)}\n`)
  const people = affectedPeople(columns, county)
  const files = await writeComparison({ county, columns, rows, people, lang }, out)
  const folders = [...plans.value.keys()].map((point) => join(out, point))
  if (rising(columns))
    say(terminal, {
      zh: '由左到右，变动增加，缺课减少。',
      en: 'From left to right more people move and fewer periods are missing.',
    })
  say(terminal, {
    zh: `三个方案：${folders.join('、')}；比较：${files.join('、')}`,
    en: `The plans: ${folders.join(', ')}; side by side: ${files.join(', ')}`,
  })
  const outcomes = [...plans.value.values()]
  if (outcomes.some(({ cancelled }) => cancelled)) return EXIT.cancelled
  const broken = outcomes.some(({ violations }) => violations.some(({ rule }) => isHard(rule)))
  return broken ? EXIT.hardRule : EXIT.done
}

/** Whether moves rise and missing periods fall along the curve; where rules conflict, they need not. */
function rising(columns: readonly Column[]): boolean {
  const figures = columns.map(({ plan: { rotation } }) => ({
    moves: rotation.moves.length,
    missing: rotation.terms['shortage'] ?? 0,
  }))
  return figures.every(
    ({ moves, missing }, at) =>
      at === 0 || (moves >= figures[at - 1]!.moves && missing <= figures[at - 1]!.missing),
  )
}
