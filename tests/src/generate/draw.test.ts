import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion, Draw } from '../../../src/generate/draw.ts'

describe('apportion', () => {
  it('adds up to the total and is never more than one off the exact share', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), weights, (total, given) => {
        const shares = apportion(total, given)
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total)
        const sum = given.reduce((a, b) => a + b, 0)
        fc.pre(sum > 1e-6)
        const off = shares.map((share, i) => Math.abs(share - (given[i]! / sum) * total))
        expect(Math.max(...off)).toBeLessThan(1 + 1e-6)
      }),
    )
  })

  it('gives the rest to the largest remainders, the first of equals', () => {
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3])
    expect(apportion(7, [2.6, 1.4, 3])).toEqual([3, 1, 3])
    expect(apportion(5, [0, 0])).toEqual([5, 0])
  })
})

describe('draws', () => {
  it('keep to their weights', () => {
    const draw = new Draw(1)
    const counts = { a: 0, b: 0, c: 0 }
    for (let n = 0; n < 10_000; n++) counts[draw.weighted({ a: 7, b: 3, c: 0 })]++
    expect(counts.a).toBeGreaterThan(6_800)
    expect(counts.a).toBeLessThan(7_200)
    expect(counts.c).toBe(0)
  })

  it('keep to their range, ends included', () => {
    const draw = new Draw(2)
    const seen = new Set(Array.from({ length: 500 }, () => draw.whole(3, 6)))
    expect([...seen].sort()).toEqual([3, 4, 5, 6])
    expect(draw.whole(4, 2)).toBe(4)
  })
})
