import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Lang } from '../../models/basics.ts'
import { figure } from '../explain/words.ts'
import { replaceFile, toJson, writeWhole } from '../files.ts'
import { pageSetup } from '../publish/workbook/sheet.ts'
import { curveFigures } from './figures.ts'
import { curveFindings } from './findings.ts'
import { renderSweep, type SweepEdition } from './page.ts'
import type { Curve } from './sweep.ts'

/** `sweep.xlsx` with one sheet a curve, ready for charts, `sweep.html` and `sweep.json`; returns the paths. */
export async function writeSweep(edition: SweepEdition, folder: string): Promise<string[]> {
  const { curves, lang } = edition
  const paths = ['sweep.xlsx', 'sweep.html', 'sweep.json'].map((name) => join(folder, name))
  const [xlsx, page, json] = paths as [string, string, string]
  await replaceFile(xlsx, (path) => workbook(curves, lang).xlsx.writeFile(path))
  await writeWhole(page, renderSweep(edition))
  await writeWhole(
    json,
    toJson(
      curves.map(({ knob: { code, today }, points }) => ({
        over: code,
        today,
        points: points.map(({ moves, indicators: _, ...point }) => ({ ...point, moves: moves.length })),
      })),
    ),
  )
  return paths
}

/** Values go down, figures across: what a chart of a spreadsheet program takes as it is. */
function workbook(curves: readonly Curve[], lang: Lang): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook()
  for (const curve of curves) {
    const { knob, points } = curve
    const figures = curveFigures(curve)
    const sheet = book.addWorksheet(knob.label[lang].slice(0, 31), {
      views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
      pageSetup: pageSetup('landscape'),
    })
    const unit = `${knob.label[lang]} (${knob.unit[lang]})`
    const head = sheet.addRow([
      unit,
      ...figures.map(({ label, limit }) =>
        limit === undefined ? label[lang] : `${label[lang]} (≤ ${figure(limit, 3)})`,
      ),
    ])
    head.font = { bold: true }
    head.alignment = { wrapText: true, vertical: 'middle' }
    head.height = 58
    points.forEach(({ x }, at) => {
      const row = sheet.addRow([x, ...figures.map(({ values }) => values[at])])
      figures.forEach(({ digits, values, limit }, k) => {
        const cell = row.getCell(k + 2)
        const value = values[at] ?? null
        cell.numFmt = digits === 0 ? '0' : `0.${'0'.repeat(digits)}`
        if (limit !== undefined && value !== null && value > limit)
          cell.font = { color: { argb: 'FFB42318' }, bold: true }
      })
      if (x === knob.today) row.getCell(1).font = { bold: true }
    })
    sheet.addRow([])
    for (const text of curveFindings(curve)) sheet.addRow([text[lang]])
    sheet.columns.forEach((column, i) => {
      column.width = i === 0 ? 22 : 15
    })
  }
  return book
}
