import { stageOfGrade } from '../../../models/basics.ts'
import { bellLookup } from '../../../models/bells.ts'
import type { BellSchedule } from '../../../models/timetable.ts'
import type { Course, Lesson, Problem } from '../kernel/problem.ts'
import { doublesOf } from './doubles.ts'
import { buildGrid, type PeriodPlace, periodsBySlot } from './grid.ts'
import type { TimetableInput } from './input.ts'
import { pinnedSlots } from './pins.ts'
import { Places } from './places.ts'
import { buildResources } from './resources.ts'
import { countyRules } from './rules/index.ts'
import { startSlots } from './starts.ts'
import { whereabouts } from './whereabouts.ts'

/** What the kernel's numbers mean: the way back from a placement to lessons of duties. A course is a duty: same index. */
export interface CountyProblem {
  readonly problem: Problem
  /** By duty: slots of its pinned lessons, which are its first. */
  readonly pinned: readonly (readonly number[])[]
  /** Clock, day and period of a slot for a duty's lessons. */
  readonly timeOf: (duty: number, slot: number) => LessonTime
}

export interface LessonTime extends PeriodPlace {
  /** Minutes after midnight. */
  readonly startMin: number
  readonly endMin: number
}

/** Maps the duties of a part onto the kernel: one course a duty, one lesson a period. */
export function buildCountyProblem(input: TimetableInput): CountyProblem {
  const bells = bellsOfDuties(input)
  const grid = buildGrid(bells)
  const ringOfDuty = bells.map((schedule) => grid.ringOf(schedule))
  const doubles = doublesOf(input)
  const shape = { ...input, grid, ringOfDuty, doubles }
  const resources = buildResources(shape)
  const startsOf = startSlots(input, grid)
  const places = new Places()
  const whereIs = whereabouts(shape)
  const pinned = pinnedSlots(shape, (duty, course) => startsOf(duty, ringOfDuty[course]!))

  // A lesson counts by itself, also next to another one of its course, unless doubles are wanted.
  const courses = input.duties.map(
    ({ id }, course): Course => ({ id, duration: 1, maxRun: doubles[course]! > 0 ? 2 : 1 }),
  )
  const lessons = input.duties.flatMap((duty, course): Lesson[] => {
    const ring = ringOfDuty[course]!
    const held = resources.heldBy[course]!
    const sites = held.map((resource) => whereIs(duty, resources.list[resource]!))
    const isElsewhere = sites.some((siteId) => siteId !== duty.siteId)
    const lesson = (starts: readonly number[]): Lesson => ({
      course,
      resources: held,
      starts,
      place: places.indexOf(duty.siteId, ring),
      ...(isElsewhere && { placeOf: sites.map((siteId) => places.indexOf(siteId, ring)) }),
    })
    const free = lesson(startsOf(duty, ring))
    return Array.from({ length: duty.periods }, (_, nth) => {
      const slot = pinned[course]![nth]
      return slot === undefined ? free : lesson([slot])
    })
  })
  const problem: Problem = {
    daySlots: Array.from({ length: grid.days }, () => grid.slotsPerDay),
    resources: resources.list,
    courses,
    lessons,
    rules: countyRules({ ...shape, resources, lessonCourse: lessons.map(({ course }) => course) }),
    travel: places.travel(input, grid),
  }
  const periods = grid.rings.map((_, ring) => periodsBySlot(grid, ring))
  return {
    problem,
    pinned,
    timeOf: (duty, slot) => {
      const ring = ringOfDuty[duty]!
      const place = periods[ring]![slot]!
      const { startMin, endMin } = grid.rings[ring]!.periods[place.period - 1]!
      return { ...place, startMin, endMin }
    },
  }
}

function bellsOfDuties({ county, policy, duties }: TimetableInput): BellSchedule[] {
  const bellOf = bellLookup(county, policy)
  const gradeOf = new Map(county.classes.map(({ id, grade }) => [id, grade]))
  return duties.map(({ siteId, classIds }) => bellOf(siteId, stageOfGrade(gradeOf.get(classIds[0]!)!)))
}
