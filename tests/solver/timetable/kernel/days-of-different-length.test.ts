import { expect, test } from 'vitest'
import { compile } from '../../../../solver/timetable/kernel/compile.ts'
import { evaluate } from '../../../../solver/timetable/kernel/evaluate.ts'
import type { Problem } from '../../../../solver/timetable/kernel/problem.ts'
import { State } from '../../../../solver/timetable/kernel/state.ts'

test('counts the runs of a long day after a short one: the longest day, not the first, sets what can be counted', () => {
  const problem: Problem = {
    daySlots: [2, 3],
    resources: [],
    courses: [{ id: 'maths', duration: 1, maxRun: 1 }],
    lessons: [0, 1, 2, 3, 4].map((slot) => ({ course: 0, resources: [], starts: [slot] })),
    rules: [{ type: 'runs', code: 'runs', level: 'hard', weight: 3, shape: 'step', courses: [0], max: 4 }],
  }
  const placement = Int32Array.from([0, 1, 2, 3, 4])
  const state = new State(compile(problem))
  state.load(placement)
  expect(state.hard).toBe(3)
  expect(evaluate(problem, placement).hard).toBe(3)
})
