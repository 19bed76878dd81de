import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findConflicts } from '../../../../solver/timetable/kernel/conflicts.ts'
import type { Problem } from '../../../../solver/timetable/kernel/problem.ts'

/** One resource under a hard clash rule, and the starts of its lessons; four slots. */
const crowd = (starts: readonly (readonly number[])[], capacity = 1): Problem => ({
  daySlots: [4],
  resources: [{ id: 'gym', kind: 'room', capacity }],
  courses: [{ id: 'sport', duration: 1 }],
  lessons: starts.map((own) => ({ course: 0, resources: [0], starts: own })),
  rules: [{ type: 'clash', code: 'clash', level: 'hard', weight: 1, resources: [0] }],
})

test('three lessons for two slots are too many, and they are named', () => {
  expect(
    findConflicts(
      crowd([
        [0, 1],
        [2, 3],
        [0, 1],
        [0, 1],
      ]),
    ),
  ).toEqual([{ kind: 'overfull', resource: 0, lessons: [0, 2, 3], slots: [0, 1], need: 3, have: 2 }])
  expect(
    findConflicts(
      crowd(
        [
          [0, 1],
          [2, 3],
          [0, 1],
          [0, 1],
        ],
        2,
      ),
    ),
  ).toEqual([])
})

test('a lesson that may start nowhere', () => {
  expect(findConflicts(crowd([[0], []]))).toEqual([{ kind: 'no-start', lesson: 1 }])
})

test('single lessons conflict exactly when no assignment of slots exists', () => {
  const starts = fc.array(fc.uniqueArray(fc.nat(3), { minLength: 1 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 2 }), (own, capacity) => {
      const fits = (lesson: number, held: readonly number[]): boolean =>
        lesson === own.length ||
        own[lesson]!.some(
          (slot) => held[slot]! < capacity && fits(lesson + 1, held.with(slot, held[slot]! + 1)),
        )
      expect(findConflicts(crowd(own, capacity)).length === 0).toBe(fits(0, [0, 0, 0, 0]))
    }),
    { numRuns: 500 },
  )
})
