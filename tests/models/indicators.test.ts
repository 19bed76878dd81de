import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coefficientOfVariation } from '../../models/indicators.ts'

/** The worked example (books) of 义务教育均衡发展差异系数计算方法. */
const BOOKS = [
  { pupils: 45, resource: 279 },
  { pupils: 37, resource: 137 },
  { pupils: 89, resource: 935 },
  { pupils: 76, resource: 160 },
  { pupils: 55, resource: 402 },
]

const schools = fc.array(fc.record({ pupils: fc.integer({ min: 1, max: 900 }), resource: fc.nat(500) }), {
  minLength: 1,
  maxLength: 20,
})

describe('coefficient of variation', () => {
  test('of the published example: weighted by pupils, not the 0.4888 of schools counted alike', () => {
    expect(coefficientOfVariation(BOOKS)).toBeCloseTo(0.5153, 4)
  })

  test('is 0 where every pupil has the same, and unknown where nobody has any', () => {
    expect(coefficientOfVariation([30, 300].map((pupils) => ({ pupils, resource: pupils / 10 })))).toBe(0)
    expect(coefficientOfVariation([{ pupils: 30, resource: 0 }])).toBeUndefined()
    expect(coefficientOfVariation([])).toBeUndefined()
  })

  test('does not change with the unit of the resource, nor when a school is counted as two halves', () => {
    fc.assert(
      fc.property(schools, (list) => {
        const cv = coefficientOfVariation(list) ?? -1
        const tenfold = list.map((school) => ({ ...school, resource: school.resource * 10 }))
        const halves = list.flatMap(({ pupils, resource }) => {
          const half = { pupils: pupils / 2, resource: resource / 2 }
          return [half, half]
        })
        expect(coefficientOfVariation(tenfold) ?? -1).toBeCloseTo(cv, 9)
        expect(coefficientOfVariation(halves) ?? -1).toBeCloseTo(cv, 9)
      }),
    )
  })
})
