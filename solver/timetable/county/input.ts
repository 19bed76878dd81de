import { byCode } from '../../../models/basics.ts'
import type { County } from '../../../models/county.ts'
import type { Duty, Posting, Visit } from '../../../models/plan.ts'
import type { Policy } from '../../../models/policy.ts'
import { travelAmong, type TravelTable } from '../../../models/travel.ts'
import { groupBy } from './group.ts'

export interface TimetableInput {
  readonly county: County
  readonly policy: Policy
  readonly travel: TravelTable
  readonly postings: readonly Posting[]
  readonly duties: readonly Duty[]
  readonly visits: readonly Visit[]
}

/** Some sites with all that belongs to them. Parts have nothing in common and are solved side by side. */
export interface TimetablePart extends TimetableInput {
  /** The first of its sites. */
  readonly key: string
}

/** Sites with fewer lessons than this go into one part with others: a thread of their own would cost more than they do. */
const LEAST_LESSONS = 1000

/**
 * Splits a county where no teacher and no lesson reaches across the cut. A part's county keeps only what belongs to it. The
 * part with most lessons comes first, so that no thread is left alone with it at the end; what is in a part comes in the order
 * of ids, so that the same county gives the same parts however it is listed.
 */
export function splitTimetable(input: TimetableInput): TimetablePart[] {
  const rootOf = connectSites(input)
  const partOf = bundle(groupBy(input.duties, ({ siteId }) => rootOf(siteId)))
  const parts = [...new Set(partOf.values())].map((key): TimetablePart => {
    const isHere = ({ siteId }: { readonly siteId: string }) => partOf.get(rootOf(siteId)) === key
    const duties = input.duties.filter(isHere).sort(byId)
    const teachers = new Set(duties.flatMap(peopleOf))
    const { county } = input
    return {
      ...input,
      key,
      duties,
      travel: travelAmong(
        input.travel,
        new Set(county.sites.flatMap(({ id }) => (isHere({ siteId: id }) ? [id] : []))),
      ),
      visits: input.visits.filter(({ teacherId }) => teachers.has(teacherId)).sort(byId),
      postings: input.postings
        .filter(({ teacherId }) => teachers.has(teacherId))
        .sort((a, b) => byCode(a.teacherId, b.teacherId)),
      county: {
        ...county,
        classes: county.classes.filter(isHere).sort(byId),
        classGroups: county.classGroups.filter(isHere).sort(byId),
        rooms: county.rooms.filter(isHere).sort(byId),
        teachers: county.teachers.filter(({ id }) => teachers.has(id)).sort(byId),
        travel: [],
      },
    }
  })
  return parts.sort((a, b) => lessonCount(b.duties) - lessonCount(a.duties) || byCode(a.key, b.key))
}

/** Everybody who is busy with a duty's lessons: the teacher, and those who attend where they are heard. */
export const peopleOf = ({ teacherId, assistants = [] }: Duty): string[] => [
  teacherId,
  ...assistants.map((assistant) => assistant.teacherId),
]

const lessonCount = (duties: readonly Duty[]): number => duties.reduce((sum, { periods }) => sum + periods, 0)

/** Part of each connected group of sites: small ones are put together one after another until there is enough. */
function bundle(dutiesOf: ReadonlyMap<string, readonly Duty[]>): Map<string, string> {
  const partOf = new Map<string, string>()
  let [key, lessons] = ['', LEAST_LESSONS]
  for (const [root, duties] of [...dutiesOf].sort(([a], [b]) => byCode(a, b))) {
    if (lessons >= LEAST_LESSONS) [key, lessons] = [root, 0]
    partOf.set(root, key)
    lessons += lessonCount(duties)
  }
  return partOf
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => byCode(a.id, b.id)

/** Union-find over sites: those of one teacher's duties belong together, and those of classes taught together. */
function connectSites({ duties, county }: TimetableInput): (siteId: string) => string {
  const parent = new Map(county.sites.map(({ id }) => [id, id]))
  const find = (siteId: string): string => {
    const up = parent.get(siteId)!
    if (up === siteId) return siteId
    const root = find(up)
    parent.set(siteId, root)
    return root
  }
  /** The root is the first site of its part. */
  const join = (a: string, b: string): void => {
    const [first, second] = [find(a), find(b)].sort(byCode) as [string, string]
    parent.set(second, first)
  }
  const siteOfClass = new Map(county.classes.map(({ id, siteId }) => [id, siteId]))
  const siteOfTeacher = new Map<string, string>()
  for (const duty of duties) {
    const { siteId, classIds } = duty
    for (const person of peopleOf(duty)) {
      join(siteId, siteOfTeacher.get(person) ?? siteId)
      siteOfTeacher.set(person, siteId)
    }
    for (const classId of classIds) join(siteId, siteOfClass.get(classId)!)
  }
  return find
}
