import ExcelJS from 'exceljs'
import type { County } from '../../../models/county.ts'
import { writeWhole } from '../../files.ts'
import { SHEET_KEYS, type SheetKey } from '../sheets/index.ts'
import { addAboutSheet } from './about-sheet.ts'
import { addDataSheet } from './data-sheet.ts'
import { rowsOf } from './rows-of.ts'
import { addSettingsSheet } from './settings-sheet.ts'

/** Writes a county, or with none the empty workbook, at once or not at all. */
export async function writeBook(county: County | undefined, path: string): Promise<void> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = '均衡 Junheng'
  workbook.title = county ? county.name : '县域数据'
  const rows = county && rowsOf(county)
  const rowCount = (key: SheetKey): number => (key === 'settings' ? 1 : (rows?.[key].length ?? 0))
  addAboutSheet(workbook, county, rowCount)
  for (const key of SHEET_KEYS) {
    if (key === 'settings') addSettingsSheet(workbook, county)
    else addDataSheet(workbook, key, rows?.[key] ?? [])
  }
  if (county?.synthetic)
    workbook.eachSheet((sheet) => {
      sheet.headerFooter.oddHeader = '&C&"-,Bold"合成数据 SYNTHETIC DATA'
    })
  await writeWhole(path, new Uint8Array(await workbook.xlsx.writeBuffer()))
}
