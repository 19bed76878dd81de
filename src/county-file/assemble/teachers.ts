import type { Stage } from '../../../models/basics.ts'
import type { ExemptionCode } from '../../../models/teacher.ts'
import { error, type Findings } from '../issues.ts'
import type { Table } from '../table/rows.ts'
import { giveCodes } from './codes.ts'
import { type Entry, rowEntry } from './entry.ts'
import { type Names, resolve } from './names.ts'
import { wholePosition } from './sites.ts'

export interface Surroundings {
  readonly sites: Names
  readonly stagesOf: ReadonlyMap<string, readonly Stage[]>
  /** The code of a class from its code, or from its name at a school. */
  readonly classOf: (text: string, siteId: string | undefined, where: string) => string
  /** `YYYY-MM-DD`, where the settings have it. */
  readonly asOf: string | undefined
}

/** The teachers, with codes, references resolved and what other columns imply worked in. */
export function teacherEntries(
  table: Table | undefined,
  { sites, stagesOf, classOf, asOf }: Surroundings,
  findings: Findings,
): Entry[] {
  const entries = (table?.records ?? []).map((record) => {
    const entry = rowEntry(table!, record)
    const { raw, bad, place } = entry
    for (const field of ['homeSiteId', 'servingSiteId', 'wishes'])
      resolve(raw, field, (text) => sites.idOf(text, place(field)))
    const siteId = (raw.servingSiteId ?? raw.homeSiteId) as string | undefined
    resolve(raw, 'formClassId', (text) => classOf(text, siteId, place('formClassId')))
    if (Array.isArray(raw.taught))
      raw.taught = (raw.taught as { classId: string }[]).map((pair) => ({
        ...pair,
        classId: classOf(pair.classId, siteId, place('taught')),
      }))
    giveStage(entry, stagesOf, findings)
    giveMonth(entry, 'teachingSince', record.values.get('+yearsTeaching'), asOf)
    giveMonth(entry, 'atSchoolSince', record.values.get('+yearsAtSchool'), asOf)
    if (raw.homeTownship === undefined && record.values.has('+address'))
      raw.homeTownship = record.values.get('+address')
    giveExemptions(entry, record.values.get('+exemptions'), record.values.get('+exemptUntil'), findings)
    if (bad.has('+exemptions') || bad.has('+exemptUntil')) bad.add('exemptions')
    wholePosition(entry, 'homePosition', findings)
    return entry
  })
  giveCodes(table, entries, (_, n) => `T${String(n).padStart(5, '0')}`, findings)
  return entries
}

/** Teachers of a school with one stage teach that stage. */
function giveStage({ raw, bad, place }: Entry, stagesOf: Surroundings['stagesOf'], findings: Findings): void {
  if (raw.stage !== undefined || bad.has('stage')) return
  const stages = stagesOf.get(raw.homeSiteId as string)
  if (stages?.length === 1) {
    raw.stage = stages[0]
    return
  }
  bad.add('stage')
  if (!stages) return
  findings.add(
    error(
      'C1001',
      place('stage'),
      {
        zh: '“任教学段”没有填写，而学校有两个学段',
        en: '任教学段 (stage) is blank, and the school has two stages',
      },
      { zh: '请填写小学或初中', en: 'Give 小学 (primary) or 初中 (junior)' },
    ),
  )
}

/** `years` before the date of the data, where the sheet gives years instead of a month. */
function giveMonth({ raw, bad }: Entry, field: string, years: unknown, asOf: string | undefined): void {
  if (raw[field] !== undefined || typeof years !== 'number') return
  if (asOf === undefined) {
    bad.add(field)
    return
  }
  const months = Number(asOf.slice(0, 4)) * 12 + Number(asOf.slice(5, 7)) - 1 - Math.floor(years * 12)
  raw[field] = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** Reasons and their last days stand in two columns: one day for all reasons, or one for each. */
function giveExemptions(
  { raw, bad, place }: Entry,
  codes: unknown,
  until: unknown,
  findings: Findings,
): void {
  if (bad.has('+exemptions') || bad.has('+exemptUntil') || (codes === undefined && until === undefined))
    return
  const [reasons, days] = [(codes ?? []) as ExemptionCode[], (until ?? []) as string[]]
  if (reasons.length > 0 && (days.length === 1 || days.length === reasons.length)) {
    raw.exemptions = reasons.map((code, i) => ({ code, until: days[i] ?? days[0] }))
    return
  }
  bad.add('exemptions')
  findings.add(
    error(
      'C1008',
      place(reasons.length === 0 ? '+exemptions' : '+exemptUntil'),
      {
        zh: `暂免交流情形有 ${reasons.length} 个，截止日期有 ${days.length} 个，对不上`,
        en: `${reasons.length} exemptions but ${days.length} last days`,
      },
      {
        zh: '请为每个情形写截止日期，依次用“、”分开；只写一个则都适用',
        en: 'Give a last day for each, in the same order, or one for all',
      },
    ),
  )
}
