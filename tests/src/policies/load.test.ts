import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Issue } from '../../../models/issue.ts'
import { listPolicies, loadPolicy, sourceOf } from '../../../src/policies/load.ts'

const SHIPPED = listPolicies().map(({ id }) => id)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-policies-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Writes a profile of the test's own and gives its path. */
function profile(name: string, text: string): string {
  const path = join(folder, `${name}.yaml`)
  writeFileSync(path, text)
  return path
}

const head = (id: string, parent?: string): string =>
  `id: ${id}\nname: { zh: 测试, en: test }\n${parent === undefined ? '' : `extends: ${parent}\n`}`

function good(nameOrFile: string) {
  const read = loadPolicy(nameOrFile)
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  return read
}

function refused(nameOrFile: string): readonly Issue[] {
  const read = loadPolicy(nameOrFile)
  if (read.ok) throw new Error(`${nameOrFile} was accepted`)
  return read.issues
}

/** Dotted paths of all values of a policy; a list is one value. */
function valuePaths(value: unknown, path: string[] = []): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path.join('.')]
  const entries = Object.entries(value)
  return entries.length === 0
    ? [path.join('.')]
    : entries.flatMap(([key, inner]) => valuePaths(inner, [...path, key]))
}

describe('the profiles that ship', () => {
  it('are these', () => {
    expect(SHIPPED).toEqual([
      'chuanhui-2019',
      'huayuankou',
      'longcheng',
      'nanyang-2019',
      'national-default',
      'qinyuan-2017',
      'ziyang-2024',
    ])
  })

  it.each(SHIPPED)('%s loads without a remark, and each of its values has a source', (id) => {
    const { value, issues } = good(id)
    expect(issues).toEqual([])
    const { id: own, name: _, ...values } = value.policy
    expect(own).toBe(id)
    const unsourced = valuePaths(values).filter((path) => value.sources[path] === undefined)
    expect(unsourced).toEqual([])
  })

  it.each(SHIPPED)('%s calls its own choices assumptions', (id) => {
    const own = Object.entries(good(id).value.sources).filter(([, { source }]) =>
      JSON.stringify(source).includes('project default'),
    )
    expect(own.filter(([, { assumption }]) => !assumption)).toEqual([])
  })

  it('give a curriculum that keeps the national totals and shares', () => {
    const { table, weeklyTotal, weeks, nineYearTotal, shares } =
      good('national-default').value.policy.curriculum
    const yearly = (rows: readonly (readonly number[])[]) =>
      rows.reduce((sum, row) => sum + row.reduce((all, n, grade) => all + n * weeks[grade]!, 0), 0)
    const rows = Object.values(table)
    expect(weeklyTotal.map((_, grade) => rows.reduce((sum, row) => sum + row[grade]!, 0))).toEqual(
      weeklyTotal,
    )
    expect(yearly(rows)).toBe(nineYearTotal)
    const outside = shares.filter(({ subjects, min, max }) => {
      const share = yearly(subjects.map((subject) => table[subject]!)) / nineYearTotal
      return share < min || share > max
    })
    expect(outside).toEqual([])
    expect(shares.flatMap(({ subjects }) => subjects).sort()).toEqual(Object.keys(table).sort())
  })

  it('say what their documents say', () => {
    const { ziyang, qinyuan, nanyang, longcheng } = {
      ziyang: good('ziyang-2024').value.policy,
      qinyuan: good('qinyuan-2017').value.policy,
      nanyang: good('nanyang-2019').value.policy,
      longcheng: good('longcheng').value.policy,
    }
    expect(ziyang.eligibility.maxAgeYears).toEqual({ m: 50, f: 45 })
    expect(ziyang.principals.maxAgeYears).toEqual({ m: 55, f: 50 })
    expect(ziyang.cluster.count).toBe(8)
    expect(qinyuan.principals.minRatio).toBe(0.1)
    expect(nanyang.rotation.sameGradeBand).toBe(true)
    expect([nanyang.cluster.membersMin, nanyang.cluster.membersMax]).toEqual([2, 3])
    expect(longcheng.itinerant.days).toEqual([2, 4])
  })
})

describe('inheritance', () => {
  it('keeps what the child does not name, and says whose each value is', () => {
    const path = profile(
      'child',
      `${head('child', 'ziyang-2024')}values: { rotation: { termYears: 3 } }
sources: { rotation.termYears: { source: 'our council, 2026', assumption: false } }`,
    )
    const { value, issues } = good(path)
    expect(issues).toEqual([])
    expect(value.policy.rotation.termYears).toBe(3)
    expect(value.policy.rotation.maxCommuteKm).toBe(good('ziyang-2024').value.policy.rotation.maxCommuteKm)
    expect(sourceOf(value, 'rotation.termYears')).toEqual({
      source: 'our council, 2026',
      assumption: false,
      profile: 'child',
    })
    expect(sourceOf(value, 'rotation.maxCommuteKm')?.profile).toBe('ziyang-2024')
    expect(sourceOf(value, 'rotation.leaveCapShare')?.profile).toBe('national-default')
  })

  it('replaces a list as a whole', () => {
    const path = profile(
      'list',
      `${head('list', 'national-default')}values: { itinerant: { subjects: [pe] } }
sources: { itinerant: { source: ours, assumption: true } }`,
    )
    expect(good(path).value.policy.itinerant.subjects).toEqual(['pe'])
  })

  it("never answers for a child's value with the parent's source", () => {
    const path = profile(
      'unsourced',
      `${head('unsourced', 'national-default')}values: { rotation: { minRatioOfEligible: 0.2 } }\nsources: {}`,
    )
    const { value, issues } = good(path)
    expect(issues.map(({ code, severity, where }) => [code, severity, where])).toEqual([
      ['Y1006', 'warning', `${path} values.rotation.minRatioOfEligible`],
    ])
    expect(sourceOf(value, 'rotation.minRatioOfEligible')).toMatchObject({
      profile: 'unsourced',
      assumption: true,
    })
  })

  it('follows files from their own folder', () => {
    profile('base', `${head('base', 'national-default')}values: { rotation: { termYears: 1 } }\nsources: {}`)
    const path = profile('leaf', `${head('leaf', './base.yaml')}values: {}\nsources: {}`)
    expect(good(path).value.policy.rotation.termYears).toBe(1)
  })

  it.each([
    ['itself', ['a']],
    ['through two others', ['a', 'b', 'c']],
  ])('refuses a circle: %s', (_, ids) => {
    ids.forEach((id, i) =>
      profile(id, `${head(id, `./${ids[(i + 1) % ids.length]!}.yaml`)}values: {}\nsources: {}`),
    )
    const [issue] = refused(join(folder, 'a.yaml'))
    expect(issue).toMatchObject({ code: 'Y1004', severity: 'error' })
    expect(issue!.cause.en).toBe(`profiles inherit in a circle: ${ids.join(' -> ')} -> a.yaml`)
  })
})

describe('a profile that cannot be used', () => {
  it('is refused for an unknown key, which is named', () => {
    const path = profile(
      'typo',
      `${head('typo', 'national-default')}values: { rotation: { termYear: 3 } }\nsources: {}`,
    )
    const issues = refused(path)
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ code: 'Y1005', where: `${path} rotation` })
    expect(issues[0]!.cause.zh).toContain('termYear')
    expect(issues[0]!.cause.en).toContain('termYear')
  })

  it('is refused for every wrong value at once', () => {
    const path = profile(
      'wrong',
      `${head('wrong', 'national-default')}values: { rotation: { termYears: 0, minRatioOfEligible: 10 }, load: { maxFactor: big } }
sources: {}`,
    )
    expect(refused(path).map(({ where }) => where.split(' ').at(-1))).toEqual([
      'rotation.minRatioOfEligible',
      'rotation.termYears',
      'load.maxFactor',
    ])
  })

  it('is refused when it stands alone and is not complete', () => {
    const issues = refused(profile('alone', `${head('alone')}values: {}\nsources: {}`))
    expect(issues.map(({ where }) => where.split(' ').at(-1))).toContain('eligibility')
  })

  it.each([
    ['no such name', () => 'ziyang-2042', 'Y1001'],
    ['no such file', () => join(folder, 'missing.yaml'), 'Y1001'],
    ['broken YAML', () => profile('broken', 'id: [x'), 'Y1003'],
    [
      'a bomb of aliases',
      () =>
        profile(
          'bomb',
          `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c]`,
        ),
      'Y1003',
    ],
    ['more than a megabyte', () => profile('large', `# ${'x'.repeat(1024 * 1024)}\n`), 'Y1002'],
    ['no values', () => profile('empty', head('empty')), 'Y1005'],
  ])('is refused: %s', (_, path, code) => {
    const issues = refused(path())
    expect(issues[0]!.code).toBe(code)
    for (const { cause, remedy } of issues) {
      expect(cause.zh).toMatch(/\p{Script=Han}/u)
      expect(remedy.en).not.toBe('')
    }
  })

  it('is told which names there are', () => {
    expect(refused('ziyang')[0]!.remedy.zh).toContain('ziyang-2024')
  })

  it('does not take over keys that reach a prototype', () => {
    const path = profile(
      'proto',
      `${head('proto', 'national-default')}values: { __proto__: { x: 1 }, constructor: { x: 1 }, rotation: { __proto__: { termYears: 5 } } }\nsources: {}`,
    )
    expect(good(path).value.policy.rotation).toEqual(good('national-default').value.policy.rotation)
  })

  it('warns of a source for a value that is not set', () => {
    const path = profile(
      'idle',
      `${head('idle', 'national-default')}values: {}\nsources: { rotation.termYear: { source: x, assumption: false } }`,
    )
    expect(good(path).issues.map(({ code }) => code)).toEqual(['Y1007'])
  })
})
