import type { Workbook } from 'exceljs'
import type { County } from '../../../models/county.ts'
import { SHEETS } from '../sheets/index.ts'
import type { SheetSpec } from '../sheets/spec.ts'
import { cellOf } from './data-sheet.ts'
import { LOOK } from './look.ts'

const spec: SheetSpec = SHEETS.settings

/** Adds the settings, one below the other: heading, value, hint. Every note of the county has its own row. */
export function addSettingsSheet(workbook: Workbook, county: County | undefined): void {
  const sheet = workbook.addWorksheet(spec.name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = [{ width: 18 }, { width: 60 }, { width: 44 }]
  sheet.addRow(['项目', '内容', '说明']).eachCell((cell) => {
    cell.font = LOOK.optional.font
    cell.fill = LOOK.optional.fill
    cell.alignment = LOOK.heading
  })
  for (const column of spec.columns) {
    const value = county?.[column.path as keyof County]
    const values = Array.isArray(value) ? (value.length > 0 ? value : [undefined]) : [value]
    for (const one of values) {
      const row = sheet.addRow([
        `${column.header}${column.required ? '*' : ''}`,
        cellOf(column, one),
        column.about,
      ])
      const [heading, content, hint] = [row.getCell(1), row.getCell(2), row.getCell(3)]
      heading.font = column.required ? LOOK.needed.font : LOOK.strong
      if (column.required) heading.fill = LOOK.needed.fill
      content.font = LOOK.cell
      content.numFmt = '@'
      content.alignment = LOOK.text
      content.border = { bottom: LOOK.line }
      hint.font = LOOK.hint
      hint.alignment = LOOK.text
      if (column.kind.choices)
        content.dataValidation = {
          type: 'list',
          allowBlank: true,
          formulae: [`"${column.kind.choices.join(',')}"`],
        }
    }
  }
}
