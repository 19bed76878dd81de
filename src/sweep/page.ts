import type { Lang, Text } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import { figure } from '../explain/words.ts'
import { html, type Html } from '../publish/report/html.ts'
import { lineChart } from '../publish/report/line-chart.ts'
import { renderPage } from '../publish/report/page.ts'
import { type Chapter, table } from '../publish/report/tables.ts'
import { type CurveFigure, curveFigures } from './figures.ts'
import { curveFindings } from './findings.ts'
import type { Curve } from './sweep.ts'

/** What is to be written of a sweep. */
export interface SweepEdition {
  readonly county: Pick<County, 'name' | 'schoolYear' | 'synthetic'>
  readonly policyName: Text
  readonly curves: readonly Curve[]
  readonly lang: Lang
}

/** The curves as one page: what they say, charts, and the figures in a table. */
export function renderSweep(edition: SweepEdition): string {
  const { lang, county, policyName, curves } = edition
  const say = ({ zh, en }: Text): string => ({ zh, en })[lang]
  return renderPage({
    lang,
    title: say({ zh: '敏感性分析：条件变化时会怎样', en: 'What would have to be true' }),
    county: `${county.name} ${county.schoolYear}`,
    badges: html`<p class="badges">${county.synthetic && html`<span class="badge warn">${say({ zh: '模拟数据，仅供演示', en: 'synthetic data, for demonstration' })}</span>`}<span class="badge">${say(policyName)}</span></p>`,
    chapters: [...curves.map((curve) => chapter(curve, say)), guide(say)],
  })
}

type Say = (text: Text) => string

function chapter(curve: Curve, say: Say): Chapter {
  const { knob } = curve
  const figures = curveFigures(curve)
  return {
    id: knob.code,
    title: say(knob.label),
    body: html`<ul>${curveFindings(curve).map((text) => html`<li>${say(text)}</li>`)}</ul>${unchanged(figures, say)}<div class="lines-grid">${charts(curve, figures, say)}</div>${figureTable(curve, figures, say)}`,
  }
}

const REQUIRED = 'Teachers required to move'
const BOUND = 'Proven bound'

/** One chart a figure; what is required and what is proven are drawn with what they belong to. */
function charts({ knob, points }: Curve, figures: readonly CurveFigure[], say: Say): Html[] {
  const xs = points.map(({ x }) => x)
  const companions = new Map([
    ['People who move', REQUIRED],
    ['Score (less is better)', BOUND],
  ])
  return figures
    .filter(({ label, values }) => label.en !== REQUIRED && label.en !== BOUND && !isFlat(values))
    .map(({ label, digits, values, limit }) => {
      const beside = figures.find((other) => other.label.en === companions.get(label.en))
      return lineChart({
        title: say(label),
        xs,
        xLabel: `${say(knob.label)} (${say(knob.unit)})`,
        digits,
        lines: [
          { name: say(label), values },
          ...(beside ? [{ name: say(beside.label), values: beside.values, look: 'bound' as const }] : []),
        ],
        ...(limit !== undefined && { limit: { name: say({ zh: '限值', en: 'limit' }), value: limit } }),
        marked: { name: say({ zh: '现行值', en: 'in force' }), x: knob.today },
      })
    })
}

const isFlat = (values: CurveFigure['values']): boolean => values.every((value) => value === values[0])

/** Charts of straight lines say nothing; a sentence does. */
function unchanged(figures: readonly CurveFigure[], say: Say): Html | false {
  const flat = figures.filter(({ label, values }) => label.en !== BOUND && isFlat(values))
  if (flat.length === 0) return false
  const list = (lang: 'zh' | 'en'): string =>
    flat
      .map(({ label, values, digits }) => `${label[lang]} ${values[0]?.toFixed(digits) ?? '—'}`)
      .join(lang === 'zh' ? '；' : '; ')
  return html`<p class="note">${say({ zh: `各取值下都不变：${list('zh')}。`, en: `The same for all values: ${list('en')}.` })}</p>`
}

const figureTable = ({ knob, points }: Curve, figures: readonly CurveFigure[], say: Say): Html =>
  table(
    {
      caption: say({ zh: `${knob.label.zh}：各取值的结果`, en: `${knob.label.en}: the figures` }),
      heads: [
        { text: `${say(knob.label)} (${say(knob.unit)})` },
        ...points.map(({ x }) => ({ text: figure(x, 2), number: true as const })),
      ],
    },
    figures.map(
      ({ label, values, digits, limit }) =>
        html`<tr><th scope="row">${say(label)}${limit !== undefined && html` <small>${say({ zh: '限值', en: 'limit' })} ${limit}</small>`}</th>${values.map((value) => html`<td class="n">${value === null ? '—' : value.toFixed(digits)}</td>`)}</tr>`,
    ),
  )

const guide = (say: Say): Chapter => ({
  id: 'guide',
  title: say({ zh: '怎样看这些曲线', en: 'How to read the curves' }),
  body: html`<p>${say({
    zh: '每个点是在该取值下重新求得的交流方案，其余数据和政策不变。虚线是已证明的下界：无论怎样安排，综合分都不会低于它，因此每个点离最好的方案至多差两线之间的距离。',
    en: 'Each point is an exchange plan made for that value, all else being equal. The dashed line is the proven bound: no plan is below it, so a point is at most the distance between the lines away from the best.',
  })}</p><p>${say({
    zh: '为了能比较许多取值，这里只求解到“谁交流、哪些课时由走教支援”，走教按课时计，不排课表；每周缺课按权重计入综合分。正式方案（junheng plan）把走教化为整半天，并先求最好的开课程度，数值会略有不同。新增的教师依次安排到该学科缺课最多的学校。',
    en: 'So that many values can be compared, only exchange and lending are decided, lending by the hour, and no week is made; missing periods count by their price. A plan (junheng plan) makes whole half-days of visits and settles coverage first, so its figures differ a little. Teachers added go to where most periods of their subject are missing by then.',
  })}</p><p>${say({
    zh: '交流比例提高时，比例之内的交流不计“超额交流”的代价，综合分因此可能下降；超过某一比例后，为凑足人数而交流，综合分回升。',
    en: 'A higher quota frees more moves from the price of moves beyond it, so the score may fall; past some value, people move for the sake of the number and it rises again.',
  })}</p>`,
})
