import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../../solver/timetable/kernel/evaluate.ts'
import type { Problem } from '../../../../solver/timetable/kernel/problem.ts'
import { solve } from '../../../../solver/timetable/kernel/solve.ts'
import { anyProblem } from '../arbitrary.ts'

const tiny = anyProblem({ days: fc.constantFrom([3], [2, 2]), maxLessons: 3 })

/** Every combination of one entry of each list. */
function* product(lists: readonly (readonly number[])[]): Generator<number[]> {
  const [first, ...rest] = lists
  if (!first) yield []
  else for (const tail of product(rest)) for (const head of first) yield [head, ...tail]
}

/** Lessons of one course in one slot are no timetable the search looks for. */
function sharesSlot({ lessons }: Problem, placement: readonly number[]): boolean {
  const places = lessons.map(({ course }, lesson) => `${course} ${placement[lesson]!}`)
  return new Set(places).size < places.length
}

/** Cheapest timetable with every lesson placed that can be: [hard, soft]. */
function bruteForce(problem: Problem): [number, number] {
  let best: [number, number] = [Infinity, Infinity]
  const starts = problem.lessons.map((lesson) => (lesson.starts.length > 0 ? lesson.starts : [-1]))
  const choices = problem.lessons.flatMap(({ choices: own = [] }) => own)
  for (const placement of product(starts)) {
    if (sharesSlot(problem, placement)) continue
    for (const chosen of product(choices)) {
      const { hard, soft } = evaluate(problem, Int32Array.from(placement), Int32Array.from(chosen))
      if (hard < best[0] || (hard === best[0] && soft < best[1])) best = [hard, soft]
    }
  }
  return best
}

const withoutChoices = (problem: Problem): Problem => ({
  ...problem,
  lessons: problem.lessons.map(({ choices: _, ...lesson }) => lesson),
  rules: problem.rules.filter(({ type }) => !['chosen', 'same-chosen', 'workload'].includes(type)),
})

describe('a search', () => {
  // A better timetable may lie behind much worse ones, which the search does not cross: 7 of 2,000 such problems.
  test('finds the cheapest of all timetables of tiny problems, all but one in a hundred', () => {
    const small = tiny.filter(
      ({ lessons }) =>
        lessons.reduce((sum, { starts, choices = [] }) => {
          const own = choices.reduce((product, candidates) => product * candidates.length, 1)
          return sum * Math.max(1, starts.length) * own
        }, 1) <= 600,
    )
    const missed = fc.sample(small, { numRuns: 200, seed: 1 }).filter((problem) => {
      const [hard, soft] = bruteForce(problem)
      const found = solve(problem, { seed: 1, iterations: 20_000 })
      return found.hard > hard || (found.hard === hard && found.soft > soft)
    })
    expect(missed.length).toBeLessThanOrEqual(2)
  })

  test('tells the cost of what it returns', () => {
    fc.assert(
      fc.property(anyProblem(), fc.nat(), (problem, seed) => {
        const { placement, chosen, hard, soft } = solve(problem, { seed, iterations: 500 })
        expect(evaluate(problem, placement, chosen)).toMatchObject({ hard, soft })
      }),
      { numRuns: 50 },
    )
  })

  test('gives the same timetable for the same seed and iterations', () => {
    fc.assert(
      fc.property(anyProblem(), fc.nat(), (problem, seed) => {
        const [first, second] = [1, 2].map(() => solve(problem, { seed, iterations: 2000 }))
        expect(first).toEqual(second)
      }),
      { numRuns: 20 },
    )
  })

  test('starts from a given timetable and never returns a worse one', () => {
    fc.assert(
      fc.property(anyProblem().map(withoutChoices), (problem) => {
        const { placement: start, hard, soft } = solve(problem, { seed: 1, iterations: 1000 })
        const again = solve(problem, { seed: 2, iterations: 1000, start })
        expect(again.hard < hard || (again.hard === hard && again.soft <= soft)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test('ends when it is cancelled, and says so', () => {
    const problem: Problem = {
      daySlots: [3],
      resources: [{ id: 'class', kind: 'class' }],
      courses: [{ id: 'music', duration: 1 }],
      lessons: [1, 2].map(() => ({ course: 0, resources: [0], starts: [0, 1, 2] })),
      rules: [
        {
          type: 'busy-groups',
          code: 'never',
          level: 'hard',
          weight: 1,
          resources: [0],
          groups: [[0]],
          min: 2,
        },
      ],
    }
    const { stopped, iterations } = solve(problem, { iterations: 1e9, cancelled: () => true })
    expect([stopped, iterations]).toEqual(['cancelled', 0])
  })
})
