import { error, type Findings, note, warning } from '../issues.ts'
import type { Table } from '../table/rows.ts'
import type { Entry } from './entry.ts'

/**
 * Gives every record its code: that of the sheet, or where the sheet has none, what `make` makes of the record and its
 * number from 1. A record whose code is blank gets a stand-in and is reported.
 */
export function giveCodes(
  table: Table | undefined,
  entries: readonly Entry[],
  make: (raw: Record<string, unknown>, n: number) => string | undefined,
  findings: Findings,
): void {
  if (!table || entries.length === 0) return
  const given = hasCodes(table)
  if (!given) findings.add(made(table))
  entries.forEach(({ raw, bad, place }, i) => {
    if (!given) raw.id = make(raw, i + 1)
    else if (raw.id === undefined && !bad.has('id')) findings.add(blank(place('id')))
    if (raw.id !== undefined) return
    raw.id = `?${i + 1}`
    bad.add('id')
  })
}

/** Serial numbers (序号) serve as codes only while each is there once. */
function hasCodes({ columnOf, headings, records }: Table): boolean {
  const column = columnOf.get('id')
  if (column === undefined) return false
  if (headings.get(column) !== SERIAL) return true
  const codes = new Set(records.map(({ values }) => values.get('id')))
  return codes.size === records.length && !codes.has(undefined)
}

const SERIAL = '序号'

/** Codes that follow the rows change when rows are inserted; that matters where plans speak of people. */
function made({ sheet, headingRow, columnOf }: Table) {
  const ofTeachers = columnOf.has('subject') && columnOf.has('gender')
  return (ofTeachers ? warning : note)(
    'H1010',
    `${sheet.name}!${headingRow}:${headingRow}`,
    ofTeachers
      ? {
          zh: '没有教师编号，已按行的先后编为 T00001、T00002……；增删或重排行后编号会变，与以前的计划对不上',
          en: 'no teacher codes: T00001, T00002 ... were given in the order of rows; they change when rows do, and earlier plans no longer fit',
        }
      : {
          zh: '没有编号列，编号由程序按名称或行的先后编制',
          en: 'no column of codes; codes were made from names or the order of rows',
        },
    {
      zh: '建议增加编号列，并在以后各次沿用',
      en: 'Better add a column of codes and keep it from now on',
    },
  )
}

const blank = (where: string) =>
  error(
    'C1001',
    where,
    { zh: '编号没有填写', en: 'the code is blank' },
    { zh: '请填写不重复的编号', en: 'Give a code of its own' },
  )
