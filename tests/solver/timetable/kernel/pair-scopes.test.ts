import { describe, expect, test } from 'vitest'
import { compile } from '../../../../solver/timetable/kernel/compile.ts'
import { pairScopes } from '../../../../solver/timetable/kernel/moves/scope.ts'
import type { Problem } from '../../../../solver/timetable/kernel/problem.ts'

/** Lessons that hold these of a class (0), a teacher (1) and a room (2). */
function problemOf(held: readonly (readonly number[])[]): Problem {
  return {
    daySlots: [4],
    resources: [
      { id: 'class', kind: 'class' },
      { id: 'teacher', kind: 'teacher' },
      { id: 'room', kind: 'room' },
    ],
    courses: held.map((_, index) => ({ id: `course ${index}`, duration: 1 })),
    lessons: held.map((resources, course) => ({ course, resources, starts: [0, 1, 2, 3] })),
    rules: [{ type: 'clash', code: 'clash', level: 'hard', weight: 1, resources: [0, 1, 2] }],
  }
}

describe('scopes over two kinds of resources', () => {
  test('leave out one kind each where most lessons hold all three', () => {
    const problem = problemOf([[0, 1, 2], [2, 1, 0], [0]])
    const rows = pairScopes(problem, compile(problem)).map(({ rows, start }) => [
      ...rows.subarray(start[1], start[2]),
    ])
    expect(rows).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
    ])
  })

  test('are none where few lessons hold all three', () => {
    const problem = problemOf([[0, 1, 2], [0, 1], [1]])
    expect(pairScopes(problem, compile(problem))).toEqual([])
  })
})
