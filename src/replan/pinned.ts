import type { County } from '../../models/county.ts'
import { pinsInForce } from '../../models/lesson-pin.ts'
import type { Duty, Lesson, Unmet } from '../../models/plan.ts'

/** Clusters (or sites without one) in which what stands does not do what the planner has pinned since. */
export function clustersOfBrokenPins(
  county: County,
  stand: {
    readonly duties: readonly Duty[]
    readonly lessons: readonly Lesson[]
    readonly unmet: readonly Unmet[]
  },
): string[] {
  const clusterOf = new Map(county.sites.map(({ id, clusterId }) => [id, clusterId ?? id]))
  const siteOf = new Map(county.classes.map(({ id, siteId }) => [id, siteId]))
  return pinsInForce(county).flatMap(({ classId, subject, teacherId, at }) => {
    const duties = stand.duties.filter((duty) => duty.subject === subject && duty.classIds.includes(classId))
    const ids = new Set(duties.map(({ id }) => id))
    const times = new Set(
      stand.lessons.flatMap(({ dutyId, day, period }) => (ids.has(dutyId) ? `${day} ${period}` : [])),
    )
    const unmet = stand.unmet.some((entry) => entry.classId === classId && entry.subject === subject)
    const isKept =
      (teacherId === undefined || duties.every((duty) => duty.teacherId === teacherId)) &&
      (unmet || at.every(({ day, period }) => times.has(`${day} ${period}`)))
    return isKept ? [] : clusterOf.get(siteOf.get(classId)!)!
  })
}
