import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCounty } from '../../../models/county-check.ts'
import { isEligible, isOnExchange } from '../../../models/eligibility.ts'
import type { RotationMove } from '../../../models/plan.ts'
import { servingSiteOn } from '../../../models/teacher.ts'
import { retirementMonth } from '../../../src/years/retire.ts'
import { nextYear } from '../../../src/years/roll.ts'
import { county as sketch } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'
import { randomCounty } from '../../support/random-county.ts'

const KEEP = { intakeChange: 0, replace: true }

const move = (teacherId: string, from: string, to: string, termYears: number): RotationMove => ({
  id: `R-${teacherId}`,
  teacherId,
  fromSiteId: from,
  toSiteId: to,
  stage: 'primary',
  type: 'rotation',
  scope: 'between-clusters',
  termYears,
  backbone: false,
  principal: false,
  commuteKmBefore: 0,
  commuteKmAfter: 0,
  reasons: [],
})
const moves = (...list: RotationMove[]) => ({ rotation: { moves: list } }) as Parameters<typeof nextYear>[1]

describe('the statutory age', () => {
  it.each([
    ['1964-12', 'm', '2024-12'],
    ['1965-01', 'm', '2025-02'],
    ['1965-04', 'm', '2025-05'],
    ['1965-05', 'm', '2025-07'],
    ['1976-09', 'm', '2039-09'],
    ['1980-01', 'm', '2043-01'],
    ['1970-01', 'f', '2025-02'],
    ['1981-09', 'f', '2039-09'],
    ['1990-06', 'f', '2048-06'],
  ] as const)('of one born in %s (%s) is reached in %s', (birthMonth, gender, month) => {
    expect(retirementMonth({ birthMonth, gender })).toBe(month)
  })
})

describe('a year on', () => {
  const built = sketch()
    .site('A', { grades: [1, 1, 2, 3, 4, 5, 6], pupilsPerClass: 31 })
    .site('B', { grades: [1, 2, 3] })
    .teacher('goes', 'A', { atSchoolSince: '2015-09', birthMonth: '1985-05' })
    .teacher('stays', 'A', { atSchoolSince: '2015-09', birthMonth: '1985-05' })
    .teacher('old', 'B', { gender: 'm', birthMonth: '1966-02', subject: 'music' })
    .build().county
  const county = { ...built, asOf: '2026-08-01', schoolYear: '2026-2027' }
  const teacher = (of: typeof county, id: string) => of.teachers.find((one) => one.id === id)!

  it('has people serve out their term, come home and begin anew there', () => {
    const one = nextYear(county, moves(move('goes', 'A', 'B', 2)), KEEP)
    const [, two] = [one, nextYear(one.county, moves(), KEEP)]
    const policy = policyWith({ eligibility: { minYearsSameSchool: 6 } })
    expect(servingSiteOn(teacher(one.county, 'goes'), one.county.asOf)).toBe('B')
    expect(isOnExchange(teacher(one.county, 'goes'), one.county.asOf)).toBe(true)
    expect(isEligible(teacher(one.county, 'goes'), policy, one.county.asOf)).toBe(false)
    expect(one.returned).toBe(0)
    expect(servingSiteOn(teacher(two.county, 'goes'), two.county.asOf)).toBe('A')
    expect(two.returned).toBe(1)
    expect(teacher(two.county, 'goes').exchangedYears).toBe(2)
    expect(isEligible(teacher(two.county, 'goes'), policy, two.county.asOf)).toBe(false)
    expect(isEligible(teacher(two.county, 'stays'), policy, two.county.asOf)).toBe(true)
    expect(nextYear(two.county, moves(), KEEP).returned).toBe(0)
  })

  it('fills the post of who retires, or leaves it', () => {
    const filled = nextYear(county, moves(), KEEP)
    expect([filled.retired, filled.hired]).toEqual([1, 1])
    const fresh = filled.county.teachers.find(({ id }) => id.startsWith('old-'))!
    expect([fresh.homeSiteId, fresh.subject]).toEqual(['B', 'music'])
    const left = nextYear(county, moves(), { ...KEEP, replace: false })
    expect([left.retired, left.hired]).toEqual([1, 0])
    expect(left.county.teachers).toHaveLength(county.teachers.length - 1)
  })

  it('moves the pupils of a grade up, and takes in as told', () => {
    const pupils = (of: typeof county, grade: number) =>
      of.classes.filter((one) => one.siteId === 'A' && one.grade === grade).map((one) => one.pupils)
    const next = nextYear(county, moves(), { ...KEEP, intakeChange: -0.1 }).county
    expect(pupils(next, 1)).toEqual([28, 28])
    expect(pupils(next, 2)).toEqual([62])
    expect(pupils(next, 3)).toEqual([31])
    expect([next.schoolYear, next.asOf]).toEqual(['2027-2028', '2027-08-01'])
  })

  it('leaves a sound county, with every post kept, whatever the county', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const { county: any } = randomCounty({ sites: 5, teachers: 60, seed })
        const [a, b] = [any.sites[0]!.id, any.sites[1]!.id]
        const who = any.teachers.find((one) => one.homeSiteId === a)
        let now = any
        for (let k = 0; k < 3; k++)
          now = nextYear(now, k === 0 && who ? moves(move(who.id, a, b, 1)) : moves(), KEEP).county
        const posts = (of: typeof any) => of.teachers.map((one) => `${one.homeSiteId} ${one.subject}`).sort()
        expect(posts(now)).toEqual(posts(any))
        expect(new Set(now.teachers.map(({ id }) => id)).size).toBe(now.teachers.length)
        expect(checkCounty(now, policyWith()).filter(({ severity }) => severity === 'error')).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
})
