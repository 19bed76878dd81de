import { availableParallelism } from 'node:os'
import Table from 'cli-table3'
import type { Text } from '../../../models/basics.ts'
import type { Scenario } from '../../../models/scenario.ts'
import { readScenario } from '../../scenario/read.ts'
import { fairness, milestones, peopleRows } from '../../years/rows.ts'
import { writeYears } from '../../years/write.ts'
import { planYears, type PlannedYear } from '../../years/years.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { readInputs } from '../inputs.ts'
import type { YearsOptions } from '../options.ts'
import { progressReporter } from '../progress.ts'
import { listIssues, say, type Terminal } from '../terminal.ts'

/** Rolls the exchange over several years and shows the indicators' path to the profile's milestones. */
export async function years(
  countyPath: string,
  options: YearsOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const inputs = await readInputs(countyPath, options, terminal)
  const forecast = await readForecast(options.change ?? [], terminal)
  if (!inputs || !forecast) return EXIT.input
  const { county, policy, scenarios } = inputs
  const { count, intake, replacement, seed, effort, workers = availableParallelism() } = options
  const progress = progressReporter(terminal)
  const roll = { intakeChange: intake / 100, replace: replacement }
  const names = scenarios.map(({ name }) => name)
  const rolled = await planYears(
    { county, policy, scenarios: names, seed, effort, count, forecast, ...roll },
    {
      workers,
      onProgress: progress.report,
      signal: terminal.signal,
      nowMs: terminal.nowMs,
      createdAt: new Date().toISOString(),
    },
  ).finally(progress.stop)
  if (rolled.issues.length > 0) listIssues(terminal, rolled.issues)
  if (!rolled.ok) return EXIT.input
  if (!rolled.value) {
    say(terminal, { zh: '已取消，没有写出任何文件。', en: 'Cancelled; nothing was written.' })
    return EXIT.cancelled
  }
  show(rolled.value, terminal)
  for (const text of [...milestones(rolled.value, policy.policy), fairness(rolled.value)]) say(terminal, text)
  const edition = {
    county,
    policy: policy.policy,
    years: rolled.value,
    assumptions: assumptions(options),
    lang: terminal.lang,
  }
  const files = await writeYears(edition, options.out)
  say(terminal, { zh: `已写出：${files.join('、')}`, en: `Written: ${files.join(', ')}` })
  return rolled.value.some(({ hardViolations }) => hardViolations > 0) ? EXIT.hardRule : EXIT.done
}

/** `2027=more-pupils.yaml`: by the year in which the school year begins; undefined where one cannot be read. */
async function readForecast(
  changes: readonly string[],
  terminal: Terminal,
): Promise<ReadonlyMap<number, readonly Scenario[]> | undefined> {
  const forecast = new Map<number, Scenario[]>()
  let bad = false
  for (const change of changes) {
    const [, year, path] = /^(\d{4})[=＝](.+)$/.exec(change) ?? []
    if (year === undefined || path === undefined) {
      say(terminal, {
        zh: `--change ${change}：应写作 学年开始年份=情景文件，例如 2027=扩班.yaml。`,
        en: `--change ${change}: give the first year of the school year and a scenario file, such as 2027=more.yaml.`,
      })
      bad = true
      continue
    }
    const scenario = await readScenario(path)
    if (scenario.issues.length > 0) listIssues(terminal, scenario.issues)
    if (scenario.ok) forecast.set(Number(year), [...(forecast.get(Number(year)) ?? []), scenario.value])
    else bad = true
  }
  return bad ? undefined : forecast
}

/** What the reader has to know of how the years were rolled on. */
const assumptions = ({ intake, replacement }: YearsOptions): Text[] => [
  {
    zh: '每年先把上年的交流落实：期满者返回编制学校并重新计算在校年限，未满者继续任教；再按当年数据求解新的交流，只到“谁去哪里”，不排课表。',
    en: 'Each year first carries out the last: people whose term is over go home and their years there begin anew, the others stay on; then the exchange is decided on the new data, without making weeks.',
  },
  {
    zh: '退休按渐进式延迟法定退休年龄计算（男 60 岁、女 55 岁起逐步延迟，至多三年），在新学年基准日之前达到的退出名册。',
    en: 'Retirement follows the statutory ages as they rise (men from 60, women from 55, by three years at most); who reaches them before the day of the new year leaves the roster.',
  },
  replacement
    ? {
        zh: '假设：每个退休岗位由一名同校同学科的新教师补充（非骨干、本科）。',
        en: 'Assumption: each retired post is filled by a new teacher of the same school and subject (no backbone, bachelor).',
      }
    : { zh: '假设：退休岗位不补充。', en: 'Assumption: retired posts are not filled.' },
  {
    zh: `假设：班级数不变，学生逐年升级；各校起始年级每年招生变化 ${intake}%（班级增减等请用 --change 给出）。`,
    en: `Assumption: classes stay, pupils move up; each site's entering grade changes by ${intake} % a year (give other changes with --change).`,
  },
  {
    zh: '在职状态、学历、职称、骨干称号保持不变；越往后的年份越只能当作方向看。',
    en: 'Status, education, title and backbone rank stay as they are; the later a year, the more it is a direction only.',
  },
]

function show(planned: readonly PlannedYear[], terminal: Terminal): void {
  const { lang } = terminal
  const output = new Table({
    head: [lang === 'zh' ? '项目' : 'Figure', ...planned.map(({ plan }) => plan.schoolYear)],
    style: { head: [], border: [], compact: true },
  })
  for (const { label, values, digits } of peopleRows(planned))
    output.push([label[lang], ...values.map((value) => (value === null ? '—' : value.toFixed(digits)))])
  terminal.out(`${output.toString()}\n`)
}
