/** The week of some clusters made anew, the others as they are; teachers keep the classes they had where they can. */
import type { Duty, Duties } from '../../models/plan.ts'
import { decideDuties, decideTimetable } from '../decide.ts'
import type { PlanRequest, PlanSurroundings } from '../pipeline.ts'
import type { Base } from '../stages.ts'
import type { Mended } from './mend.ts'
import type { Standing } from './stand.ts'

export async function makeAnew(
  { seed, effort }: PlanRequest,
  base: Base,
  { anew, postings }: Standing,
  mended: Mended,
  surroundings: PlanSurroundings,
): Promise<Mended> {
  const { county } = base
  const clusterOf = new Map(county.sites.map(({ id, clusterId }) => [id, clusterId ?? id]))
  const isAnew = (siteId: string): boolean => anew.has(clusterOf.get(siteId)!)
  const classSite = new Map(county.classes.map(({ id, siteId }) => [id, siteId]))
  const part = partOf(base, isAnew, mended.duties)
  const partPostings = postings.filter(({ servingSiteId }) => isAnew(servingSiteId))

  const duties = await decideDuties(part, partPostings, { seed, effort }, surroundings)
  const week = duties && (await decideTimetable(part, partPostings, duties, { seed, effort }, surroundings))
  if (!duties || !week) return mended
  const stand = {
    duties: mended.duties.filter(({ siteId }) => !isAnew(siteId)),
    visits: mended.visits.filter(({ siteId }) => !isAnew(siteId)),
    unmet: mended.unmet.filter(({ classId }) => !isAnew(classSite.get(classId)!)),
  }
  const kept = new Set(stand.duties.map(({ id }) => id))
  const fresh = renumbered({ ...duties, duties: [...week.duties] }, mended)
  return {
    duties: [...stand.duties, ...fresh.duties],
    visits: [...stand.visits, ...fresh.visits],
    unmet: [...stand.unmet, ...duties.unmet, ...week.unplaced],
    lessons: [
      ...mended.lessons.filter(({ dutyId }) => kept.has(dutyId)),
      ...week.timetable.lessons.map((lesson) => ({ ...lesson, dutyId: fresh.idOf.get(lesson.dutyId)! })),
    ],
  }
}

/** The clusters by themselves; what each teacher taught until now counts as last semester's classes. */
function partOf(base: Base, isAnew: (siteId: string) => boolean, duties: readonly Duty[]): Base {
  const { county } = base
  const taught = new Map<string, { classId: string; subject: Duty['subject'] }[]>()
  for (const { teacherId, classIds, subject } of duties) {
    const list = taught.get(teacherId) ?? []
    for (const classId of classIds) list.push({ classId, subject })
    taught.set(teacherId, list)
  }
  return {
    ...base,
    county: {
      ...county,
      sites: county.sites.filter(({ id }) => isAnew(id)),
      classes: county.classes.filter(({ siteId }) => isAnew(siteId)),
      classGroups: county.classGroups.filter(({ siteId }) => isAnew(siteId)),
      rooms: county.rooms.filter(({ siteId }) => isAnew(siteId)),
      teachers: county.teachers.map((teacher) => ({
        ...teacher,
        taught: taught.get(teacher.id) ?? teacher.taught,
      })),
    },
  }
}

/** New numbers after those in use, so that no number changes its meaning. */
function renumbered(
  { duties, visits }: Pick<Duties, 'duties' | 'visits'>,
  before: Mended,
): Pick<Duties, 'duties' | 'visits'> & { readonly idOf: ReadonlyMap<string, string> } {
  const highest = (ids: readonly { readonly id: string }[]): number =>
    Math.max(0, ...ids.map(({ id }) => Number(/^[DV](\d+)$/.exec(id)?.[1] ?? 0)))
  const [dutyFrom, visitFrom] = [highest(before.duties), highest(before.visits)]
  const idOf = new Map(
    duties.map(({ id }, n) => [id, `D${String(dutyFrom + n + 1).padStart(5, '0')}`] as const),
  )
  return {
    idOf,
    duties: duties.map((duty) => ({ ...duty, id: idOf.get(duty.id)! })),
    visits: visits.map((visit, n) => ({ ...visit, id: `V${String(visitFrom + n + 1).padStart(5, '0')}` })),
  }
}
