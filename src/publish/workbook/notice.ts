import ExcelJS from 'exceljs'
import type { RotationMove } from '../../../models/plan.ts'
import { SUBJECT_NAMES } from '../../../models/subject.ts'
import { siteName } from '../../explain/facts.ts'
import type { Edition } from '../edition.ts'
import { movesInOrder, termMonths } from '../moves.ts'
import { type Column, pageSetup, writeRow } from './sheet.ts'
import { CENTRE, HEAD, LEFT, type Look, NOTE } from './styles.ts'

const HEADING: Look = {
  font: { name: '黑体', family: 2, size: 16 },
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
}
const TEXT: Look = { ...NOTE, font: { name: '宋体', family: 1, size: 12 } }
const SIGNATURE: Look = { ...TEXT, alignment: { horizontal: 'right', vertical: 'middle' } }

/** Left for the bureau to fill in, in ideographic spaces. */
const DATE = '\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日'

/** The public notice (公示): only what tells people apart and where they go. A name would be added by the bureau, nothing else. */
const columnsOf = ({ facts, t }: Edition): Column<RotationMove>[] => [
  { head: { zh: '序号', en: 'No.' }, width: 7, look: CENTRE, cell: (_, i) => i + 1 },
  { head: { zh: '教师编号', en: 'Teacher' }, width: 15, look: CENTRE, cell: (move) => move.teacherId },
  { head: { zh: '派出学校', en: 'From' }, width: 25, cell: (move) => siteName(facts, move.fromSiteId) },
  {
    head: { zh: '学科', en: 'Subject' },
    width: 14,
    look: CENTRE,
    cell: ({ teacherId }) => {
      const teacher = facts.teachers.get(teacherId)
      return teacher ? t(SUBJECT_NAMES[teacher.subject]) : ''
    },
  },
  { head: { zh: '接收学校', en: 'To' }, width: 25, cell: (move) => siteName(facts, move.toSiteId) },
  {
    head: { zh: '交流期限', en: 'Term' },
    width: 19,
    look: CENTRE,
    cell: (move) => termMonths(facts.plan, move),
  },
]

/** Writes notice.xlsx: title, text with the dates left to fill in, the list, and room for the seal. */
export async function writeNotice(edition: Edition, path: string): Promise<void> {
  const { t, say, facts } = edition
  const created = new Date(facts.plan.provenance.createdAt)
  const book = new ExcelJS.Workbook()
  Object.assign(book, { created, modified: created })
  const columns = columnsOf(edition)
  const texts = openingTexts(edition)
  const headRow = texts.length + 2
  const sheet = book.addWorksheet(say('公示', 'Notice'), {
    views: [{ state: 'frozen', ySplit: headRow, showGridLines: false }],
    pageSetup: {
      ...pageSetup('portrait'),
      horizontalCentered: true,
      printTitlesRow: `${headRow}:${headRow}`,
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  })
  sheet.columns = columns.map(({ width }) => ({ width }))
  const across = (text: string, look: Look, height: number): void => {
    const row = writeRow(sheet, [{ value: text, look }], height)
    sheet.mergeCells(row.number, 1, row.number, columns.length)
  }
  across(title(edition), HEADING, 52)
  for (const text of texts) across(text, TEXT, 20 * Math.ceil(text.length / 46))
  writeRow(
    sheet,
    columns.map(({ head }) => ({ value: t(head), look: HEAD })),
    24,
  )
  movesInOrder(facts).forEach((move, index) => {
    const cells = columns.map(({ cell, look }) => ({
      value: cell(move, index) as string | number,
      look: look ?? LEFT,
    }))
    writeRow(sheet, cells, 20)
  })
  across('', TEXT, 16)
  across(say('教育行政部门（盖章）', 'Education bureau (seal)'), SIGNATURE, 24)
  across(say(DATE, 'Date: ____________'), SIGNATURE, 24)
  await book.xlsx.writeFile(path)
}

function title({ facts: { plan }, say }: Edition): string {
  const mark = plan.synthetic ? say('（模拟数据，非真实公示）', ' (synthetic data, not a real notice)') : ''
  return say(
    `${plan.countyName}${plan.schoolYear}学年义务教育学校教师交流轮岗拟安排名单公示${mark}`,
    `${plan.countyName}, ${plan.schoolYear}: teachers proposed for exchange${mark}`,
  )
}

function openingTexts({ facts: { plan, policy }, say }: Edition): string[] {
  const days = policy.publication.noticeDays
  return [
    say(
      `根据义务教育学校教师交流轮岗有关规定，现将拟交流轮岗的 ${plan.rotation.moves.length} 名教师予以公示。公示期为 ${days} 个工作日：${DATE}至${DATE}。`,
      `Under the rules on teacher exchange, the ${plan.rotation.moves.length} teachers below are proposed to move. The notice stands for ${days} working days, from ____________ to ____________.`,
    ),
    say(
      '公示期内如有异议，请以书面形式署真实姓名向教育行政部门反映。受理部门：',
      'Objections are to be made in writing and signed, within this time, to: ________________________',
    ),
  ]
}
