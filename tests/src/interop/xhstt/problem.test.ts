import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkProblem } from '../../../../solver/timetable/kernel/check-problem.ts'
import { evaluate as costInSearch } from '../../../../solver/timetable/kernel/evaluate.ts'
import type { Problem } from '../../../../solver/timetable/kernel/problem.ts'
import { evaluate } from '../../../../src/interop/xhstt/evaluate.ts'
import { translate } from '../../../../src/interop/xhstt/problem.ts'
import { anyChosen } from '../../../solver/timetable/arbitrary.ts'
import { anyInstance } from './arbitrary.ts'

/** Every lesson somewhere it may start, lessons of a course apart where they can be. */
const anyFullPlacement = ({ lessons }: Problem): fc.Arbitrary<Int32Array> =>
  fc.array(fc.nat(1000), { minLength: lessons.length, maxLength: lessons.length }).map((draws) => {
    const taken = new Set<string>()
    return Int32Array.from(lessons, ({ course, starts }, lesson) => {
      const free = starts.filter((start) => !taken.has(`${course} ${start}`))
      const slot = free[draws[lesson]! % free.length] ?? -1
      taken.add(`${course} ${slot}`)
      return slot
    })
  })

const anyTranslation = fc.tuple(anyInstance, fc.boolean(), fc.boolean()).chain(([instance, strict, firm]) => {
  const { problem, decode } = translate(instance, { strict, firm })
  const timetable = fc
    .tuple(anyFullPlacement(problem), anyChosen(problem))
    .map(([placement, chosen]) => ({ placement, chosen }))
  return fc
    .tuple(timetable, timetable)
    .map(([first, second]) => ({ instance, problem, decode, first, second }))
})

test('of two timetables, the search sees the same difference in cost as the format', () => {
  fc.assert(
    fc.property(anyTranslation, ({ instance, problem, decode, first, second }) => {
      fc.pre(![...first.placement, ...second.placement].includes(-1))
      checkProblem(problem)
      const [here, there] = [first, second].map(({ placement, chosen }) =>
        costInSearch(problem, placement, chosen),
      )
      const [written, other] = [first, second].map((timetable) =>
        evaluate(instance, { instance: 0, group: '', subEvents: decode(timetable) }),
      )
      const seen = [here!.hard - there!.hard, here!.soft - there!.soft]
      expect(seen).toEqual([written!.hard - other!.hard, written!.soft - other!.soft])
    }),
    { numRuns: 4000 },
  )
})

test('parts of an event last as long as the event', () => {
  fc.assert(
    fc.property(anyTranslation, ({ instance, decode, first }) => {
      const lasts = instance.events.map(() => 0)
      for (const { event, duration } of decode(first)) lasts[event]! += duration
      expect(lasts).toEqual(instance.events.map(({ duration }) => duration))
    }),
    { numRuns: 300 },
  )
})
