import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BellSchedule } from '../../../../models/timetable.ts'
import { buildGrid, daySlots, periodsBySlot, slotOf } from '../../../../solver/timetable/county/grid.ts'
import { bells } from './support.ts'

const schedule = (id: string, firstMin: number, count: number, morning = count, days = 5): BellSchedule => ({
  id,
  name: id,
  days,
  periods: bells(firstMin, count, morning),
})

describe('the grid of slots', () => {
  test('schedules that ring alike are one ring, whatever they are called', () => {
    const grid = buildGrid([schedule('primary', 510, 6, 4), schedule('junior', 510, 6, 4)])
    expect(grid.rings).toHaveLength(1)
  })

  test('noon has a slot of its own, in which nothing rings', () => {
    const grid = buildGrid([schedule('a', 510, 6, 4)])
    expect(grid.sessions).toEqual([
      'morning',
      'morning',
      'morning',
      'morning',
      undefined,
      'afternoon',
      'afternoon',
    ])
    expect(slotOf(grid, 0, 2, 5)).toBe(7 + 5)
    expect(daySlots(grid, [0], 'afternoon')[0]).toEqual([5, 6])
    expect(periodsBySlot(grid, 0)[4]).toBeUndefined()
  })

  test('periods that overlap share a slot, one that comes later has the next', () => {
    // 8:00-8:40 8:50-9:30 9:40-10:20, and half an hour later 8:30-9:10 9:20-10:00.
    const [early, late] = [schedule('early', 480, 3), schedule('late', 510, 2)]
    const grid = buildGrid([early, late])
    const slots = (bell: BellSchedule) =>
      bell.periods.map((_, n) => slotOf(grid, grid.ringOf(bell), 1, n + 1))
    expect([slots(early), slots(late)]).toEqual([
      [0, 1, 2],
      [0, 1],
    ])
    // Two hours later nothing of it overlaps the first two.
    const after = schedule('after', 600, 2)
    const both = buildGrid([early, after])
    expect(after.periods.map((_, n) => slotOf(both, both.ringOf(after), 1, n + 1))).toEqual([2, 3])
  })

  test('a day of fewer days has no slots at the end of the week', () => {
    const [five, six] = [schedule('five', 510, 2), schedule('six', 520, 2, 2, 6)]
    const grid = buildGrid([five, six])
    expect(grid.days).toBe(6)
    expect(daySlots(grid, [grid.ringOf(five)])).toHaveLength(5)
    expect(daySlots(grid, [grid.ringOf(six)])).toHaveLength(6)
  })

  const anySchedule = fc
    .record({
      firstMin: fc.integer({ min: 420, max: 600 }),
      lessonMin: fc.integer({ min: 30, max: 60 }),
      breaks: fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 8 }),
      noon: fc.integer({ min: 660, max: 780 }),
    })
    .map(({ firstMin, lessonMin, breaks, noon }): BellSchedule => {
      let at = firstMin
      const periods = breaks.map((breakMin) => {
        const startMin = at
        at += lessonMin + breakMin
        return {
          session: startMin < noon ? ('morning' as const) : ('afternoon' as const),
          startMin,
          endMin: startMin + lessonMin,
        }
      })
      return { id: JSON.stringify(periods), name: 'any', days: 5, periods }
    })

  test('in one slot all overlap by the clock; a later slot never begins earlier; no period is lost', () => {
    fc.assert(
      fc.property(fc.array(anySchedule, { minLength: 1, maxLength: 4 }), (schedules) => {
        const grid = buildGrid(schedules)
        const all = schedules.flatMap((bell) =>
          bell.periods.map((period, n) => ({
            ...period,
            ring: grid.ringOf(bell),
            number: n + 1,
            slot: slotOf(grid, grid.ringOf(bell), 1, n + 1),
          })),
        )
        for (const a of all) {
          expect(periodsBySlot(grid, a.ring)[a.slot]).toEqual({ day: 1, period: a.number })
          expect(grid.sessions[a.slot]).toBe(a.session)
          for (const b of all) {
            const overlap = a.startMin < b.endMin && b.startMin < a.endMin
            if (a.slot === b.slot) expect(overlap).toBe(true)
            if (a.slot < b.slot) expect(a.startMin).toBeLessThanOrEqual(b.startMin)
          }
        }
        expect(grid.slotsPerDay).toBeLessThanOrEqual(31)
      }),
      { numRuns: 300 },
    )
  })

  test('does not depend on the order of the schedules', () => {
    fc.assert(
      fc.property(fc.array(anySchedule, { minLength: 2, maxLength: 4 }), (schedules) => {
        const shape = ({ rings, sessions }: ReturnType<typeof buildGrid>) => ({ rings, sessions })
        expect(shape(buildGrid(schedules.toReversed()))).toEqual(shape(buildGrid(schedules)))
      }),
      { numRuns: 100 },
    )
  })
})
