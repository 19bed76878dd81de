/** Plans side by side, figure by figure: what a director asks of two or more futures. */
import type { Text } from '../../models/basics.ts'
import { INDICATOR_NAMES } from '../../models/indicator-names.ts'
import type { Plan } from '../../models/plan.ts'
import { SUBJECT_NAMES, SUBJECTS } from '../../models/subject.ts'

/** One plan and what it is called. */
export interface Column {
  readonly name: string
  readonly plan: Plan
}

export interface Row {
  readonly label: Text
  readonly values: readonly (number | null)[]
  readonly digits: number
  /** The limit that the values are held against, where there is one. */
  readonly limit?: number
}

/** All figures of all plans; parts that no plan holds are left out. */
export function compareRows(columns: readonly Column[]): Row[] {
  const first = columns[0]!.plan
  const row = (zh: string, en: string, read: (plan: Plan) => number | null, digits = 0): Row => ({
    label: { zh, en },
    values: columns.map(({ plan }) => read(plan)),
    digits,
  })
  return [
    row('符合交流条件教师', 'Eligible teachers', ({ rotation }) => rotation.eligible),
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
    row('新增通勤公里（单程合计）', 'Added commuting, km one way', addedKm, 1),
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
    row('未满足课时', 'Unmet periods', ({ duties }) => sum(duties.unmet.map((u) => u.periods))),
    ...SUBJECTS.map((subject) =>
      row(`  其中${SUBJECT_NAMES[subject].zh}`, `  of ${SUBJECT_NAMES[subject].en}`, ({ duties }) =>
        sum(duties.unmet.filter((u) => u.subject === subject).map((u) => u.periods)),
      ),
    ).filter(({ values }) => values.some((value) => value !== 0)),
    row('教师最高周课时', 'Highest load, periods', (plan) => Math.max(0, ...loads(plan))),
    row('任课教师平均周课时', 'Mean load, periods', (plan) => mean(loads(plan)), 1),
    ...indicatorRows(columns),
  ]
}

function indicatorRows(columns: readonly Column[]): Row[] {
  return columns[0]!.plan.indicators.after.rows
    .filter(({ movesWithTeachers }) => movesWithTeachers)
    .map(({ key, stage, cvLimit }): Row => {
      const name = INDICATOR_NAMES[key]
      return {
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
