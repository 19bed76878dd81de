import { stageOfGrade } from '../../../models/basics.ts'
import { bellLookup, periodsOfHalfDay } from '../../../models/bells.ts'
import type { Duty } from '../../../models/plan.ts'
import type { BellSchedule } from '../../../models/timetable.ts'
import { travelLookup } from '../../../models/travel.ts'
import type { Course, Lesson, Place, Problem, Travel } from '../kernel/problem.ts'
import { buildGrid, type Grid, type PeriodPlace, periodsBySlot, slotOf } from './grid.ts'
import type { TimetableInput } from './input.ts'
import { buildResources } from './resources.ts'
import { countyRules } from './rules.ts'

/** What the kernel's numbers mean: the way back from a placement to lessons of duties. */
export interface CountyProblem {
  readonly problem: Problem
  readonly grid: Grid
  /** By course. */
  readonly duties: readonly Duty[]
  /** By course: the period that each slot stands for at the site. */
  readonly periods: readonly (readonly (PeriodPlace | undefined)[])[]
}

/** Maps the duties of a part onto the kernel: one course a duty, one lesson a period. */
export function buildCountyProblem(input: TimetableInput): CountyProblem {
  const bells = bellsOfDuties(input)
  const grid = buildGrid([...new Map(bells.map((b) => [b.id, b])).values()])
  const resources = buildResources(input)
  const places = new PlaceList(grid)
  const lessons: Lesson[] = []
  const lessonCourse: number[] = []
  const courses: Course[] = input.duties.map(({ id }) => ({ id, duration: 1 }))
  const startsOf = startSlots(input, grid)

  input.duties.forEach((duty, course) => {
    const pool = resources.poolOf(duty.siteId, duty)
    const held = [
      ...duty.classIds.map((classId) => resources.classIndex.get(classId)!),
      resources.teacherIndex.get(duty.teacherId)!,
      ...(pool === undefined ? [] : [pool]),
    ]
    const starts = startsOf(duty, bells[course]!)
    const place = places.indexOf(duty.siteId, bells[course]!)
    for (let n = 0; n < duty.periods; n++) {
      lessons.push({ course, resources: held, starts, place })
      lessonCourse.push(course)
    }
  })

  const problem: Problem = {
    daySlots: Array.from({ length: grid.days }, () => grid.slotsPerDay),
    resources: resources.list,
    courses,
    lessons,
    rules: countyRules(input, { grid, resources, lessonCourse }),
    travel: places.travel(input),
  }
  return { problem, grid, duties: input.duties, periods: bells.map((b) => periodsBySlot(grid, b)) }
}

function bellsOfDuties({ county, policy, duties }: TimetableInput): BellSchedule[] {
  const bellOf = bellLookup(county, policy)
  const gradeOf = new Map(county.classes.map(({ id, grade }) => [id, grade]))
  return duties.map(({ siteId, classIds }) => bellOf(siteId, stageOfGrade(gradeOf.get(classIds[0]!)!)))
}

/**
 * Slots a duty's lessons may start in: periods of the site's bells, not those the teacher cannot take; lessons away only in
 * the half-days of a visit there, lessons at the serving site only in the others.
 */
function startSlots(
  { county, postings, visits }: TimetableInput,
  grid: Grid,
): (duty: Duty, bells: BellSchedule) => number[] {
  const teachers = new Map(county.teachers.map((teacher) => [teacher.id, teacher]))
  const servingSite = new Map(postings.map(({ teacherId, servingSiteId }) => [teacherId, servingSiteId]))
  const visitsOf = new Map<string, typeof visits>()
  for (const visit of visits) visitsOf.set(visit.teacherId, [...(visitsOf.get(visit.teacherId) ?? []), visit])
  const shared = new Map<string, number[]>()

  return ({ teacherId, siteId }, bells) => {
    const key = `${teacherId} ${siteId} ${bells.id}`
    const known = shared.get(key)
    if (known) return known
    const unavailable = new Set(
      (teachers.get(teacherId)?.unavailable ?? []).map(({ day, period }) => `${day} ${period}`),
    )
    const away = servingSite.get(teacherId) !== siteId
    const own = visitsOf.get(teacherId) ?? []
    const starts: number[] = []
    for (let day = 1; day <= bells.days; day++) {
      for (const halfDay of ['morning', 'afternoon'] as const) {
        const visited = own
          .filter((visit) => visit.day === day && visit.halfDay === halfDay)
          .map((visit) => visit.siteId)
        if (away ? !visited.includes(siteId) : visited.length > 0) continue
        for (const period of periodsOfHalfDay(bells, halfDay)) {
          if (!unavailable.has(`${day} ${period}`)) starts.push(slotOf(grid, bells, day, period))
        }
      }
    }
    starts.sort((a, b) => a - b)
    shared.set(key, starts)
    return starts
  }
}

/** Collects the (site, bell) pairs that lessons are held at. */
class PlaceList {
  readonly #grid: Grid
  readonly #siteIds: string[] = []
  readonly #places: Place[] = []
  readonly #index = new Map<string, number>()

  constructor(grid: Grid) {
    this.#grid = grid
  }

  indexOf(siteId: string, bells: BellSchedule): number {
    const key = `${siteId} ${bells.id}`
    const known = this.#index.get(key)
    if (known !== undefined) return known
    if (!this.#siteIds.includes(siteId)) this.#siteIds.push(siteId)
    const bell = this.#grid.bells.findIndex(({ id }) => id === bells.id)
    this.#places.push({ site: this.#siteIds.indexOf(siteId), bell })
    this.#index.set(key, this.#places.length - 1)
    return this.#places.length - 1
  }

  /** The time to change sites is part of the way. */
  travel({ travel, policy }: TimetableInput): Travel {
    const { min } = travelLookup(travel)
    const ids = this.#siteIds
    return {
      places: this.#places,
      bells: this.#grid.bells.map((bells) => clock(this.#grid, bells)),
      siteCount: ids.length,
      travelMin: Float64Array.from(
        ids.flatMap((from) =>
          ids.map((to) => (from === to ? 0 : Math.ceil(min(from, to) + policy.timetable.siteChangeMin))),
        ),
      ),
    }
  }
}

/** Clock of every slot; a slot the bells do not ring keeps the time of the one before it, as no lesson starts there. */
function clock(grid: Grid, bells: BellSchedule): { startMin: number[]; endMin: number[] } {
  const startMin: number[] = []
  const endMin: number[] = []
  for (const [slot, place] of periodsBySlot(grid, bells).entries()) {
    const period = place ? bells.periods[place.period - 1]! : undefined
    startMin.push(period?.startMin ?? startMin[slot - 1] ?? 0)
    endMin.push(period?.endMin ?? endMin[slot - 1] ?? 0)
  }
  return { startMin, endMin }
}
