import ExcelJS from 'exceljs'
import type { Lang } from '../../models/basics.ts'
import { replaceFile } from '../files.ts'
import { pageSetup } from '../publish/workbook/sheet.ts'
import type { Column, Row } from './rows.ts'

const OVER_LIMIT = { argb: 'FFB3261E' }

/** Writes the comparison as one sheet, figures over their limits in red. */
export async function writeComparison(
  columns: readonly Column[],
  rows: readonly Row[],
  lang: Lang,
  path: string,
): Promise<void> {
  const book = new ExcelJS.Workbook()
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
  await replaceFile(path, (temporary) => book.xlsx.writeFile(temporary))
}
