import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Plan, UNMET_REASONS } from '../../../models/plan.ts'
import { run } from '../../../src/cli/main.ts'
import { recorder } from '../../support/terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'junheng-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

const COUNTY = 'examples/nanyang-district/nanyang-district.xlsx'
const POLICY = ['--policy', 'nanyang-2019']
const at = (name: string): string => join(folder, name)

interface Ran {
  readonly code: number
  readonly out: string
  readonly notes: string
}

async function junheng(...argv: string[]): Promise<Ran> {
  const terminal = recorder({ lang: argv.includes('en') ? 'en' : 'zh' })
  const code = await run(argv, { serve: () => Promise.resolve(0) }, terminal)
  return { code, out: terminal.said(), notes: terminal.noted() }
}

const planOf = (name: string): Plan => JSON.parse(readFileSync(join(at(name), 'plan.json'), 'utf8')) as Plan

describe('the main job on the four-site district', () => {
  let planned: Ran
  beforeAll(async () => {
    planned = await junheng(
      'plan',
      COUNTY,
      ...POLICY,
      '--effort',
      'quick',
      '--workers',
      '2',
      '--out',
      at('plan'),
    )
  }, 240_000)

  it('ends with a checked plan and says how good it is', () => {
    expect(planned.notes).toContain('校验通过')
    expect(planned.notes).toMatch(/交流教师 \d+ 人/)
    expect(planned.code).toBe(0)
  })

  it('writes every file', () => {
    for (const name of ['plan.json', 'plan.xlsx', 'notice.xlsx', 'report.html'])
      expect(readFileSync(join(at('plan'), name)).length).toBeGreaterThan(1000)
  })

  it('moves at least the quota, with enough backbone, and accounts for every period', () => {
    const { rotation, duties } = planOf('plan')
    const teachers = rotation.moves.filter(({ principal }) => !principal)
    expect(teachers.length).toBeGreaterThanOrEqual(Math.ceil(0.1 * rotation.eligible))
    expect(teachers.filter(({ backbone }) => backbone).length).toBeGreaterThanOrEqual(
      Math.ceil(0.2 * teachers.length),
    )
    expect(duties.unmet.filter(({ reason }) => !(reason in UNMET_REASONS))).toEqual([])
    expect(rotation.comparison.map(({ variant }) => variant)).toEqual([
      'nothing',
      'lending',
      'rotation',
      'both',
    ])
  })

  it('gives the same plan twice for the same seed', async () => {
    await junheng('plan', COUNTY, ...POLICY, '--effort', 'quick', '--workers', '1', '--out', at('again'))
    const bare = ({ provenance: { timesMs: _, createdAt: __, ...provenance }, ...plan }: Plan) => ({
      ...plan,
      provenance,
    })
    expect(bare(planOf('again'))).toEqual(bare(planOf('plan')))
  }, 240_000)

  it('is confirmed by check, and a fault in it is named with exit code 3', async () => {
    const plan = join(at('plan'), 'plan.json')
    expect((await junheng('check', COUNTY, plan, ...POLICY)).code).toBe(0)
    const { timetable, ...rest } = planOf('plan')
    const broken = { ...rest, timetable: { ...timetable, lessons: timetable.lessons.slice(1) } }
    writeFileSync(at('broken.json'), JSON.stringify(broken))
    const checked = await junheng('check', COUNTY, at('broken.json'), ...POLICY)
    expect([checked.code, checked.out.includes('[periods]')]).toEqual([3, true])
    const json = await junheng('check', COUNTY, at('broken.json'), ...POLICY, '--json')
    expect((JSON.parse(json.out) as { ok: boolean }).ok).toBe(false)
  })

  it('is not taken for the plan of another county', async () => {
    const plan = join(at('plan'), 'plan.json')
    writeFileSync(
      at('pe.yaml'),
      '编号: pe\n名称: 每天一节体育课\n变更: [{ 类型: 调整政策, 参数: 每天一节体育课, 取值: true }]\n',
    )
    const checked = await junheng('check', COUNTY, plan, ...POLICY, '--scenario', at('pe.yaml'))
    expect([checked.code, checked.out.includes('[county-mismatch]')]).toEqual([3, true])
  })

  it('explains a move, a teacher and a site, and says when there is none of that name', async () => {
    const plan = join(at('plan'), 'plan.json')
    const [move] = planOf('plan').rotation.moves
    const explain = (...what: string[]) => junheng('explain', COUNTY, plan, ...POLICY, ...what)
    expect((await explain('--teacher', move!.teacherId)).out).toContain(move!.teacherId)
    expect((await explain('--move', move!.id)).code).toBe(0)
    expect((await explain('--site', move!.toSiteId)).code).toBe(0)
    const nobody = await explain('--teacher', 'NOBODY')
    expect([nobody.code, nobody.out]).toEqual([2, ''])
  })

  it('shows indicators before and after', async () => {
    const shown = await junheng('indicators', COUNTY, join(at('plan'), 'plan.json'), ...POLICY)
    expect(shown.code).toBe(0)
    expect(shown.out).toContain('→')
  })
})

describe('other commands', () => {
  it('form clusters', async () => {
    const ran = await junheng(
      'cluster',
      COUNTY,
      ...POLICY,
      '--effort',
      'quick',
      '--count',
      '1',
      '--out',
      at('clusters'),
    )
    expect(ran.code).toBe(0)
    const { proposals } = JSON.parse(readFileSync(join(at('clusters'), 'clusters.json'), 'utf8')) as {
      proposals: { key: string }[]
    }
    expect(proposals.map(({ key }) => key)).toContain('best')
  })

  it.each(['county', 'policy', 'scenario', 'plan', 'pins'])('print the schema of a %s', async (name) => {
    const { code, out } = await junheng('schema', name)
    expect([code, (JSON.parse(out) as { type: string }).type]).toEqual([0, 'object'])
  })

  it('speak English when asked', async () => {
    expect((await junheng('--help', '--lang', 'en')).out).toContain('Exit codes')
    expect((await junheng('--help')).out).toContain('退出码')
  })
})

describe('a wrong command', () => {
  it.each([
    ['an unknown command', ['plann']],
    ['a missing county', ['plan', 'nowhere.xlsx', '--out', 'x']],
    ['a missing option', ['plan', COUNTY]],
    ['a seed that is no number', ['plan', COUNTY, '--out', 'x', '--seed', 'abc']],
    ['an unknown policy', ['plan', COUNTY, '--policy', 'moon', '--out', 'x']],
    ['an unknown schema', ['schema', 'soup']],
    ['a plan file that is none', ['check', COUNTY, 'package.json', ...POLICY, '--scenario', 'nowhere.yaml']],
  ])('%s ends with exit code 2 and a sentence', async (_, argv) => {
    const { code, notes } = await junheng(...argv)
    expect(code).toBe(2)
    expect(notes).toMatch(/[\u4e00-\u9fff]/)
    expect(notes).not.toMatch(/\n\s+at .*:\d+:\d+/)
  })
})
