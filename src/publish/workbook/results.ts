import type { Text } from '../../../models/basics.ts'
import { INDICATOR_NAMES } from '../../../models/indicator-names.ts'
import type { IndicatorRow } from '../../../models/indicators.ts'
import { type ComparisonLine, type Unmet, UNMET_REASONS, type Violation } from '../../../models/plan.ts'
import { isHard, type RuleCode, RULES } from '../../../models/rule.ts'
import { SUBJECT_NAMES, SUBJECTS } from '../../../models/subject.ts'
import { siteName, STAGE_NAMES } from '../../explain/facts.ts'
import { explainUnmet } from '../../explain/unmet.ts'
import type { Edition } from '../edition.ts'
import { gapPercent } from '../figures.ts'
import { levelName } from '../rules.ts'
import { VARIANTS } from '../variants.ts'
import { addTable, type Book, type Cell, centred, figureCell } from './sheet.ts'
import { BAD, CENTRE, GOOD } from './styles.ts'

/** 指标: each indicator before and after, against its limit. */
export function addIndicators(book: Book, edition: Edition, name: Text): void {
  const { before, after } = edition.facts.plan.indicators
  const { t } = edition
  const pairs = after.rows.map((row, i) => ({ before: before.rows[i] ?? row, after: row }))
  type Pair = (typeof pairs)[number]
  const figure = (read: (row: IndicatorRow) => number | null, digits: number) => ({
    before: (pair: Pair): Cell => figureCell(read(pair.before), digits),
    after: (pair: Pair): Cell => figureCell(read(pair.after), digits),
  })
  const [mean, cv, below] = [
    figure((row) => row.mean, 3),
    figure((row) => row.cv, 3),
    figure((row) => row.schoolsBelow, 0),
  ]
  addTable(
    book,
    edition,
    {
      name,
      title: { zh: '均衡指标（方案前后）', en: 'Indicators of balance, before and after' },
      landscape: true,
    },
    [
      {
        head: { zh: '学段', en: 'Stage' },
        width: 8,
        look: CENTRE,
        cell: ({ after: row }) => t(STAGE_NAMES[row.stage]),
      },
      {
        head: { zh: '指标', en: 'Indicator' },
        width: 40,
        cell: ({ after: row }) => t(INDICATOR_NAMES[row.key]),
      },
      { head: { zh: '县均值\n方案前', en: 'Mean before' }, width: 10, cell: mean.before },
      { head: { zh: '县均值\n方案后', en: 'Mean after' }, width: 10, cell: mean.after },
      {
        head: { zh: '标准', en: 'Standard' },
        width: 9,
        cell: ({ after: row }) => figureCell(row.threshold, 1),
      },
      { head: { zh: '差异系数\n方案前', en: 'CV before' }, width: 10, cell: cv.before },
      { head: { zh: '差异系数\n方案后', en: 'CV after' }, width: 10, cell: cv.after },
      { head: { zh: '限值', en: 'Limit' }, width: 8, cell: ({ after: row }) => figureCell(row.cvLimit, 2) },
      { head: { zh: '结论', en: 'Result' }, width: 9, cell: ({ after: row }) => verdict(edition, row) },
      { head: { zh: '未达标准校数\n方案前', en: 'Schools below, before' }, width: 11, cell: below.before },
      { head: { zh: '未达标准校数\n方案后', en: 'Schools below, after' }, width: 11, cell: below.after },
      {
        head: { zh: '交流可改变', en: 'Moves with teachers' },
        width: 9,
        look: CENTRE,
        cell: ({ after: row }) =>
          row.movesWithTeachers ? edition.say('是', 'yes') : edition.say('否', 'no'),
      },
    ],
    pairs,
  )
}

function verdict({ say }: Edition, { cv, cvLimit }: IndicatorRow): Cell {
  if (cv === null || cvLimit === null) return centred('—')
  return cv <= cvLimit ? { value: say('达标', 'met'), look: GOOD } : { value: say('超限', 'over'), look: BAD }
}

/** 四项对比: nothing, lending, rotation, both. */
export function addComparison(book: Book, edition: Edition, name: Text): void {
  const { t } = edition
  addTable<ComparisonLine>(
    book,
    edition,
    {
      name,
      title: {
        zh: '四项对比（交流阶段测算，走教按课时估算）',
        en: 'Four ways compared, as the exchange stage reckons them',
      },
      landscape: true,
    },
    [
      { head: { zh: '做法', en: 'Way' }, width: 18, cell: ({ variant }) => t(VARIANTS[variant]) },
      {
        head: { zh: '每周缺课时', en: 'Periods missing' },
        width: 13,
        cell: (line) => figureCell(line.shortagePeriods, 0),
      },
      { head: { zh: '交流人数', en: 'Moves' }, width: 11, cell: ({ moves }) => moves },
      { head: { zh: '每周走教半天', en: 'Half-day visits' }, width: 13, cell: ({ visits }) => visits },
      {
        head: { zh: '走教课时', en: 'Periods lent' },
        width: 11,
        cell: (line) => figureCell(line.lentPeriods, 0),
      },
      {
        head: { zh: '走教单程公里', en: 'Km one way' },
        width: 13,
        cell: (line) => figureCell(line.visitKm, 0),
      },
      {
        head: { zh: '综合得分\n（越低越好）', en: 'Score (less is better)' },
        width: 14,
        cell: (line) => figureCell(line.objective, 1),
      },
      {
        head: { zh: '已证明的下限', en: 'Proven bound' },
        width: 14,
        cell: (line) => figureCell(line.bound, 1),
      },
      {
        head: { zh: '与最优差距\n不超过', en: 'Gap at most' },
        width: 12,
        cell: ({ objective, bound }) =>
          centred(
            bound === undefined ? '—' : gapPercent((objective - bound) / Math.max(Math.abs(objective), 1e-9)),
          ),
      },
    ],
    edition.facts.plan.rotation.comparison,
  )
}

/** 未满足: each period that a class does not get, with its reason. */
export function addUnmet(book: Book, edition: Edition, name: Text): void {
  const { facts, t } = edition
  const siteOf = (unmet: Unmet): string => facts.classes.get(unmet.classId)?.siteId ?? ''
  const order = new Map(facts.county.classes.map(({ id }, i) => [id, i]))
  const sites = new Map(facts.county.sites.map(({ id }, i) => [id, i]))
  const total = facts.plan.duties.unmet.reduce((sum, { periods }) => sum + periods, 0)
  addTable<Unmet>(
    book,
    edition,
    {
      name,
      title: { zh: `未满足课时（每周共 ${total} 节）`, en: `Periods not taught (${total} a week)` },
      landscape: true,
    },
    [
      { head: { zh: '学校', en: 'School' }, width: 24, cell: (u) => siteName(facts, siteOf(u)) },
      {
        head: { zh: '班级', en: 'Class' },
        width: 13,
        look: CENTRE,
        cell: (u) => facts.classes.get(u.classId)?.name ?? u.classId,
      },
      {
        head: { zh: '学科', en: 'Subject' },
        width: 14,
        look: CENTRE,
        cell: (u) => t(SUBJECT_NAMES[u.subject]),
      },
      { head: { zh: '缺课时', en: 'Missing' }, width: 8, cell: (u) => u.periods },
      { head: { zh: '原因', en: 'Reason' }, width: 30, cell: (u) => t(UNMET_REASONS[u.reason]) },
      { head: { zh: '说明', en: 'Explanation' }, width: 70, cell: (u) => t(explainUnmet(facts, u)) },
    ],
    [...facts.plan.duties.unmet].sort(
      (a, b) =>
        (sites.get(siteOf(a)) ?? 0) - (sites.get(siteOf(b)) ?? 0) ||
        (order.get(a.classId) ?? 0) - (order.get(b.classId) ?? 0) ||
        SUBJECTS.indexOf(a.subject) - SUBJECTS.indexOf(b.subject),
    ),
  )
}

/** A rule with one of its findings, or with none. */
interface Finding {
  readonly rule: RuleCode
  readonly violation?: Violation
}

/** 校验: every rule with what was found; a rule without findings stands there as kept. */
export function addCheck(book: Book, edition: Edition, name: Text): void {
  const { t, say } = edition
  addTable<Finding>(
    book,
    edition,
    {
      name,
      title: { zh: '校验结果', en: 'Result of the check' },
      landscape: true,
    },
    [
      { head: { zh: '层级', en: 'Level' }, width: 10, look: CENTRE, cell: ({ rule }) => t(levelName(rule)) },
      { head: { zh: '规则代码', en: 'Rule' }, width: 20, cell: ({ rule }) => rule },
      { head: { zh: '规则', en: 'What it asks' }, width: 34, cell: ({ rule }) => t(RULES[rule]) },
      {
        head: { zh: '性质', en: 'Kind' },
        width: 9,
        look: CENTRE,
        cell: ({ rule }) => (isHard(rule) ? say('硬性', 'hard') : say('目标', 'target')),
      },
      {
        head: { zh: '结果', en: 'Result' },
        width: 9,
        cell: ({ rule, violation }) =>
          violation === undefined
            ? { value: say('符合', 'kept'), look: GOOD }
            : { value: isHard(rule) ? say('违反', 'broken') : say('未达到', 'not met'), look: BAD },
      },
      { head: { zh: '位置', en: 'Where' }, width: 24, cell: ({ violation }) => violation?.where ?? '' },
      {
        head: { zh: '说明', en: 'What was found' },
        width: 60,
        cell: ({ violation }) => (violation ? t(violation.message) : ''),
      },
    ],
    (Object.keys(RULES) as RuleCode[]).flatMap((rule): Finding[] => {
      const found = edition.violations.filter((violation) => violation.rule === rule)
      return found.length === 0 ? [{ rule }] : found.map((violation) => ({ rule, violation }))
    }),
  )
}
