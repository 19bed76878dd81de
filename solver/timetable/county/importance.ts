import type { Duty } from '../../../models/plan.ts'
import type { Policy } from '../../../models/policy.ts'

/** A pinned lesson goes before every other. */
const PINNED = -1
/** Of a subject that the policy does not price. */
const ORDINARY_POINTS = 1

/**
 * Lessons by how much is lost without them, most first: pinned ones, then the first lesson of every duty before the second of any, then by what
 * the policy says a missing period of the subject costs. Lessons are numbered duty after duty, a duty's pinned ones first.
 * @param pinned by duty: slots of its pinned lessons
 */
export function byImportance(
  duties: readonly Duty[],
  { rotationWeights }: Policy,
  pinned: readonly (readonly number[])[],
): number[] {
  const lessons = duties.flatMap(({ subject, periods }, duty) =>
    Array.from({ length: periods }, (_, nth) => ({
      nth: nth < pinned[duty]!.length ? PINNED : nth,
      points: rotationWeights.shortagePeriod[subject] ?? ORDINARY_POINTS,
    })),
  )
  return [...lessons.keys()].sort((a, b) => {
    const [first, second] = [lessons[a]!, lessons[b]!]
    return first.nth - second.nth || second.points - first.points || a - b
  })
}
