import { byCode } from '../../models/basics.ts'
import type { Duty, Lesson } from '../../models/plan.ts'
import type { BellPeriod } from '../../models/timetable.ts'
import { bellOf, type Facts } from '../explain/facts.ts'

/** A lesson in its place, with the duty it is of. */
export interface PlacedLesson {
  readonly duty: Duty
  readonly lesson: Lesson
  /** Undefined where no such period rings: a fault that the check reports. */
  readonly bell: BellPeriod | undefined
}

/** Lessons of one class, teacher or room. */
export interface Week {
  readonly id: string
  readonly lessons: readonly PlacedLesson[]
}

/** Weeks of all classes with lessons, in the county's order. */
export const classWeeks = (facts: Facts): Week[] => {
  const weeks = weeksBy(facts, ({ duty }) => duty.classIds)
  return inOrder(weeks, facts.county.classes)
}

/** Weeks of all teachers with lessons, given or attended, by code. */
export const teacherWeeks = (facts: Facts): Week[] =>
  [
    ...weeksBy(facts, ({ duty }) => [
      duty.teacherId,
      ...(duty.assistants ?? []).map(({ teacherId }) => teacherId),
    ]).values(),
  ].sort((a, b) => byCode(a.id, b.id))

/** Weeks of all sites with lessons, in the county's order; a broadcast lesson is at every site of its classes. */
export const siteWeeks = (facts: Facts): Week[] => {
  const siteOf = (classId: string): string => facts.classes.get(classId)?.siteId ?? ''
  const weeks = weeksBy(facts, ({ duty }) => [...new Set(duty.classIds.map(siteOf))])
  return inOrder(weeks, facts.county.sites)
}

/** Weeks of the special rooms that are used, in the county's order. */
export const roomWeeks = (facts: Facts): Week[] => {
  const weeks = weeksBy(facts, ({ lesson }) => (lesson.roomId === undefined ? [] : [lesson.roomId]))
  return inOrder(weeks, facts.county.rooms)
}

function weeksBy(
  facts: Facts,
  idsOf: (placed: PlacedLesson) => readonly string[],
): Map<string, { id: string; lessons: PlacedLesson[] }> {
  const weeks = new Map<string, { id: string; lessons: PlacedLesson[] }>()
  for (const duty of facts.plan.duties.duties) {
    for (const lesson of facts.lessonsOf.get(duty.id) ?? []) {
      const placed = { duty, lesson, bell: bellOf(facts, duty, lesson) }
      for (const id of idsOf(placed)) {
        const week = weeks.get(id)
        if (week) week.lessons.push(placed)
        else weeks.set(id, { id, lessons: [placed] })
      }
    }
  }
  return weeks
}

const inOrder = (weeks: ReadonlyMap<string, Week>, all: readonly { readonly id: string }[]): Week[] =>
  all.flatMap(({ id }) => weeks.get(id) ?? [])

/** Weekdays on which any site of the county teaches: 5 or 6, seldom fewer. */
export const daysOfWeek = ({ county, bellsOf }: Facts): number =>
  Math.max(...county.sites.flatMap(({ id, stages }) => stages.map((stage) => bellsOf(id, stage).days)))

/** Whether the class has the lesson from somebody of another site: a visitor, or a broadcast. */
export const isFromElsewhere = ({ classes }: Facts, { mode, siteId }: Duty, classId: string): boolean =>
  mode === 'visit' || classes.get(classId)?.siteId !== siteId

/** Minutes after midnight as `8:30`. */
export const clockTime = (minute: number): string =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
