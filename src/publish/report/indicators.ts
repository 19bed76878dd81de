import { type Stage, STAGES } from '../../../models/basics.ts'
import { INDICATOR_NAMES } from '../../../models/indicator-names.ts'
import type { IndicatorRow } from '../../../models/indicators.ts'
import type { Policy } from '../../../models/policy.ts'
import { STAGE_NAMES } from '../../explain/facts.ts'
import { figure } from '../../explain/words.ts'
import type { Edition } from '../edition.ts'
import { html, type Html } from './html.ts'
import { type Chapter, table } from './tables.ts'

/** Indicators before and after, each drawn against its limit. */
export function indicatorsChapter(edition: Edition): Chapter {
  const { facts, say } = edition
  const { scheme } = facts.plan.indicators.after
  const limit = facts.policy.balance.cvLimit
  return {
    id: 'indicators',
    title: say('均衡指标', 'Indicators of balance'),
    body: html`<p>${
      scheme === 'quality'
        ? say(
            `按优质均衡评估：每项指标的校际差异系数小学不超过 ${limit.primary}、初中不超过 ${limit.junior}。差异系数按学生数加权，越小越均衡。`,
            `Quality-balance evaluation: the coefficient of variation between schools of each indicator at most ${limit.primary} (primary) and ${limit.junior} (junior secondary). Weighted by pupils; smaller is more even.`,
          )
        : say(
            `按基本均衡评估：八项指标差异系数的平均值小学不超过 ${limit.primary}、初中不超过 ${limit.junior}。差异系数按学生数加权，越小越均衡。`,
            `Basic-balance evaluation: the mean of eight coefficients of variation at most ${limit.primary} (primary) and ${limit.junior} (junior secondary). Weighted by pupils; smaller is more even.`,
          )
    }${say(
      '教师调整只能改变教师类指标；面积、设备等列出备查。',
      ' Moving teachers changes only the indicators of teachers; areas and equipment are shown for completeness.',
    )}</p>${scheme === 'basic' && composites(edition)}${legend(edition)}${STAGES.map((stage) => stageTable(edition, stage))}`,
  }
}

function composites({ facts: { plan, policy }, t, say }: Edition): Html {
  const { before, after } = plan.indicators
  return html`<p class="claim">${STAGES.filter((stage) => after.composite[stage] !== null)
    .map((stage) =>
      say(
        `${t(STAGE_NAMES[stage])}综合差异系数：${shown(before.composite[stage], 3)} → ${shown(after.composite[stage], 3)}（限值 ${policy.balance.cvLimit[stage]}）`,
        `${t(STAGE_NAMES[stage])}: composite ${shown(before.composite[stage], 3)} to ${shown(after.composite[stage], 3)} (limit ${policy.balance.cvLimit[stage]})`,
      ),
    )
    .join(say('；', '; '))}</p>`
}

const legend = ({ say }: Edition): Html =>
  html`<p class="legend"><span><i class="dot before"></i>${say('方案前', 'before')}</span><span><i class="dot after"></i>${say('方案后，达标', 'after, within the limit')}</span><span><i class="dot over"></i>${say('方案后，超限', 'after, over the limit')}</span><span><i class="limit"></i>${say('限值', 'limit')}</span></p>`

/** Which visiting teachers are in the official count. */
function visitorsCounted({ balance: { visitingCounts } }: Policy, say: Edition['say']): string {
  const { fromPupils, belowPupils, upToThreshold } = visitingCounts
  return say(
    `${fromPupils} 至 ${belowPupils - 1} 人的乡村学校${upToThreshold ? '计入走教教师，计到达标为止' : '计入全部走教教师'}`,
    `rural schools of ${fromPupils} to ${belowPupils - 1} pupils count visiting teachers${upToThreshold ? ' up to the standard' : ''}`,
  )
}

function stageTable({ facts: { plan, policy }, t, say }: Edition, stage: Stage): Html {
  const before = new Map(
    plan.indicators.before.rows.filter((row) => row.stage === stage).map((row) => [row.key, row]),
  )
  const rows = plan.indicators.after.rows.filter((row) => row.stage === stage && row.mean !== null)
  if (rows.length === 0) return html``
  const most = Math.max(
    0.1,
    ...rows.flatMap((row) => [row.cv ?? 0, row.cvLimit ?? 0, before.get(row.key)?.cv ?? 0]),
  )
  const remark = (row: IndicatorRow, was: IndicatorRow): Html =>
    !row.movesWithTeachers
      ? html` <small>${say('不随教师变动', 'not moved by teachers')}</small>`
      : was.mean === null
        ? html` <small>${say('由方案的任课算出，方案前没有', 'of the duties planned; none before')}</small>`
        : row.key === 'arts-pe-per-100'
          ? html` <small>${visitorsCounted(policy, say)}</small>`
          : html``
  return table(
    {
      caption: say(
        `${t(STAGE_NAMES[stage])}：方案前后的均衡指标`,
        `${t(STAGE_NAMES[stage])}: indicators before and after`,
      ),
      heads: [
        { text: say('指标', 'Indicator') },
        { text: say('县均值', 'County mean'), number: true },
        { text: say('标准', 'Standard'), number: true },
        { text: say('未达标准学校', 'Schools below'), number: true },
        { text: say('差异系数', 'Coefficient of variation') },
        { text: '', number: true },
      ],
    },
    rows.map((row) => {
      const was = before.get(row.key) ?? row
      return html`<tr><th scope="row">${t(INDICATOR_NAMES[row.key])}${remark(row, was)}</th><td class="n">${change(was.mean, row.mean, row.mean !== null && row.mean < SMALL ? 3 : 2)}</td><td class="n">${shown(row.threshold, 1)}</td><td class="n">${row.threshold === null ? '—' : change(was.schoolsBelow, row.schoolsBelow, 0)}</td><td class="chart">${cvChart(was, row, most, say)}</td><td class="n">${change(was.cv, row.cv, 3)}</td></tr>`
    }),
  )
}

const shown = (value: number | null, digits: number): string => (value === null ? '—' : value.toFixed(digits))

function change(before: number | null, after: number | null, digits: number): Html {
  const [a, b] = [shown(before, digits), shown(after, digits)]
  if (a === b || before === null) return html`${b}`
  return html`<span class="was">${a}</span> → <b>${b}</b>`
}

/** Means below this show a third digit, else a change of them would not be seen. */
const SMALL = 0.2
const [WIDTH, HEIGHT] = [240, 26]

/** Before and after on one line from 0 to `most`, with the limit. */
function cvChart(
  before: IndicatorRow,
  { cv, cvLimit }: IndicatorRow,
  most: number,
  say: Edition['say'],
): Html {
  if (cv === null) return html`—`
  const x = (value: number): string => figure(8 + (value / most) * (WIDTH - 16))
  const middle = HEIGHT / 2
  const over = cvLimit !== null && cv > cvLimit
  const label = say(
    `方案前 ${shown(before.cv, 3)}，方案后 ${shown(cv, 3)}${cvLimit === null ? '' : `，限值 ${cvLimit}`}`,
    `before ${shown(before.cv, 3)}, after ${shown(cv, 3)}${cvLimit === null ? '' : `, limit ${cvLimit}`}`,
  )
  return html`<svg class="cv" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${label}"><title>${label}</title><line class="track" x1="8" y1="${middle}" x2="${WIDTH - 8}" y2="${middle}"/>${
    cvLimit !== null &&
    html`<line class="limit" x1="${x(cvLimit)}" y1="3" x2="${x(cvLimit)}" y2="${HEIGHT - 3}"/>`
  }${
    before.cv !== null &&
    html`<line class="step" x1="${x(before.cv)}" y1="${middle}" x2="${x(cv)}" y2="${middle}"/><circle class="before" cx="${x(before.cv)}" cy="${middle}" r="5"/>`
  }<circle class="${over ? 'over' : 'after'}" cx="${x(cv)}" cy="${middle}" r="5"/></svg>`
}
