import { GRADE_NAMES } from '../../../models/timetable.ts'
import { error, type Findings } from '../issues.ts'
import type { Table, TableRecord } from '../table/rows.ts'
import { giveCodes } from './codes.ts'
import { type Entry, placeInRow, rowEntry } from './entry.ts'
import type { Names } from './names.ts'
import { resolve } from './names.ts'

/** The classes of the class sheet, with codes and names. */
export function classEntries(table: Table, sites: Names, findings: Findings): Entry[] {
  const inGrade = new Map<string, number>()
  const entries = table.records.map((record) => {
    const entry = rowEntry(table, record)
    resolve(entry.raw, 'siteId', (text) => sites.idOf(text, entry.place('siteId')))
    return entry
  })
  const numberOf = new Map<Record<string, unknown>, number>()
  for (const { raw, bad } of entries) {
    const key = `${String(raw.siteId)} ${String(raw.grade)}`
    const n = (inGrade.get(key) ?? 0) + 1
    inGrade.set(key, n)
    numberOf.set(raw, n)
    if (raw.name !== undefined) continue
    if (raw.grade === undefined) bad.add('name')
    else raw.name = className(raw.grade as number, n)
  }
  giveCodes(
    table,
    entries,
    (raw) =>
      raw.siteId === undefined || raw.grade === undefined
        ? undefined
        : classCode(raw.siteId as string, raw.grade as number, numberOf.get(raw)!),
    findings,
  )
  return entries
}

const className = (grade: number, n: number): string => `${GRADE_NAMES[grade - 1]}年级（${n}）班`
const classCode = (siteId: string, grade: number, n: number): string =>
  `${siteId}-${grade}${String(n).padStart(2, '0')}`

interface GradeCount {
  readonly siteId: string
  readonly grade: number
  readonly classes: number | undefined
  readonly pupils: number | undefined
  readonly place: (path: string) => string
}

/** Counts by grade in the site sheet (一年级班数, 一年级人数 ...). */
export function gradeCounts(table: Table | undefined, sites: readonly Entry[]): GradeCount[] {
  if (!table) return []
  return table.records.flatMap((record, i) =>
    GRADE_NAMES.flatMap((_, g) => {
      const [classes, pupils] = ['classes', 'pupils'].map((what) => countOf(record, `+${what}.${g + 1}`))
      if (classes === undefined && pupils === undefined) return []
      const place = (path: string): string => placeInRow(table, record.row, path)
      return [{ siteId: sites[i]!.raw.id as string, grade: g + 1, classes, pupils, place }]
    }),
  )
}

const countOf = ({ values }: TableRecord, path: string): number | undefined =>
  values.get(path) as number | undefined

/** Most classes that one school has in a grade; beyond it the number is a slip. */
const MAX_CLASSES_IN_GRADE = 60

/** Classes made of the counts, pupils spread evenly. */
export function classesOfCounts(counts: readonly GradeCount[], findings: Findings): Entry[] {
  return counts.flatMap(({ siteId, grade, classes = 0, pupils = 0, place }) => {
    if (classes === 0 && pupils === 0) return []
    const at = place(`+${pupils < classes ? 'pupils' : 'classes'}.${grade}`)
    if (classes < 1 || pupils < classes || classes > MAX_CLASSES_IN_GRADE) {
      findings.add(countsDisagree(at, grade, classes, pupils))
      return []
    }
    return Array.from({ length: classes }, (_, n) => ({
      raw: {
        id: classCode(siteId, grade, n + 1),
        siteId,
        grade,
        name: className(grade, n + 1),
        pupils: Math.floor(pupils / classes) + (n < pupils % classes ? 1 : 0),
      },
      bad: new Set<string>(),
      place: () => at,
    }))
  })
}

/** Where classes are listed and counted as well, both say the same. */
export function checkCounts(
  counts: readonly GradeCount[],
  classes: readonly Entry[],
  findings: Findings,
): void {
  const listed = new Map<string, { classes: number; pupils: number }>()
  for (const { raw } of classes) {
    const key = `${String(raw.siteId)} ${String(raw.grade)}`
    const sum = listed.get(key) ?? { classes: 0, pupils: 0 }
    listed.set(key, { classes: sum.classes + 1, pupils: sum.pupils + Number(raw.pupils) })
  }
  for (const { siteId, grade, place, ...count } of counts) {
    const sum = listed.get(`${siteId} ${grade}`) ?? { classes: 0, pupils: 0 }
    for (const what of ['classes', 'pupils'] as const) {
      const counted = count[what]
      if (counted === undefined || Number.isNaN(sum[what]) || counted === sum[what]) continue
      findings.add(sumsDiffer(place(`+${what}.${grade}`), grade, what, counted, sum[what]))
    }
  }
}

const countsDisagree = (where: string, grade: number, classes: number, pupils: number) =>
  error(
    'C1006',
    where,
    {
      zh: `${GRADE_NAMES[grade - 1]}年级有 ${classes} 个班、${pupils} 名学生，对不上`,
      en: `grade ${grade} has ${classes} classes and ${pupils} pupils, which cannot be`,
    },
    {
      zh: '请同时填写班数和人数，每班至少 1 人',
      en: 'Give both classes and pupils, at least one pupil a class',
    },
  )

const sumsDiffer = (
  where: string,
  grade: number,
  what: 'classes' | 'pupils',
  counted: number,
  listed: number,
) =>
  error(
    'C1006',
    where,
    {
      zh: `${GRADE_NAMES[grade - 1]}年级${what === 'classes' ? '班数' : '人数'}为 ${counted}，“班级”表中合计为 ${listed}`,
      en: `grade ${grade} has ${counted} ${what} here, and ${listed} in the class sheet`,
    },
    { zh: '请核对两表，或删去此处的年级数', en: 'Check both sheets, or remove the count here' },
  )
