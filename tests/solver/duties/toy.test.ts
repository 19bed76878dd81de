import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Subject } from '../../../models/subject.ts'
import { county } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'
import { leastPoints } from './brute.ts'
import { inputOf, only, solveParts } from './support.ts'

const SUBJECTS = ['pe', 'music', 'maths'] as const satisfies readonly Subject[]

/** Points that loads, preparations and the like may be worth on so small a scale: less than a kilometre or two. */
const FOR_PREFERENCES = 0.1

const toyTeacher = fc.record({
  site: fc.constantFrom('A', 'B', 'C'),
  subject: fc.constantFrom<Subject>('pe', 'pe', 'music', 'maths'),
  second: fc.constantFrom<Subject | undefined>(undefined, 'pe', 'music'),
  maxPeriods: fc.integer({ min: 1, max: 7 }),
})

/** Three sites of one class each, a handful of teachers: small enough to try everything. */
const toy = fc.record({
  kmB: fc.integer({ min: 2, max: 12 }),
  kmC: fc.integer({ min: 13, max: 45 }),
  periods: fc.record({
    pe: fc.integer({ min: 1, max: 4 }),
    music: fc.integer({ min: 1, max: 3 }),
    maths: fc.integer({ min: 1, max: 3 }),
  }),
  teachers: fc.array(toyTeacher, { minLength: 1, maxLength: 4 }),
  perDay: fc.integer({ min: 1, max: 2 }),
  maxHalfDays: fc.integer({ min: 1, max: 3 }),
  maxSites: fc.integer({ min: 1, max: 2 }),
  visitCost: fc.constantFrom(0.3, 2.5),
})

type Toy = typeof toy extends fc.Arbitrary<infer T> ? T : never

function inputOfToy({ kmB, kmC, periods, teachers, perDay, maxHalfDays, maxSites, visitCost }: Toy) {
  const sketch = county()
    .site('A', { km: 0, grades: [1] })
    .site('B', { km: kmB, grades: [1] })
    .site('C', { km: kmC, grades: [1] })
    .cluster('K', ['A', 'B', 'C'])
  teachers.forEach(({ site, subject, second, maxPeriods }, n) =>
    sketch.teacher(`t${n}`, site, {
      subject,
      maxPeriods,
      secondSubjects: second && second !== subject ? [second] : [],
    }),
  )
  const policy = policyWith({
    curriculum: only(Object.fromEntries(SUBJECTS.map((subject) => [subject, periods[subject]]))),
    timetable: { subjectMaxPerDay: perDay },
    itinerant: { subjects: ['pe', 'music'], maxHalfDaysPerWeek: maxHalfDays, maxSites, visitCost },
  })
  return inputOf(sketch.build(), policy)
}

test('tiny clusters: as few points as the best of all plans, and a bound that is below', async () => {
  await fc.assert(
    fc.asyncProperty(toy, async (sketch) => {
      const input = inputOfToy(sketch)
      const least = leastPoints(input)
      const [result] = await solveParts(input)
      expect(result!.objective).toBeGreaterThan(least - 1e-9)
      expect(result!.objective).toBeLessThan(least + FOR_PREFERENCES)
      expect(result!.bound).toBeLessThanOrEqual(least + 1e-9)
    }),
    { numRuns: 60, seed: 20_260_901 },
  )
})
