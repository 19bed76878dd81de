import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Plan } from '../../../models/plan.ts'
import { publishPlan } from '../../../src/publish/publish.ts'
import { scene } from './scene.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junheng-publish-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('writes the whole folder and returns its paths', async () => {
  const input = scene()
  const out = join(folder, 'new/out')
  const paths = (await publishPlan(input, out)).map((path) => relative(out, path))
  expect(paths.slice(0, 4)).toEqual(['plan.json', 'plan.xlsx', 'notice.xlsx', 'report.html'])
  // Teachers, classes and schools.
  expect(paths.filter((path) => path.startsWith('timetables'))).toHaveLength(15 + 7 + 4)
  for (const path of paths) expect(existsSync(join(out, path))).toBe(true)
  expect((await readdir(out)).sort()).toEqual([
    'notice.xlsx',
    'plan.json',
    'plan.xlsx',
    'report.html',
    'timetables',
  ])
  expect(Plan.parse(JSON.parse(await readFile(join(out, 'plan.json'), 'utf8')))).toEqual(input.plan)
})

it('takes the place of an earlier plan and leaves what is not its own', async () => {
  const old = join(folder, 'timetables/classes/gone.ics')
  const mine = join(folder, 'timetables/readme.txt')
  await mkdir(join(folder, 'timetables/classes'), { recursive: true })
  for (const path of [old, mine, join(folder, 'notes.txt'), join(folder, 'plan.json')])
    await writeFile(path, 'old')
  await publishPlan(
    scene(({ plan }) => (plan.stages = ['rotation'])),
    folder,
  )
  expect(existsSync(old)).toBe(false)
  expect(existsSync(mine)).toBe(true)
  expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('old')
  expect(await readFile(join(folder, 'plan.json'), 'utf8')).toContain('"schemaVersion": 1')
})

it('leaves the folder as it was when something cannot be written', async () => {
  await writeFile(join(folder, 'plan.json'), 'old')
  const broken = scene(({ plan }) => (plan.provenance.createdAt = 'no date'))
  await expect(publishPlan(broken, folder)).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['plan.json'])
  expect(await readFile(join(folder, 'plan.json'), 'utf8')).toBe('old')
})
