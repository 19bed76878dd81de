import type { Lang, Text } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import { html, type Html } from '../publish/report/html.ts'
import { lineChart } from '../publish/report/line-chart.ts'
import { renderPage } from '../publish/report/page.ts'
import { type Chapter, table } from '../publish/report/tables.ts'
import { fairness, indicatorRows, milestones, peopleRows, type YearRow } from './rows.ts'
import type { PlannedYear } from './years.ts'

/** What is to be shown of several years. */
export interface YearsEdition {
  readonly county: Pick<County, 'name' | 'synthetic'>
  readonly policy: Policy
  readonly years: readonly PlannedYear[]
  /** What was assumed, in words. */
  readonly assumptions: readonly Text[]
  readonly lang: Lang
}

type Say = (text: Text) => string

/** The path over the years as one page. */
export function renderYears(edition: YearsEdition): string {
  const { county, policy, years, lang } = edition
  const say: Say = (text) => text[lang]
  const [first, last] = [years[0]!.year, years.at(-1)!.year]
  return renderPage({
    lang,
    title: say({ zh: `${first}—${last} 年滚动推演`, en: `${first} to ${last}, year by year` }),
    county: county.name,
    badges: html`<p class="badges">${county.synthetic && html`<span class="badge warn">${say({ zh: '模拟数据，仅供演示', en: 'synthetic data, for demonstration' })}</span>`}<span class="badge">${say(policy.name)}</span></p>`,
    chapters: [overview(edition, say), people(years, say), indicators(years, say), guide(edition, say)],
  })
}

const overview = ({ years, policy }: YearsEdition, say: Say): Chapter => ({
  id: 'milestones',
  title: say({ zh: '对照阶段目标', en: 'Against the milestones' }),
  body: html`<ul>${milestones(years, policy).map((text) => html`<li>${say(text)}</li>`)}<li>${say(fairness(years))}</li>${years
    .filter(({ forecast }) => forecast.length > 0)
    .map(
      ({ year, forecast }) =>
        html`<li>${say({ zh: `${year} 年计入：`, en: `${year} takes in: ` })}${forecast.join(say({ zh: '、', en: ', ' }))}</li>`,
    )}</ul>`,
})

function people(years: readonly PlannedYear[], say: Say): Chapter {
  const rows = peopleRows(years)
  const named = (en: string): YearRow => rows.find(({ label }) => label.en === en)!
  return {
    id: 'people',
    title: say({ zh: '人员与交流', en: 'People and exchange' }),
    body: html`<div class="lines-grid">${chart(years, say, [named('Teachers who newly move'), named('Teachers required to move')])}${chart(years, say, [named('Serving away from home post')])}${chart(years, say, [named('Retired'), named('New teachers')])}${chart(years, say, [named('Pupils')])}</div>${yearTable(years, rows, say({ zh: '各年人员与交流', en: 'People and exchange by year' }), say)}`,
  }
}

const indicators = (years: readonly PlannedYear[], say: Say): Chapter => {
  const rows = indicatorRows(years)
  return {
    id: 'indicators',
    title: say({ zh: '均衡指标的走向', en: 'The path of the indicators' }),
    body: html`<div class="lines-grid">${rows.map((row) => chart(years, say, [row]))}</div>${yearTable(years, rows, say({ zh: '各年差异系数', en: 'Coefficients of variation by year' }), say)}`,
  }
}

function chart(years: readonly PlannedYear[], say: Say, rows: readonly YearRow[]): Html {
  const [row] = rows as [YearRow]
  return lineChart({
    title: say(row.label),
    xs: years.map(({ year }) => year),
    xLabel: say({ zh: '学年（开始年份）', en: 'school year, by its first year' }),
    digits: row.digits,
    lines: rows.map(({ label, values }) => ({ name: say(label), values })),
    ...(row.limit !== undefined && { limit: { name: say({ zh: '限值', en: 'limit' }), value: row.limit } }),
  })
}

const yearTable = (
  years: readonly PlannedYear[],
  rows: readonly YearRow[],
  caption: string,
  say: Say,
): Html =>
  table(
    {
      caption,
      heads: [
        { text: say({ zh: '项目', en: 'Figure' }) },
        ...years.map(({ plan }) => ({ text: plan.schoolYear, number: true as const })),
      ],
    },
    rows.map(
      ({ label, values, digits, limit }) =>
        html`<tr><th scope="row">${say(label)}${limit !== undefined && html` <small>${say({ zh: '限值', en: 'limit' })} ${limit}</small>`}</th>${values.map((value) => html`<td class="n${limit !== undefined && value !== null && value > limit && ' over'}">${value === null ? '—' : value.toFixed(digits)}</td>`)}</tr>`,
    ),
  )

const guide = ({ assumptions }: YearsEdition, say: Say): Chapter => ({
  id: 'guide',
  title: say({ zh: '推演的前提', en: 'What was assumed' }),
  body: html`<ul>${assumptions.map((text) => html`<li>${say(text)}</li>`)}</ul>`,
})
