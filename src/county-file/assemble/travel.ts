import { columnLetters, placeOf, type Sheet } from '../book/book.ts'
import { error, type Findings, quoted } from '../issues.ts'
import { Unfit } from '../sheets/kind.ts'
import { decimal, text } from '../sheets/kinds.ts'
import type { Table } from '../table/rows.ts'
import { type Entry, rowEntry } from './entry.ts'
import { type Names, resolve } from './names.ts'

/** Ways between schools, from the list and from square tables; a pair that is in several is one way. */
export function travelEntries(
  table: Table | undefined,
  matrices: ReadonlyMap<string, Sheet>,
  sites: Names,
  findings: Findings,
): Entry[] {
  const listed = (table?.records ?? []).map((record) => {
    const entry = rowEntry(table!, record)
    for (const field of ['fromSiteId', 'toSiteId'])
      resolve(entry.raw, field, (name) => sites.idOf(name, entry.place(field)))
    return entry
  })
  const byPair = new Map<string, Entry>()
  for (const [field, sheet] of matrices) {
    for (const entry of matrixEntries(sheet, field, sites, findings)) {
      const pair = JSON.stringify([entry.raw.fromSiteId, entry.raw.toSiteId])
      const other = byPair.get(pair)
      if (other) other.raw[field] = entry.raw[field]
      else byPair.set(pair, entry)
    }
  }
  return [...listed, ...byPair.values()]
}

/** Schools along the first filled row and down the first filled column; blank cells and the diagonal say nothing. */
function matrixEntries(sheet: Sheet, field: string, sites: Names, findings: Findings): Entry[] {
  const nameAt = (row: number, column: number): string | undefined => {
    const value = sheet.rows.get(row)?.get(column)?.value
    const name = value === undefined ? undefined : text.read(value)
    return name instanceof Unfit || name === undefined
      ? undefined
      : sites.idOf(name, placeOf(sheet, row, column))
  }
  const [headingRow, ...rows] = widestFirst(sheet)
  if (headingRow === undefined) return []
  const columns = [...sheet.rows.get(headingRow)!.keys()].sort((a, b) => a - b)
  const nameColumn = Math.min(...rows.flatMap((row) => [...sheet.rows.get(row)!.keys()]), ...columns)
  const headings = new Map(
    columns.filter((c) => c > nameColumn).map((column) => [column, nameAt(headingRow, column)]),
  )
  return rows.flatMap((row) => {
    const fromSiteId = nameAt(row, nameColumn)
    return [...headings].flatMap(([column, toSiteId]): Entry[] => {
      const cell = sheet.rows.get(row)?.get(column)
      if (!cell || fromSiteId === undefined || toSiteId === undefined || fromSiteId === toSiteId) return []
      const where = placeOf(sheet, row, column)
      const value = cell.value === undefined ? new Unfit('', '') : decimal.read(cell.value)
      if (value instanceof Unfit) {
        findings.add(notNumber(where, cell.error ?? String(cell.value)))
        return []
      }
      const place = (path: string): string =>
        path === 'fromSiteId'
          ? `${sheet.name}!${columnLetters(nameColumn)}${row}`
          : path === 'toSiteId'
            ? `${sheet.name}!${columnLetters(column)}${headingRow}`
            : where
      return [{ raw: { fromSiteId, toSiteId, [field]: value }, bad: new Set<string>(), place }]
    })
  })
}

/** Row numbers from the row of headings on: the first with more than one cell, below any title. */
function widestFirst({ rows }: Sheet): number[] {
  const numbers = [...rows.keys()]
  const heading = numbers.findIndex((row) => rows.get(row)!.size > 1)
  return heading === -1 ? [] : numbers.slice(heading)
}

const notNumber = (where: string, value: string) =>
  error(
    'C1002',
    where,
    { zh: `“${quoted(value)}”不是数字`, en: `"${quoted(value)}" is not a number` },
    { zh: '请填写分钟数或公里数，没有的留空', en: 'Give minutes or kilometres, or leave it blank' },
  )
