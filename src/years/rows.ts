/** What is read off each year. */
import type { Text } from '../../models/basics.ts'
import { INDICATOR_NAMES } from '../../models/indicator-names.ts'
import type { Policy } from '../../models/policy.ts'
import { STAGE_NAMES } from '../explain/facts.ts'
import { type PlannedYear, turns } from './years.ts'

export interface YearRow {
  readonly label: Text
  readonly values: readonly (number | null)[]
  readonly digits: number
  readonly limit?: number
}

/** People, the plan's worth, and what the exchange leaves missing. */
export function peopleRows(years: readonly PlannedYear[]): YearRow[] {
  const row = (zh: string, en: string, read: (year: PlannedYear) => number | null, digits = 0): YearRow => ({
    label: { zh, en },
    values: years.map(read),
    digits,
  })
  const line = ({ plan: { rotation } }: PlannedYear) =>
    rotation.comparison.find(({ variant }) => variant === 'both') ??
    rotation.comparison.find(({ variant }) => variant === 'rotation')
  return [
    row('在岗教师', 'Teachers in post', ({ teachers }) => teachers),
    row('学生', 'Pupils', ({ pupils }) => pupils),
    row('上年交流期满返回', 'Back from exchange', ({ returned }) => returned),
    row('退休', 'Retired', ({ retired }) => retired),
    row('补充新教师', 'New teachers', ({ hired }) => hired),
    row('符合交流条件教师', 'Eligible teachers', ({ plan }) => plan.rotation.eligible),
    row('至少应交流教师', 'Teachers required to move', ({ plan }) => plan.rotation.requiredMoves),
    row(
      '新交流教师',
      'Teachers who newly move',
      ({ plan }) => plan.rotation.moves.filter((m) => !m.principal).length,
    ),
    row('在外任教（含往年交流）', 'Serving away from home post', ({ away }) => away),
    row(
      '每周无合适教师的课时',
      'Periods a week without a teacher',
      (year) => line(year)?.shortagePeriods ?? null,
      1,
    ),
    row('综合得分（越低越好）', 'Score (less is better)', ({ plan }) => plan.rotation.objective, 1),
    row('已证明的下界', 'Proven bound', ({ plan }) => plan.rotation.bound, 1),
    row('不能全部满足的规则', 'Rules that cannot all hold', ({ plan }) => plan.rotation.conflicts.length),
    row('差异系数超限项数', 'Indicators above their limit', overLimit),
  ]
}

export const overLimit = ({ indicators }: PlannedYear): number =>
  indicators.filter(({ cv, cvLimit }) => cv !== null && cvLimit !== null && cv > cvLimit).length

/** The path of each coefficient that teachers can move. */
export const indicatorRows = (years: readonly PlannedYear[]): YearRow[] =>
  (years[0]?.indicators ?? []).map(({ key, stage, cvLimit }) => ({
    label: {
      zh: `差异系数·${STAGE_NAMES[stage].zh}·${INDICATOR_NAMES[key].zh}`,
      en: `CV, ${STAGE_NAMES[stage].en}, ${INDICATOR_NAMES[key].en}`,
    },
    digits: 3,
    values: years.map(
      ({ indicators }) => indicators.find((r) => r.key === key && r.stage === stage)?.cv ?? null,
    ),
    ...(cvLimit !== null && { limit: cvLimit }),
  }))

/** The profile's milestones, and where the indicators stand in the school year that begins in that year. */
export function milestones(
  years: readonly PlannedYear[],
  { milestones: all }: Pick<Policy, 'milestones'>,
): Text[] {
  const [first, last] = [years[0]!.year, years.at(-1)!.year]
  if (all.length === 0) return [{ zh: '政策没有列出阶段目标。', en: 'The policy names no milestones.' }]
  return all.map(({ year, text }) => {
    const at = years.find((one) => one.year === year)
    if (!at)
      return year < first
        ? { zh: `${year} 年：${text.zh}——早于本次数据。`, en: `${year}: ${text.en}; before these data.` }
        : {
            zh: `${year} 年：${text.zh}——本次推演到 ${last} 年，尚未到达。`,
            en: `${year}: ${text.en}; beyond ${last}, the last year here.`,
          }
    const over = overLimit(at)
    const [from, to] = [overLimit(years[0]!), over]
    return {
      zh: `${year} 年：${text.zh}——推演到该年，教师类差异系数${over === 0 ? '全部达标' : `有 ${over} 项超限`}（${first} 年 ${from} 项 → ${to} 项）。`,
      en: `${year}: ${text.en}; by then ${over === 0 ? 'every coefficient that teachers can move is within its limit' : `${over} coefficients are above their limits`} (${first}: ${from}, then ${to}).`,
    }
  })
}

/** How evenly the exchange is spread over the people. */
export function fairness(years: readonly PlannedYear[]): Text {
  const spread = turns(years)
  const total = spread.reduce((sum, { people }) => sum + people, 0)
  const often = spread.filter(({ moves }) => moves > 1).reduce((sum, { people }) => sum + people, 0)
  return {
    zh: `${years.length} 年间共有 ${total} 人交流，${often === 0 ? '没有人交流两次以上' : `其中 ${often} 人交流两次及以上`}。`,
    en: `${total} people move over ${years.length} years; ${often === 0 ? 'nobody twice' : `${often} of them twice or more`}.`,
  }
}
