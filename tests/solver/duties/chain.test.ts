import { describe, expect, test } from 'vitest'
import { buildProblem } from '../../../solver/duties/build.ts'
import { bestRoute, lessonsLate } from '../../../solver/duties/chain.ts'
import { splitDuties } from '../../../solver/duties/input.ts'
import { county } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'
import { inputOf } from './support.ts'

/** B and C are 2 km apart: 4 minutes and 6 to change, the ten minutes between two periods; D is farther. */
const problemWith = (maxKmBetweenSites: number | null) => {
  const built = county()
    .site('A', { km: 0 })
    .site('B', { km: 10 })
    .site('C', { km: 12 })
    .site('D', { km: 13 })
    .cluster('K', ['A', 'B', 'C', 'D'])
    .build()
  const itinerant = { maxSitesPerHalfDay: 2, maxKmBetweenSites }
  const [part] = splitDuties(inputOf(built, policyWith({ timetable: { siteChangeMin: 6 }, itinerant })))
  return buildProblem(part!)
}
const problem = problemWith(null)
const [A, B, C, D] = [0, 1, 2, 3] as const
const stay = (stop: number, lessons: number) => ({ stop, lessons })

describe('several sites in a morning of four periods', () => {
  test('as many lessons as periods where the way fits a break', () => {
    expect(lessonsLate(problem, [stay(B, 2), stay(C, 2)], 0)).toBe(0)
    expect(lessonsLate(problem, [stay(B, 3), stay(C, 2)], 0)).toBe(1)
  })

  test('one period is lost where it does not', () => {
    expect(lessonsLate(problem, [stay(B, 2), stay(D, 2)], 0)).toBe(1)
    expect(lessonsLate(problem, [stay(B, 2), stay(D, 1)], 0)).toBe(0)
  })

  test('none at a second site that is too far from the first', () => {
    expect(lessonsLate(problemWith(2), [stay(B, 2), stay(C, 2)], 0)).toBe(0)
    expect(lessonsLate(problemWith(1.9), [stay(B, 2), stay(C, 1)], 0)).toBe(1)
  })

  test('the shorter way round', () => {
    expect(bestRoute(problem, A, [stay(C, 1), stay(B, 1)], 0).sites).toEqual([B, C])
  })
})
