import type { ComparisonLine } from '../../../models/plan.ts'
import { explainConflicts } from '../../explain/conflicts.ts'
import { figure } from '../../explain/words.ts'
import type { Edition } from '../edition.ts'
import { gapPercent, keyFigures } from '../figures.ts'
import { VARIANTS } from '../variants.ts'
import { html, type Html } from './html.ts'
import { type Chapter, table } from './tables.ts'

/** The page a director reads: figures, and in three sentences what they mean. */
export function summaryChapter(edition: Edition): Chapter {
  const { t, say } = edition
  return {
    id: 'summary',
    title: say('一页看懂', 'At a glance'),
    body: html`${lead(edition)}<div class="cards">${keyFigures(edition).map(
      ({ label, value, note, good }) =>
        html`<div class="card${good === undefined ? '' : good ? ' good' : ' bad'}"><h3>${t(label)}</h3><p class="value">${t(value)}</p><p>${t(note)}</p></div>`,
    )}</div>`,
  }
}

function lead({ facts: { plan }, say }: Edition): Html {
  const line = (variant: ComparisonLine['variant']) =>
    plan.rotation.comparison.find((l) => l.variant === variant)
  const [nothing, lending, rotation, both] = [
    line('nothing'),
    line('lending'),
    line('rotation'),
    line('both'),
  ]
  const periods = (l: ComparisonLine): string => figure(l.shortagePeriods, 0)
  if (!nothing) return html``
  return html`<p class="lead">${say(
    [
      `交流阶段测算：维持现状，每周有 ${periods(nothing)} 节课没有合适的教师上`,
      lending && `只走教减到 ${periods(lending)} 节`,
      rotation && `只交流减到 ${periods(rotation)} 节`,
      both && `两者一起安排减到 ${periods(both)} 节`,
    ]
      .filter((part) => part !== undefined)
      .join('；') + '。',
    [
      `As the exchange stage reckons: with nobody moving, ${periods(nothing)} periods a week have no suitable teacher`,
      lending && `visits alone leave ${periods(lending)}`,
      rotation && `exchange alone leaves ${periods(rotation)}`,
      both && `both together leave ${periods(both)}`,
    ]
      .filter((part) => part !== undefined)
      .join('; ') + '.',
  )}</p>`
}

/** Nothing, lending, rotation, both: bars and figures. */
export function comparisonChapter(edition: Edition): Chapter {
  const { facts, t, say } = edition
  const lines = facts.plan.rotation.comparison
  const chosen =
    lines.find(({ variant }) => variant === 'both') ?? lines.find(({ variant }) => variant === 'rotation')
  const most = Math.max(1, ...lines.map(({ shortagePeriods }) => shortagePeriods))
  const rows = lines.map(
    (line) =>
      html`<tr${line === chosen && html` class="chosen"`}><th scope="row">${t(VARIANTS[line.variant])}</th><td class="barcell"><span class="bar" style="width:${figure((line.shortagePeriods / most) * 70, 1)}%"></span><b>${figure(line.shortagePeriods, 0)}</b></td><td class="n">${line.moves}</td><td class="n">${line.visits}</td><td class="n">${figure(line.lentPeriods, 0)}</td><td class="n">${figure(line.visitKm, 0)}</td><td class="n">${line.objective.toFixed(1)}</td><td class="n">${line.bound === undefined ? '—' : gapPercent((line.objective - line.bound) / Math.max(Math.abs(line.objective), 1e-9))}</td></tr>`,
  )
  return {
    id: 'comparison',
    title: say('四种做法对比', 'Four ways compared'),
    body: html`<p>${say(
      '四种做法用同一套规则和权重各自求到最好。走教按课时测算，人员、班级和课表在后续步骤落实，所以与最终缺课节数略有出入。',
      'Each way is planned as well as it can be under the same rules and weights. Visits are reckoned by the period here; people, classes and lessons are settled later, so the final number of missing periods differs a little.',
    )}</p>${table(
      {
        caption: say('不动、只走教、只交流、两者一起', 'Neither, visits only, exchange only, both'),
        heads: [
          { text: say('做法', 'Way') },
          { text: say('每周缺课节数', 'Periods missing a week') },
          { text: say('交流人数', 'Moves'), number: true },
          { text: say('走教半天', 'Visits'), number: true },
          { text: say('走教节数', 'Periods lent'), number: true },
          { text: say('单程公里', 'Km one way'), number: true },
          { text: say('综合得分', 'Score'), number: true },
          { text: say('与最优差距≤', 'Gap ≤'), number: true },
        ],
      },
      rows,
    )}`,
  }
}

/** What is proven, in plain words. */
export function boundChapter({ facts: { plan }, say }: Edition): Chapter {
  const { objective, bound, gap, coverage, status, frozen } = plan.rotation
  return {
    id: 'bound',
    title: say('离最好还有多远', 'How far from the best possible'),
    body: frozen
      ? html`<p>${say(
          `交流人员维持已批准的方案，没有重新求解，因此不给出下界。按现有数据，方案得 ${figure(objective)} 分。`,
          `The exchange stands as approved and was not searched again, so no bound is given. With today's data it scores ${figure(objective)}.`,
        )}</p>${conflictList(plan.rotation, say)}`
      : html`<p>${say(
          `每个方案按政策权重折算成一个得分：缺一节课、多走一公里、多动一个人都要计分，越低越好。本方案得 ${figure(objective)} 分。`,
          `Every plan has one score by the policy's weights: a missing period, a kilometre more, a person moved all count; less is better. This plan scores ${figure(objective)}.`,
        )}</p><p class="claim">${say(
          `可以证明：在这些规则下，任何方案都不会低于 ${figure(bound)} 分。所以本方案至多还有 ${gapPercent(gap)} 的改进余地${status === 'optimal' ? '，即已达到最优' : ''}。`,
          `It is proven that under these rules no plan scores below ${figure(bound)}. So at most ${gapPercent(gap)} is left to gain${status === 'optimal' ? ': this plan is optimal' : ''}.`,
        )}</p><p>${say(
          '这个下限由对偶值重新计算得出，不依赖求解器自己的说法。它只说明交流与走教这一步；任课和课表另有校验。',
          'The bound is recomputed from dual values and does not rest on the word of the solver. It speaks of exchange and visits; duties and timetables are checked besides.',
        )}</p>${
          coverage &&
          html`<p>${say(
            `其中缺课部分：已找到的最好水平为 ${figure(coverage.best)} 分${coverage.bound > 0 ? `（任何方案不低于 ${figure(coverage.bound)} 分）` : ''}；为兼顾其他目标，本方案允许到 ${figure(coverage.allowed)} 分。`,
            `Of this, missing periods: the best found is ${figure(coverage.best)} points${coverage.bound > 0 ? ` (no plan is below ${figure(coverage.bound)})` : ''}; for the sake of the other aims this plan may go up to ${figure(coverage.allowed)}.`,
          )}</p>`
        }${conflictList(plan.rotation, say)}`,
  }
}

/** The rules that gave way, those that stand against each other, and what would free them. */
function conflictList(rotation: Edition['facts']['plan']['rotation'], say: Edition['say']): Html {
  if (rotation.conflicts.length === 0) return html``
  const lines = explainConflicts(rotation)
  return html`<h3>${say('不能同时满足的规则', 'Rules that cannot all be kept')}</h3>${lines.map((line) =>
    line.zh.startsWith(' ')
      ? html`<p class="indented">${say(line.zh.trim(), line.en.trim())}</p>`
      : html`<p>${say(line.zh, line.en)}</p>`,
  )}`
}
