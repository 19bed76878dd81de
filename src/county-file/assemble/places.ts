import type { County } from '../../../models/county.ts'
import { isError, type Issue } from '../../../models/issue.ts'
import type { Draft } from './draft.ts'
import type { Entry } from './entry.ts'

interface Place {
  readonly list: keyof Draft
  /** Number of the record within its list. */
  readonly index: number
  /** Dotted path within the record. */
  readonly path: string
}

/** `teachers[3].wishes[0]` in parts; what stands in the county itself counts as settings. */
function partsOf(where: string): Place {
  const [, list = '', index = '0', rest = ''] = /^(\w+)(?:\[(\d+)\])?\.?(.*)$/.exec(where) ?? []
  return {
    list: (LISTS.has(list) ? list : 'settings') as keyof Draft,
    index: Number(index),
    path: LISTS.has(list) ? rest.replace(/\[(\d+)\]/g, '.$1').replace(/^\./, '') : list,
  }
}

const LISTS = new Set([
  'sites',
  'clusters',
  'classes',
  'classGroups',
  'teachers',
  'lessonPins',
  'rooms',
  'bellSchedules',
  'travel',
  'curriculum',
  'schoolDays',
])

/** Translates a path of the model into the user's sheet and cell. */
export function placesIn(draft: Draft): (where: string) => string {
  return (where) => {
    const { list, index, path } = partsOf(where)
    return entryOf(draft, list, index)?.place(path) ?? where
  }
}

const entryOf = (draft: Draft, list: keyof Draft, index: number): Entry | undefined => {
  const entries = draft[list]
  return Array.isArray(entries) ? (entries as readonly Entry[])[index] : (entries as Entry | undefined)
}

/** Codes of references that lead nowhere, by the list that they lead into. */
const UNKNOWN: Readonly<Record<string, keyof Draft>> = {
  K1002: 'sites',
  K1003: 'clusters',
  K1004: 'classes',
  K1005: 'bellSchedules',
}

/** A code that is there twice is so whatever else is missing. */
const REPEATED_CODE = 'K1001'

/**
 * Of the cross-record problems, those that do not rest on a stand-in: none in or about a record that has one, no unknown
 * name while some record's own name or code is not known, and warnings only when everything is sound.
 */
export function withoutStandIns(
  issues: readonly Issue[],
  county: County,
  draft: Draft,
  unsound: ReadonlyMap<keyof Draft, ReadonlySet<number>>,
): readonly Issue[] {
  if ([...unsound.values()].every((numbers) => numbers.size === 0)) return issues
  const ids = new Set<string>()
  const nameless = new Set<keyof Draft>()
  for (const [list, numbers] of unsound) {
    for (const index of numbers) {
      const entry = entryOf(draft, list, index)
      if (typeof entry?.raw.id === 'string') ids.add(entry.raw.id)
      if (entry?.bad.has('id') || entry?.bad.has('name')) nameless.add(list)
    }
  }
  return issues.filter((issue) => {
    const { list, index } = partsOf(issue.where)
    if (issue.code === REPEATED_CODE) return !entryOf(draft, list, index)?.bad.has('id')
    if (!isError(issue) || unsound.get(list)?.has(index)) return false
    const unknownIn = UNKNOWN[issue.code]
    if (unknownIn && nameless.has(unknownIn)) return false
    const record = LISTS.has(list) ? (county[list as keyof County] as readonly unknown[])[index] : county.name
    return !mentions(record, ids)
  })
}

const mentions = (value: unknown, ids: ReadonlySet<string>): boolean =>
  typeof value === 'string'
    ? ids.has(value)
    : typeof value === 'object' &&
      value !== null &&
      Object.values(value).some((inner) => mentions(inner, ids))
