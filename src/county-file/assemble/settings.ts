import { type Cell, placeOf, type Sheet } from '../book/book.ts'
import { error, type Findings } from '../issues.ts'
import { SHEETS } from '../sheets/index.ts'
import { ColumnReader } from '../table/column-reader.ts'
import { namesOf, plainHeading, textOf } from '../table/headers.ts'
import { readTable } from '../table/rows.ts'
import { type Entry, rowEntry } from './entry.ts'

const { settings: spec } = SHEETS

/** The settings, written one below the other or, as some forms have it, in one row under their headings. */
export function settingsEntry(sheet: Sheet, findings: Findings): Entry {
  const found = uprightCells(sheet)
  const paths = new Set(found.map(({ path }) => path))
  if (paths.size < 2) {
    const table = readTable(sheet, spec, findings)
    const [record] = table?.records ?? []
    return table && record ? withNotes(rowEntry(table, record)) : emptyEntry(sheet)
  }
  return uprightEntry(sheet, found, findings)
}

/** Bureaus' own data need not say that they are real. */
const REAL_DATA = { synthetic: false }

interface Found {
  readonly path: string
  readonly row: number
  /** Column and cell right of the heading; absent when blank. */
  readonly value?: { readonly column: number; readonly cell: Cell }
}

function uprightCells(sheet: Sheet): Found[] {
  const pathOf = new Map(spec.columns.flatMap((column) => namesOf(column).map((name) => [name, column.path])))
  return [...sheet.rows].flatMap(([row, cells]): Found[] => {
    const [heading, value] = [...cells].sort(([a], [b]) => a - b)
    const path = heading && pathOf.get(plainHeading(textOf(heading[1])))
    if (path === undefined) return []
    const beside = value && value[0] === heading![0] + 1 ? { column: value[0], cell: value[1] } : undefined
    return [{ path, row, ...(beside && { value: beside }) }]
  })
}

function uprightEntry(sheet: Sheet, found: readonly Found[], findings: Findings): Entry {
  const values = new Map<string, unknown>()
  const bad = new Set<string>()
  const notes: string[] = []
  for (const { path, row, value } of found) {
    if (!value) continue
    const reader = new ColumnReader(spec.columns.find((column) => column.path === path)!, value.column)
    reader.take(row, value.cell, values, bad)
    reader.report(sheet, row, findings)
    if (path === 'notes' && values.has('notes')) notes.push(values.get('notes') as string)
  }
  const place = (path: string): string => {
    const at = found.find((one) => one.path === path.split('.')[0])
    return at ? placeOf(sheet, at.row, at.value?.column ?? 2) : sheet.name
  }
  for (const { path, header, required } of spec.columns) {
    if (!required || values.has(path) || bad.has(path)) continue
    bad.add(path)
    findings.add(blank(place(path), header))
  }
  return { raw: { ...REAL_DATA, ...Object.fromEntries(values), notes }, bad, place }
}

const withNotes = (entry: Entry): Entry => {
  const { notes } = entry.raw
  return { ...entry, raw: { ...REAL_DATA, ...entry.raw, notes: notes === undefined ? [] : [notes] } }
}

/** Nothing could be read; what is wrong has been reported. */
export const emptyEntry = (sheet: { readonly name: string }): Entry => ({
  raw: { notes: [] },
  bad: new Set(spec.columns.map(({ path }) => path)),
  place: () => sheet.name,
})

const blank = (where: string, header: string) =>
  error(
    'C1001',
    where,
    { zh: `“${header}”没有填写`, en: `${header} is blank` },
    { zh: `请在“${spec.name}”表中“${header}”的右边填写`, en: `Write it to the right of ${header}` },
  )
