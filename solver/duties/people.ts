/** Who can teach: what each teacher may be given, and when. */
import type { Stage } from '../../models/basics.ts'
import { capacityOf } from '../../models/capacity.ts'
import { isMeantFor } from '../../models/kept-free.ts'
import { type Policy, standardLoad } from '../../models/policy.ts'
import type { Teacher } from '../../models/teacher.ts'
import type { BellSchedule } from '../../models/timetable.ts'
import type { BellList, demandOf } from './demand.ts'
import type { DutiesPart } from './input.ts'
import type { PersonData, PinnedTime, UnitData } from './problem.ts'
import { dayOf, type Ring, ringOf, sessionOf } from './week.ts'

/** Teachers with anything to give. */
export function personsOf(
  { county, policy, postings }: DutiesPart,
  units: readonly UnitData[],
  { classes, groups, posts }: ReturnType<typeof demandOf>,
  bells: BellList,
): { teacher: Teacher; data: PersonData }[] {
  const teacherById = new Map(county.teachers.map((teacher) => [teacher.id, teacher]))
  const groupByKey = new Map(
    groups.flatMap(({ classIds, post }, g) =>
      classIds.map((id) => [`${id} ${posts[post]!.subject}`, g] as const),
    ),
  )
  return postings.flatMap(({ teacherId, servingSiteId, stage }) => {
    const teacher = teacherById.get(teacherId)!
    const { standardPeriods, maxPeriods } = capacityOf(teacher, policy, stage)
    const ownBells = bells.schedule(servingSiteId, stage)
    const home = freePeriods(ringOf(ownBells, bells.days), teacher, ownBells)
    const most = Math.min(maxPeriods, periodsOfDays(home, policy.timetable.teacherMaxPerDay))
    if (most <= 0) return []
    const site = county.sites.findIndex(({ id }) => id === servingSiteId)
    const formClass = classes.findIndex(
      ({ id, unit, groups: own }) =>
        id === teacher.formClassId && units[unit]!.site === site && own.length > 0,
    )
    const halfDaysOut = home.filter(
      (periods, h) => periods > 0 && policy.itinerant.days.includes(dayOf(h) + 1),
    )
    const longest = Math.max(...home)
    const data: PersonData = {
      id: teacherId,
      site,
      stage,
      subject: teacher.subject,
      most,
      mostSecond: Math.min(most, Math.floor(policy.load.secondSubjectMaxShare * maxPeriods + 1e-9)),
      standard: standardPeriods,
      fullStandard: standardLoad(policy, stage, teacher.subject),
      least: Math.min(most, policy.load.minFactor * standardPeriods),
      mostHalfDays: Math.min(policy.itinerant.maxHalfDaysPerWeek, halfDaysOut.length),
      longHalfDays: halfDaysOut.filter((periods) => periods === longest).length,
      homePeriods: home.reduce((sum, periods) => sum + periods, 0),
      free: bells.rings.map((ring) => freePeriods(ring, teacher, ownBells)),
      keptFree: keptFreeHalfDays(policy, teacher, stage, county.sites[site]!.clusterId, home.length),
      formClass,
      taught: new Set(
        teacher.taught.flatMap(({ classId, subject }) => groupByKey.get(`${classId} ${subject}`) ?? []),
      ),
    }
    return [{ teacher, data }]
  })
}

function keptFreeHalfDays(
  { timetable }: Policy,
  teacher: Teacher,
  stage: Stage,
  clusterId: string | undefined,
  halfDays: number,
): Uint8Array {
  const own = timetable.keptFree.filter((entry) => isMeantFor(entry, teacher, stage, clusterId))
  return Uint8Array.from({ length: halfDays }, (_, h) =>
    own.some(({ day, halfDay }) => dayOf(h) === day - 1 && sessionOf(h) === halfDay) ? 1 : 0,
  )
}

/** Periods by half-day that are not barred: by their number wherever the lesson is, and by the clock of the bells at home. */
function freePeriods(ring: Ring, teacher: Teacher, home: BellSchedule): Int32Array {
  return Int32Array.from(ring.numbers, (numbers, h) => {
    return numbers.filter(
      (period, n) => !isBarred(teacher, home, { halfDay: h, period, ...ring.clock[h]![n]! }),
    ).length
  })
}

/** Whether the teacher, with those bells at home, cannot take a lesson then. */
export const isBarred = (
  { unavailable }: Teacher,
  home: BellSchedule,
  { halfDay, period, startMin, endMin }: PinnedTime,
): boolean =>
  unavailable.some((slot) => {
    if (slot.day !== dayOf(halfDay) + 1) return false
    const own = home.periods[slot.period - 1]
    return slot.period === period || (own !== undefined && own.startMin < endMin && startMin < own.endMin)
  })

function periodsOfDays(free: Int32Array, mostPerDay: number): number {
  let sum = 0
  for (let h = 0; h < free.length; h += 2) sum += Math.min(mostPerDay, free[h]! + free[h + 1]!)
  return sum
}
