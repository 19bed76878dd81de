/** What a curve says, in sentences: what the ends of it bring, and from which value on a limit is met. */
import type { Text } from '../../models/basics.ts'
import { INDICATOR_NAMES } from '../../models/indicator-names.ts'
import { STAGE_NAMES } from '../explain/facts.ts'
import { figure } from '../explain/words.ts'
import { missing } from './figures.ts'
import type { Curve, CurvePoint } from './sweep.ts'

/** `10 %` in English, `10%` and `20 公里` in Chinese. */
const valueOf = (value: number, { unit }: Curve['knob']): Text => ({
  zh: unit.zh === '%' ? `${figure(value, 2)}%` : `${figure(value, 2)} ${unit.zh}`,
  en: `${figure(value, 2)} ${unit.en}`,
})

export function curveFindings(curve: Curve): Text[] {
  return [...ends(curve), ...limits(curve), ...conflicts(curve)]
}

/** From the value in force to either end. */
function ends({ knob, points }: Curve): Text[] {
  const now = points.find(({ x }) => x === knob.today)!
  return [points[0]!, points.at(-1)!]
    .filter((end) => end !== now)
    .map((end) => {
      const [from, to] = [valueOf(knob.today, knob), valueOf(end.x, knob)]
      const change = (read: (point: CurvePoint) => number, digits = 0): string =>
        `${figure(read(now), digits)} → ${figure(read(end), digits)}`
      const moves = change(({ moves: list }) => list.length)
      const periods = change(missing)
      const km = change(({ addedKm }) => addedKm)
      return {
        zh: `${knob.label.zh}由 ${from.zh} 变为 ${to.zh}：交流 ${moves} 人，每周无合适教师的课时 ${periods} 节，新增通勤 ${km} 公里。`,
        en: `${knob.label.en} from ${from.en} to ${to.en}: people who move ${moves}, periods without a teacher ${periods}, commuting added ${km} km.`,
      }
    })
}

/** Limits missed at the value in force: is there a value that meets them? */
function limits({ knob, points }: Curve): Text[] {
  const now = points.find(({ x }) => x === knob.today)!
  return now.indicators.flatMap(({ key, stage, cv, cvLimit }): Text[] => {
    if (cv === null || cvLimit === null || cv <= cvLimit) return []
    const meets = points
      .filter(({ indicators }) =>
        indicators.some(
          (row) => row.key === key && row.stage === stage && row.cv !== null && row.cv <= cvLimit,
        ),
      )
      .sort((a, b) => Math.abs(a.x - knob.today) - Math.abs(b.x - knob.today))[0]
    const name = {
      zh: `${STAGE_NAMES[stage].zh}“${INDICATOR_NAMES[key].zh}”差异系数 ${cv.toFixed(3)}，超过限值 ${cvLimit}`,
      en: `${STAGE_NAMES[stage].en}: ${INDICATOR_NAMES[key].en} at ${cv.toFixed(3)}, above the limit ${cvLimit}`,
    }
    return [
      meets
        ? {
            zh: `${name.zh}：取 ${valueOf(meets.x, knob).zh} 时可以达到。`,
            en: `${name.en}: met at ${valueOf(meets.x, knob).en}.`,
          }
        : {
            zh: `${name.zh}：所试各值的方案都没有达到，仅靠这一项不够。`,
            en: `${name.en}: no plan at the values tried meets it; this alone is not enough.`,
          },
    ]
  })
}

/** Values for which the rules cannot all hold. */
const conflicts = ({ knob, points }: Curve): Text[] =>
  points.flatMap(({ x, gives }) => {
    if (gives.length === 0) return []
    const short = figure(gives.reduce((sum, { gives: heads }) => sum + heads, 0))
    return [
      {
        zh: `取 ${valueOf(x, knob).zh} 时规则不能全部满足，至少相差 ${short} 人（${[...new Set(gives.map(({ rule }) => rule))].join('、')}）。`,
        en: `At ${valueOf(x, knob).en} the rules cannot all hold; ${short} heads short (${[...new Set(gives.map(({ rule }) => rule))].join(', ')}).`,
      },
    ]
  })
