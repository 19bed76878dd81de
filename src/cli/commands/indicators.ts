import Table from 'cli-table3'
import { computeIndicators, postingsNow } from '../../../models/balance.ts'
import { INDICATOR_NAMES } from '../../../models/indicator-names.ts'
import type { IndicatorRow, Indicators } from '../../../models/indicators.ts'
import { Plan } from '../../../models/plan.ts'
import { toJson } from '../../files.ts'
import { zodIssues } from '../../zod-issues.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { readInputs, readPlanFile } from '../inputs.ts'
import type { CheckOptions } from '../options.ts'
import { listIssues, type Terminal } from '../terminal.ts'

/** Indicators of balance now, or under a plan; recomputed, never read from the plan. */
export async function indicators(
  countyPath: string,
  planPath: string | undefined,
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const inputs = await readInputs(countyPath, options, terminal)
  if (!inputs) return EXIT.input
  const {
    county,
    policy: { policy },
  } = inputs
  const before = computeIndicators({ county, policy, postings: postingsNow(county) })
  let after: Indicators | undefined
  if (planPath !== undefined) {
    const file = await readPlanFile(planPath, terminal)
    const plan = Plan.safeParse(file)
    if (!plan.success) {
      if (file !== undefined) listIssues(terminal, zodIssues(plan.error, { file: planPath, code: 'F1005' }))
      return EXIT.input
    }
    after = computeIndicators({
      county,
      policy,
      postings: plan.data.postings,
      ...(plan.data.stages.includes('duties') ? { duties: plan.data.duties } : {}),
    })
  }
  if (options.json) terminal.out(toJson(after ? { before, after } : { before }))
  else terminal.out(`${table(before, after, terminal)}\n`)
  return EXIT.done
}

function table(before: Indicators, after: Indicators | undefined, { lang }: Terminal): string {
  const heads =
    lang === 'zh'
      ? ['指标', '学段', '县均值', '差异系数', '限值', '低于标准的学校']
      : ['Indicator', 'Stage', 'Mean', 'CV', 'Limit', 'Schools below']
  const output = new Table({ head: heads, style: { head: [] } })
  before.rows.forEach((row, i) => {
    output.push([INDICATOR_NAMES[row.key][lang], STAGE[row.stage][lang], ...cells(row, after?.rows[i])])
  })
  return output.toString()
}

function cells(row: IndicatorRow, later: IndicatorRow | undefined): string[] {
  const pair = (read: (row: IndicatorRow) => string): string =>
    later && read(later) !== read(row) ? `${read(row)} → ${read(later)}` : read(row)
  const number = (value: number | null, digits: number): string =>
    value === null ? '—' : value.toFixed(digits)
  return [
    pair((r) => number(r.mean, 2)),
    pair((r) => number(r.cv, 3)),
    number(row.cvLimit, 2),
    pair((r) => String(r.schoolsBelow)),
  ]
}

const STAGE = { primary: { zh: '小学', en: 'primary' }, junior: { zh: '初中', en: 'junior' } } as const
