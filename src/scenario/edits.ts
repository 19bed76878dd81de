import type { County } from '../../models/county.ts'
import type { LessonPin } from '../../models/lesson-pin.ts'
import type { Policy } from '../../models/policy.ts'
import type { SchoolClass } from '../../models/school-class.ts'
import type { Site } from '../../models/site.ts'
import { RECORD_LISTS, type RecordList } from '../../models/scenario.ts'
import type { CurriculumTable } from '../../models/timetable.ts'

/** What a scenario works on. */
export interface World {
  readonly county: County
  readonly policy: Policy
}

/** The smallest changes: every kind of change is a list of these, and each has an exact inverse. */
export type Edit =
  | {
      readonly type: 'put'
      readonly list: RecordList
      readonly record: CountyRecord
      readonly before?: string
    }
  | { readonly type: 'drop'; readonly list: RecordList; readonly id: string }
  | { readonly type: 'curriculum'; readonly table: CurriculumTable | undefined }
  | { readonly type: 'policy'; readonly path: string; readonly value: unknown }

export type CountyRecord = County[RecordList][number]

/** Key of a record within its list; travel links have no id and go by their two ends. */
export const keyOf = (record: CountyRecord): string =>
  'fromSiteId' in record ? `${record.fromSiteId} ${record.toSiteId}` : record.id

/** The record of that key, if any. */
export const findRecord = <List extends RecordList>(
  county: County,
  list: List,
  key: string,
): County[List][number] | undefined =>
  (county[list] as readonly CountyRecord[]).find((record) => keyOf(record) === key)

/** Applies one edit; the world given stays as it is. A record that is there already is replaced in its place. */
export function applyEdit({ county, policy }: World, edit: Edit): World {
  if (edit.type === 'policy')
    return { county, policy: setPath(policy, edit.path.split('.'), edit.value) as Policy }
  if (edit.type === 'curriculum') {
    const { curriculum: _, ...rest } = county
    return { county: edit.table ? { ...rest, curriculum: edit.table } : rest, policy }
  }
  const records = county[edit.list] as readonly CountyRecord[]
  const changed = edit.type === 'drop' ? records.filter((r) => keyOf(r) !== edit.id) : put(records, edit)
  return { county: { ...county, [edit.list]: changed }, policy }
}

/** The edit that takes `edit` back, given the world before it. */
export function inverseEdit({ county, policy }: World, edit: Edit): Edit {
  if (edit.type === 'policy') return { ...edit, value: getPath(policy, edit.path.split('.')) }
  if (edit.type === 'curriculum') return { ...edit, table: county.curriculum }
  const { list } = edit
  const key = edit.type === 'drop' ? edit.id : keyOf(edit.record)
  const records = county[list] as readonly CountyRecord[]
  const at = records.findIndex((record) => keyOf(record) === key)
  if (at < 0) return { type: 'drop', list, id: key }
  const next = records[at + 1]
  return { type: 'put', list, record: records[at]!, ...(next && { before: keyOf(next) }) }
}

/** The record as its schema reads it, defaults filled in; undefined when it is none. */
export function parseRecord(list: RecordList, value: unknown): CountyRecord | undefined {
  const parsed = RECORD_LISTS[list].safeParse(value)
  return parsed.success ? parsed.data : undefined
}

/** The value at a dotted path; undefined where the path leads nowhere. */
export function getPath(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Readonly<Record<string, unknown>>)[key]
        : undefined,
    value,
  )
}

function put(
  records: readonly CountyRecord[],
  { record, before }: Extract<Edit, { type: 'put' }>,
): readonly CountyRecord[] {
  const key = keyOf(record)
  if (records.some((other) => keyOf(other) === key))
    return records.map((other) => (keyOf(other) === key ? record : other))
  const at = before === undefined ? -1 : records.findIndex((other) => keyOf(other) === before)
  return at < 0 ? [...records, record] : [...records.slice(0, at), record, ...records.slice(at)]
}

function setPath(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to
  const inner = value as Readonly<Record<string, unknown>>
  return { ...inner, [key]: setPath(inner[key], rest, to) }
}

/** Pins go with the class or the teacher that they name. */
export const dropPins = (county: County, gone: (pin: LessonPin) => boolean): Edit[] =>
  county.lessonPins.filter(gone).map(({ id }): Edit => ({ type: 'drop', list: 'lessonPins', id }))

export const putSite = (site: Site): Edit => ({ type: 'put', list: 'sites', record: site })
export const putClass = (schoolClass: SchoolClass): Edit => ({
  type: 'put',
  list: 'classes',
  record: schoolClass,
})
