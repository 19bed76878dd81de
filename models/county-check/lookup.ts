import type { Text } from '../basics.ts'
import type { County } from '../county.ts'
import type { Issue } from '../issue.ts'
import type { Policy } from '../policy.ts'
import type { SchoolClass } from '../school-class.ts'
import type { Cluster, Site } from '../site.ts'
import type { BellSchedule } from '../timetable.ts'

/** Records by id; of a repeated id, the first. */
export interface Lookup {
  readonly sites: ReadonlyMap<string, Site>
  readonly clusters: ReadonlyMap<string, Cluster>
  readonly classes: ReadonlyMap<string, SchoolClass>
  readonly bells: ReadonlyMap<string, BellSchedule>
}

export type CountyCheck = (county: County, known: Lookup, policy: Policy | undefined) => Issue[]

export const lookUp = (county: County): Lookup => ({
  sites: byId(county.sites),
  clusters: byId(county.clusters),
  classes: byId(county.classes),
  bells: byId(county.bellSchedules),
})

const byId = <T extends { readonly id: string }>(records: readonly T[]): Map<string, T> =>
  new Map([...records].reverse().map((record) => [record.id, record]))

type Finding = (code: string, where: string, cause: Text, remedy: Text) => Issue

const finding =
  (severity: Issue['severity']): Finding =>
  (code, where, cause, remedy) => ({ code, severity, where, cause, remedy })

export const wrong = finding('error')
export const doubtful = finding('warning')

/** A reference that leads nowhere, as a list of one; empty when it leads somewhere or is absent. */
export function unknownSite(id: string | undefined, { sites }: Lookup, where: string): Issue[] {
  if (id === undefined || sites.has(id)) return []
  return [
    wrong(
      'K1002',
      where,
      { zh: `没有学校“${id}”`, en: `there is no site "${id}"` },
      {
        zh: '请核对学校名称或编号，或在“学校”表中补上这所学校',
        en: 'Check the name or code of the school, or add it to the site sheet',
      },
    ),
  ]
}

export function unknownClass(id: string | undefined, { classes }: Lookup, where: string): Issue[] {
  if (id === undefined || classes.has(id)) return []
  return [
    wrong(
      'K1004',
      where,
      { zh: `没有班级“${id}”`, en: `there is no class "${id}"` },
      {
        zh: '请核对班级编号，或在“班级”表中补上这个班',
        en: 'Check the code of the class, or add it to the class sheet',
      },
    ),
  ]
}
