import { type Cell, placeOf, type Sheet } from '../book/book.ts'
import { error, type Findings } from '../issues.ts'
import { plain } from '../sheets/kind.ts'
import type { Column, SheetSpec } from '../sheets/spec.ts'
import { ColumnReader } from './column-reader.ts'
import { reportColumns, SUBSTITUTES } from './columns.ts'
import { findHeadings, type Headings, plainHeading, textOf } from './headers.ts'
import { RowNotes } from './row-notes.ts'

/** A sheet read row by row. */
export interface Table {
  readonly sheet: Sheet
  /** Column number by path. */
  readonly columnOf: ReadonlyMap<string, number>
  /** Heading by column number, made comparable. */
  readonly headings: ReadonlyMap<number, string>
  readonly headingRow: number
  readonly records: readonly TableRecord[]
}

export interface TableRecord {
  readonly row: number
  /** What each cell says, by the path of its column; blank cells are absent. */
  readonly values: ReadonlyMap<string, unknown>
  /** Paths whose trouble has been reported; what is worked out later may add to them. */
  readonly bad: Set<string>
}

/** Reads the rows under the headings. Undefined when there are no headings to be found. */
export function readTable(sheet: Sheet, spec: SheetSpec, findings: Findings): Table | undefined {
  const headings = findHeadings(sheet, spec)
  if (!headings) {
    findings.add(noHeadings(sheet, spec))
    return undefined
  }
  reportColumns(sheet, spec, headings, findings)
  const readers = spec.columns.flatMap((column) => {
    const number = headings.columnOf.get(column.path)
    return number === undefined ? [] : [new ColumnReader(column, number)]
  })
  const needed = spec.columns.filter(({ required }) => required)
  const notes = new RowNotes(sheet)
  const records: TableRecord[] = []
  for (const [row, cells] of sheet.rows) {
    if (row <= headings.row) continue
    const used = readers.filter(({ number }) => cells.has(number))
    if (used.length === 0) continue
    if (isNoRecord(cells, headings, used, needed)) {
      notes.skipped(row)
      continue
    }
    const values = new Map<string, unknown>()
    const bad = new Set<string>()
    for (const reader of used) {
      const cell = cells.get(reader.number)!
      notes.read(row, reader.number, cell)
      reader.take(row, cell, values, bad)
    }
    for (const column of needed) findings.add(...requireValue(sheet, row, column, headings, values, bad))
    records.push({ row, values, bad })
  }
  for (const reader of readers) reader.report(sheet, headings.row, findings)
  findings.add(...notes.list())
  return { sheet, columnOf: headings.columnOf, headings: headings.texts, headingRow: headings.row, records }
}

/** Headings printed again, and sums and remarks under the table. */
function isNoRecord(
  cells: ReadonlyMap<number, Cell>,
  headings: Headings,
  used: readonly ColumnReader[],
  needed: readonly Column[],
): boolean {
  if (
    used.length > 1 &&
    used.every(({ number }) => repeatsHeading(cells.get(number)!, headings.texts.get(number)))
  )
    return true
  if (needed.every(({ path }) => cells.has(headings.columnOf.get(path) ?? -1))) return false
  const first = plain(textOf(cells.get(Math.min(...cells.keys()))))
  return SUMS_AND_REMARKS.test(first)
}

const SUMS_AND_REMARKS =
  /^(.{0,6}合计|总计|小计|共计|平均|注$|注[:、1-9]|填表|制表|审核|填报|单位负责人|备注|说明)/

const repeatsHeading = (cell: Cell, heading: string | undefined): boolean =>
  plainHeading(textOf(cell)) === heading

/** A needed cell without content is reported here; a needed column that is missing was reported before. */
function requireValue(
  sheet: Sheet,
  row: number,
  { path, header }: Column,
  { columnOf }: Headings,
  values: ReadonlyMap<string, unknown>,
  bad: Set<string>,
) {
  const substitute = SUBSTITUTES[path]
  if (values.has(path) || bad.has(path)) return []
  if (substitute !== undefined && values.has(substitute)) return []
  bad.add(path)
  if (substitute !== undefined && bad.has(substitute)) return []
  const column = columnOf.get(path) ?? (substitute === undefined ? undefined : columnOf.get(substitute))
  if (column === undefined) return []
  return [
    error(
      'C1001',
      placeOf(sheet, row, column),
      { zh: `“${header}”没有填写`, en: `${header} is blank` },
      { zh: '请填写；整行多余的请删去', en: 'Fill it in, or delete the row if it is not needed' },
    ),
  ]
}

const noHeadings = (sheet: Sheet, { columns }: SheetSpec) => {
  const expected = columns.filter(({ required }) => required).map(({ header }) => header)
  return error(
    'H1002',
    sheet.name,
    { zh: '找不到列名所在的行', en: 'there is no row of headings to be found' },
    {
      zh: `请在表格第一行写明列名，至少有：${expected.join('、')}`,
      en: `Write the headings in the first row, at least ${expected.join(', ')}`,
    },
  )
}
