import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { explain } from '../../../src/cli/commands/explain.ts'
import { plan } from '../../../src/cli/commands/plan.ts'
import { explainConflicts } from '../../../src/explain/conflicts.ts'
import { goodPlan } from '../../support/good-plan.ts'
import { randomCounty } from '../../support/random-county.ts'
import { recorder } from '../../support/terminal.ts'

let folder: string
const terminal = recorder()
const POLICY = `id: too-much
name: { zh: 太多, en: too much }
extends: national-default
values:
  rotation: { minRatioOfEligible: 0.5, leaveCapShare: 0.05, minBackboneShare: 0 }
sources:
  rotation: { source: made up for a test, assumption: true }
`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junheng-conflicts-'))
  const { county } = randomCounty({ sites: 3, teachers: 40, seed: 5, clusterSize: 3 })
  await writeFile(join(folder, 'county.json'), JSON.stringify(county))
  await writeFile(join(folder, 'policy.yaml'), POLICY)
})
afterAll(() => rm(folder, { recursive: true }))

test('a plan that cannot keep all rules says which stand against each other, and what would free them', async () => {
  const policy = join(folder, 'policy.yaml')
  const files = [join(folder, 'county.json'), join(folder, 'plan.json')] as const
  const options = { policy, out: folder, only: 'rotation', effort: 'quick', seed: 1, workers: 1 } as const
  expect(await plan(files[0], options, terminal)).toBe(3)
  expect(terminal.noted()).toContain('以下 2 条规则不能同时满足')
  expect(await explain(...files, { policy, conflicts: true }, terminal)).toBe(0)
  expect(terminal.said()).toContain('教师交流比例：50%，即至少 ')
  expect(terminal.said()).toMatch(/单校派出上限（占教师比例）由 5% 放宽到 \d+%/)
  const report = await readFile(join(folder, 'report.html'), 'utf8')
  expect(report).toContain('只改一处，其他规则即可全部满足')
})

test('where all rules hold, that is said', () => {
  expect(explainConflicts(goodPlan().plan.rotation).map(({ zh }) => zh)).toEqual([
    '各项规则都能同时满足，没有冲突。',
  ])
})
