import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPlan, checkPlanFile } from '../../../src/check/check.ts'
import { goodPlan } from '../../support/good-plan.ts'

const { plan, ...context } = goodPlan()
const text = JSON.stringify(plan)
const fresh = (): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>
const check = (file: unknown) => checkPlanFile(file, context)

/** The file with the value at a path replaced; undefined removes it. */
function withValue(path: readonly (string | number)[], value: unknown): unknown {
  const file = fresh()
  let at = file as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>
  at[path.at(-1)!] = value
  return JSON.parse(JSON.stringify(file)) as unknown
}

/** Every place in a value, as a path; of lists only the first entries. */
function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  const inner =
    typeof value !== 'object' || value === null
      ? []
      : (Array.isArray(value) ? [...value.keys()].slice(0, 2) : Object.keys(value)).flatMap((key) =>
          places((value as Record<string | number, unknown>)[key], [...path, key]),
        )
  return path.length > 0 ? [path, ...inner] : inner
}

test('a plan read from its file is judged as the plan itself', () => {
  expect(check(fresh())).toEqual(checkPlan({ ...context, plan }))
  const tampered = withValue(['rotation', 'eligible'], 99)
  expect(check(tampered).map(({ rule, where }) => [rule, where])).toEqual([
    ['count-mismatch', 'rotation.eligible'],
  ])
})

describe('what is not a plan breaks plan-schema, place by place', () => {
  test.each([
    ['nothing', undefined, ''],
    ['null', null, ''],
    ['a text', 'plan', ''],
    ['a list', [], ''],
    ['a number that is a text', withValue(['rotation', 'eligible'], '14'), 'rotation.eligible'],
    ['a stage that does not exist', withValue(['stages', 0], 'rotate'), 'stages[0]'],
    [
      'a lesson without a day',
      withValue(['timetable', 'lessons', 0, 'day'], undefined),
      'timetable.lessons[0].day',
    ],
    [
      'a day that does not exist',
      withValue(['timetable', 'lessons', 0, 'day'], 7),
      'timetable.lessons[0].day',
    ],
    ['an entry too many', withValue(['rotation', 'extra'], 1), 'rotation'],
    ['a missing part', withValue(['duties'], undefined), 'duties'],
    ['another version', withValue(['schemaVersion'], 2), 'schemaVersion'],
    ['a number that is none', withValue(['rotation', 'bound'], null), 'rotation.bound'],
  ])('%s', (_, file, where) => {
    const broken = check(file)
    expect(broken.map(({ rule }) => rule)).toEqual(['plan-schema'])
    expect(broken[0]!.where).toBe(where)
    expect(broken[0]!.message.zh).toMatch(/[\u4e00-\u9fff]/)
  })

  test('the first hundred places, and how many more', () => {
    const lessons = Array.from({ length: 150 }, () => ({}))
    const broken = check(withValue(['timetable', 'lessons'], lessons))
    expect(broken).toHaveLength(101)
    expect(broken.at(-1)!.message.en).toBe('and 350 more places')
  })
})

describe('no file makes the checker throw', () => {
  test('any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (file) => {
        expect(check(file).map(({ rule }) => rule)).toContain('plan-schema')
      }),
    )
  })

  test('a plan with any value anywhere', () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom('A', 'B', 'a-pe', 'b-ma', 'A-1', 'junior', 'visit', 'music', 'timetable'),
      fc.integer({ min: 0, max: 40 }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...places(plan)), value, (path, replacement) => {
        expect(() => check(withValue(path, replacement))).not.toThrow()
      }),
      { numRuns: 150 },
    )
  })

  test('a plan of another county altogether', () => {
    const { county } = context
    const elsewhere = {
      ...county,
      sites: county.sites.map((site) => ({ ...site, id: `X${site.id}`, clusterId: undefined })),
      classes: county.classes.map((c) => ({ ...c, id: `X${c.id}`, siteId: `X${c.siteId}` })),
      classGroups: [],
      rooms: [],
      teachers: county.teachers.map((t) => ({
        ...t,
        id: `X${t.id}`,
        homeSiteId: `X${t.homeSiteId}`,
        wishes: [],
      })),
    }
    const travel = { ...context.travel, siteIds: context.travel.siteIds.map((id) => `X${id}`) }
    const broken = checkPlanFile(fresh(), { ...context, county: elsewhere, travel })
    expect(new Set(broken.map(({ rule }) => rule))).toEqual(
      new Set([
        'unknown-reference',
        'indicator-mismatch',
        'count-mismatch',
        'posts-conserved',
        'periods',
        'quota-teachers',
      ]),
    )
  })
})
