import fc from 'fast-check'
import type { Duty } from '../../../../models/plan.ts'
import type { TimetableInput } from '../../../../solver/timetable/county/input.ts'
import { county } from '../../../support/county.ts'
import { policyWith } from '../../../support/policy.ts'
import { bells, duty, inputOf, visit } from './support.ts'

const SITES = ['A', 'B', 'C']
const GRADES = [[3], [7], [6, 7], [1, 2]]
const RINGS = [bells(510, 4, 2), bells(480, 5, 3), bells(505, 3, 2), bells(555, 3, 1)]
const SUBJECTS = ['pe', 'music', 'maths'] as const

const one = <T>(list: readonly T[]) => fc.constantFrom(...list)
const halfDay = one(['morning', 'afternoon'] as const)

/**
 * Small counties in which anything can be too much: weeks of two or three days, sites and stages that ring differently, teachers
 * with duties anywhere, visits that suit them or not.
 */
export const anyInput = (): fc.Arbitrary<TimetableInput> =>
  fc
    .record({
      sites: fc.array(
        fc.record({
          km: fc.integer({ min: 0, max: 30 }),
          grades: one(GRADES),
          primary: one(RINGS),
          junior: one(RINGS),
          days: fc.integer({ min: 2, max: 3 }),
          fieldHolds: fc.integer({ min: 0, max: 2 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      teachers: fc.array(
        fc.record({
          home: fc.nat(),
          unavailable: fc.array(
            fc.record({ day: fc.integer({ min: 1, max: 3 }), period: fc.integer({ min: 1, max: 5 }) }),
            { maxLength: 3 },
          ),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      duties: fc.array(
        fc.record({
          teacher: fc.nat(),
          class: fc.nat(),
          together: fc.boolean(),
          subject: one(SUBJECTS),
          periods: fc.integer({ min: 1, max: 4 }),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      visits: fc.uniqueArray(
        fc.record({ teacher: fc.nat(3), site: fc.nat(2), day: fc.integer({ min: 1, max: 3 }), halfDay }),
        { maxLength: 6, selector: (v) => JSON.stringify(v) },
      ),
      subjectMaxPerDay: fc.integer({ min: 1, max: 2 }),
      teacherMaxPerDay: fc.integer({ min: 2, max: 4 }),
      maxSitesPerHalfDay: fc.integer({ min: 1, max: 2 }),
      doubles: fc.boolean(),
    })
    .map(({ sites, teachers, duties, visits, maxSitesPerHalfDay, doubles, ...timetable }) => {
      const sketch = county()
      sites.forEach(({ km, grades }, n) => {
        const id = SITES[n]!
        sketch.site(id, { km, grades, bells: { primary: `${id}p`, junior: `${id}j` } })
      })
      const siteOf = (n: number) => SITES[n % sites.length]!
      teachers.forEach(({ home, unavailable }, n) =>
        sketch.teacher(`t${n}`, siteOf(home), { stage: 'junior', unavailable }),
      )
      const ring = (id: string, days: number, periods: ReturnType<typeof bells>) => ({
        id,
        name: id,
        days,
        periods,
      })
      sketch.with({
        bellSchedules: sites.flatMap(({ days, primary, junior }, n) => [
          ring(`${SITES[n]!}p`, days, primary),
          ring(`${SITES[n]!}j`, days, junior),
        ]),
        rooms: sites.flatMap(({ fieldHolds }, n) =>
          fieldHolds === 0
            ? []
            : [{ id: `field ${n}`, siteId: SITES[n]!, kind: 'sports' as const, capacityClasses: fieldHolds }],
        ),
      })
      const built = sketch.build()
      const { classes } = built.county
      const policy = policyWith({
        itinerant: { maxSitesPerHalfDay },
        timetable: {
          ...timetable,
          roomKind: { pe: 'sports' },
          doubleLessons: doubles ? [{ subject: 'maths', fromGrade: 2, perWeek: 1 }] : [],
        },
      })
      return inputOf(
        built,
        duties.map(({ teacher, class: which, together, ...own }): Duty => {
          const { id, siteId } = classes[which % classes.length]!
          const all = classes.filter((c) => c.siteId === siteId).map((c) => c.id)
          return duty({
            ...own,
            siteId,
            classIds: together ? all : [id],
            teacherId: `t${teacher % teachers.length}`,
          })
        }),
        {
          policy,
          visits: visits
            .filter(({ teacher, site }) => teacher < teachers.length && site < sites.length)
            .map((v) => visit(`t${v.teacher}`, SITES[v.site]!, v.day, v.halfDay)),
        },
      )
    })
