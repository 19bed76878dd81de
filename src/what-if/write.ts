import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Lang } from '../../models/basics.ts'
import type { Counterfactual } from '../../models/counterfactual.ts'
import { SUBJECT_NAMES } from '../../models/subject.ts'
import { explainCounterfactual } from '../explain/counterfactual.ts'
import { type Facts, siteName } from '../explain/facts.ts'
import { approval } from '../explain/move.ts'
import { replaceFile, toJson, writeWhole } from '../files.ts'
import { pageSetup, rowHeight } from '../publish/workbook/sheet.ts'

const HEADS = {
  zh: [
    '教师',
    '学科',
    '由',
    '到',
    '范围与审批',
    '不交流：找到的最好方案差（分）',
    '已证明至少差（分）',
    '随之变动（人）',
    '说明',
  ],
  en: [
    'Teacher',
    'Subject',
    'From',
    'To',
    'Scope and approval',
    'Without: best found is worse by (points)',
    'Proven worse by at least',
    'Others elsewhere',
    'In words',
  ],
} as const
const WIDTHS = [14, 12, 22, 22, 28, 14, 12, 10, 90]
/** Columns of points, from 0. */
const POINTS = [5, 6]
/** Points. */
const LEAST_HEIGHT = 20

/** Writes `counterfactuals.xlsx`, the moves that are hardest to do without first, and `counterfactuals.json`. */
export async function writeCounterfactuals(
  facts: Facts,
  all: readonly Counterfactual[],
  lang: Lang,
  folder: string,
): Promise<string[]> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(lang === 'zh' ? '假如不交流' : 'What if not', {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }],
    pageSetup: pageSetup('landscape'),
  })
  sheet.pageSetup.printTitlesRow = '1:1'
  sheet.addRow([...HEADS[lang]]).font = { bold: true }
  const worth = ({ found }: Counterfactual): number => found?.atMost ?? Infinity
  for (const one of [...all].sort((a, b) => worth(b) - worth(a))) {
    const move = facts.moveOf.get(one.teacherId)
    const teacher = facts.teachers.get(one.teacherId)
    const others = one.found?.people.filter(({ teacherId }) => teacherId !== one.teacherId).length
    sheet.addRow([
      one.teacherId,
      teacher ? SUBJECT_NAMES[teacher.subject][lang] : '',
      siteName(facts, move?.fromSiteId ?? ''),
      siteName(facts, move?.toSiteId ?? ''),
      move ? approval(facts, move)[lang] : '',
      one.found?.atMost ?? '',
      one.found?.atLeast ?? '',
      others ?? '',
      explainCounterfactual(facts, one)
        .slice(1)
        .map((line) => line[lang])
        .join('\n'),
    ])
  }
  sheet.columns.forEach((column, i) => {
    column.width = WIDTHS[i]!
    if (POINTS.includes(i)) column.numFmt = '0.00'
  })
  sheet.eachRow((row) => {
    const cells = WIDTHS.map((_, i) => ({ value: row.getCell(i + 1).text, look: {} }))
    row.height = rowHeight(
      cells,
      WIDTHS.map((width) => ({ width })),
      LEAST_HEIGHT,
    )
    row.eachCell((cell) => {
      cell.alignment = { vertical: 'top', wrapText: true }
    })
  })
  sheet.autoFilter = { from: 'A1', to: 'I1' }
  const paths = [join(folder, 'counterfactuals.xlsx'), join(folder, 'counterfactuals.json')] as const
  await replaceFile(paths[0], (temporary) => book.xlsx.writeFile(temporary))
  await writeWhole(paths[1], toJson(all))
  return [...paths]
}
