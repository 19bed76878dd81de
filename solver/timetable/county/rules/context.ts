import { groupBy } from '../group.ts'
import type { Resources } from '../resources.ts'
import type { WeekShape } from '../subjects.ts'

/** What the rules of a part are written on. A course is a duty: same index. */
export interface Context extends WeekShape {
  readonly resources: Resources
  /** Course of each lesson. */
  readonly lessonCourse: readonly number[]
}

/** Soft weights of a policy are points with one decimal; the kernel counts in whole ones. */
export const POINTS = 10
export const points = (weight: number): number => Math.round(weight * POINTS)

/** Resources that hear the same rings, so that their days have the same slots. */
export function byRings(
  { resources }: Context,
  of: readonly number[],
): { rings: number[]; members: number[] }[] {
  const groups = groupBy(of, (resource) => [...resources.usage[resource]!.rings].sort((a, b) => a - b).join())
  return [...groups.values()].map((members) => ({
    rings: [...resources.usage[members[0]!]!.rings].sort((a, b) => a - b),
    members,
  }))
}
