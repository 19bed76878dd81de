import { STAGES } from '../../../models/basics.ts'
import type { County } from '../../../models/county.ts'
import type { Teacher } from '../../../models/teacher.ts'
import { type Subject, SUBJECTS } from '../../../models/subject.ts'
import type { SheetKey } from '../sheets/index.ts'

/** A record's content by the path of its column; what is absent stays blank. */
export type RowValues = Readonly<Record<string, unknown>>

/** The rows of every sheet, with schools, clusters and bells under the names that people know them by. */
export function rowsOf(
  county: County,
): Readonly<Record<Exclude<SheetKey, 'settings'>, readonly RowValues[]>> {
  const site = labels(county.sites)
  const cluster = labels(county.clusters)
  const bell = labels(county.bellSchedules)
  const siteIdOf = new Map(county.classes.map(({ id, siteId }) => [id, siteId]))
  const siteOfClass = (id: string) => site(siteIdOf.get(id) ?? '')
  return {
    sites: county.sites.map(({ clusterId, parentSiteId, bells, position, posts, facilities, ...own }) => ({
      ...own,
      ...(clusterId !== undefined && { clusterId: cluster(clusterId) }),
      ...(parentSiteId !== undefined && { parentSiteId: site(parentSiteId) }),
      ...under(
        'bells',
        Object.fromEntries(
          STAGES.flatMap((stage) => {
            const id = bells[stage]
            return id === undefined ? [] : [[stage, bell(id)]]
          }),
        ),
      ),
      ...under('position', position),
      ...under('posts', posts),
      ...under('facilities', facilities),
    })),
    clusters: county.clusters.map(({ coreSiteId, parentClusterId, ...own }) => ({
      ...own,
      coreSiteId: site(coreSiteId),
      ...(parentClusterId !== undefined && { parentClusterId: cluster(parentClusterId) }),
    })),
    classes: county.classes.map(({ siteId, ...own }) => ({ ...own, siteId: site(siteId) })),
    classGroups: county.classGroups.map(({ siteId, ...own }) => ({ ...own, siteId: site(siteId) })),
    teachers: county.teachers.map((teacher) => teacherRow(teacher, site)),
    lessonPins: county.lessonPins.map((pin) => ({ ...pin, '+site': siteOfClass(pin.classId) })),
    rooms: county.rooms.map(({ siteId, ...own }) => ({ ...own, siteId: site(siteId) })),
    bells: county.bellSchedules.flatMap(({ id, name, days, periods }) =>
      periods.map((period, n) => ({ id, name, days, '+period': n + 1, ...period })),
    ),
    curriculum: SUBJECTS.flatMap((subject) => curriculumRow(subject, county.curriculum?.[subject])),
    schoolDays: county.schoolDays,
    travel: county.travel.map(({ fromSiteId, toSiteId, ...own }) => ({
      ...own,
      fromSiteId: site(fromSiteId),
      toSiteId: site(toSiteId),
    })),
  }
}

function teacherRow(
  { homeSiteId, servingSiteId, wishes, exemptions, homePosition, ...own }: Teacher,
  site: (id: string) => string,
): RowValues {
  return {
    ...own,
    homeSiteId: site(homeSiteId),
    ...(servingSiteId !== undefined && { servingSiteId: site(servingSiteId) }),
    wishes: wishes.map(site),
    '+exemptions': exemptions.map(({ code }) => code),
    '+exemptUntil': exemptions.map(({ until }) => until),
    ...under('homePosition', homePosition),
  }
}

const curriculumRow = (subject: Subject, periods: readonly number[] | undefined): RowValues[] =>
  periods ? [{ subject, ...Object.fromEntries(periods.map((count, g) => [`grade.${g + 1}`, count])) }] : []

const under = (group: string, values: object | undefined): RowValues =>
  Object.fromEntries(
    Object.entries(values ?? {}).map(([key, value]) => [`${group}.${key}`, value as unknown]),
  )

/** The name of a record where it says which one is meant, else the code. */
function labels(records: readonly { readonly id: string; readonly name: string }[]): (id: string) => string {
  const ids = new Set(records.map(({ id }) => id))
  const uses = new Map<string, number>()
  for (const { name } of records) uses.set(name, (uses.get(name) ?? 0) + 1)
  const nameOf = new Map(records.map(({ id, name }) => [id, name]))
  return (id) => {
    const name = nameOf.get(id)
    return name !== undefined && uses.get(name) === 1 && !ids.has(name) ? name : id
  }
}
