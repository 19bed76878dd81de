import type { Cell, Rows, Sheet } from '../book/book.ts'
import { plain } from '../sheets/kind.ts'
import type { Column, SheetSpec } from '../sheets/spec.ts'

/** Titles and remarks stand above the headings, but not many rows of them. */
const SEARCHED_ROWS = 30
const FEWEST_KNOWN = 2

export interface Headings {
  readonly row: number
  /** Column number by the path of what it holds. */
  readonly columnOf: ReadonlyMap<string, number>
  /** All headings of the row by column number, made comparable. */
  readonly texts: ReadonlyMap<number, string>
  /** Headings that no column of ours claims, in the user's words. */
  readonly unclaimed: readonly { readonly column: number; readonly heading: string }[]
}

/** Headings compare without stars, brackets and what is in them, spaces and line breaks. */
export function plainHeading(text: string): string {
  const whole = plain(text).replace(/[*:_'"“”·•]/g, '')
  const bare = whole.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】|<[^>]*>|〔[^〕]*〕/g, '')
  return bare === '' ? whole : bare
}

/**
 * The row of headings: the one among the first rows with most known names in it. Of two rows of headings
 * (一年级 over 班数 and 人数) the lower one counts, read together with the one above.
 */
export function findHeadings(sheet: Sheet, spec: SheetSpec): Headings | undefined {
  const known = knownNames(spec)
  let best: { row: number; texts: Map<number, string>; count: number } | undefined
  for (const row of sheet.rows.keys()) {
    if (row > SEARCHED_ROWS) break
    const texts = headingTexts(sheet.rows, row, known)
    const count = new Set([...texts.values()].filter((text) => known.has(text))).size
    if (count >= Math.min(FEWEST_KNOWN, known.size) && count > (best?.count ?? 0))
      best = { row, texts, count }
  }
  return best && claim(sheet, best.row, best.texts, spec)
}

const knownNames = ({ columns }: SheetSpec): Set<string> =>
  new Set(columns.flatMap((column) => namesOf(column)))

export const namesOf = ({ header, aliases = [] }: Column): string[] => [header, ...aliases].map(plainHeading)

function headingTexts(rows: Rows, row: number, known: ReadonlySet<string>): Map<number, string> {
  const above = rows.get(row - 1)
  return new Map(
    [...(rows.get(row) ?? [])].map(([column, cell]) => {
      const own = plainHeading(textOf(cell))
      const joined = plainHeading(textOf(above?.get(column))) + own
      return [column, !known.has(own) && known.has(joined) ? joined : own]
    }),
  )
}

export const textOf = (cell: Cell | undefined): string =>
  cell?.value === undefined || cell.value instanceof Date ? '' : String(cell.value)

/** Gives each of our columns the first heading that fits, own name before other names, left before right. */
function claim(sheet: Sheet, row: number, texts: ReadonlyMap<number, string>, spec: SheetSpec): Headings {
  const free = new Map([...texts].sort(([a], [b]) => a - b))
  const columnOf = new Map<string, number>()
  for (const column of spec.columns) {
    for (const name of namesOf(column)) {
      const found = [...free].find(([, text]) => text === name)
      if (!found) continue
      columnOf.set(column.path, found[0])
      free.delete(found[0])
      break
    }
  }
  const unclaimed = [...free]
    .filter(([, text]) => text !== '')
    .map(([column]) => ({
      column,
      heading: textOf(sheet.rows.get(row)?.get(column)).replace(/\s+/g, ' ').trim(),
    }))
  return { row, columnOf, texts, unclaimed }
}
