import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Random } from '../../../../solver/search/random.ts'
import { MoveList } from '../../../../solver/timetable/kernel/moves/move-list.ts'
import { Proposer } from '../../../../solver/timetable/kernel/moves/proposer.ts'
import type { Problem } from '../../../../solver/timetable/kernel/problem.ts'
import type { Rule } from '../../../../solver/timetable/kernel/rules.ts'
import { solve } from '../../../../solver/timetable/kernel/solve.ts'
import { stateOf } from '../../../support/kernel-state.ts'
import { anyProblem } from '../arbitrary.ts'

/** Hard cost after each move that a careful proposer drops and one that is not careful makes. */
function droppedMoves(problem: Problem, seed: number): number[] {
  const { placement, chosen } = solve(problem, { seed, iterations: 200, onlyFeasible: true })
  const state = stateOf(problem, placement, chosen)
  const placed = problem.lessons.flatMap((_, lesson) => (placement[lesson]! >= 0 ? [lesson] : []))
  if (state.hard > 0 || placed.length === 0) return []
  const [open, careful] = [1, 2].map(() => new Proposer(problem, state, new Random(seed))) as [
    Proposer,
    Proposer,
  ]
  careful.isCareful = true
  const move = new MoveList()
  const dropped: number[] = []
  for (let trial = 0; trial < 60; trial++) {
    const lesson = placed[trial % placed.length]!
    const isKept = careful.propose(lesson, move)
    if (!open.propose(lesson, move) || isKept) continue
    state.apply(move)
    dropped.push(state.hard)
    state.undo(move)
  }
  return dropped
}

describe('foresight', () => {
  test('drops only moves that break a hard rule', () => {
    fc.assert(
      fc.property(anyProblem(), fc.nat(), (problem, seed) => {
        expect(Math.min(...droppedMoves(problem, seed), Infinity)).toBeGreaterThan(0)
      }),
      { numRuns: 250 },
    )
  })

  const head = { code: 'rule', level: 'hard', weight: 1 } as const
  const limits = { groups: [{ slots: [0, 1], max: 1 }] }
  test.each<[string, Rule]>([
    ['a clash', { ...head, type: 'clash', resources: [0] }],
    ['a forbidden day', { ...head, ...limits, type: 'spread', sets: [[0]] }],
    ['a day of several courses', { ...head, ...limits, type: 'spread', sets: [[0, 1]] }],
  ])('sees %s', (_, rule) => {
    const problem: Problem = {
      daySlots: [2, 2],
      resources: [{ id: 'teacher', kind: 'teacher' }],
      courses: ['music', 'art'].map((id) => ({ id, duration: 1, maxRun: 1 })),
      lessons: [0, 0, 1].map((course) => ({ course, resources: [0], starts: [0, 1, 2, 3] })),
      rules: [rule],
    }
    expect(droppedMoves(problem, 1).length).toBeGreaterThan(0)
  })
})
