import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Random } from '../../../../solver/search/random.ts'
import { ChangeDays } from '../../../../solver/timetable/kernel/change-days.ts'
import { pickHome } from '../../../../solver/timetable/kernel/moves/homeward.ts'
import type { Problem } from '../../../../solver/timetable/kernel/problem.ts'
import { stateOf } from '../../../support/kernel-state.ts'

/** One teacher, three days of two slots, three sites; each course is one lesson at its site. */
function week(sites: readonly number[], closed: readonly number[] = []): Problem {
  const slots = [0, 1, 2, 3, 4, 5]
  const clockMin = slots.map((slot) => 480 + 50 * (slot % 2))
  return {
    daySlots: [2, 2, 2],
    resources: [{ id: 'teacher', kind: 'teacher' }],
    courses: sites.map((_, course) => ({ id: `c${course}`, duration: 1, maxRun: 1 })),
    lessons: sites.map((site, course) => ({
      course,
      resources: [0],
      starts: slots.filter((slot) => !closed.includes(slot)),
      place: site,
    })),
    rules: [
      { type: 'clash', code: 'clash', level: 'hard', weight: 1, resources: [0] },
      { type: 'travel', code: 'changes', level: 'soft', weight: 1, resources: [0], measure: 'changes' },
    ],
    travel: {
      siteCount: 3,
      travelMin: [0, 5, 5, 5, 0, 5, 5, 5, 0],
      places: [0, 1, 2].map((site) => ({ site, bell: 0 })),
      bells: [{ startMin: clockMin, endMin: clockMin.map((start) => start + 40) }],
    },
  }
}

const anyWeek = fc
  .array(fc.record({ site: fc.nat(2), slot: fc.nat(5) }), { minLength: 2, maxLength: 5 })
  .map((lessons) => {
    const problem = week(lessons.map(({ site }) => site))
    return {
      problem,
      lessons,
      state: stateOf(
        problem,
        Int32Array.from(lessons, ({ slot }) => slot),
        new Int32Array(0),
      ),
    }
  })

type Lessons = readonly { readonly site: number; readonly slot: number }[]
const dayOf = (slot: number): number => Math.floor(slot / 2)
/** Lessons of a day that share their slot with no other. */
const alone = (lessons: Lessons, day: number): Lessons =>
  lessons.filter(
    ({ slot }) => dayOf(slot) === day && lessons.filter((other) => other.slot === slot).length === 1,
  )
const sitesOf = (lessons: Lessons, day: number): number[] => [
  ...new Set(alone(lessons, day).map(({ site }) => site)),
]

test('lists the lessons on days with several sites', () => {
  fc.assert(
    fc.property(anyWeek, ({ lessons, state }) => {
      const expected = lessons.flatMap((lesson, index) => {
        const day = alone(lessons, dayOf(lesson.slot))
        return day.includes(lesson) && sitesOf(lessons, dayOf(lesson.slot)).length > 1 ? [index] : []
      })
      const found = [...new ChangeDays(state).lessons(state, 0)].sort((a, b) => a - b)
      expect(found).toEqual(expected)
    }),
  )
})

test('a lesson on a day with several sites goes to a day at its own site alone, no other lesson does', () => {
  const went = { home: 0, nowhere: 0 }
  fc.assert(
    fc.property(anyWeek, fc.nat(), ({ lessons, state }, seed) => {
      const random = new Random(seed)
      lessons.forEach(({ site, slot }, lesson) => {
        const start = pickHome(state, lesson, random)
        const hasChange = sitesOf(lessons, dayOf(slot)).length > 1
        const homes = [0, 1, 2].filter(
          (day) => day !== dayOf(slot) && sitesOf(lessons, day).join() === `${site}`,
        )
        went[start < 0 ? 'nowhere' : 'home']++
        if (start >= 0) expect(hasChange && homes.includes(dayOf(start))).toBe(true)
        if (!hasChange || homes.length === 0) expect(start).toBe(-1)
      })
    }),
    { numRuns: 300, seed: 1 },
  )
  expect(went.home).toBeGreaterThan(20)
  expect(went.nowhere).toBeGreaterThan(20)
})

test('only to slots that the lesson may start in', () => {
  // Site 0 on the first day with site 1, site 0 alone on the second, whose second slot is closed.
  const state = stateOf(week([0, 1, 0], [3]), Int32Array.of(0, 1, 2), new Int32Array(0))
  const random = new Random(1)
  for (let trial = 0; trial < 50; trial++) expect([-1, 2]).toContain(pickHome(state, 0, random))
})
