import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildCountyProblem } from '../../../../solver/timetable/county/build.ts'
import { splitTimetable } from '../../../../solver/timetable/county/input.ts'
import { POINTS } from '../../../../solver/timetable/county/rules/context.ts'
import { evaluate } from '../../../../solver/timetable/kernel/evaluate.ts'
import type { Problem } from '../../../../solver/timetable/kernel/problem.ts'
import { county } from '../../../support/county.ts'
import { policyWith } from '../../../support/policy.ts'
import { bells, duty, faultsOf, inputOf, solveWeek } from './support.ts'

/** Two days of two morning and one afternoon period; two classes, three teachers; five lessons or fewer. */
const tiny = fc
  .array(
    fc.record({
      teacherId: fc.constantFrom('t1', 't2', 't3'),
      classIds: fc.constantFrom(['A-1'], ['A-2'], ['A-1', 'A-2']),
      subject: fc.constantFrom('maths' as const, 'pe' as const, 'labour' as const),
      periods: fc.integer({ min: 1, max: 2 }),
    }),
    { minLength: 2, maxLength: 3 },
  )
  .filter((duties) => duties.reduce((sum, { periods }) => sum + periods, 0) <= 5)
  .map((duties) => {
    const built = county()
      .site('A', { grades: [3, 4], bells: { primary: 'short' } })
      .teachersAlike(3, 't', 'A')
      .with({ bellSchedules: [{ id: 'short', name: 'short', days: 2, periods: bells(510, 3, 2) }] })
      .build()
    const policy = policyWith({ timetable: { subjectMaxPerDay: 1, notInFirstPeriod: ['pe'] } })
    return inputOf(
      built,
      duties.map((own) => duty({ ...own, classIds: [...own.classIds] })),
      { policy },
    )
  })

/** Least soft cost of all timetables that break nothing; undefined if there is none. */
function bestOfAll(problem: Problem): number | undefined {
  const placement = new Int32Array(problem.lessons.length)
  let best: number | undefined
  const place = (lesson: number): void => {
    if (lesson === problem.lessons.length) {
      const { hard, soft } = evaluate(problem, placement)
      if (hard === 0) best = Math.min(best ?? soft, soft)
      return
    }
    for (const slot of problem.lessons[lesson]!.starts) {
      placement[lesson] = slot
      place(lesson + 1)
    }
  }
  place(0)
  return best
}

test('tiny weeks are complete where any is, and none is better (against brute force)', () => {
  fc.assert(
    fc.property(tiny, fc.nat(), (input, seed) => {
      const [part] = splitTimetable(input)
      const best = bestOfAll(buildCountyProblem(part!).problem)
      const week = solveWeek(input, seed)
      expect(faultsOf(input, week)).toEqual([])
      const soft = Object.values(week.timetable.soft).reduce((sum, cost) => sum + cost, 0)
      const found = week.unplaced.length === 0 ? Math.round(soft * POINTS) : undefined
      expect(found).toBe(best)
    }),
    { numRuns: 25 },
  )
})
