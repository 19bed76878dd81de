import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STAGES, stageOfGrade } from '../../../models/basics.ts'
import { bellLookup } from '../../../models/bells.ts'
import type { County } from '../../../models/county.ts'
import { checkCounty } from '../../../models/county-check.ts'
import { isEligible } from '../../../models/eligibility.ts'
import { isPrincipal } from '../../../models/teacher.ts'
import { teachingGroups } from '../../../models/teaching.ts'
import { periodsOf } from '../../../models/timetable.ts'
import { generateCounty } from '../../../src/generate/county.ts'
import { loadPolicy } from '../../../src/policies/load.ts'

const read = loadPolicy('national-default')
if (!read.ok) throw new Error('the default profile cannot be read')
const { policy } = read.value

const SPECIALISTS = ['pe', 'music', 'art', 'english', 'it']
const generate = (sites: number, teachers: number, seed: number): County =>
  generateCounty({ sites, teachers, seed, policy })

/** What the generator promises of every county. */
function breaches(county: County, sites: number, teachers: number): string[] {
  const siteOf = new Map(county.sites.map((site) => [site.id, site]))
  const heads = headsByUnit(county)
  const principals = new Map<string, number>()
  for (const { homeSiteId, role } of county.teachers)
    if (role === 'principal') principals.set(homeSiteId, (principals.get(homeSiteId) ?? 0) + 1)
  const found = {
    'number of sites': county.sites.length !== sites,
    'number of teachers': county.teachers.length !== teachers,
    'not labelled synthetic': !county.synthetic || !county.notes.join().includes('模拟'),
    'a class too large': county.classes.some(
      ({ grade, pupils }) => pupils > policy.classSizeMax[stageOfGrade(grade)],
    ),
    'a specialist at a teaching point': county.teachers.some(
      ({ homeSiteId, subject }) =>
        siteOf.get(homeSiteId)!.kind === 'teaching-point' && SPECIALISTS.includes(subject),
    ),
    'two principals at a site': [...principals.values()].some((count) => count > 1),
    'posts that are not those of the roster': county.sites.some(({ id, posts, stages }) =>
      stages.some((stage) => posts[stage] !== (heads.get(`${id}/${stage}`) ?? 0)),
    ),
    'more periods than the bells ring': crowdedClasses(county).length > 0,
    'joined classes of unequal periods': unequalGroups(county).length > 0,
    // A cluster of one site is doubtful in a real county; it cannot be helped in a county of one site.
    'a finding of the county check': checkCounty(county, policy).some(({ code }) => code !== 'K1203'),
  }
  return Object.entries(found).flatMap(([name, broken]) => (broken ? [name] : []))
}

function headsByUnit({ teachers }: County): Map<string, number> {
  const heads = new Map<string, number>()
  for (const { homeSiteId, stage } of teachers) {
    const unit = `${homeSiteId}/${stage}`
    heads.set(unit, (heads.get(unit) ?? 0) + 1)
  }
  return heads
}

function crowdedClasses(county: County): string[] {
  const periods = new Map<string, number>()
  for (const group of teachingGroups(county, policy))
    for (const id of group.classIds) periods.set(id, (periods.get(id) ?? 0) + group.periods)
  const bellsOf = bellLookup(county, policy)
  return county.classes.flatMap(({ id, siteId, grade }) => {
    const bells = bellsOf(siteId, stageOfGrade(grade))
    return periods.get(id)! > bells.days * bells.periods.length ? [id] : []
  })
}

function unequalGroups({ classGroups, classes }: County): string[] {
  const gradeOf = new Map(classes.map(({ id, grade }) => [id, grade]))
  return classGroups.flatMap(({ id, classIds, subjects }) =>
    subjects.some((subject) => {
      const periods = classIds.map((c) => periodsOf(policy.curriculum.table, subject, gradeOf.get(c)!))
      return new Set(periods).size > 1
    })
      ? [id]
      : [],
  )
}

describe('a generated county', () => {
  it('keeps its promises at any size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 1500 }),
        fc.integer(),
        (sites, teachers, seed) => {
          expect(breaches(generate(sites, teachers, seed), sites, teachers)).toEqual([])
        },
      ),
      { numRuns: 25 },
    )
  })

  it.each([
    [1, 1],
    [400, 1],
    [1, 5000],
    [400, 30_000],
  ])('keeps them at the ends of its range: %i sites, %i teachers', (sites, teachers) => {
    expect(breaches(generate(sites, teachers, 1), sites, teachers)).toEqual([])
  })

  it('is the same for the same seed and another for another', () => {
    const [a, again, b] = [generate(20, 500, 7), generate(20, 500, 7), generate(20, 500, 8)].map((county) =>
      JSON.stringify({ ...county, name: '' }),
    )
    expect(again).toBe(a)
    expect(b).not.toBe(a)
  })

  it('is skewed as counties are', () => {
    const county = generate(50, 2000, 3)
    const localeOf = new Map(county.sites.map(({ id, locale }) => [id, locale]))
    const classesIn = (rural: boolean) =>
      county.classes.filter(({ siteId }) => (localeOf.get(siteId) === 'rural') === rural).length
    const perClass = (rural: boolean, subjects: readonly string[]) =>
      county.teachers.filter(
        ({ homeSiteId, subject }) =>
          (localeOf.get(homeSiteId) === 'rural') === rural && subjects.includes(subject),
      ).length / classesIn(rural)
    expect(perClass(true, ['pe', 'music', 'art'])).toBeLessThan(
      0.25 * perClass(false, ['pe', 'music', 'art']),
    )
    expect(perClass(true, ['chinese', 'maths'])).toBeGreaterThan(0.9 * perClass(false, ['chinese', 'maths']))
  })

  it('has people whom the rules can move, and people whom they cannot', () => {
    const county = generate(50, 2000, 3)
    const share = (of: (teacher: County['teachers'][number]) => boolean) =>
      county.teachers.filter(of).length / county.teachers.length
    const eligible = share((teacher) => isEligible(teacher, policy, county.asOf))
    expect(eligible).toBeGreaterThan(0.35)
    expect(eligible).toBeLessThan(0.75)
    expect(share(isPrincipal)).toBeGreaterThan(0.02)
    expect(share(({ status }) => status !== 'in-post')).toBeGreaterThan(0.01)
    expect(share(({ exemptions }) => exemptions.length > 0)).toBeGreaterThan(0.03)
    expect(share(({ servingSiteId }) => servingSiteId !== undefined)).toBeGreaterThan(0)
    expect(share(({ wishes }) => wishes.length > 0)).toBeGreaterThan(0.03)
  })

  it('gives every stage of a site its pupils', () => {
    const county = generate(40, 1200, 5)
    const taught = county.sites.flatMap(({ id, stages }) => stages.map((stage) => `${id}/${stage}`))
    const found = new Set(county.classes.map(({ siteId, grade }) => `${siteId}/${stageOfGrade(grade)}`))
    expect([...found].sort()).toEqual(taught.sort())
    expect(STAGES.every((stage) => taught.some((unit) => unit.endsWith(stage)))).toBe(true)
  })
})
