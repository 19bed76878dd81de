/** Who is affected: people whose post differs from the first plan's, one by one. */
import { byCode } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { Column } from './rows.ts'

export interface AffectedPerson {
  readonly teacherId: string
  /** Main subject and home school, where the county knows the person. */
  readonly subject?: County['teachers'][number]['subject']
  readonly home: string
  /** By column: the school served at; null where the person is not there. */
  readonly posts: readonly (string | null)[]
  /** By column: elsewhere than in the first. */
  readonly differs: readonly boolean[]
}

/** In the order of ids. Names of schools as the counties of the columns have them. */
export function affectedPeople(columns: readonly Column[], county: County): AffectedPerson[] {
  const counties = [county, ...columns.flatMap(({ setting }) => (setting ? [setting.county] : []))]
  const siteName = new Map(counties.flatMap(({ sites }) => sites.map(({ id, name }) => [id, name] as const)))
  const teachers = new Map(
    counties.flatMap((one) => one.teachers.map((teacher) => [teacher.id, teacher] as const)),
  )
  const postings = columns.map(
    ({ plan }) => new Map(plan.postings.map(({ teacherId, servingSiteId }) => [teacherId, servingSiteId])),
  )
  const ids = [...new Set(postings.flatMap((posts) => [...posts.keys()]))].sort(byCode)
  return ids.flatMap((teacherId): AffectedPerson[] => {
    const sites = postings.map((posts) => posts.get(teacherId))
    const differs = sites.map((site) => site !== sites[0])
    if (!differs.includes(true)) return []
    const teacher = teachers.get(teacherId)
    const name = (siteId: string): string => siteName.get(siteId) ?? siteId
    return [
      {
        teacherId,
        ...(teacher && { subject: teacher.subject }),
        home: teacher ? name(teacher.homeSiteId) : '',
        posts: sites.map((site) => (site === undefined ? null : name(site))),
        differs,
      },
    ]
  })
}
