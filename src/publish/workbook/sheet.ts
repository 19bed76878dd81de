import type ExcelJS from 'exceljs'
import type { Text } from '../../../models/basics.ts'
import { type Edition, headline } from '../edition.ts'
import { CENTRE, HEAD, LEFT, type Look, numberLook, textLook, TITLE } from './styles.ts'

/** The format's number for A4; the library has it as a type only. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the enum is not there when running
const A4 = 9 as ExcelJS.PaperSize

/** A workbook that writes its rows to disk as they come. */
export type Book = ExcelJS.stream.xlsx.WorkbookWriter
export type Value = string | number | null

/** A value with a look of its own. */
export interface Cell {
  readonly value: Value
  readonly look: Look
}

export interface Column<Row> {
  readonly head: Text
  /** In characters. */
  readonly width: number
  readonly cell: (row: Row, index: number) => Value | Cell
  /** How plain values look: text at the left by default. */
  readonly look?: Look
}

export interface SheetLayout {
  readonly name: Text
  readonly title: Text
  readonly landscape?: boolean
}

/** A4, as many pages long as it takes but one wide. */
export const pageSetup = (orientation: 'portrait' | 'landscape'): Partial<ExcelJS.PageSetup> => ({
  paperSize: A4,
  orientation,
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  horizontalCentered: true,
  margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
})

/** A4 pages as wide as the sheet, headers repeated on each, title and header frozen, a filter on the header. */
export function openSheet(
  book: Book,
  edition: Edition,
  { name, title, landscape = false }: SheetLayout,
  columns: readonly { readonly head: Text; readonly width: number }[],
): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(edition.t(name), {
    views: [{ state: 'frozen', ySplit: 2, showGridLines: false }],
    pageSetup: pageSetup(landscape ? 'landscape' : 'portrait'),
    headerFooter: { oddFooter: `&L ${headline(edition).replaceAll('&', '&&')}&R&P / &N` },
  })
  sheet.pageSetup.printTitlesRow = '1:2'
  sheet.columns = columns.map(({ width }) => ({ width }))
  sheet.autoFilter = { from: { row: 2, column: 1 }, to: { row: 2, column: columns.length } }
  const heading = sheet.addRow([`${headline(edition)} ${edition.t(title)}`])
  heading.getCell(1).style = TITLE
  heading.height = 26
  heading.commit()
  const heads = sheet.addRow(columns.map(({ head }) => edition.t(head)))
  heads.eachCell((cell) => {
    cell.style = HEAD
  })
  heads.height = 30
  heads.commit()
  return sheet
}

/** A sheet of one table. `breakBefore` starts a new printed page at a row. */
export function addTable<Row>(
  book: Book,
  edition: Edition,
  layout: SheetLayout,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  breakBefore?: (row: Row, previous: Row) => boolean,
): void {
  const sheet = openSheet(book, edition, layout, columns)
  rows.forEach((row, index) => {
    const next = rows[index + 1]
    const cells = columns.map(({ cell, look }) => looked(cell(row, index), look))
    const written = writeRow(sheet, cells, rowHeight(cells, columns, LEAST_HEIGHT))
    if (next !== undefined && breakBefore?.(next, row)) written.addPageBreak()
    written.commit()
  })
  sheet.commit()
}

const looked = (cell: Value | Cell, look: Look | undefined): Cell =>
  typeof cell === 'object' && cell !== null
    ? cell
    : {
        value: cell,
        look: look ?? (typeof cell === 'number' ? numberLook(Number.isInteger(cell) ? 0 : 1) : LEFT),
      }

const FORMULA_START = /^[=+\-@\t\r]/

/** Writes one row, not yet committed. Text is text, whatever it begins with. */
export function writeRow(sheet: ExcelJS.Worksheet, cells: readonly Cell[], height?: number): ExcelJS.Row {
  const row = sheet.addRow(cells.map(({ value }) => value))
  cells.forEach(({ value, look }, i) => {
    row.getCell(i + 1).style = typeof value === 'string' && FORMULA_START.test(value) ? textLook(look) : look
  })
  if (height !== undefined) row.height = height
  return row
}

const LEAST_HEIGHT = 20
const LINE_HEIGHT = 13.5

/**
 * Points that the longest text of a row needs in its column. Spreadsheet programs differ in whether they fit rows by
 * themselves; a Chinese character takes two of the units that column widths are given in.
 */
export function rowHeight(
  cells: readonly Cell[],
  columns: readonly { readonly width: number }[],
  least: number,
): number {
  const lines = cells.map(({ value }, i) => {
    if (typeof value !== 'string') return 1
    const room = (columns[i]?.width ?? 10) - 1
    return value.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(unitsOf(part) / room)), 0)
  })
  return Math.max(least, 6 + LINE_HEIGHT * Math.max(...lines))
}

const unitsOf = (text: string): number =>
  Array.from(text).reduce((sum, char) => sum + (char.codePointAt(0)! > 0x2e7f ? 2 : 1), 0)

export const centred = (value: Value): Cell => ({ value, look: CENTRE })
/** A figure, or a dash where there is none. */
export const figureCell = (value: number | null | undefined, digits: number): Cell =>
  value === null || value === undefined ? centred('—') : { value, look: numberLook(digits) }
