import { byCode } from '../../../models/basics.ts'
import { type Unmet, UNMET_REASONS } from '../../../models/plan.ts'
import { isHard, type RuleCode, RULES } from '../../../models/rule.ts'
import { SUBJECT_NAMES, SUBJECTS } from '../../../models/subject.ts'
import { siteBalance } from '../../explain/balance.ts'
import { groupBy, siteName } from '../../explain/facts.ts'
import { explainUnmet } from '../../explain/unmet.ts'
import { figure } from '../../explain/words.ts'
import type { Edition } from '../edition.ts'
import { findings } from '../figures.ts'
import { levelName } from '../rules.ts'
import { html, type Html } from './html.ts'
import { type Chapter, table } from './tables.ts'

/** Every site in a row: who comes and goes, what is taught by whom, what is missing. */
export function sitesChapter({ facts, say }: Edition): Chapter {
  const { county, plan } = facts
  const heads = new Map(plan.rotation.headcounts.map((h) => [h.siteId, h]))
  const classes = groupBy(county.classes, ({ siteId }) => siteId)
  const withDuties = plan.stages.includes('duties')
  const rows = county.sites.map((site) => {
    const own = classes.get(site.id) ?? []
    const balance = siteBalance(facts, site.id)
    const sum = (read: (row: (typeof balance)[number]) => number): number =>
      balance.reduce((total, row) => total + read(row), 0)
    const head = heads.get(site.id)
    const lacking = balance
      .filter(({ missing }) => missing > 0)
      .map(
        ({ subject, missing }) =>
          `${say(SUBJECT_NAMES[subject].zh, SUBJECT_NAMES[subject].en)} ${figure(missing)}`,
      )
    return html`<tr><th scope="row">${site.name}<small>${facts.clusters.get(site.clusterId ?? '')?.name}</small></th><td class="n">${own.length}</td><td class="n">${own.reduce((total, { pupils }) => total + pupils, 0)}</td><td class="n">${head ? `${head.before} → ${head.after}` : '—'}</td><td class="n">${facts.movesTo.get(site.id)?.length ?? 0}</td><td class="n">${facts.movesFrom.get(site.id)?.length ?? 0}</td><td class="n">${sum(({ needed }) => needed)}</td>${
      withDuties &&
      html`<td class="n">${sum(({ taughtHome }) => taughtHome)}</td><td class="n">${sum(({ taughtVisit, taughtBroadcast }) => taughtVisit + taughtBroadcast)}</td><td class="n">${sum(({ missing }) => missing)}</td><td>${lacking.join(say('、', ', '))}</td>`
    }</tr>`
  })
  const number = true as const
  return {
    id: 'sites',
    title: say('各校变化', 'Site by site'),
    body: table(
      {
        caption: say(
          '各校教师与课时（合班课按一节计）',
          'Teachers and periods of each site; classes taught together count once',
        ),
        heads: [
          { text: say('学校', 'Site') },
          { text: say('班', 'Classes'), number },
          { text: say('学生', 'Pupils'), number },
          { text: say('教师', 'Teachers'), number },
          { text: say('来', 'Come'), number },
          { text: say('去', 'Leave'), number },
          { text: say('每周需课', 'Periods needed'), number },
          ...(withDuties
            ? [
                { text: say('本校教师上', 'By own teachers'), number },
                { text: say('走教等上', 'By visitors'), number },
                { text: say('仍缺', 'Missing'), number },
                { text: say('缺课学科', 'Subjects missing') },
              ]
            : []),
        ],
      },
      rows,
    ),
  }
}

/** What is not taught: by subject and reason, then one by one. */
export function unmetChapter(edition: Edition): Chapter {
  const { facts, t, say } = edition
  const { unmet } = facts.plan.duties
  const total = periodsOf(unmet)
  const reasons = (Object.keys(UNMET_REASONS) as Unmet['reason'][]).filter((reason) =>
    unmet.some((u) => u.reason === reason),
  )
  const number = true as const
  return {
    id: 'unmet',
    title: say('还缺什么、为什么', 'What is unmet, and why'),
    body:
      total === 0
        ? html`<p class="claim">${say('所有班级的课程全部开齐开足。', 'Every class gets every subject with its full periods.')}</p>`
        : html`<p>${say(
            `每周有 ${total} 节课在现有规则下安排不出教师，全部列在下面，并逐条说明原因：`,
            `${total} periods a week can be taught by nobody under the rules. None is dropped in silence:`,
          )}</p>${table(
            {
              caption: say('缺课节数，按学科和原因', 'Periods missing by subject and reason'),
              heads: [
                { text: say('学科', 'Subject') },
                ...reasons.map((reason) => ({ text: t(UNMET_REASONS[reason]), number })),
                { text: say('合计', 'Total'), number },
              ],
            },
            SUBJECTS.flatMap((subject) => {
              const own = unmet.filter((u) => u.subject === subject)
              if (own.length === 0) return []
              return [
                html`<tr><th scope="row">${t(SUBJECT_NAMES[subject])}</th>${reasons.map(
                  (reason) =>
                    html`<td class="n">${periodsOf(own.filter((u) => u.reason === reason)) || ''}</td>`,
                )}<td class="n"><b>${periodsOf(own)}</b></td></tr>`,
              ]
            }),
          )}${unmetList(edition)}`,
  }
}

const periodsOf = (unmet: readonly Unmet[]): number => unmet.reduce((sum, { periods }) => sum + periods, 0)

function unmetList({ facts, t, say }: Edition): Html {
  const bySite = facts.county.sites.flatMap(({ id }) => {
    const own = facts.unmetAt.get(id)
    return own ? [{ id, own }] : []
  })
  return html`${bySite.map(
    ({ id, own }) =>
      html`<details><summary>${siteName(facts, id)}${say(`：缺 ${periodsOf(own)} 节`, `: ${periodsOf(own)} missing`)}</summary><ul>${[
        ...own,
      ]
        .sort(
          (a, b) => byCode(a.classId, b.classId) || SUBJECTS.indexOf(a.subject) - SUBJECTS.indexOf(b.subject),
        )
        .map((unmet) => html`<li>${t(explainUnmet(facts, unmet))}</li>`)}</ul></details>`,
  )}`
}

const SHOWN = 50

/** The verdict of the check, rule by rule. */
export function checkChapter(edition: Edition): Chapter {
  const { violations, t, say } = edition
  const { hard, soft } = findings(edition)
  const rules = Object.keys(RULES) as RuleCode[]
  return {
    id: 'check',
    title: say('校验结果', 'Result of the check'),
    body: html`<p class="claim ${hard === 0 ? 'good' : 'bad'}">${
      hard === 0
        ? say(
            `校验通过：没有违反任何硬性规则；${soft} 处目标未达到。`,
            `Passed: no hard rule is broken; ${soft} targets are not reached.`,
          )
        : say(
            `校验未通过：违反硬性规则 ${hard} 处，方案不能公示。`,
            `Not passed: ${hard} breaches of hard rules; this plan is not fit to publish.`,
          )
    }</p>${rules
      .filter((rule) => violations.some((violation) => violation.rule === rule))
      .map((rule) => {
        const found = violations.filter((violation) => violation.rule === rule)
        return html`<details${isHard(rule) && html` open`}><summary>${isHard(rule) ? say('违反', 'broken') : say('未达到', 'not reached')} · ${isHard(rule) && html`${t(levelName(rule))} · `}${t(RULES[rule])}${say(`：${found.length} 处`, `: ${found.length}`)}</summary><ul>${found
          .slice(0, SHOWN)
          .map(
            ({ where, message }) => html`<li><code>${where}</code> ${t(message)}</li>`,
          )}</ul>${found.length > SHOWN && html`<p>${say(`另有 ${found.length - SHOWN} 处，见 plan.xlsx。`, `${found.length - SHOWN} more are in plan.xlsx.`)}</p>`}</details>`
      })}<p>${say(
      `共检查 ${rules.length} 条规则，其余 ${rules.filter((rule) => !violations.some((v) => v.rule === rule)).length} 条全部符合。`,
      `${rules.length} rules were checked; the other ${rules.filter((rule) => !violations.some((v) => v.rule === rule)).length} are kept.`,
    )}</p>`,
  }
}
