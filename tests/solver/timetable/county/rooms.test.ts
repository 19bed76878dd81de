import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handOutRooms, roomPools } from '../../../../solver/timetable/county/rooms.ts'
import { county } from '../../../support/county.ts'
import { policyWith } from '../../../support/policy.ts'
import { duty, inputOf } from './support.ts'

const policy = policyWith({ timetable: { roomKind: { pe: 'sports', music: 'music' } } })
const withRooms = (...capacities: number[]) =>
  county()
    .site('A', { grades: [6, 6, 6, 7] })
    .teacher('t1', 'A')
    .with({
      rooms: capacities.map((capacityClasses, n) => ({
        id: `field${n}`,
        siteId: 'A',
        kind: 'sports' as const,
        capacityClasses,
      })),
    })
    .build()

describe('pools of rooms', () => {
  const primary = [1, 2, 3].map((n) => duty({ classIds: [`A-${n}`], periods: 4 }))
  const junior = duty({ classIds: ['A-4'], periods: 3 })
  const poolsOf = (capacities: number[], rings: number[]) =>
    roomPools(inputOf(withRooms(...capacities), [...primary, junior], { policy }), rings).map(
      ({ capacity, duties, byClock }) => ({ capacity, duties, byClock }),
    )

  test('rooms of a kind are one pool where everybody hears the same bells', () => {
    expect(poolsOf([1, 2], [0, 0, 0, 0])).toEqual([{ capacity: 3, duties: [0, 1, 2, 3], byClock: false }])
  })

  test('stages that ring differently share them out by their lessons', () => {
    expect(poolsOf([1, 2], [0, 0, 0, 1])).toEqual([
      { capacity: 2, duties: [0, 1, 2], byClock: false },
      { capacity: 1, duties: [3], byClock: false },
    ])
  })

  test('a single room is taken in turns, by the clock', () => {
    expect(poolsOf([1], [0, 0, 0, 1])).toEqual([{ capacity: 1, duties: [0, 1, 2, 3], byClock: true }])
  })

  test('a subject without a kind of room, or a site without one, needs none', () => {
    const input = inputOf(withRooms(1), [duty({ subject: 'music' }), duty({ subject: 'maths' })], { policy })
    expect(roomPools(input, [0, 0])).toEqual([])
  })
})

describe('handing out rooms', () => {
  const anyLessons = fc.array(
    fc.record({ startMin: fc.integer({ min: 480, max: 600 }), long: fc.integer({ min: 30, max: 45 }) }),
    { minLength: 1, maxLength: 12 },
  )
  const anyRooms = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 })

  test('everyone finds a room where at no minute more want one than there is space', () => {
    fc.assert(
      fc.property(anyLessons, anyRooms, (spans, capacities) => {
        const duties = spans.map(() => duty())
        const lessons = spans.map(({ startMin, long }, n) => ({
          dutyId: duties[n]!.id,
          day: 1,
          period: 1,
          startMin,
          endMin: startMin + long,
        }))
        const given = handOutRooms(inputOf(withRooms(...capacities), duties, { policy }), lessons)
        const space = capacities.reduce((sum, n) => sum + n, 0)
        const atOnce = (from: typeof given, minute: number) =>
          from.filter(({ startMin, endMin }) => startMin <= minute && minute < endMin).length
        const wanted = Math.max(...given.map(({ startMin }) => atOnce(given, startMin)))
        const without = given.filter(({ roomId }) => roomId === undefined).length
        expect(without > 0).toBe(wanted > space)
        capacities.forEach((capacity, n) => {
          const inside = given.filter(({ roomId }) => roomId === `field${n}`)
          for (const { startMin } of inside) expect(atOnce(inside, startMin)).toBeLessThanOrEqual(capacity)
        })
      }),
      { numRuns: 200 },
    )
  })
})
