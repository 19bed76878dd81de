import type { Subject } from '../../../models/subject.ts'
import { GRADE_NAMES } from '../../../models/timetable.ts'
import type { Findings } from '../issues.ts'
import type { Table, TableRecord } from '../table/rows.ts'
import { giveCodes } from './codes.ts'
import { type Entry, placeInRow, rowEntry } from './entry.ts'

/** Bell schedules: the rows of one code, or of one name where there are no codes, in the order of their periods. */
export function bellEntries(table: Table | undefined, findings: Findings): Entry[] {
  if (!table) return []
  const rows = table.records.map((record) => ({ record, entry: rowEntry(table, record) }))
  giveCodes(
    table,
    rows.map(({ entry }) => entry),
    ({ name }) => name as string | undefined,
    findings,
  )
  const schedules = new Map<unknown, typeof rows>()
  for (const row of rows) {
    const { id } = row.entry.raw
    const others = schedules.get(id)
    if (others) others.push(row)
    else schedules.set(id, [row])
  }
  return [...schedules.values()].map((periods) => scheduleEntry(table, periods))
}

function scheduleEntry(table: Table, rows: readonly { record: TableRecord; entry: Entry }[]): Entry {
  const inOrder = rows
    .map((row, i) => ({ ...row, order: (row.record.values.get('+period') as number | undefined) ?? i + 1 }))
    .sort((a, b) => a.order - b.order)
  const [first] = inOrder
  const { id, name, days } = first!.entry.raw
  const bad = new Set(first!.entry.bad)
  inOrder.forEach(({ entry }, n) => {
    for (const field of entry.bad) bad.add(PERIOD_FIELDS.has(field) ? `periods.${n}.${field}` : field)
  })
  return {
    raw: {
      id,
      name,
      ...(days !== undefined && { days }),
      periods: inOrder.map(({ entry }) => {
        const { session, startMin, endMin } = entry.raw
        return { session, startMin, endMin }
      }),
    },
    bad,
    place: (path) => {
      const [, n, field] = /^periods\.(\d+)\.?(.*)$/.exec(path) ?? []
      const row = n === undefined ? first! : (inOrder[Number(n)] ?? first!)
      return placeInRow(table, row.record.row, n === undefined ? path : field!)
    },
  }
}

const PERIOD_FIELDS = new Set(['session', 'startMin', 'endMin'])

/**
 * The periods table, one row a subject; rows that mean the same subject (地方课程 and 校本课程) are added up. Undefined
 * when the sheet has no row.
 */
export function curriculumEntry(table: Table | undefined): Entry | undefined {
  if (!table || table.records.length === 0) return undefined
  const raw: Partial<Record<Subject, number[]>> = {}
  const rowOf = new Map<string, number>()
  const bad = new Set<string>()
  for (const { row, values, bad: badHere } of table.records) {
    const subject = values.get('subject') as Subject | undefined
    for (const path of badHere) bad.add(subject === undefined ? path : `${subject}.${path}`)
    if (subject === undefined) continue
    const periods = GRADE_NAMES.map((_, g) => (values.get(`grade.${g + 1}`) as number | undefined) ?? 0)
    raw[subject] = periods.map((count, g) => count + (raw[subject]?.[g] ?? 0))
    if (!rowOf.has(subject)) rowOf.set(subject, row)
  }
  return {
    raw,
    bad,
    place: (path) => {
      const [subject = '', grade] = path.split('.')
      const row = rowOf.get(subject)
      if (row === undefined) return table.sheet.name
      return placeInRow(table, row, grade === undefined ? 'subject' : `grade.${Number(grade) + 1}`)
    },
  }
}
