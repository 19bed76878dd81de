import { expect, test } from 'vitest'
import { evaluate } from '../../../../solver/timetable/kernel/evaluate.ts'
import { compile } from '../../../../solver/timetable/kernel/compile.ts'
import type { Problem } from '../../../../solver/timetable/kernel/problem.ts'
import { State } from '../../../../solver/timetable/kernel/state.ts'
import { findTwins } from '../../../../solver/timetable/kernel/twins.ts'

/** Groups of pupils a, b and c; a and b sit in the same two lessons, c in one of them. */
const problem = (rules: Problem['rules']): Problem => ({
  daySlots: [2],
  resources: ['a', 'b', 'c'].map((id) => ({ id, kind: 'class' })),
  courses: [
    { id: 'art', duration: 1 },
    { id: 'music', duration: 1 },
  ],
  lessons: [
    { course: 0, resources: [0, 1, 2], starts: [0, 1] },
    { course: 1, resources: [0, 1], starts: [0, 1] },
  ],
  rules,
})
const clash = { type: 'clash', code: 'clash', level: 'hard', weight: 3, resources: [0, 1, 2] } as const

test('resources that are always together share a row', () => {
  expect([...findTwins(problem([clash]))]).toEqual([0, 0, 2])
})

test('unless another rule looks at one of them, or only one may clash', () => {
  const idle = {
    type: 'idle',
    code: 'gaps',
    level: 'soft',
    weight: 1,
    resources: [1],
    groups: [[0, 1]],
  } as const
  expect([...findTwins(problem([clash, idle]))]).toEqual([0, 1, 2])
  expect([...findTwins(problem([{ ...clash, resources: [0, 2] }]))]).toEqual([0, 1, 2])
})

test('a clash of twins costs as much as the clashes of all', () => {
  const both = problem([clash])
  const placement = Int32Array.of(0, 0)
  const state = new State(compile(both))
  state.load(placement)
  expect(state.hard).toBe(6)
  expect(evaluate(both, placement).hard).toBe(6)
})
