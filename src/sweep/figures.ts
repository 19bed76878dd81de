/** What is read off each point of a curve. */
import type { Text } from '../../models/basics.ts'
import { INDICATOR_NAMES } from '../../models/indicator-names.ts'
import { SUBJECT_NAMES, SUBJECTS } from '../../models/subject.ts'
import { STAGE_NAMES } from '../explain/facts.ts'
import type { Curve, CurvePoint } from './sweep.ts'

export interface CurveFigure {
  readonly label: Text
  readonly digits: number
  readonly values: readonly (number | null)[]
  /** The level it should stay within. */
  readonly limit?: number
}

/** Charts and columns in reading order; a bound stands beside what it bounds. */
export function curveFigures({ knob, points }: Curve): CurveFigure[] {
  const row = (zh: string, en: string, read: (point: CurvePoint) => number, digits = 0): CurveFigure => ({
    label: { zh, en },
    digits,
    values: points.map(read),
  })
  const { subject } = knob
  return [
    row('交流人数', 'People who move', ({ moves }) => moves.length),
    row('至少应交流教师', 'Teachers required to move', ({ requiredMoves }) => requiredMoves),
    row('每周无合适教师的课时', 'Periods a week without a teacher', missing, 1),
    ...(subject
      ? [
          row(
            `其中${SUBJECT_NAMES[subject].zh}`,
            `of them ${SUBJECT_NAMES[subject].en}`,
            ({ shortage }) => shortage[SUBJECTS.indexOf(subject)] ?? 0,
            1,
          ),
        ]
      : []),
    row('每周走教支援课时', 'Periods a week lent by visits', ({ lentPeriods }) => lentPeriods, 1),
    row('新增通勤公里（单程合计）', 'Commuting added, km one way', ({ addedKm }) => addedKm, 1),
    row('综合得分（越低越好）', 'Score (less is better)', ({ value }) => value, 1),
    row('已证明的下界', 'Proven bound', ({ bound }) => bound, 1),
    ...indicatorFigures(points),
  ]
}

export const missing = ({ shortage }: CurvePoint): number =>
  shortage.reduce((sum, periods) => sum + periods, 0)

function indicatorFigures(points: readonly CurvePoint[]): CurveFigure[] {
  return (points[0]?.indicators ?? []).map(({ key, stage, cvLimit }) => ({
    label: {
      zh: `差异系数·${STAGE_NAMES[stage].zh}·${INDICATOR_NAMES[key].zh}`,
      en: `CV, ${STAGE_NAMES[stage].en}, ${INDICATOR_NAMES[key].en}`,
    },
    digits: 3,
    values: points.map(
      ({ indicators }) => indicators.find((r) => r.key === key && r.stage === stage)?.cv ?? null,
    ),
    ...(cvLimit !== null && { limit: cvLimit }),
  }))
}
