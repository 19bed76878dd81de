import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Random } from '../../../../../solver/search/random.ts'
import { type FullLessons, FullWeek } from '../../../../../solver/timetable/kernel/full/week.ts'

const anyWeek: fc.Arbitrary<FullLessons> = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([slotCount, classCount, resourceCount]) => {
    const count = slotCount * classCount
    const held = fc
      .array(fc.nat(resourceCount), { minLength: count, maxLength: count })
      .map((list) => Uint16Array.from(list))
    return fc.tuple(held, held).map(
      (both): FullLessons => ({
        slotCount,
        classOf: Uint16Array.from({ length: count }, (_, k) => Math.floor(k / slotCount)),
        held: both,
        slotOf: Uint8Array.from({ length: count }, (_, k) => k % slotCount),
      }),
    )
  })

/** Counted the plain way; 0 is nobody. */
function clashes({ held }: FullLessons, slotOf: Uint8Array): number {
  const pairs = held.flatMap((resources, kind) =>
    Array.from(slotOf, (slot, lesson) => ({ resource: resources[lesson]!, at: `${kind} ${slot}` })),
  )
  const busy = pairs.filter(({ resource }) => resource > 0).map(({ resource, at }) => `${resource} ${at}`)
  return busy.length - new Set(busy).size
}

/** Lessons that want a resource in a slot with another lesson, counted the plain way. */
function clashing({ held }: FullLessons, slotOf: Uint8Array): number[] {
  const lessons = [...slotOf.keys()]
  return lessons.filter((own) =>
    held.some((resources) =>
      lessons.some(
        (other) =>
          other !== own &&
          resources[own]! > 0 &&
          resources[other] === resources[own] &&
          slotOf[other] === slotOf[own],
      ),
    ),
  )
}

const looked = (week: FullWeek, lesson: number): number[] => {
  week.look(lesson)
  return [week.free, week.byOne, week.byTwo]
}

describe('a full week', () => {
  test('knows what each swap of a lesson adds, makes it at that price and takes it back bit for bit', () => {
    fc.assert(
      fc.property(anyWeek, fc.integer(), (lessons, seed) => {
        const { slotCount, classOf, held } = lessons
        const random = new Random(seed)
        const week = new FullWeek(lessons)
        expect(week.cost).toBe(clashes(lessons, week.slotOf))
        for (let trial = 0; trial < 8; trial++) {
          const lesson = random.below(week.lessonCount)
          const from = week.slotOf[lesson]!
          const { cost } = week
          const before = looked(week, lesson)
          for (let slot = 0; slot < slotCount; slot++) {
            if (slot === from) {
              expect(before.some((mask) => mask & (1 << slot))).toBe(false)
              continue
            }
            const other = week.slotOf.findIndex((at, k) => at === slot && classOf[k] === classOf[lesson])
            const isAlike = held.every((resources) => resources[lesson] === resources[other])
            week.swap(lesson, slot)
            expect(week.cost).toBe(clashes(lessons, week.slotOf))
            const added = week.cost - cost
            const kinds = [!isAlike && added <= 0, added === 1, added === 2]
            expect(before.map((mask) => (mask & (1 << slot)) !== 0)).toEqual(kinds)
            week.swap(lesson, from)
            expect([week.cost, week.slotOf[lesson]]).toEqual([cost, from])
            expect(looked(week, lesson)).toEqual(before)
          }
          week.swap(lesson, random.below(slotCount))
        }
      }),
      { numRuns: 300 },
    )
  })

  // When one lesson of a clash never came up, searches ended with five times as many clashes.
  test('draws every lesson that clashes, and no other', () => {
    fc.assert(
      fc.property(anyWeek, fc.integer(), (lessons, seed) => {
        const random = new Random(seed)
        const week = new FullWeek(lessons)
        for (let trial = 0; trial < 4; trial++) {
          const expected = clashing(lessons, week.slotOf)
          if (expected.length > 0) {
            const drawn = Array.from({ length: 60 * week.lessonCount }, () => week.clashing(random))
            expect([...new Set(drawn)].sort((a, b) => a - b)).toEqual(expected)
          }
          week.swap(random.below(week.lessonCount), random.below(lessons.slotCount))
        }
      }),
      { numRuns: 100 },
    )
  })
})
