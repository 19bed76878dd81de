import ExcelJS from 'exceljs'
import type { Text } from '../../../models/basics.ts'
import { PRODUCT } from '../../product.ts'
import type { Edition } from '../edition.ts'
import { roomWeeks } from '../weeks.ts'
import { addAbout } from './about.ts'
import { addChanges } from './changes.ts'
import { addSiteOverview } from './overview.ts'
import { addDuties, addReasons, addRoster, addVisits } from './people.ts'
import { addCheck, addComparison, addIndicators, addUnmet } from './results.ts'
import type { Book } from './sheet.ts'
import { addReturns, addVacancies } from './staffing.ts'
import { addAllowances, addWorkload, allowanceEntries } from './workload.ts'
import { addClassWeeks, addRoomWeeks, addTeacherWeeks } from './weeks.ts'

interface Part {
  readonly name: Text
  readonly holds: Text
  readonly add: (book: Book, edition: Edition, name: Text) => void
}

/** The sheets of plan.xlsx, in order. Those of decisions that a plan does not hold are left out. */
function parts(edition: Edition): Part[] {
  const { facts, changes } = edition
  const { stages } = facts.plan
  const [duties, timetable] = [stages.includes('duties'), stages.includes('timetable')]
  return [
    ...(changes
      ? [
          {
            name: { zh: '变更', en: 'Changes' },
            holds: { zh: '与已公布方案相比的变更', en: 'what is different from the published plan' },
            add: addChanges,
          },
        ]
      : []),
    {
      name: { zh: '花名册', en: 'Roster' },
      holds: { zh: '交流轮岗教师花名册', en: 'teachers on exchange' },
      add: addRoster,
    },
    {
      name: { zh: '交流理由', en: 'Reasons' },
      holds: { zh: '每项交流的范围、审批与理由', en: 'scope, approval and reasons of each move' },
      add: addReasons,
    },
    ...(duties
      ? [
          {
            name: { zh: '走教安排', en: 'Visits' },
            holds: { zh: '谁在哪个半天到哪所学校上什么课', en: 'who goes where on which half-day' },
            add: addVisits,
          },
          {
            name: { zh: '任课', en: 'Duties' },
            holds: { zh: '每个班每门课由谁上、几节', en: 'who teaches which class which subject' },
            add: addDuties,
          },
          {
            name: { zh: '工作量', en: 'Workload' },
            holds: { zh: '每名教师的工作量台账，逐项折合', en: "everybody's workload by the formula" },
            add: addWorkload,
          },
          ...(allowanceEntries(edition).length > 0
            ? [
                {
                  name: { zh: '津贴', en: 'Allowances' },
                  holds: {
                    zh: '交流、走教人员按任教地和天数的津贴',
                    en: 'allowances by destination and days',
                  },
                  add: addAllowances,
                },
              ]
            : []),
        ]
      : []),
    ...(timetable
      ? [
          {
            name: { zh: '班级课表', en: 'Classes' },
            holds: { zh: '每页一个班', en: 'a page a class' },
            add: addClassWeeks,
          },
          {
            name: { zh: '教师课表', en: 'Teachers' },
            holds: { zh: '每页一名教师', en: 'a page a teacher' },
            add: addTeacherWeeks,
          },
          {
            name: { zh: '学校课表', en: 'Schools' },
            holds: { zh: '每页一所学校的总课表', en: 'a page a school, all classes' },
            add: addSiteOverview,
          },
          ...(roomWeeks(facts).length > 0
            ? [
                {
                  name: { zh: '教室课表', en: 'Rooms' },
                  holds: { zh: '每页一间专用教室', en: 'a page a special room' },
                  add: addRoomWeeks,
                },
              ]
            : []),
        ]
      : []),
    {
      name: { zh: '指标', en: 'Indicators' },
      holds: { zh: '均衡指标方案前后与限值', en: 'indicators before and after, against their limits' },
      add: addIndicators,
    },
    {
      name: { zh: '四项对比', en: 'Comparison' },
      holds: { zh: '不动、只走教、只交流、两者并用', en: 'neither, visits only, exchange only, both' },
      add: addComparison,
    },
    ...(duties
      ? [
          {
            name: { zh: '未满足', en: 'Unmet' },
            holds: { zh: '没有人能上的课时及原因', en: 'periods nobody can teach, and why' },
            add: addUnmet,
          },
        ]
      : []),
    ...((facts.plan.rotation.vacancies?.needs ?? []).length > 0
      ? [
          {
            name: { zh: '招聘需求', en: 'Hiring' },
            holds: { zh: '交流、走教之后各校仍缺的学科与空编', en: 'subjects still missing, and free posts' },
            add: addVacancies,
          },
        ]
      : []),
    ...((facts.plan.rotation.returns ?? []).length > 0
      ? [
          {
            name: { zh: '期满返回', en: 'Returns' },
            holds: { zh: '交流期满返回原校的教师', en: 'teachers back from an exchange' },
            add: addReturns,
          },
        ]
      : []),
    {
      name: { zh: '校验', en: 'Check' },
      holds: { zh: '逐条规则的校验结果', en: 'every rule and what was found' },
      add: addCheck,
    },
  ]
}

/** Writes plan.xlsx sheet by sheet to disk, so that a county of any size needs little memory. */
export async function writePlanWorkbook(edition: Edition, path: string): Promise<void> {
  const created = new Date(edition.facts.plan.provenance.createdAt)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    filename: path,
    useStyles: true,
    useSharedStrings: true,
    created,
    modified: created,
    creator: PRODUCT.name,
    lastModifiedBy: PRODUCT.name,
  } as Partial<ExcelJS.stream.xlsx.WorkbookStreamWriterOptions>)
  const sheets = parts(edition)
  addAbout(book, edition, sheets)
  for (const { add, name } of sheets) add(book, edition, name)
  await book.commit()
}
