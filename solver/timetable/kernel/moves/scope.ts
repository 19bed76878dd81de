import type { Compiled } from '../compiled.ts'
import type { Problem } from '../problem.ts'

/** Rows over which a chain pushes lessons on: rows[start[l] .. start[l + 1]) of each lesson. All hold one lesson at a time. */
export interface Scope {
  readonly start: Int32Array
  readonly rows: Int32Array
}

/** `classes`: only rows of classes, other clashes are left to the cost. `all`: every row that would clash. */
export function makeScope(problem: Problem, compiled: Compiled, which: 'classes' | 'all'): Scope {
  const start = new Int32Array(compiled.lessonCount + 1)
  const rows: number[] = []
  problem.lessons.forEach((lesson, index) => {
    const own = lesson.resources.filter(
      (resource) =>
        compiled.twins[resource] === resource &&
        compiled.capacity[resource] === 1 &&
        (which === 'all' || problem.resources[resource]!.kind === 'class'),
    )
    rows.push(...own)
    // Without a row in common, two lessons of a course could end up in one slot.
    if (own.length === 0 && compiled.startRow[index]! < 0) rows.push(compiled.courseRow(lesson.course))
    start[index + 1] = rows.length
  })
  return { start, rows: Int32Array.from(rows) }
}
