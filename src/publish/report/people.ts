import { byCode } from '../../../models/basics.ts'
import { SUBJECT_NAMES } from '../../../models/subject.ts'
import type { RotationMove, Visit } from '../../../models/plan.ts'
import { type Facts, groupBy, siteName, STAGE_NAMES } from '../../explain/facts.ts'
import { approval, explainReason } from '../../explain/move.ts'
import { explainVisit, partsOfVisit } from '../../explain/visit.ts'
import { BACKBONES, figure, HALF_DAYS, ROLES, weekdayName } from '../../explain/words.ts'
import type { Edition } from '../edition.ts'
import { daysOfWeek } from '../weeks.ts'
import { movesInOrder } from '../moves.ts'
import { html, type Html } from './html.ts'
import { type Chapter, table } from './tables.ts'

/** Search, cluster and site: the same three for every list. The script does the filtering. */
const filters = ({ facts: { county }, say }: Edition, listId: string): Html =>
  html`<form class="filters screen" data-list="${listId}"><label>${say('搜索', 'Search')} <input type="search" name="words" placeholder="${say('编号、学校、学科、理由……', 'code, school, subject, reason…')}"></label>${
    county.clusters.length > 0 &&
    html`<label>${say('教共体', 'Cluster')} <select name="cluster"><option value="">${say('全部', 'all')}</option>${county.clusters.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></label>`
  }<label>${say('学校', 'School')} <select name="site"><option value="">${say('全部', 'all')}</option>${county.sites.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></label><output aria-live="polite"></output></form>`

/** What the filters look at. */
function marks({ sites }: Facts, siteIds: readonly string[]): Html {
  const clusters = siteIds.map((id) => sites.get(id)?.clusterId ?? '')
  return html` data-sites="${JSON.stringify(siteIds)}" data-clusters="${JSON.stringify(clusters)}"`
}

/** Every move with its reasons. */
export function movesChapter(edition: Edition): Chapter {
  const { facts, say } = edition
  const moves = movesInOrder(facts)
  return {
    id: 'moves',
    title: say('谁交流、为什么', 'Who moves, and why'),
    body: html`${filters(edition, 'move-list')}${table(
      {
        id: 'move-list',
        caption: say(`交流教师 ${moves.length} 人及理由`, `${moves.length} moves and their reasons`),
        heads: [
          { text: say('教师', 'Teacher') },
          { text: say('派出 → 接收', 'From → to') },
          { text: say('通勤（公里）', 'Commute, km'), number: true },
          { text: say('理由', 'Reasons') },
        ],
      },
      moves.map((move) => moveRow(edition, move)),
    )}`,
  }
}

function moveRow(edition: Edition, move: RotationMove): Html {
  const { facts, t, say } = edition
  const teacher = facts.teachers.get(move.teacherId)
  const tags = [
    t(STAGE_NAMES[move.stage]),
    ...(teacher ? [t(SUBJECT_NAMES[teacher.subject])] : []),
    ...(teacher && move.backbone ? [t(BACKBONES[teacher.backbone])] : []),
    ...(teacher && move.principal ? [t(ROLES[teacher.role])] : []),
  ]
  return html`<tr${marks(facts, [move.fromSiteId, move.toSiteId])}><th scope="row">${move.teacherId}<small>${tags.join(' · ')}</small></th><td>${siteName(facts, move.fromSiteId)} → <b>${siteName(facts, move.toSiteId)}</b><small>${t(approval(facts, move))}${say(`期限 ${move.termYears} 年。`, ` ${move.termYears} years.`)}</small></td><td class="n">${figure(move.commuteKmBefore)} → ${figure(move.commuteKmAfter)}</td><td><ul>${move.reasons.map((reason) => html`<li>${t(explainReason(facts, reason))}</li>`)}</ul></td></tr>`
}

/** The week of everybody who travels: a row a teacher, a column a half-day. */
export function visitsChapter(edition: Edition): Chapter {
  const { facts, t, say } = edition
  const byTeacher = [...groupBy(facts.plan.duties.visits, ({ teacherId }) => teacherId)].sort(([a], [b]) =>
    byCode(a, b),
  )
  const days = Array.from({ length: daysOfWeek(facts) }, (_, i) => i + 1)
  const halves = days.flatMap((day) =>
    (['morning', 'afternoon'] as const).map((halfDay) => ({ day, halfDay })),
  )
  const short = (day: number): string => say(t(weekdayName(day)), t(weekdayName(day)).slice(0, 3))
  return {
    id: 'visits',
    title: say('走教教师的一周', 'The week of visiting teachers'),
    body: html`${filters(edition, 'visit-list')}${table(
      {
        id: 'visit-list',
        caption: say(
          `${byTeacher.length} 名走教教师，每周 ${facts.plan.duties.visits.length} 个半天；空白处在本校上课`,
          `${byTeacher.length} visiting teachers, ${facts.plan.duties.visits.length} half-days a week; blank: at the own school`,
        ),
        heads: [
          { text: say('教师', 'Teacher') },
          ...halves.map(({ day, halfDay }) => ({
            text: `${short(day)}${say('', ' ')}${t(HALF_DAYS[halfDay])}`,
          })),
        ],
      },
      byTeacher.map(([teacherId, visits]) => {
        const own = visits[0]!.fromSiteId
        const teacher = facts.teachers.get(teacherId)
        return html`<tr${marks(facts, [own, ...visits.map(({ siteId }) => siteId)])}><th scope="row">${teacherId}<small>${teacher && t(SUBJECT_NAMES[teacher.subject])} · ${siteName(facts, own)}</small></th>${halves.map(
          ({ day, halfDay }) =>
            html`<td>${visits.filter((v) => v.day === day && v.halfDay === halfDay).map((visit) => visitCell(edition, visit, own))}</td>`,
        )}</tr>`
      }),
    )}`,
  }
}

/** An arrow where the way goes on from another school than the `own` one. */
function visitCell(edition: Edition, visit: Visit, own: string): Html {
  const { facts, t, say } = edition
  const periods = partsOfVisit(facts, visit).reduce((sum, part) => sum + part.periods, 0)
  return html`<span class="visit" title="${t(explainVisit(facts, visit))}">${visit.fromSiteId === own ? '' : '→ '}${siteName(facts, visit.siteId)}<small><span class="keep">${say(`${periods} 节`, `${periods} periods`)}</span> <span class="keep">${say(`路程 ${visit.travelMin} 分钟`, `${visit.travelMin} min away`)}</span></small></span>`
}
