import type { Text } from '../../../models/basics.ts'
import { SUBJECT_NAMES } from '../../../models/subject.ts'
import { type AllowanceEntry, allowances, type Workload } from '../../../models/workload.ts'
import { siteName } from '../../explain/facts.ts'
import type { Edition } from '../edition.ts'
import { addTable, type Book, centred, type Column, figureCell } from './sheet.ts'
import { CENTRE } from './styles.ts'

/** 工作量台账: everybody's week by the workload formula, term by term. */
export function addWorkload(book: Book, edition: Edition, name: Text): void {
  const { facts, t, say } = edition
  const credit = (zh: string, en: string, of: (workload: Workload) => number): Column<Workload> => ({
    head: { zh, en },
    width: 8,
    cell: (workload) => figureCell(of(workload), 1),
  })
  const columns: Column<Workload>[] = [
    { head: { zh: '任教学校', en: 'School' }, width: 20, cell: (w) => siteName(facts, w.servingSiteId) },
    { head: { zh: '教师编号', en: 'Teacher' }, width: 13, look: CENTRE, cell: (w) => w.teacherId },
    {
      head: { zh: '学科', en: 'Subject' },
      width: 9,
      look: CENTRE,
      cell: (w) => t(SUBJECT_NAMES[facts.teachers.get(w.teacherId)?.subject ?? 'local']),
    },
    { head: { zh: '周课时', en: 'Lessons' }, width: 7, cell: (w) => w.taught },
    { head: { zh: '其中合班', en: 'Combined' }, width: 7, cell: (w) => w.combined },
    { head: { zh: '走教半天', en: 'Half-days away' }, width: 7, cell: (w) => w.trips },
    {
      head: { zh: '路途小时', en: 'Hours on the way' },
      width: 7,
      cell: (w) => figureCell(w.travelMin / 60, 1),
    },
    { head: { zh: '任教学校数', en: 'Sites' }, width: 7, cell: (w) => w.sites },
    { head: { zh: '备课头数', en: 'Preparations' }, width: 7, cell: (w) => w.preparations },
    credit('课堂教学', 'Lessons, weighted', (w) => w.weighted),
    credit('走教折合', 'Trips', (w) => w.tripCredit + w.travelCredit),
    credit('多校折合', 'Further sites', (w) => w.siteCredit),
    credit('备课折合', 'Further preparations', (w) => w.preparationCredit),
    credit('班主任', 'Form teacher', (w) => w.formTeacher),
    credit('管理工作', 'Management', (w) => w.management),
    credit('专递协助', 'Attendance', (w) => w.attendedCredit),
    credit('其他工作', 'Other work', (w) => w.otherWork),
    credit('工作量合计', 'Workload', (w) => w.total),
    credit('标准课时', 'Standard load', (w) => w.standard),
    {
      head: { zh: '计农村任教', en: 'Rural service' },
      width: 8,
      cell: (w) => centred(w.ruralService ? say('是', 'yes') : ''),
    },
  ]
  addTable(
    book,
    edition,
    {
      name,
      title: { zh: '教师工作量台账（每周，单位：节）', en: 'Workload ledger (periods a week)' },
      landscape: true,
    },
    columns,
    inOrder(edition),
  )
}

/** 津贴: allowances of those away by destination and days. */
export function addAllowances(book: Book, edition: Edition, name: Text): void {
  const { facts, t, say } = edition
  const list = facts.policy.service.allowances
  const columns: Column<AllowanceEntry>[] = [
    { head: { zh: '教师编号', en: 'Teacher' }, width: 14, look: CENTRE, cell: (e) => e.teacherId },
    {
      head: { zh: '任教学校', en: 'Serves at' },
      width: 22,
      cell: (e) => siteName(facts, facts.postings.get(e.teacherId)?.servingSiteId ?? ''),
    },
    { head: { zh: '校外任教学校', en: 'Destination' }, width: 22, cell: (e) => siteName(facts, e.siteId) },
    {
      head: { zh: '形式', en: 'Form' },
      width: 8,
      look: CENTRE,
      cell: (e) => (e.form === 'visit' ? say('走教', 'visit') : say('交流', 'exchange')),
    },
    { head: { zh: '津贴', en: 'Allowance' }, width: 20, cell: (e) => t(list[e.allowance]!.name) },
    { head: { zh: '学期天数', en: 'Days in the semester' }, width: 9, cell: (e) => figureCell(e.days, 1) },
    {
      head: { zh: '每天（元）', en: 'Yuan a day' },
      width: 9,
      cell: (e) => figureCell(list[e.allowance]!.yuanPerDay, 2),
    },
    {
      head: { zh: '学期合计（元）', en: 'Yuan in the semester' },
      width: 12,
      cell: (e) => figureCell(e.yuan, 2),
    },
  ]
  addTable(
    book,
    edition,
    {
      name,
      title: {
        zh: '交流、走教人员津贴（按任教地和天数）',
        en: 'Allowances by destination and days',
      },
    },
    columns,
    allowanceEntries(edition),
  )
}

/** None where the policy names no allowance or nobody is away. */
export const allowanceEntries = ({ facts }: Edition): AllowanceEntry[] =>
  allowances(facts, [...facts.workloadOf.values()])

/** By the county's order of sites, then by teacher. */
function inOrder({ facts }: Edition): Workload[] {
  const rank = new Map(facts.county.sites.map(({ id }, i) => [id, i]))
  return [...facts.workloadOf.values()].sort(
    (a, b) => (rank.get(a.servingSiteId) ?? 0) - (rank.get(b.servingSiteId) ?? 0),
  )
}
