/** Plans side by side, figure by figure: what a director asks of two or more futures. */
import type { Text } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import { INDICATOR_NAMES } from '../../models/indicator-names.ts'
import type { Plan } from '../../models/plan.ts'
import type { Policy } from '../../models/policy.ts'
import { SUBJECT_NAMES, SUBJECTS } from '../../models/subject.ts'
import { type TravelTable, travelLookup } from '../../models/travel.ts'
import { allowances, type Workload, workloads } from '../../models/workload.ts'

/** One plan and what it is called. */
export interface Column {
  readonly name: string
  readonly plan: Plan
  /** The county and policy that the plan was made for, where they are known. */
  readonly setting?: Setting
}

export interface Setting {
  readonly county: County
  readonly policy: Policy
  readonly travel: TravelTable
}

/** Parts of the comparison, in reading order. */
export const ROW_GROUPS = {
  exchange: { zh: '交流', en: 'Exchange' },
  visits: { zh: '走教与补贴', en: 'Visits and allowances' },
  unmet: { zh: '未满足课时', en: 'Unmet periods' },
  loads: { zh: '工作量', en: 'Loads' },
  indicators: { zh: '均衡指标', en: 'Indicators of balance' },
} as const satisfies Record<string, Text>
export type RowGroup = keyof typeof ROW_GROUPS

export interface Row {
  readonly group: RowGroup
  readonly label: Text
  readonly values: readonly (number | null)[]
  readonly digits: number
  /** The limit that the values are held against, where there is one. */
  readonly limit?: number
}

/** All figures of all plans; parts that no plan holds are left out. */
export function compareRows(columns: readonly Column[]): Row[] {
  return [
    ...exchangeRows(columns),
    ...visitRows(columns),
    ...unmetRows(columns),
    ...loadRows(columns),
    ...indicatorRows(columns),
  ]
}

type Read = (plan: Plan, column: Column) => number | null

const rowsOf =
  (columns: readonly Column[], group: RowGroup) =>
  (zh: string, en: string, read: Read, digits = 0): Row => ({
    group,
    label: { zh, en },
    values: columns.map((column) => read(column.plan, column)),
    digits,
  })

function exchangeRows(columns: readonly Column[]): Row[] {
  const first = columns[0]!.plan
  const row = rowsOf(columns, 'exchange')
  return [
    row('符合交流条件教师', 'Eligible teachers', ({ rotation }) => rotation.eligible),
    row('至少应交流教师', 'Teachers required to move', ({ rotation }) => rotation.requiredMoves),
    row('交流教师', 'Teachers who move', ({ rotation }) => rotation.moves.filter((m) => !m.principal).length),
    row(
      '其中骨干',
      'of them backbone',
      ({ rotation }) => rotation.moves.filter((m) => m.backbone && !m.principal).length,
    ),
    row(
      '交流校长',
      'Principals who move',
      ({ rotation }) => rotation.moves.filter((m) => m.principal).length,
    ),
    row('比第一列改变任教学校的人数', 'People elsewhere than in the first plan', (plan) =>
      movedBetween(first, plan),
    ),
    row('交流与走教综合得分（越低越好）', 'Score (less is better)', ({ rotation }) => rotation.objective, 1),
    row('已证明的下界', 'Proven bound', ({ rotation }) => (rotation.frozen ? null : rotation.bound), 1),
    row(
      '每周缺课（节，按交流与走教测算）',
      'Missing periods a week as the rotation reckons',
      reckonedMissing,
      1,
    ),
    row('其中缺课得分', 'Points of missing periods', ({ rotation }) => rotation.terms['shortage'] ?? 0, 1),
    row('新增通勤公里（单程合计）', 'Added commuting, km one way', addedKm, 1),
  ]
}

/** Of the plan's own line of nothing / lending / rotation / both. */
function reckonedMissing({ rotation }: Plan): number | null {
  const own = (variant: string) => rotation.comparison.find((line) => line.variant === variant)
  return (own('both') ?? own('rotation'))?.shortagePeriods ?? null
}

function visitRows(columns: readonly Column[]): Row[] {
  if (!columns.some(({ plan }) => plan.stages.includes('duties'))) return []
  const row = rowsOf(columns, 'visits')
  return [
    row('每周走教半天', 'Visits a week', ({ duties }) => duties.visits.length),
    row(
      '每周走教往返公里',
      'Visit km a week, both ways',
      ({ duties }) => 2 * sum(duties.visits.map((v) => v.roadKm)),
      1,
    ),
    row(
      '每周走教往返小时',
      'Visit hours a week, both ways',
      ({ duties }) => (2 * sum(duties.visits.map((v) => v.travelMin))) / 60,
      1,
    ),
    row('享受补贴的天数（一学期）', 'Days with allowance, a semester', (_, column) =>
      allowance(column, 'days'),
    ),
    row('补贴合计（元，一学期）', 'Allowances, yuan a semester', (_, column) => allowance(column, 'yuan')),
  ].filter(({ values }) => values.some((value) => value !== null))
}

function unmetRows(columns: readonly Column[]): Row[] {
  if (!columns.some(({ plan }) => plan.stages.includes('duties'))) return []
  const row = rowsOf(columns, 'unmet')
  return [
    row('未满足课时', 'Unmet periods', ({ duties }) => sum(duties.unmet.map((u) => u.periods))),
    ...SUBJECTS.map((subject) =>
      row(`  其中${SUBJECT_NAMES[subject].zh}`, `  of ${SUBJECT_NAMES[subject].en}`, ({ duties }) =>
        sum(duties.unmet.filter((u) => u.subject === subject).map((u) => u.periods)),
      ),
    ).filter(({ values }) => values.some((value) => value !== 0)),
  ]
}

function loadRows(columns: readonly Column[]): Row[] {
  if (!columns.some(({ plan }) => plan.stages.includes('duties'))) return []
  const row = rowsOf(columns, 'loads')
  return [
    row('教师最高周课时', 'Highest load, periods', (plan) => Math.max(0, ...loads(plan))),
    row('任课教师平均周课时', 'Mean load, periods', (plan) => mean(loads(plan)), 1),
    row(
      '最高周工作量（折算课时）',
      'Highest workload, credited periods',
      (_, { plan, setting }) =>
        setting ? Math.max(0, ...ledger(plan, setting).map(({ total }) => total)) : null,
      1,
    ),
  ].filter(({ values }) => values.some((value) => value !== null))
}

const ledger = (plan: Plan, { county, policy, travel }: Setting): Workload[] =>
  workloads({ county, policy, plan, travelMin: travelLookup(travel).min })

/** Null where the data are not known, the policy has no allowance, or the bureau has named no rate. */
function allowance({ plan, setting }: Column, what: 'days' | 'yuan'): number | null {
  if (!setting || !plan.stages.includes('duties')) return null
  const entries = allowances(setting, ledger(plan, setting))
  if (setting.policy.service.allowances.length === 0 || entries.some((entry) => entry[what] === null))
    return null
  return sum(entries.map((entry) => entry[what] ?? 0))
}

function indicatorRows(columns: readonly Column[]): Row[] {
  return columns[0]!.plan.indicators.after.rows
    .filter(({ movesWithTeachers }) => movesWithTeachers)
    .map(({ key, stage, cvLimit }): Row => {
      const name = INDICATOR_NAMES[key]
      return {
        group: 'indicators',
        label: {
          zh: `差异系数·${stage === 'primary' ? '小学' : '初中'}·${name.zh}`,
          en: `CV, ${stage}, ${name.en}`,
        },
        values: columns.map(
          ({ plan }) =>
            plan.indicators.after.rows.find((r) => r.key === key && r.stage === stage)?.cv ?? null,
        ),
        digits: 3,
        ...(cvLimit !== null && { limit: cvLimit }),
      }
    })
    .filter(({ values }) => values.some((value) => value !== null))
}

/** Teachers who serve at another site in the one plan than in the other, or in one of them only. */
function movedBetween(a: Plan, b: Plan): number {
  const sites = new Map(a.postings.map(({ teacherId, servingSiteId }) => [teacherId, servingSiteId]))
  const other = b.postings.filter(
    ({ teacherId, servingSiteId }) => sites.get(teacherId) !== servingSiteId,
  ).length
  const known = new Set(b.postings.map(({ teacherId }) => teacherId))
  return other + a.postings.filter(({ teacherId }) => !known.has(teacherId)).length
}

const addedKm = ({ rotation }: Plan): number =>
  sum(rotation.moves.map((m) => Math.max(0, m.commuteKmAfter - m.commuteKmBefore)))

function loads({ duties }: Plan): number[] {
  const byTeacher = new Map<string, number>()
  for (const { teacherId, periods } of duties.duties)
    byTeacher.set(teacherId, (byTeacher.get(teacherId) ?? 0) + periods)
  return [...byTeacher.values()]
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length)
