import type { DataValidation, Workbook, Worksheet } from 'exceljs'
import { columnLetters } from '../book/book.ts'
import { type SheetKey, SHEETS } from '../sheets/index.ts'
import type { Column, Referred, SheetSpec } from '../sheets/spec.ts'
import { LOOK, textWidth, writable } from './look.ts'
import type { RowValues } from './rows-of.ts'

/** Rows below the data that are formatted and have drop-downs, for those that a clerk will add. */
const SPARE_ROWS = 500
const [NARROWEST, WIDEST] = [9, 36]
/** Rows that are looked at for the width of a column. */
const MEASURED_ROWS = 300
/** Columns that still can be read on one printed page; more of them go over several. */
const ON_ONE_PAGE = 14

export const writtenColumns = ({ columns }: SheetSpec): readonly Column[] =>
  columns.filter(({ importOnly }) => !importOnly)

/** Adds a sheet of records: headings with notes and filters, drop-downs, one row a record. */
export function addDataSheet(
  workbook: Workbook,
  key: Exclude<SheetKey, 'settings'>,
  rows: readonly RowValues[],
): void {
  const spec: SheetSpec = SHEETS[key]
  const columns = writtenColumns(spec)
  const sheet = workbook.addWorksheet(spec.name, {
    views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }],
    pageSetup: {
      orientation: 'landscape',
      ...(columns.length <= ON_ONE_PAGE ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } : { scale: 70 }),
    },
  })
  sheet.pageSetup.printTitlesRow = '1:1'
  sheet.pageSetup.printTitlesColumn = 'A:B'
  const texts = rows.map((row) => columns.map((column) => cellOf(column, row[column.path])))
  columns.forEach((column, c) => {
    const width = Math.max(
      textWidth(column.header) + 3,
      ...texts.slice(0, MEASURED_ROWS).map((cells) => textWidth(String(cells[c] ?? '')) + 2),
    )
    const styled = sheet.getColumn(c + 1)
    styled.width = Math.min(WIDEST, Math.max(NARROWEST, width))
    styled.font = LOOK.cell
    styled.alignment = { vertical: 'middle', horizontal: column.kind.numeric ? 'right' : 'left', indent: 1 }
    // Text format keeps Excel from making dates and numbers of codes, and formulas of what begins with "=".
    if (!column.kind.numeric) styled.numFmt = '@'
  })
  addHeadings(sheet, columns)
  sheet.addRows(texts)
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: Math.max(1, rows.length + 1), column: columns.length },
  }
  addDropDowns(sheet, columns, rows.length + SPARE_ROWS)
}

export function cellOf({ kind }: Column, value: unknown): string | number | undefined {
  if (value === undefined) return undefined
  const written = kind.write(value)
  if (typeof written === 'number') return written
  const text = writable(written)
  return text === '' ? undefined : text
}

function addHeadings(sheet: Worksheet, columns: readonly Column[]): void {
  const row = sheet.getRow(1)
  row.height = 30
  columns.forEach((column, c) => {
    const cell = row.getCell(c + 1)
    const { font, fill } = column.required ? LOOK.needed : LOOK.optional
    cell.value = `${column.header}${column.required ? '*' : ''}`
    cell.numFmt = '@'
    cell.font = font
    cell.fill = fill
    cell.alignment = LOOK.heading
    cell.border = { bottom: LOOK.line, right: LOOK.line }
    cell.note = noteOf(column)
  })
}

export const noteOf = ({ header, required, about, kind }: Column): string =>
  [
    `${header}${required ? '（必填）' : '（可不填）'}`,
    ...(about === undefined ? [] : [about]),
    `填写：${kind.expects.zh}`,
  ].join('\n')

/** Validations are kept by address; typed beside the list they are allowed, since other words are understood too. */
interface WithValidations {
  readonly dataValidations: { add(range: string, validation: DataValidation): void }
}

function addDropDowns(sheet: Worksheet, columns: readonly Column[], rows: number): void {
  const { dataValidations } = sheet as unknown as WithValidations
  columns.forEach((column, c) => {
    const source = listOf(column)
    if (source === undefined) return
    const letters = columnLetters(c + 1)
    dataValidations.add(`${letters}2:${letters}${rows + 1}`, {
      type: 'list',
      allowBlank: true,
      formulae: [source],
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: column.header,
      error: `不在下拉列表中。${column.kind.expects.zh}`.slice(0, 200),
    })
  })
}

/** The sheet and column where the names stand that a column chooses from. */
const NAMED_IN: Readonly<Partial<Record<Referred, readonly [SheetKey, string]>>> = {
  sites: ['sites', 'name'],
  clusters: ['clusters', 'name'],
  bells: ['bells', 'name'],
}
const NAMED_ROWS = 2000

/** A list of words, or the range of another sheet that holds the names; several in a cell have no drop-down. */
function listOf({ kind, names, path }: Column): string | undefined {
  if (kind.choices) return `"${kind.choices.join(',')}"`
  const named = names && NAMED_IN[names]
  if (!named || path === 'wishes') return undefined
  const [key, field] = named
  const column = writtenColumns(SHEETS[key]).findIndex(({ path: own }) => own === field)
  const letters = columnLetters(column + 1)
  return `${SHEETS[key].name}!$${letters}$2:$${letters}$${NAMED_ROWS}`
}
