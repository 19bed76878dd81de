import { SUBJECT_NAMES, SUBJECTS } from '../../../models/subject.ts'
import { yearsAtSchool } from '../../../models/teacher.ts'
import { byCode, type Text } from '../../../models/basics.ts'
import type { Duty, RotationMove, Visit } from '../../../models/plan.ts'
import { classNames, type Facts, siteName, STAGE_NAMES } from '../../explain/facts.ts'
import { approval, explainReason } from '../../explain/move.ts'
import { explainVisit, partsOfVisit } from '../../explain/visit.ts'
import {
  BACKBONES,
  HALF_DAYS,
  MOVE_TYPES,
  ROLES,
  semicolons,
  TITLES,
  weekdayName,
} from '../../explain/words.ts'
import type { Edition } from '../edition.ts'
import { movesInOrder, termMonths } from '../moves.ts'
import { CENTRE } from './styles.ts'
import { addTable, type Book, type Column } from './sheet.ts'

const GENDERS: Readonly<Record<'m' | 'f' | 'unknown', Text>> = {
  m: { zh: '男', en: 'm' },
  f: { zh: '女', en: 'f' },
  unknown: { zh: '', en: '' },
}

/** 交流轮岗教师花名册: the columns that bureaus use; the code stands for the name. */
export function addRoster(book: Book, edition: Edition, name: Text): void {
  const { facts, t, say } = edition
  const teacher = (move: RotationMove) => facts.teachers.get(move.teacherId)
  const text = (value: Text | undefined): string => (value ? t(value) : '')
  const columns: Column<RotationMove>[] = [
    { head: { zh: '序号', en: 'No.' }, width: 6, cell: (_, i) => i + 1 },
    { head: { zh: '教师编号', en: 'Teacher' }, width: 14, look: CENTRE, cell: (m) => m.teacherId },
    {
      head: { zh: '性别', en: 'Gender' },
      width: 6,
      look: CENTRE,
      cell: (m) => text(GENDERS[teacher(m)?.gender ?? 'unknown']),
    },
    {
      head: { zh: '出生年月', en: 'Born' },
      width: 10,
      look: CENTRE,
      cell: (m) => teacher(m)?.birthMonth ?? '',
    },
    {
      head: { zh: '职称', en: 'Title' },
      width: 8,
      look: CENTRE,
      cell: (m) => text(TITLES[teacher(m)?.title ?? 'none']),
    },
    {
      head: { zh: '骨干级别', en: 'Backbone' },
      width: 10,
      look: CENTRE,
      cell: (m) => text(BACKBONES[teacher(m)?.backbone ?? 'none']),
    },
    { head: { zh: '任教学段', en: 'Stage' }, width: 8, look: CENTRE, cell: (m) => t(STAGE_NAMES[m.stage]) },
    {
      head: { zh: '任教学科', en: 'Subject' },
      width: 12,
      look: CENTRE,
      cell: (m) => text(teacher(m) && SUBJECT_NAMES[teacher(m)!.subject]),
    },
    { head: { zh: '派出学校', en: 'From' }, width: 22, cell: (m) => siteName(facts, m.fromSiteId) },
    {
      head: { zh: '在原校任教年限', en: 'Years there' },
      width: 9,
      cell: (m) => (teacher(m) ? yearsAtSchool(teacher(m)!, facts.county.asOf) : ''),
    },
    { head: { zh: '接收学校', en: 'To' }, width: 22, cell: (m) => siteName(facts, m.toSiteId) },
    { head: { zh: '交流形式', en: 'Form' }, width: 10, look: CENTRE, cell: (m) => t(MOVE_TYPES[m.type]) },
    {
      head: { zh: '交流起止时间', en: 'Term' },
      width: 19,
      look: CENTRE,
      cell: (m) => termMonths(facts.plan, m),
    },
    {
      head: { zh: '是否调动人事关系', en: 'Home post changes' },
      width: 10,
      look: CENTRE,
      cell: () => say('否', 'no'),
    },
    {
      head: { zh: '备注', en: 'Remarks' },
      width: 14,
      cell: (m) =>
        [
          m.scope === 'within-cluster'
            ? say('教共体内', 'within cluster')
            : say('跨教共体', 'between clusters'),
          ...(m.principal ? [text(ROLES[teacher(m)?.role ?? 'principal'])] : []),
        ].join(say('；', '; ')),
    },
  ]
  addTable(
    book,
    edition,
    {
      name,
      title: { zh: '交流轮岗教师花名册', en: 'Teachers on exchange' },
      landscape: true,
    },
    columns,
    movesInOrder(facts),
  )
}

/** Each move with who approves it, the commute and the reasons. */
export function addReasons(book: Book, edition: Edition, name: Text): void {
  const { facts, t } = edition
  addTable(
    book,
    edition,
    {
      name,
      title: { zh: '交流理由', en: 'Reasons of the moves' },
      landscape: true,
    },
    [
      { head: { zh: '交流编号', en: 'Move' }, width: 16, cell: (m) => m.id },
      { head: { zh: '教师编号', en: 'Teacher' }, width: 14, cell: (m) => m.teacherId },
      { head: { zh: '派出学校', en: 'From' }, width: 22, cell: (m) => siteName(facts, m.fromSiteId) },
      { head: { zh: '接收学校', en: 'To' }, width: 22, cell: (m) => siteName(facts, m.toSiteId) },
      { head: { zh: '范围与审批', en: 'Scope and approval' }, width: 30, cell: (m) => t(approval(facts, m)) },
      { head: { zh: '原通勤公里', en: 'Commute before, km' }, width: 9, cell: (m) => m.commuteKmBefore },
      { head: { zh: '新通勤公里', en: 'Commute after, km' }, width: 9, cell: (m) => m.commuteKmAfter },
      {
        head: { zh: '理由', en: 'Reasons' },
        width: 60,
        cell: (m) => t(semicolons(m.reasons.map((reason) => explainReason(facts, reason)))),
      },
    ],
    movesInOrder(facts),
  )
}

/** 走教安排: who goes where on which half-day, and for which lessons. */
export function addVisits(book: Book, edition: Edition, name: Text): void {
  const { facts, t } = edition
  const columns: Column<Visit>[] = [
    { head: { zh: '序号', en: 'No.' }, width: 6, cell: (_, i) => i + 1 },
    { head: { zh: '教师编号', en: 'Teacher' }, width: 14, look: CENTRE, cell: (v) => v.teacherId },
    {
      head: { zh: '学科', en: 'Subject' },
      width: 12,
      look: CENTRE,
      cell: (v) => t(SUBJECT_NAMES[facts.teachers.get(v.teacherId)?.subject ?? 'local']),
    },
    { head: { zh: '任教学校', en: 'Own school' }, width: 22, cell: (v) => siteName(facts, v.fromSiteId) },
    { head: { zh: '走教学校', en: 'Visits' }, width: 22, cell: (v) => siteName(facts, v.siteId) },
    { head: { zh: '星期', en: 'Day' }, width: 10, look: CENTRE, cell: (v) => t(weekdayName(v.day)) },
    { head: { zh: '半天', en: 'Half-day' }, width: 8, look: CENTRE, cell: (v) => t(HALF_DAYS[v.halfDay]) },
    { head: { zh: '单程分钟', en: 'Minutes one way' }, width: 8, cell: (v) => v.travelMin },
    { head: { zh: '单程公里', en: 'Km one way' }, width: 8, cell: (v) => v.roadKm },
    {
      head: { zh: '课时', en: 'Periods' },
      width: 7,
      cell: (v) => partsOfVisit(facts, v).reduce((sum, { periods }) => sum + periods, 0),
    },
    { head: { zh: '说明', en: 'Why' }, width: 70, cell: (v) => t(explainVisit(facts, v)) },
  ]
  addTable(
    book,
    edition,
    {
      name,
      title: {
        zh: `走教安排（每周 ${facts.plan.duties.visits.length} 个半天）`,
        en: `Visits (${facts.plan.duties.visits.length} half-days a week)`,
      },
      landscape: true,
    },
    columns,
    [...facts.plan.duties.visits].sort(
      (a, b) =>
        byCode(a.teacherId, b.teacherId) ||
        a.day - b.day ||
        byCode(b.halfDay, a.halfDay) ||
        byCode(a.id, b.id),
    ),
  )
}

const MODES: Readonly<Record<Duty['mode'], Text>> = {
  home: { zh: '本校', en: 'own school' },
  visit: { zh: '走教', en: 'visit' },
  broadcast: { zh: '专递课堂', en: 'broadcast' },
}
const AS: Readonly<Record<Duty['as'], Text>> = {
  main: { zh: '主教', en: 'main subject' },
  second: { zh: '兼教', en: 'second subject' },
  any: { zh: '不限学科课程', en: 'open to all' },
}

/** 任课安排: who teaches which class which subject. */
export function addDuties(book: Book, edition: Edition, name: Text): void {
  const { facts, t, say } = edition
  const columns: Column<Duty>[] = [
    { head: { zh: '学校', en: 'School' }, width: 24, cell: (d) => siteName(facts, d.siteId) },
    { head: { zh: '班级', en: 'Class' }, width: 20, cell: (d) => classNames(facts, d.classIds) },
    {
      head: { zh: '学科', en: 'Subject' },
      width: 14,
      look: CENTRE,
      cell: (d) => t(SUBJECT_NAMES[d.subject]),
    },
    { head: { zh: '教师编号', en: 'Teacher' }, width: 14, look: CENTRE, cell: (d) => d.teacherId },
    { head: { zh: '周课时', en: 'Periods a week' }, width: 8, cell: (d) => d.periods },
    { head: { zh: '方式', en: 'Mode' }, width: 10, look: CENTRE, cell: (d) => t(MODES[d.mode]) },
    { head: { zh: '任教身份', en: 'Taught as' }, width: 13, look: CENTRE, cell: (d) => t(AS[d.as]) },
    {
      head: { zh: '协助教师', en: 'Attended by' },
      width: 14,
      look: CENTRE,
      cell: (d) => (d.assistants ?? []).map(({ teacherId }) => teacherId).join(say('、', ', ')),
    },
  ]
  addTable(book, edition, { name, title: { zh: '任课安排', en: 'Duties' } }, columns, dutiesInOrder(facts))
}

/** By the county's order of sites and classes, then by subject. */
function dutiesInOrder({ county, plan }: Facts): Duty[] {
  const rank = new Map<string, number>()
  for (const { id } of county.classes) rank.set(id, rank.size)
  const sites = new Map(county.sites.map(({ id }, i) => [id, i]))
  return [...plan.duties.duties].sort(
    (a, b) =>
      (sites.get(a.siteId) ?? 0) - (sites.get(b.siteId) ?? 0) ||
      (rank.get(a.classIds[0]!) ?? 0) - (rank.get(b.classIds[0]!) ?? 0) ||
      SUBJECTS.indexOf(a.subject) - SUBJECTS.indexOf(b.subject) ||
      byCode(a.id, b.id),
  )
}
