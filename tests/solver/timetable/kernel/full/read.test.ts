import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '../../../../../solver/timetable/kernel/evaluate.ts'
import { readFullWeek } from '../../../../../solver/timetable/kernel/full/read.ts'
import { FullWeek } from '../../../../../solver/timetable/kernel/full/week.ts'
import type { Problem } from '../../../../../solver/timetable/kernel/problem.ts'
import { solve } from '../../../../../solver/timetable/kernel/solve.ts'

const kinds = ['class', 'teacher', 'room'] as const
const starts = [0, 1, 2, 3, 4, 5]

/** Two of each kind; lessons hold a class, and perhaps a teacher and a room. */
const anyProblem: fc.Arbitrary<Problem> = fc
  .array(fc.tuple(fc.nat(1), fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 8 })
  .map((held) => ({
    daySlots: [3, 3],
    resources: kinds.flatMap((kind) => [0, 1].map((k) => ({ id: `${kind} ${k}`, kind }))),
    courses: held.map((_, course) => ({ id: `${course}`, duration: 1 })),
    lessons: held.map(([own, teacher, room], course) => ({
      course,
      resources: [own, ...(teacher < 2 ? [2 + teacher] : []), ...(room < 2 ? [4 + room] : [])],
      starts,
    })),
    rules: [{ type: 'clash', code: 'clash', level: 'hard', weight: 3, resources: [0, 1, 2, 3, 4, 5] }],
  }))

const isBusyClass = ({ lessons }: Problem): boolean =>
  [0, 1].some((own) => lessons.filter(({ resources }) => resources[0] === own).length > 6)

test('a problem of clashes alone costs the same as a full week, but for what its classes clashed before', () => {
  fc.assert(
    fc.property(anyProblem, fc.array(fc.nat(5), { minLength: 8, maxLength: 8 }), (problem, slots) => {
      const full = readFullWeek(
        problem,
        Int32Array.from(problem.lessons, (_, k) => slots[k]!),
      )
      if (isBusyClass(problem)) {
        expect(full).toBeUndefined()
        return
      }
      expect(full!.slotOf).toHaveLength(12)
      const placement = Int32Array.from(full!.slotOf.subarray(0, problem.lessons.length))
      expect(3 * new FullWeek(full!).cost).toBe(evaluate(problem, placement).hard)
    }),
    { numRuns: 300 },
  )
})

const [problem] = fc.sample(
  anyProblem.filter((found) => !isBusyClass(found)),
  { seed: 1, numRuns: 1 },
) as [Problem]
const nowhere = new Int32Array(problem.lessons.length).fill(-1)

test.each<[string, Partial<Problem>]>([
  [
    'has another rule',
    { rules: [...problem.rules, { type: 'unplaced', code: 'u', level: 'hard', weight: 1 }] },
  ],
  [
    'weighs clashes unequally',
    { rules: [...problem.rules, { ...problem.rules[0]!, resources: [2] } as never] },
  ],
  ['has longer lessons', { courses: problem.courses.map((course) => ({ ...course, duration: 2 })) }],
  ['closes a slot', { lessons: problem.lessons.map((lesson) => ({ ...lesson, starts: [0, 1] })) }],
  ['has a pool', { resources: problem.resources.map((own) => ({ ...own, capacity: 2 })) }],
])('it is none where the problem %s', (_, change) => {
  expect(readFullWeek(problem, nowhere)).toBeDefined()
  expect(readFullWeek({ ...problem, ...change }, nowhere)).toBeUndefined()
})

test('the search fills a week that has no free slot', () => {
  // Latin squares: lesson (class, teacher, room) of a cyclic timetable, each slot of which is a perfect one.
  const size = 6
  const lessons = Array.from({ length: size * size }, (_, k) => {
    const [slot, own] = [Math.floor(k / size), k % size]
    return {
      course: k,
      resources: [own, size + ((own + slot) % size), 2 * size + ((own + 2 * slot) % size)],
      starts,
    }
  })
  const full: Problem = {
    daySlots: [3, 3],
    resources: kinds.flatMap((kind) =>
      Array.from({ length: size }, (_, k) => ({ id: `${kind} ${k}`, kind })),
    ),
    courses: lessons.map((_, course) => ({ id: `${course}`, duration: 1 })),
    lessons,
    rules: [
      {
        type: 'clash',
        code: 'clash',
        level: 'hard',
        weight: 1,
        resources: Array.from({ length: 18 }, (_, k) => k),
      },
    ],
  }
  for (const seed of [1, 2, 3]) {
    const { placement, hard, stopped } = solve(full, { seed, iterations: 60_000 })
    expect([hard, stopped, evaluate(full, placement).hard]).toEqual([0, 'proved', 0])
  }
})
