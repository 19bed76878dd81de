import { placeOf as cellPlace } from '../book/book.ts'
import type { Table, TableRecord } from '../table/rows.ts'

/** One record on its way from the sheet into the model. */
export interface Entry {
  /** As the schema wants it, as far as the sheet has it. */
  readonly raw: Record<string, unknown>
  /** Dotted paths that were reported; absent or wrong in `raw`. */
  readonly bad: Set<string>
  /** The user's place of a dotted path such as `position.lat` or `wishes.0`; of the whole record for ''. */
  readonly place: (path: string) => string
}

/** Where the parts of a record that stand under another heading are found. */
const STANDS_UNDER: Readonly<Record<string, string>> = {
  exemptions: '+exemptions',
  '+exemptUntil': '+exemptions',
  atSchoolSince: '+yearsAtSchool',
  teachingSince: '+yearsTeaching',
  homeTownship: '+address',
  posts: '+posts',
}

/** A record that is one row of a table. */
export function rowEntry(table: Table, record: TableRecord): Entry {
  return { raw: nest(record.values), bad: record.bad, place: (path) => placeInRow(table, record.row, path) }
}

/** The cell of the longest part of the path that has a column, else the row. */
export function placeInRow({ sheet, columnOf }: Table, row: number, path: string): string {
  for (let parts = path.split('.'); parts.length > 0; parts = parts.slice(0, -1)) {
    const part = parts.join('.')
    const column =
      columnOf.get(part) ?? columnOf.get(STANDS_UNDER[part] ?? '') ?? firstBelow(columnOf, `${part}.`)
    if (column !== undefined) return cellPlace(sheet, row, column)
  }
  return `${sheet.name}!${row}:${row}`
}

const firstBelow = (columnOf: ReadonlyMap<string, number>, prefix: string): number | undefined => {
  for (const [path, column] of columnOf) if (path.startsWith(prefix)) return column
  return undefined
}

/** `position.lat` and `position.lon` become one `position`; paths with `+` are worked in by others. */
function nest(values: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const raw: Record<string, unknown> = {}
  for (const [path, value] of values) {
    if (path.startsWith('+')) continue
    const [first, second] = path.split('.') as [string, string | undefined]
    raw[first] = second === undefined ? value : { ...(raw[first] as object | undefined), [second]: value }
  }
  return raw
}
