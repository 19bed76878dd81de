import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitToWeek } from '../../../../solver/timetable/county/fit.ts'
import { splitTimetable } from '../../../../solver/timetable/county/input.ts'
import { keepLegal } from '../../../../solver/timetable/county/keep-legal.ts'
import { evaluate } from '../../../../solver/timetable/kernel/evaluate.ts'
import { anyInput } from './arbitrary.ts'

/** A problem and lessons put anywhere. */
const anyWeek = fc.tuple(anyInput(), fc.infiniteStream(fc.nat())).map(([input, draws]) => {
  const fitted = fitToWeek(splitTimetable(input)[0]!)
  const placement = Int32Array.from(fitted.problem.lessons, ({ starts }) => {
    const { value } = draws.next() as { value: number }
    return starts[value % starts.length]!
  })
  return { ...fitted, placement }
})

/** Cost of every hard rule but completeness. */
const broken = ({ problem }: { problem: Parameters<typeof evaluate>[0] }, placement: Int32Array) =>
  evaluate(problem, placement).byRule.filter(
    (cost, rule) =>
      cost > 0 && problem.rules[rule]!.level === 'hard' && problem.rules[rule]!.type !== 'unplaced',
  )

describe('taking out what is illegal', () => {
  test('leaves a week that breaks nothing, whatever it was given', () => {
    fc.assert(
      fc.property(anyWeek, (week) => {
        expect(broken(week, keepLegal(week.problem, week.placement, week.order))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('leaves a legal week as it was', () => {
    fc.assert(
      fc.property(anyWeek, ({ problem, placement, order }) => {
        const legal = keepLegal(problem, placement, order)
        expect(keepLegal(problem, legal, order)).toEqual(legal)
      }),
      { numRuns: 60 },
    )
  })

  test('leaves no lesson out that has a legal place', () => {
    fc.assert(
      fc.property(anyWeek, (week) => {
        const { problem, placement, order } = week
        const legal = keepLegal(problem, placement, order)
        const addable = problem.lessons.flatMap(({ starts }, lesson) =>
          legal[lesson]! >= 0
            ? []
            : starts.filter((slot) => broken(week, legal.with(lesson, slot)).length === 0),
        )
        expect(addable).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
