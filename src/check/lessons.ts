import { byCode, type HalfDay } from '../../models/basics.ts'
import { bellLookup } from '../../models/bells.ts'
import type { County } from '../../models/county.ts'
import type { Lesson } from '../../models/plan.ts'
import type { Policy } from '../../models/policy.ts'
import type { KnownDuty } from './known.ts'

/** A lesson by the clock, minutes after midnight: sites and stages ring at different times. */
export interface TimedLesson extends KnownDuty {
  readonly lesson: Lesson
  readonly session: HalfDay
  readonly startMin: number
  readonly endMin: number
}

/** Lessons that stand in a period of their bells, by day and time. */
export function timedLessons(
  county: County,
  policy: Policy,
  duties: readonly KnownDuty[],
  lessons: readonly Lesson[],
): TimedLesson[] {
  const bellsOf = bellLookup(county, policy)
  const dutyById = new Map(duties.map((known) => [known.duty.id, known]))
  return lessons
    .flatMap((lesson) => {
      const known = dutyById.get(lesson.dutyId)
      if (!known) return []
      const bells = bellsOf(known.site.id, known.stage)
      const bell = lesson.day <= bells.days ? bells.periods[lesson.period - 1] : undefined
      return bell ? { ...known, lesson, ...bell } : []
    })
    .sort(
      (a, b) =>
        a.lesson.day - b.lesson.day ||
        a.startMin - b.startMin ||
        a.endMin - b.endMin ||
        byCode(a.duty.id, b.duty.id) ||
        byCode(a.lesson.roomId ?? '', b.lesson.roomId ?? ''),
    )
}
