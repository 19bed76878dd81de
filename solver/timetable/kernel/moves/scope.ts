import type { Compiled } from '../compiled.ts'
import type { Problem, Resource } from '../problem.ts'

type Kind = Resource['kind']

/** Rows over which a chain pushes lessons on: rows[start[l] .. start[l + 1]) of each lesson. All hold one lesson at a time. */
export interface Scope {
  readonly start: Int32Array
  readonly rows: Int32Array
}

/** Only rows of resources of these kinds, other clashes are left to the cost; by default every row that would clash. */
export function makeScope(
  problem: Problem,
  compiled: Compiled,
  kinds: readonly Kind[] = ['class', 'teacher', 'room'],
): Scope {
  const start = new Int32Array(compiled.lessonCount + 1)
  const rows: number[] = []
  problem.lessons.forEach((lesson, index) => {
    const own = lesson.resources.filter(
      (resource) =>
        compiled.twins[resource] === resource &&
        compiled.capacity[resource] === 1 &&
        kinds.includes(problem.resources[resource]!.kind),
    )
    rows.push(...own)
    // Without a row in common, two lessons of a course could end up in one slot.
    if (own.length === 0 && compiled.startRow[index]! < 0) rows.push(compiled.courseRow(lesson.course))
    start[index + 1] = rows.length
  })
  return { start, rows: Int32Array.from(rows) }
}

/** Scopes over two of the three kinds, where most lessons hold all three: a chain over all of them seldom ends. */
export function pairScopes(problem: Problem, compiled: Compiled): Scope[] {
  const threefold = problem.lessons.filter(
    ({ resources }) => new Set(resources.map((resource) => problem.resources[resource]!.kind)).size === 3,
  )
  if (threefold.length < problem.lessons.length / 2) return []
  const pairs: Kind[][] = [
    ['class', 'teacher'],
    ['class', 'room'],
    ['teacher', 'room'],
  ]
  return pairs.map((kinds) => makeScope(problem, compiled, kinds))
}
