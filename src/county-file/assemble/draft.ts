import type { Stage } from '../../../models/basics.ts'
import type { Issue } from '../../../models/issue.ts'
import type { Sheet } from '../book/book.ts'
import { error, type Findings, MAX_RECORDS, MAX_WAYS, tooMany } from '../issues.ts'
import { type SheetKey, SHEETS } from '../sheets/index.ts'
import { type MatchedSheets, matchSheets } from '../table/match-sheets.ts'
import { readTable, type Table } from '../table/rows.ts'
import { checkCounts, classEntries, classesOfCounts, gradeCounts } from './classes.ts'
import { giveCodes } from './codes.ts'
import { type Entry, rowEntry } from './entry.ts'
import { Names, resolve } from './names.ts'
import { bellEntries, curriculumEntry } from './schedule.ts'
import { emptyEntry, settingsEntry } from './settings.ts'
import { siteEntries } from './sites.ts'
import { teacherEntries } from './teachers.ts'
import { travelEntries } from './travel.ts'

/** The county as the sheets have it: codes given, references resolved, not yet checked against the schema. */
export interface Draft {
  readonly settings: Entry
  readonly sites: readonly Entry[]
  readonly clusters: readonly Entry[]
  readonly classes: readonly Entry[]
  readonly classGroups: readonly Entry[]
  readonly teachers: readonly Entry[]
  readonly lessonPins: readonly Entry[]
  readonly rooms: readonly Entry[]
  readonly bellSchedules: readonly Entry[]
  readonly schoolDays: readonly Entry[]
  readonly travel: readonly Entry[]
  readonly curriculum: Entry | undefined
}

/** Reads every sheet, and joins them by the names and codes that they use for one another. */
export function draftCounty(book: readonly Sheet[], findings: Findings): Draft {
  const matched = matchSheets(book, findings)
  const table = (key: SheetKey): Table | undefined => {
    const sheet = matched.tables.get(key)
    if (sheet && sheet.rows.size > (key === 'travel' ? MAX_WAYS : MAX_RECORDS)) {
      findings.add(tooMany(sheet.name))
      return undefined
    }
    const read = sheet && readTable(sheet, SHEETS[key], findings)
    if (read?.records.length === 0 && NEEDED.has(key)) findings.add(withoutRows(read.sheet))
    return read
  }
  const siteTable = table('sites')
  const sites = siteEntries(siteTable, findings)
  const siteNames = namesOf(sites, findings)
  const clusters = clusterEntries(table('clusters'), siteNames, findings)
  const clusterNames = namesOf(clusters, findings)
  const bellSchedules = bellEntries(table('bells'), findings)
  const bellNames = namesOf(bellSchedules, findings)
  for (const { raw, place } of clusters)
    resolve(raw, 'parentClusterId', (text) => clusterNames.idOf(text, place('parentClusterId')))
  for (const { raw, place } of sites) {
    resolve(raw, 'clusterId', (text) => clusterNames.idOf(text, place('clusterId')))
    resolve(raw, 'parentSiteId', (text) => siteNames.idOf(text, place('parentSiteId')))
    const bells = raw.bells as Record<string, unknown> | undefined
    for (const stage of Object.keys(bells ?? {}))
      resolve(bells!, stage, (text) => bellNames.idOf(text, place(`bells.${stage}`)))
  }
  const classes = draftClasses(table('classes'), siteTable, sites, siteNames, findings)
  const classOf = classNames(classes, findings)
  const settingsSheet = matched.tables.get('settings')
  const settings = settingsSheet ? settingsEntry(settingsSheet, findings) : emptyEntry(SHEETS.settings)
  findings.add(...missingSheets(matched, classes.length > 0))
  return {
    settings,
    sites,
    clusters,
    classes,
    bellSchedules,
    classGroups: groupEntries(table('classGroups'), siteNames, classOf, findings),
    teachers: teacherEntries(
      table('teachers'),
      {
        sites: siteNames,
        stagesOf: stagesBySite(sites),
        classOf,
        asOf: settings.raw.asOf as string | undefined,
      },
      findings,
    ),
    lessonPins: pinEntries(table('lessonPins'), siteNames, classOf, findings),
    rooms: roomEntries(table('rooms'), siteNames, findings),
    schoolDays: rowEntries(table('schoolDays')),
    travel: travelEntries(table('travel'), matched.matrices, siteNames, findings),
    curriculum: curriculumEntry(table('curriculum')),
  }
}

const NEEDED: ReadonlySet<SheetKey> = new Set(['sites', 'classes', 'teachers'])

const withoutRows = ({ name }: Sheet): Issue =>
  error(
    'H1014',
    name,
    { zh: '只有列名，没有数据', en: 'headings only, and no rows' },
    { zh: '请从列名的下一行开始填写', en: 'Fill in the rows under the headings' },
  )

const namesOf = (entries: readonly Entry[], findings: Findings): Names =>
  new Names(
    entries.map(({ raw }) => ({ id: raw.id as string, name: raw.name as string | undefined })),
    findings,
  )

const stagesBySite = (sites: readonly Entry[]): Map<string, readonly Stage[]> =>
  new Map(
    sites.flatMap(({ raw }) =>
      raw.stages === undefined ? [] : [[raw.id as string, raw.stages as readonly Stage[]] as const],
    ),
  )

/** The class sheet, checked against counts by grade where the site sheet has them too; or classes made of those counts. */
function draftClasses(
  table: Table | undefined,
  siteTable: Table | undefined,
  sites: readonly Entry[],
  siteNames: Names,
  findings: Findings,
): Entry[] {
  const counts = gradeCounts(siteTable, sites)
  if (!table) return classesOfCounts(counts, findings)
  const classes = classEntries(table, siteNames, findings)
  checkCounts(counts, classes, findings)
  return classes
}

/** Finds a class by its code, or by its name at a school. */
function classNames(
  classes: readonly Entry[],
  findings: Findings,
): (text: string, siteId: string | undefined, where: string) => string {
  const bySite = new Map<string, Entry[]>()
  for (const entry of classes) {
    const siteId = entry.raw.siteId as string
    const others = bySite.get(siteId)
    if (others) others.push(entry)
    else bySite.set(siteId, [entry])
  }
  const ids = new Set(classes.map(({ raw }) => raw.id))
  const names = new Map([...bySite].map(([siteId, entries]) => [siteId, namesOf(entries, findings)]))
  return (text, siteId, where) =>
    ids.has(text) ? text : (names.get(siteId ?? '')?.idOf(text, where) ?? text)
}

function clusterEntries(table: Table | undefined, sites: Names, findings: Findings): Entry[] {
  const entries = withSites(table, ['coreSiteId'], sites)
  giveCodes(table, entries, ({ name }) => name as string | undefined, findings)
  return entries
}

function roomEntries(table: Table | undefined, sites: Names, findings: Findings): Entry[] {
  const entries = withSites(table, ['siteId'], sites)
  giveCodes(table, entries, (_, n) => `R${String(n).padStart(4, '0')}`, findings)
  return entries
}

/** The school stands there to tell classes of one name apart, and is not kept. */
function pinEntries(
  table: Table | undefined,
  sites: Names,
  classOf: ReturnType<typeof classNames>,
  findings: Findings,
): Entry[] {
  const entries = (table?.records ?? []).map((record) => {
    const entry = rowEntry(table!, record)
    const school = record.values.get('+site') as string | undefined
    const siteId = school === undefined ? undefined : sites.idOf(school, entry.place('+site'))
    resolve(entry.raw, 'classId', (text) => classOf(text, siteId, entry.place('classId')))
    return entry
  })
  giveCodes(table, entries, (_, n) => `P${String(n).padStart(4, '0')}`, findings)
  return entries
}

function groupEntries(
  table: Table | undefined,
  sites: Names,
  classOf: ReturnType<typeof classNames>,
  findings: Findings,
): Entry[] {
  const entries = withSites(table, ['siteId'], sites)
  for (const { raw, place } of entries)
    resolve(raw, 'classIds', (text) => classOf(text, raw.siteId as string | undefined, place('classIds')))
  giveCodes(table, entries, (_, n) => `G${String(n).padStart(4, '0')}`, findings)
  return entries
}

const rowEntries = (table: Table | undefined): Entry[] =>
  (table?.records ?? []).map((record) => rowEntry(table!, record))

const withSites = (table: Table | undefined, fields: readonly string[], sites: Names): Entry[] =>
  (table?.records ?? []).map((record) => {
    const entry = rowEntry(table!, record)
    for (const field of fields) resolve(entry.raw, field, (text) => sites.idOf(text, entry.place(field)))
    return entry
  })

function missingSheets({ tables }: MatchedSheets, hasClasses: boolean) {
  const needed = ['settings', 'sites', 'teachers'] as const
  const lacking: SheetKey[] = needed.filter((key) => !tables.has(key))
  if (!hasClasses && !tables.has('classes')) lacking.push('classes')
  return lacking.map((key): Issue => {
    const { name, aliases, about } = SHEETS[key]
    return error(
      'H1001',
      name,
      { zh: `缺少“${name}”工作表（${about}）`, en: `the sheet ${name} is missing` },
      {
        zh: `请增加该表，或把已有的表改名（也可叫：${aliases.slice(0, 5).join('、')}）；junheng template 可生成空白工作簿`,
        en: `Add it, or rename yours (other names: ${aliases.slice(0, 5).join(', ')}); junheng template writes an empty workbook`,
      },
    )
  })
}
