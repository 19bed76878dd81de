import { z } from 'zod'
import { Id, Weekday } from './basics.ts'
import { Subject } from './subject.ts'
import type { Teacher } from './teacher.ts'

/** What a planner has decided by hand for one class and subject: who teaches it, when it is taught, or both. */
export const LessonPin = z.strictObject({
  id: Id,
  classId: Id,
  subject: Subject,
  /** The only teacher of it; anybody where absent. */
  teacherId: Id.optional(),
  /** Lessons that stand there; period counted from 1 within the day, by the bells of the class. */
  at: z
    .array(z.strictObject({ day: Weekday, period: z.int().min(1).max(12) }))
    .max(20)
    .default([]),
})
export type LessonPin = z.infer<typeof LessonPin>

/** Pins as they bind now: a teacher who is not in post is no longer meant, and the class may have another. */
export function pinsInForce({ lessonPins, teachers }: Pinned): LessonPin[] {
  const absent = new Set(teachers.flatMap(({ id, status }) => (status === 'in-post' ? [] : id)))
  return lessonPins.map((pin) => {
    if (pin.teacherId === undefined || !absent.has(pin.teacherId)) return pin
    const { teacherId: _, ...rest } = pin
    return rest
  })
}

interface Pinned {
  readonly lessonPins: readonly LessonPin[]
  readonly teachers: readonly Teacher[]
}

/** Finds the pin in force of a subject taught to one class, or to several together: one of them may have it. */
export function pinLookup(
  county: Pinned,
): (classIds: readonly string[], subject: Subject) => LessonPin | undefined {
  const byKey = new Map(pinsInForce(county).map((pin) => [`${pin.classId} ${pin.subject}`, pin]))
  return (classIds, subject) => {
    for (const id of classIds) {
      const pin = byKey.get(`${id} ${subject}`)
      if (pin) return pin
    }
    return undefined
  }
}
