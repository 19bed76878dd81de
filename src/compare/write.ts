import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { SUBJECT_NAMES } from '../../models/subject.ts'
import { replaceFile, writeWhole } from '../files.ts'
import { pageSetup } from '../publish/workbook/sheet.ts'
import { type Comparison, renderComparison } from './page.ts'

const OVER_LIMIT = { argb: 'FFB3261E' }
const DIFFERS = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF1D6' } } as const

/** `compare.xlsx`, figures and people, and `compare.html`; returns the paths. */
export async function writeComparison(comparison: Comparison, folder: string): Promise<string[]> {
  const [xlsx, page] = ['compare.xlsx', 'compare.html'].map((name) => join(folder, name)) as [string, string]
  const book = new ExcelJS.Workbook()
  addFigures(book, comparison)
  addPeople(book, comparison)
  await replaceFile(xlsx, (path) => book.xlsx.writeFile(path))
  await writeWhole(page, renderComparison(comparison))
  return [xlsx, page]
}

/** One row a figure; those over their limits in red. */
function addFigures(book: ExcelJS.Workbook, { columns, rows, lang }: Comparison): void {
  const sheet = book.addWorksheet(lang === 'zh' ? '方案比较' : 'Comparison', {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
    pageSetup: pageSetup('landscape'),
  })
  const limit = lang === 'zh' ? '限值' : 'Limit'
  sheet.addRow([lang === 'zh' ? '项目' : 'Figure', ...columns.map(({ name }) => name), limit])
  sheet.getRow(1).font = { bold: true }
  for (const { label, values, digits, limit: most } of rows) {
    const row = sheet.addRow([label[lang], ...values, most ?? null])
    values.forEach((value, i) => {
      const cell = row.getCell(i + 2)
      cell.numFmt = digits === 0 ? '0' : `0.${'0'.repeat(digits)}`
      if (value !== null && most !== undefined && value > most) cell.font = { color: OVER_LIMIT, bold: true }
    })
  }
  sheet.columns.forEach((column, i) => {
    column.width = i === 0 ? 46 : 18
  })
}

/** One row a person whose post differs. */
function addPeople(book: ExcelJS.Workbook, { columns, people, lang }: Comparison): void {
  const zh = lang === 'zh'
  const sheet = book.addWorksheet(zh ? '涉及的教师' : 'Who is affected', {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
    pageSetup: pageSetup('landscape'),
  })
  sheet.addRow([
    ...(zh ? ['教师', '学科', '编制学校'] : ['Teacher', 'Subject', 'Home school']),
    ...columns.map(({ name }) => name),
  ])
  sheet.getRow(1).font = { bold: true }
  for (const { teacherId, subject, home, posts, differs } of people) {
    const row = sheet.addRow([
      teacherId,
      subject ? SUBJECT_NAMES[subject][lang] : '',
      home,
      ...posts.map((post) => post ?? (zh ? '不在' : 'not there')),
    ])
    differs.forEach((elsewhere, at) => {
      if (elsewhere) row.getCell(at + 4).fill = DIFFERS
    })
  }
  sheet.columns.forEach((column, i) => {
    column.width = [14, 14, 22][i] ?? 22
  })
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: 3 + columns.length } }
}
