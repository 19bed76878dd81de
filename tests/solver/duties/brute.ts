/**
 * The least points of missing periods and visits that any plan of a tiny cluster has, by trying every way to share every group's
 * periods. Written from the rules alone: one class a group, one site a half-day.
 */
import { certifiedFor } from '../../../models/teacher.ts'
import { capacityOf, mayTeach } from '../../../models/capacity.ts'
import { teachingGroups } from '../../../models/teaching.ts'
import { travelLookup } from '../../../models/travel.ts'
import type { DutiesInput } from '../../../solver/duties/duties.ts'

const MAX_TEACHERS_A_GROUP = 3

interface Taught {
  readonly siteId: string
  readonly periods: number
  readonly perDay: number
  readonly second: boolean
}

export function leastPoints(input: DutiesInput): number {
  const { county, policy, postings } = input
  const groups = teachingGroups(county, policy)
  const { subjectMaxPerDay, subjectMaxPerDayBySubject } = policy.timetable
  const own = new Map(postings.map((posting) => [posting.teacherId, posting]))
  const given = new Map<string, Taught[]>(county.teachers.map(({ id }) => [id, []]))
  const way = travelLookup(input.travel)
  let least = Infinity

  const options = groups.map(({ siteId, stage, subject }) =>
    county.teachers.filter((teacher) => {
      const home = own.get(teacher.id)!.servingSiteId
      const { allowed, subjects, maxTravelMinOneWay, maxRoadKmOneWay } = policy.itinerant
      const travels =
        allowed &&
        subjects.includes(subject) &&
        way.min(home, siteId) <= maxTravelMinOneWay &&
        way.km(home, siteId) <= maxRoadKmOneWay
      return (
        mayTeach(teacher, subject, policy) && certifiedFor(teacher, stage) && (home === siteId || travels)
      )
    }),
  )
  share(0, 0)
  return least

  function share(g: number, missing: number): void {
    if (missing >= least) return
    if (g === groups.length) {
      least = Math.min(least, missing + county.teachers.reduce((sum, { id }) => sum + visitsOf(id), 0))
      return
    }
    const { subject, periods } = groups[g]!
    const price = policy.rotationWeights.shortagePeriod[subject] ?? 1
    giveFrom(0, periods, 0)

    function giveFrom(option: number, left: number, used: number): void {
      const teacher = options[g]![option]
      if (!teacher || left === 0 || used === MAX_TEACHERS_A_GROUP) {
        share(g + 1, missing + left * price)
        return
      }
      const second = mayTeach(teacher, subject, policy) === 'second'
      const perDay = subjectMaxPerDayBySubject[subject] ?? subjectMaxPerDay
      giveFrom(option + 1, left, used)
      for (let n = 1; n <= left; n++) {
        given.get(teacher.id)!.push({ siteId: groups[g]!.siteId, periods: n, perDay, second })
        if (isLegal(teacher.id)) giveFrom(option + 1, left - n, used + 1)
        given.get(teacher.id)!.pop()
      }
    }
  }

  function isLegal(id: string): boolean {
    const teacher = county.teachers.find((t) => t.id === id)!
    const { maxPeriods } = capacityOf(teacher, policy, own.get(id)!.stage)
    const all = given.get(id)!
    const load = all.reduce((sum, { periods }) => sum + periods, 0)
    const second = all.reduce((sum, duty) => sum + (duty.second ? duty.periods : 0), 0)
    return (
      load <= maxPeriods &&
      second <= policy.load.secondSubjectMaxShare * maxPeriods &&
      Number.isFinite(visitsOf(id))
    )
  }

  /** Points of the teacher's visits; Infinity where there are too many. */
  function visitsOf(id: string): number {
    const { visitCost, visitCostPerKm, maxHalfDaysPerWeek, maxSites } = policy.itinerant
    const home = own.get(id)!.servingSiteId
    const away = given.get(id)!.filter(({ siteId }) => siteId !== home)
    const longest = policy.bells.primary.filter(({ session }) => session === 'morning').length
    let [visits, points] = [0, 0]
    const sites = new Set(away.map(({ siteId }) => siteId))
    for (const site of sites) {
      const there = away.filter(({ siteId }) => siteId === site)
      const lessons = there.reduce((sum, { periods }) => sum + periods, 0)
      const count = Math.max(
        Math.ceil(lessons / longest),
        ...there.map(({ periods, perDay }) => Math.ceil(periods / perDay)),
      )
      visits += count
      points += count * (visitCost + visitCostPerKm * way.km(home, site))
    }
    return visits > maxHalfDaysPerWeek || sites.size > maxSites ? Infinity : points
  }
}
