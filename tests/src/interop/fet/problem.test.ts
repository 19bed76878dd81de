import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../../src/interop/fet/evaluate.ts'
import { translate } from '../../../../src/interop/fet/problem.ts'
import { solveFet } from '../../../../src/interop/fet/solve.ts'
import { FEWER_CHANGES, FEWER_GAPS } from '../../../../src/interop/fet/trips.ts'
import { checkProblem } from '../../../../solver/timetable/kernel/check-problem.ts'
import type { Problem } from '../../../../solver/timetable/kernel/problem.ts'
import { evaluate as kernelCost } from '../../../../solver/timetable/kernel/evaluate.ts'
import { anyPlacement } from '../../../solver/timetable/arbitrary.ts'
import { CASES } from './cases.ts'
import { BASIC, constraint, each, ids, school } from './school.ts'

/** A few constraints of any types, required or wished. */
const anySchool = fc
  .uniqueArray(fc.record({ own: fc.nat(CASES.length - 1), weight: fc.constantFrom(100, 100, 55) }), {
    minLength: 1,
    maxLength: 4,
    selector: ({ own }) => own,
  })
  .map((drawn) =>
    drawn.map(({ own, weight }) => {
      const { type, parts } = CASES[own]!
      return constraint(type, parts, type.startsWith('Basic') ? 100 : weight)
    }),
  )

/** Any candidate for each choice. */
const anyRooms = ({ lessons }: Problem): fc.Arbitrary<Int32Array> =>
  fc
    .tuple(...lessons.flatMap(({ choices = [] }) => choices.map((rooms) => fc.constantFrom(...rooms))))
    .map((rooms) => Int32Array.from(rooms))

/** Soft cost of what the file asks for. */
const ownSoft = ({ rules }: Problem, byRule: readonly number[]): number =>
  rules.reduce(
    (sum, { code, level }, rule) =>
      level === 'soft' && code !== FEWER_CHANGES && code !== FEWER_GAPS ? sum + byRule[rule]! : sum,
    0,
  )

test('the search and the evaluator find the same timetables without fault', () => {
  const both = { kept: 0, broken: 0 }
  fc.assert(
    fc.property(
      anySchool.chain((constraints) => {
        const file = school(BASIC + constraints.join(''))
        const { problem, decode } = translate(file)
        checkProblem(problem)
        const found = fc.record({ placement: anyPlacement(problem), chosen: anyRooms(problem) })
        return fc.record({
          found,
          file: fc.constant(file),
          problem: fc.constant(problem),
          decode: fc.constant(decode),
        })
      }),
      ({ found, file, problem, decode }) => {
        const inside = kernelCost(problem, found.placement, found.chosen)
        const outside = evaluate(file, decode(found))
        // What has no place is not judged further by either; rooms are only then due.
        fc.pre(found.placement.every((slot) => slot >= 0))
        const isKept = inside.hard === 0
        both[isKept ? 'kept' : 'broken']++
        expect(outside.hard === 0).toBe(isKept)
        if (isKept) expect(outside.soft === 0).toBe(ownSoft(problem, inside.byRule) === 0)
      },
    ),
    { numRuns: 1000, seed: 11 },
  )
  expect(both.kept).toBeGreaterThan(20)
  expect(both.broken).toBeGreaterThan(100)
})

describe('solving', () => {
  const wish = constraint(
    'MinDaysBetweenActivities',
    `<Consecutive_If_Same_Day>true</Consecutive_If_Same_Day>${ids(1, 2)}<MinDays>2</MinDays>`,
    95,
  )
  const all =
    BASIC +
    wish +
    constraint('StudentsMaxGapsPerWeek', each('Max_Gaps', [0])) +
    constraint('StudentsEarlyMaxBeginningsAtSecondHour', each('Max_Beginnings_At_Second_Hour', [0])) +
    constraint('SubjectPreferredRooms', `<Subject>Music</Subject>${each('Preferred_Room', ['R1', 'S1'])}`) +
    constraint(
      'TeachersMinGapsBetweenBuildingChanges',
      '<Min_Gaps_Between_Building_Changes>1</Min_Gaps_Between_Building_Changes>',
    ) +
    constraint('StudentsSetHomeRoom', '<Students>A</Students><Room>R1</Room>')

  test('keeps every constraint and every wish where that can be', () => {
    const file = school(all)
    const { placed, rounds, cancelled } = solveFet(file, { seed: 1, rounds: 4 })
    expect(evaluate(file, placed).violations).toEqual([])
    expect([rounds, cancelled]).toEqual([1, false])
    const musicRooms = [3, 5, 6].map((activity) => file.rooms[placed[activity]!.room]?.name)
    expect(musicRooms.every((name) => name === 'R1' || name === 'S1')).toBe(true)
  })

  test('gives the same timetable for the same seed, however the file is ordered', () => {
    const backwards = (all.match(/<Constraint(\w+)>.*?<\/Constraint\1>/gs) ?? []).reverse().join('')
    const options = { seed: 5, rounds: 2 }
    expect(solveFet(school(backwards), options)).toEqual(solveFet(school(all), options))
  })

  test('what cannot be kept is broken as little as can be, after all rounds', () => {
    const file = school(
      BASIC +
        constraint(
          'TeacherMaxDaysPerWeek',
          '<Teacher_Name>Wu</Teacher_Name><Max_Days_Per_Week>1</Max_Days_Per_Week>',
        ),
    )
    const { placed, rounds } = solveFet(file, { seed: 1, rounds: 2 })
    expect(rounds).toBe(2)
    expect(evaluate(file, placed).hard).toBe(1)
  })

  test('stops when told to, with what there is', () => {
    const file = school(all)
    const { placed, cancelled } = solveFet(file, { seed: 1, rounds: 9, cancelled: () => true })
    expect(cancelled).toBe(true)
    expect(placed).toHaveLength(7)
  })
})
