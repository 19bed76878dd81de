import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { check } from '../../../src/cli/commands/check.ts'
import { plan } from '../../../src/cli/commands/plan.ts'
import { randomCounty } from '../../support/random-county.ts'
import { recorder } from '../../support/terminal.ts'

let folder: string
const terminal = recorder()
const options = {
  policy: 'national-default',
  only: 'rotation',
  effort: 'quick',
  seed: 1,
  workers: 2,
} as const

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junheng-frontier-'))
  const { county } = randomCounty({ sites: 4, teachers: 45, seed: 3, clusterSize: 2 })
  await writeFile(join(folder, 'county.json'), JSON.stringify(county))
})
afterAll(() => rm(folder, { recursive: true }))

test('three plans in folders of their own, each passes the check, and their comparison', async () => {
  const county = join(folder, 'county.json')
  expect(await plan(county, { ...options, out: folder, frontier: true }, terminal)).toBe(0)
  expect(terminal.said()).toMatch(/只完成比例.*均衡.*最大成效/)
  const moves: number[] = []
  for (const point of ['quota', 'balanced', 'full']) {
    const path = join(folder, point, 'plan.json')
    expect(await check(county, path, { policy: 'national-default' }, terminal)).toBe(0)
    const { rotation } = JSON.parse(await readFile(path, 'utf8')) as { rotation: { moves: unknown[] } }
    moves.push(rotation.moves.length)
  }
  expect([...moves].sort((a, b) => a - b)).toEqual(moves)
  expect(await readFile(join(folder, 'compare.html'), 'utf8')).toContain('最大成效')
})

test('does not go with a published plan', async () => {
  const both = { ...options, out: folder, frontier: true, previous: 'plan.json' } as const
  expect(await plan(join(folder, 'county.json'), both, terminal)).toBe(2)
  expect(terminal.noted()).toContain('--frontier 不能与 --previous 合用')
})
