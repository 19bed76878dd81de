import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '../../../../solver/timetable/kernel/evaluate.ts'
import type { Problem } from '../../../../solver/timetable/kernel/problem.ts'
import type { Rule, TravelRule } from '../../../../solver/timetable/kernel/rules.ts'
import { siteDays } from '../../../../solver/timetable/kernel/site-days.ts'

const changes: TravelRule = {
  type: 'travel',
  code: 'changes',
  level: 'soft',
  weight: 1,
  resources: [0],
  measure: 'changes',
}
const days = [
  [0, 1],
  [2, 3],
]

/** One teacher, two days of two slots, two sites; each course is one lesson after another at its site. */
function week(
  courses: readonly { readonly site: number; readonly lessons: number }[],
  rules: readonly Rule[],
): Problem {
  return {
    daySlots: [2, 2],
    resources: [{ id: 'teacher', kind: 'teacher' }],
    courses: courses.map((_, course) => ({ id: `c${course}`, duration: 1, maxRun: 1 })),
    lessons: courses.flatMap(({ site, lessons }, course) =>
      Array.from({ length: lessons }, () => ({ course, resources: [0], starts: [0, 1, 2, 3], place: site })),
    ),
    rules: [...rules, { type: 'clash', code: 'clash', level: 'hard', weight: 1, resources: [0] }, changes],
    travel: {
      siteCount: 2,
      travelMin: [0, 5, 5, 0],
      places: [0, 1].map((site) => ({ site, bell: 0 })),
      bells: [{ startMin: [480, 530, 480, 530], endMin: [520, 570, 520, 570] }],
    },
  }
}

const onceADay = (courses: number): Rule => ({
  type: 'spread',
  code: 'once',
  level: 'hard',
  weight: 1,
  sets: Array.from({ length: courses }, (_, course) => [course]),
  groups: days.map((slots) => ({ slots, max: 1 })),
})

test('a course on two days at each of two sites makes both days shared', () => {
  const courses = [
    { site: 0, lessons: 2 },
    { site: 1, lessons: 2 },
  ]
  const bound = siteDays(week(courses, [onceADay(2)]), changes)
  const each = [0, 1].map((site) => ({ site, days: 2 }))
  expect(bound).toEqual([{ resource: 0, days: each, daysOpen: 2, changes: 2 }])
  // Without the rule a day for each site does.
  expect(siteDays(week(courses, []), changes)[0]!.changes).toBe(0)
})

test('never above what the best timetable needs', () => {
  const anyCourses = fc.array(fc.record({ site: fc.nat(1), lessons: fc.integer({ min: 1, max: 2 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  fc.assert(
    fc.property(anyCourses, fc.boolean(), (courses, once) => {
      const problem = week(courses, once ? [onceADay(courses.length)] : [])
      const count = problem.lessons.length
      fc.pre(count <= 4)
      const least = Math.min(
        ...Array.from({ length: 4 ** count }, (_, code) => {
          const placement = Int32Array.from({ length: count }, (__, k) => Math.floor(code / 4 ** k) % 4)
          const { hard, soft } = evaluate(problem, placement)
          return hard === 0 ? soft : Infinity
        }),
      )
      expect(siteDays(problem, changes)[0]!.changes).toBeLessThanOrEqual(least)
    }),
    { numRuns: 60 },
  )
})
