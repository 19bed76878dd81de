import { availableParallelism } from 'node:os'
import { basename, dirname, resolve } from 'node:path'
import Table from 'cli-table3'
import { Plan } from '../../../models/plan.ts'
import { affectedPeople } from '../../compare/people.ts'
import { type Column, compareRows, type Row } from '../../compare/rows.ts'
import { writeComparison } from '../../compare/write.ts'
import { hashCounty } from '../../county-file/hash.ts'
import { hashJson } from '../../hash.ts'
import { planCounty } from '../../pipeline.ts'
import { buildTravel } from '../../travel/travel.ts'
import { zodIssues } from '../../zod-issues.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { type Inputs, readInputs, readPlanFile } from '../inputs.ts'
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
  const inputs = await readInputs(countyPath, options, terminal)
  if (!inputs) return EXIT.input
  const columns: Column[] = []
  for (const path of planPaths) {
    const plan = await readColumn(path, terminal)
    if (!plan) return EXIT.input
    columns.push({ name: nameOf(path, plan), plan, ...settingOf(inputs, plan) })
  }
  for (const files of scenario) {
    const column = await planScenario(countyPath, files, options, terminal)
    if (!column) return terminal.signal.aborted ? EXIT.cancelled : EXIT.input
    columns.push(column)
  }
  const rows = compareRows(columns)
  terminal.out(`${comparisonTable(columns, rows, terminal)}\n`)
  if (options.out !== undefined) {
    const { county } = inputs
    const people = affectedPeople(columns, county)
    const files = await writeComparison({ county, columns, rows, people, lang: terminal.lang }, options.out)
    say(terminal, { zh: `已写出：${files.join('、')}`, en: `Written: ${files.join(', ')}` })
  }
  return EXIT.done
}

/** The scenarios that a plan was made under, else the folder it lies in. */
const nameOf = (path: string, { provenance }: Plan): string =>
  provenance.scenarios.join('＋') || basename(dirname(resolve(path)))

/** The county and policy given, where the plan was made for just these. */
function settingOf({ county, policy: { policy } }: Inputs, { provenance }: Plan): Pick<Column, 'setting'> {
  if (provenance.countyHash !== hashCounty(county) || provenance.policyHash !== hashJson(policy)) return {}
  const travel = buildTravel(county, policy)
  return travel.ok ? { setting: { county, policy, travel: travel.value } } : {}
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
  const { plan, travel } = outcome.value
  return {
    name: names.join('＋') || basename(files),
    plan,
    setting: { county, policy: policy.policy, travel },
  }
}

/** The figures as a table for the terminal. */
export function comparisonTable(
  columns: readonly Column[],
  rows: readonly Row[],
  { lang }: Terminal,
): string {
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
