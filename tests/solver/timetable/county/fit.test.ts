import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitToWeek } from '../../../../solver/timetable/county/fit.ts'
import { county } from '../../../support/county.ts'
import { policyWith } from '../../../support/policy.ts'
import { bells, duty, inputOf } from './support.ts'

const day = bells(510, 3)
const policy = policyWith({
  bells: { primary: day, junior: day },
  timetable: { subjectMaxPerDay: 3 },
  rotationWeights: { shortagePeriod: { pe: 3 } },
})
const onlyDays = (...days: number[]) =>
  [1, 2, 3, 4, 5]
    .filter((d) => !days.includes(d))
    .flatMap((d) => [1, 2, 3].map((period) => ({ day: d, period })))

describe('lessons that no timetable can place', () => {
  const one = county()
    .site('A', { grades: [3] })
    .teacher('t1', 'A')
    .teacher('t2', 'A')
    .build()
  const periodsAfter = (input: ReturnType<typeof inputOf>) =>
    fitToWeek(input).input.duties.map(({ subject, periods }) => [subject, periods])

  test('all stay where all can be placed', () => {
    const input = inputOf(
      one,
      [duty({ periods: 5 }), duty({ teacherId: 't2', subject: 'maths', periods: 10 })],
      {
        policy,
      },
    )
    expect(fitToWeek(input).input).toBe(input)
  })

  test('of a class with too many, the subject with the most periods and the least price goes first', () => {
    const input = inputOf(
      one,
      [
        duty({ periods: 6 }),
        duty({ teacherId: 't2', subject: 'maths', periods: 6 }),
        duty({ teacherId: 't2', subject: 'labour', periods: 4 }),
      ],
      { policy },
    )
    expect(periodsAfter(input)).toEqual([
      ['pe', 6],
      ['maths', 5],
      ['labour', 4],
    ])
  })

  test('of a teacher with two half-days, no more than they hold', () => {
    const busy = county()
      .site('A', { grades: [3, 3] })
      .teacher('t1', 'A', { unavailable: onlyDays(1, 2) })
      .build()
    const input = inputOf(busy, [duty({ periods: 5 }), duty({ classIds: ['A-2'], periods: 4 })], { policy })
    expect(periodsAfter(input)).toEqual([
      ['pe', 3],
      ['pe', 3],
    ])
  })

  test('of a subject, no more than its daily maximum on the days it can be taught', () => {
    const busy = county()
      .site('A', { grades: [3] })
      .teacher('t1', 'A', { unavailable: onlyDays(1, 2) })
      .build()
    const tight = policyWith({ ...policy, timetable: { ...policy.timetable, subjectMaxPerDay: 1 } })
    expect(periodsAfter(inputOf(busy, [duty({ periods: 5 })], { policy: tight }))).toEqual([['pe', 2]])
  })

  test('a teacher keeps the greatest possible number of lessons (against brute force)', () => {
    const shape = fc.record({
      free: fc.uniqueArray(fc.nat(14), { minLength: 1, maxLength: 6 }),
      fromSecond: fc.uniqueArray(fc.nat(14), { minLength: 1, maxLength: 6 }),
      firsts: fc.integer({ min: 1, max: 4 }),
      seconds: fc.integer({ min: 1, max: 4 }),
    })
    fc.assert(
      fc.property(shape, ({ free, fromSecond, firsts, seconds }) => {
        // One class, two teachers, each free at some of the fifteen periods of the week.
        const busy = (slots: readonly number[]) =>
          Array.from({ length: 15 }, (_, n) => n)
            .filter((n) => !slots.includes(n))
            .map((n) => ({ day: Math.floor(n / 3) + 1, period: (n % 3) + 1 }))
        const built = county()
          .site('A', { grades: [3] })
          .teacher('t1', 'A', { unavailable: busy(free) })
          .teacher('t2', 'A', { unavailable: busy(fromSecond) })
          .build()
        const input = inputOf(
          built,
          [duty({ periods: firsts }), duty({ teacherId: 't2', subject: 'maths', periods: seconds })],
          { policy },
        )
        const kept = fitToWeek(input).input.duties.reduce((sum, { periods }) => sum + periods, 0)
        expect(kept).toBe(mostPlaced(free, firsts, fromSecond, seconds))
      }),
      { numRuns: 100 },
    )
  })
})

/** Of two kinds of lessons with their free slots, the most that stand in different slots. */
function mostPlaced(a: number[], countA: number, b: number[], countB: number): number {
  const common = a.filter((slot) => b.includes(slot)).length
  const alone = { a: a.length - common, b: b.length - common }
  let most = 0
  for (let given = 0; given <= common; given++)
    most = Math.max(most, Math.min(countA, alone.a + given) + Math.min(countB, alone.b + common - given))
  return most
}
