import type { County } from '../../../models/county.ts'
import type { Duty, Posting, Visit } from '../../../models/plan.ts'
import type { Policy } from '../../../models/policy.ts'
import type { TravelTable } from '../../../models/travel.ts'

export interface TimetableInput {
  readonly county: County
  readonly policy: Policy
  readonly travel: TravelTable
  readonly postings: readonly Posting[]
  readonly duties: readonly Duty[]
  readonly visits: readonly Visit[]
}

/** Sites whose lessons hang together through shared teachers. Parts have nothing in common and are solved side by side. */
export interface TimetablePart extends TimetableInput {
  /** The first of its sites. */
  readonly key: string
}

/**
 * Splits a county where no teacher teaches on both sides of the cut. Parts come in the order of their first site;
 * a part's county keeps only what belongs to it.
 */
export function splitTimetable(input: TimetableInput): TimetablePart[] {
  const rootOf = connectSites(input)
  const keys = [...new Set(input.duties.map(({ siteId }) => rootOf(siteId)))].sort(
    (a, b) => siteOrder(input, a) - siteOrder(input, b),
  )
  return keys.map((key) => {
    const here = (siteId: string) => rootOf(siteId) === key
    const duties = input.duties.filter(({ siteId }) => here(siteId))
    const teachers = new Set(duties.map(({ teacherId }) => teacherId))
    const { county } = input
    return {
      ...input,
      key,
      duties,
      visits: input.visits.filter(({ siteId }) => here(siteId)),
      postings: input.postings.filter(({ teacherId }) => teachers.has(teacherId)),
      county: {
        ...county,
        classes: county.classes.filter(({ siteId }) => here(siteId)),
        rooms: county.rooms.filter(({ siteId }) => here(siteId)),
        teachers: county.teachers.filter(({ id }) => teachers.has(id)),
        travel: [],
      },
    }
  })
}

const siteOrder = ({ county }: TimetableInput, siteId: string): number =>
  county.sites.findIndex(({ id }) => id === siteId)

/** Union-find over sites: those where one teacher has duties belong together. */
function connectSites({ duties, county }: TimetableInput): (siteId: string) => string {
  const parent = new Map(county.sites.map(({ id }) => [id, id]))
  const find = (siteId: string): string => {
    const up = parent.get(siteId)!
    if (up === siteId) return siteId
    const root = find(up)
    parent.set(siteId, root)
    return root
  }
  const firstSite = new Map<string, string>()
  for (const { teacherId, siteId } of duties) {
    const first = firstSite.get(teacherId)
    if (first === undefined) firstSite.set(teacherId, siteId)
    else parent.set(find(siteId), find(first))
  }
  return find
}
