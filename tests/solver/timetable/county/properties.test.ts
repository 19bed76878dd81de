import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyInput } from './arbitrary.ts'
import { faultsOf, solveWeek } from './support.ts'
import type { TimetableInput } from '../../../../solver/timetable/county/input.ts'

describe('a county week, whatever the county', () => {
  test('breaks nothing, by the clock, and lists what it does not place', () => {
    fc.assert(
      fc.property(anyInput(), fc.nat(), (input, seed) => {
        expect(faultsOf(input, solveWeek(input, seed))).toEqual([])
      }),
      { numRuns: 120 },
    )
  })

  test('depends on the county and the seed alone, not on the order of the lists', () => {
    const reversed = (input: TimetableInput): TimetableInput => ({
      ...input,
      duties: input.duties.toReversed(),
      visits: input.visits.toReversed(),
      postings: input.postings.toReversed(),
      county: {
        ...input.county,
        sites: input.county.sites.toReversed(),
        classes: input.county.classes.toReversed(),
        teachers: input.county.teachers.toReversed(),
        rooms: input.county.rooms.toReversed(),
        bellSchedules: input.county.bellSchedules.toReversed(),
      },
    })
    fc.assert(
      fc.property(anyInput(), fc.nat(), (input, seed) => {
        const { timetable, unplaced } = solveWeek(input, seed)
        const again = solveWeek(reversed(input), seed)
        expect([again.timetable, again.unplaced]).toEqual([timetable, unplaced])
      }),
      { numRuns: 40 },
    )
  })
})
