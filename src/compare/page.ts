import type { Lang, Text } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import { SUBJECT_NAMES } from '../../models/subject.ts'
import { figure, percent } from '../explain/words.ts'
import { html, type Html } from '../publish/report/html.ts'
import { renderPage } from '../publish/report/page.ts'
import { type Chapter, table } from '../publish/report/tables.ts'
import type { AffectedPerson } from './people.ts'
import { type Column, type Row, ROW_GROUPS, type RowGroup } from './rows.ts'

/** What is to be shown of plans side by side. */
export interface Comparison {
  readonly county: County
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly people: readonly AffectedPerson[]
  readonly lang: Lang
}

type Say = (zh: string, en: string) => string

/** The comparison as one page: what each plan is, the figures with the better and the worse, and who is affected. */
export function renderComparison(comparison: Comparison): string {
  const { county, columns, rows, lang } = comparison
  const say: Say = (zh, en) => ({ zh, en })[lang]
  const groups = (Object.keys(ROW_GROUPS) as RowGroup[]).filter((group) =>
    rows.some((row) => row.group === group),
  )
  return renderPage({
    lang,
    title: say(`${columns.length} 个方案并排比较`, `${columns.length} plans side by side`),
    county: `${county.name} ${county.schoolYear}`,
    badges: html`<p class="badges">${county.synthetic && html`<span class="badge warn">${say('模拟数据，仅供演示', 'synthetic data, for demonstration')}</span>`}<span class="badge">${say('以第一个为基准', 'the first is the base')}</span></p>`,
    chapters: [
      overview(comparison, say),
      ...groups.map((group) => figures(group, comparison, say)),
      affected(comparison, say),
      guide(say),
    ],
  })
}

/** One card a plan: what it differs in from the first. */
function overview({ columns, rows, people, lang }: Comparison, say: Say): Chapter {
  const row = (en: string): Row | undefined => rows.find(({ label }) => label.en === en)
  const change = (en: string, at: number): string => {
    const found = row(en)
    const [base, value] = [found?.values[0], found?.values[at]]
    if (!found || base === undefined || value === undefined || base === null || value === null) return ''
    const from = at > 0 && base !== value ? `${figure(base, found.digits)} → ` : ''
    return `${found.label[lang].trim()} ${from}${figure(value, found.digits)}`
  }
  return {
    id: 'overview',
    title: say('一页看懂', 'At a glance'),
    body: html`<div class="cards">${columns.map(({ name, plan }, at) => {
      const moved = people.filter(({ differs }) => differs[at]).length
      const over = rows.filter((r) => isOver(r, at)).length
      const lines = [
        at > 0 && say(`${moved} 人的任教学校与基准不同`, `${moved} people serve elsewhere than in the base`),
        change('Teachers who move', at),
        change('Unmet periods', at),
        change('Visits a week', at),
        plan.rotation.frozen
          ? say('交流按已批准的方案不变', 'moves as approved')
          : say(
              `与理论最优的差距不超过 ${percent(Math.ceil(plan.rotation.gap * 10_000 - 1e-6) / 10_000, 2)}`,
              `proven within ${percent(Math.ceil(plan.rotation.gap * 10_000 - 1e-6) / 10_000, 2)} of the best`,
            ),
      ].filter((line) => line !== false && line !== '')
      return html`<div class="card ${over === 0 ? 'good' : 'bad'}"><h3>${at === 0 ? say('基准', 'base') : say(`方案 ${at + 1}`, `plan ${at + 1}`)}</h3><p class="value">${name}</p><p>${lines.join(say('；', '; '))}${over > 0 && say(`；${over} 项差异系数超限`, `; ${over} indicators above their limit`)}</p></div>`
    })}</div>`,
  }
}

const isOver = ({ limit, values }: Row, at: number): boolean =>
  limit !== undefined && (values[at] ?? 0) > limit

function figures(group: RowGroup, { columns, rows, lang }: Comparison, say: Say): Chapter {
  const own = rows.filter((row) => row.group === group)
  const limited = own.some(({ limit }) => limit !== undefined)
  return {
    id: group,
    title: ROW_GROUPS[group][lang],
    body: table(
      {
        caption: ROW_GROUPS[group][lang],
        heads: [
          { text: say('项目', 'Figure') },
          ...columns.map(({ name }) => ({ text: name })),
          ...(limited ? [{ text: say('限值', 'Limit'), number: true as const }] : []),
        ],
      },
      own.map(
        (row) =>
          html`<tr><th scope="row">${row.label[lang].trim()}</th>${row.values.map((_, at) => cell(row, at))}${limited && html`<td class="n">${row.limit === undefined ? '' : String(row.limit)}</td>`}</tr>`,
      ),
    ),
  }
}

/** A figure with a bar that says how it stands among the others, and what it is against the first. */
function cell(row: Row, at: number): Html {
  const value = row.values[at] ?? null
  if (value === null) return html`<td>—</td>`
  const most = Math.max(...row.values.map((other) => Math.abs(other ?? 0)), row.limit ?? 0)
  const width = most > 0 ? Math.round((90 * Math.abs(value)) / most) : 0
  const base = row.values[0] ?? null
  const change = at > 0 && base !== null ? value - base : 0
  const shown = Math.abs(change) >= 0.5 * 10 ** -row.digits
  const [text, sign] = [value.toFixed(row.digits), change > 0 ? '+' : '−']
  return html`<td class="${isOver(row, at) ? 'over' : ''}"><span class="bar" style="width:${width}px"></span><b>${text}</b>${shown && html` <span class="was">${sign}${Math.abs(change).toFixed(row.digits)}</span>`}</td>`
}

function affected({ columns, people, lang }: Comparison, say: Say): Chapter {
  const title = say('涉及的教师', 'Who is affected')
  if (people.length === 0)
    return {
      id: 'people',
      title,
      body: html`<p class="note">${say('各方案中每位教师的任教学校都相同。', 'Everybody serves at the same school in all plans.')}</p>`,
    }
  return {
    id: 'people',
    title,
    body: html`<p>${say(`${people.length} 位教师的任教学校至少在一个方案中与基准不同；与基准不同的加底色。`, `${people.length} teachers serve elsewhere than in the base in one plan at least; those posts are marked.`)}</p>${table(
      {
        caption: title,
        heads: [
          { text: say('教师', 'Teacher') },
          { text: say('学科', 'Subject') },
          { text: say('编制学校', 'Home school') },
          ...columns.map(({ name }) => ({ text: name })),
        ],
      },
      people.map(
        ({ teacherId, subject, home, posts, differs }) =>
          html`<tr><th scope="row">${teacherId}</th><td>${subject ? SUBJECT_NAMES[subject][lang] : '—'}</td><td>${home || '—'}</td>${posts.map((post, at) => html`<td${differs[at] && html` class="marked"`}>${post ?? say('不在', 'not there')}</td>`)}</tr>`,
      ),
    )}`,
  }
}

const GUIDE: readonly Text[] = [
  {
    zh: '每个情景都是按其数据和政策重新求得的方案；综合得分只能在政策权重相同的方案之间比较。下界是已证明的：任何方案都不会低于它。',
    en: 'Each scenario is a plan made anew for its data and policy; scores compare only between plans of the same weights. The bound is proven: no plan is below it.',
  },
  {
    zh: '短条表示这一行中各方案的大小，灰字是与第一个方案的差。超过限值的差异系数标红。补贴按政策的标准和一学期周数计算；方案与所给数据不一致，或政策没有给出标准时不计算。',
    en: 'Bars compare the plans of a row; grey figures are the difference from the first. Coefficients above their limit are red. Allowances follow the policy’s rates over the weeks of a semester; they are left out where a plan is not of the data given or the policy names no rate.',
  },
]

const guide = (say: Say): Chapter => ({
  id: 'guide',
  title: say('怎样看这份比较', 'How to read this'),
  body: html`${GUIDE.map(({ zh, en }) => html`<p>${say(zh, en)}</p>`)}`,
})
