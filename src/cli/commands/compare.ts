import { availableParallelism } from 'node:os'
import { basename, join } from 'node:path'
import Table from 'cli-table3'
import { Plan } from '../../../models/plan.ts'
import { type Column, compareRows, type Row } from '../../compare/rows.ts'
import { writeComparison } from '../../compare/write.ts'
import { planCounty } from '../../pipeline.ts'
import { zodIssues } from '../../zod-issues.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { readInputs, readPlanFile } from '../inputs.ts'
import type { CompareOptions } from '../options.ts'
import { progressReporter } from '../progress.ts'
import { listIssues, say, type Terminal } from '../terminal.ts'

const MOST_COLUMNS = 8

/** Plans side by side: those given as files, and one made for each scenario (`a.yaml+b.yaml` for two together). */
export async function compare(
  countyPath: string,
  planPaths: readonly string[],
  { scenario = [], ...options }: CompareOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (planPaths.length + scenario.length < 2 || planPaths.length + scenario.length > MOST_COLUMNS) {
    say(terminal, {
      zh: `比较需要 2 到 ${MOST_COLUMNS} 个方案：plan.json 文件和 --scenario 情景合计。`,
      en: `Comparing takes 2 to ${MOST_COLUMNS} plans: plan files and scenarios together.`,
    })
    return EXIT.input
  }
  const columns: Column[] = []
  for (const path of planPaths) {
    const plan = await readColumn(path, terminal)
    if (!plan) return EXIT.input
    columns.push({ name: path, plan })
  }
  for (const files of scenario) {
    const column = await planScenario(countyPath, files, options, terminal)
    if (!column) return terminal.signal.aborted ? EXIT.cancelled : EXIT.input
    columns.push(column)
  }
  const rows = compareRows(columns)
  terminal.out(`${table(columns, rows, terminal)}\n`)
  if (options.out !== undefined) {
    const path = join(options.out, 'compare.xlsx')
    await writeComparison(columns, rows, terminal.lang, path)
    say(terminal, { zh: `已写出：${path}`, en: `Written: ${path}` })
  }
  return EXIT.done
}

async function readColumn(path: string, terminal: Terminal): Promise<Plan | undefined> {
  const file = await readPlanFile(path, terminal)
  if (file === undefined) return undefined
  const plan = Plan.safeParse(file)
  if (plan.success) return plan.data
  listIssues(terminal, zodIssues(plan.error, { file: path, code: 'F1005' }))
  return undefined
}

async function planScenario(
  countyPath: string,
  files: string,
  options: Omit<CompareOptions, 'scenario'>,
  terminal: Terminal,
): Promise<Column | undefined> {
  const inputs = await readInputs(countyPath, { ...options, scenario: files.split('+') }, terminal)
  if (!inputs) return undefined
  const { county, policy, scenarios } = inputs
  const { seed, effort, only, workers = availableParallelism() } = options
  const names = scenarios.map(({ name }) => name)
  const progress = progressReporter(terminal)
  const outcome = await planCounty(
    { county, policy, scenarios: names, seed, effort, ...(only && { only }) },
    {
      workers,
      onProgress: progress.report,
      signal: terminal.signal,
      nowMs: terminal.nowMs,
      createdAt: new Date().toISOString(),
    },
  ).finally(progress.stop)
  if (!outcome.ok) listIssues(terminal, outcome.issues)
  if (!outcome.ok || outcome.value.cancelled) return undefined
  return { name: names.join('＋') || basename(files), plan: outcome.value.plan }
}

function table(columns: readonly Column[], rows: readonly Row[], { lang }: Terminal): string {
  const output = new Table({
    head: [
      lang === 'zh' ? '项目' : 'Figure',
      ...columns.map(({ name }) => name),
      lang === 'zh' ? '限值' : 'Limit',
    ],
    style: { head: [], border: [], compact: true },
  })
  for (const { label, values, digits, limit } of rows)
    output.push([
      label[lang],
      ...values.map((value) => (value === null ? '—' : value.toFixed(digits))),
      limit === undefined ? '' : String(limit),
    ])
  return output.toString()
}
