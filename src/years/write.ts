import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { replaceFile, writeWhole } from '../files.ts'
import { pageSetup } from '../publish/workbook/sheet.ts'
import { renderYears, type YearsEdition } from './page.ts'
import { fairness, indicatorRows, milestones, peopleRows } from './rows.ts'

/** `years.xlsx`, path and people, and `years.html`; returns the paths. */
export async function writeYears(edition: YearsEdition, folder: string): Promise<string[]> {
  const [xlsx, page] = ['years.xlsx', 'years.html'].map((name) => join(folder, name)) as [string, string]
  const book = new ExcelJS.Workbook()
  addPath(book, edition)
  addMoves(book, edition)
  await replaceFile(xlsx, (path) => book.xlsx.writeFile(path))
  await writeWhole(page, renderYears(edition))
  return [xlsx, page]
}

/** One row a figure, one column a year; coefficients over their limit in red. */
function addPath(book: ExcelJS.Workbook, { years, policy, assumptions, lang }: YearsEdition): void {
  const zh = lang === 'zh'
  const sheet = book.addWorksheet(zh ? '各年' : 'Years', {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
    pageSetup: pageSetup('landscape'),
  })
  sheet.addRow([zh ? '项目' : 'Figure', ...years.map(({ plan }) => plan.schoolYear), zh ? '限值' : 'Limit'])
  sheet.getRow(1).font = { bold: true }
  for (const { label, values, digits, limit } of [...peopleRows(years), ...indicatorRows(years)]) {
    const row = sheet.addRow([label[lang], ...values, limit ?? null])
    values.forEach((value, k) => {
      const cell = row.getCell(k + 2)
      cell.numFmt = digits === 0 ? '0' : `0.${'0'.repeat(digits)}`
      if (limit !== undefined && value !== null && value > limit)
        cell.font = { color: { argb: 'FFB42318' }, bold: true }
    })
  }
  sheet.addRow([])
  for (const text of [...milestones(years, policy), fairness(years), ...assumptions])
    sheet.addRow([text[lang]])
  sheet.columns.forEach((column, k) => {
    column.width = k === 0 ? 52 : 14
  })
}

/** One row a move of any year. */
function addMoves(book: ExcelJS.Workbook, { years, lang }: YearsEdition): void {
  const zh = lang === 'zh'
  const sheet = book.addWorksheet(zh ? '逐年交流人员' : 'Moves by year', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: pageSetup('portrait'),
  })
  sheet.addRow(
    zh
      ? ['学年', '教师', '原任教学校', '新任教学校', '期限（年）']
      : ['School year', 'Teacher', 'From', 'To', 'Term, years'],
  )
  sheet.getRow(1).font = { bold: true }
  for (const { plan } of years)
    for (const { teacherId, fromSiteId, toSiteId, termYears } of plan.rotation.moves)
      sheet.addRow([plan.schoolYear, teacherId, fromSiteId, toSiteId, termYears])
  sheet.columns.forEach((column, k) => {
    column.width = [14, 16, 16, 16, 12][k] ?? 14
  })
  sheet.autoFilter = { from: 'A1', to: 'E1' }
}
