import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { explain } from '../../../src/cli/commands/explain.ts'
import { goodPlan } from '../../support/good-plan.ts'
import { recorder } from '../../support/terminal.ts'

let folder: string
let files: [county: string, plan: string]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junheng-explain-'))
  files = [join(folder, 'county.json'), join(folder, 'plan.json')]
  const { county, plan } = goodPlan()
  await writeFile(files[0], JSON.stringify(county))
  await writeFile(files[1], JSON.stringify(plan))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(
  options: Partial<Parameters<typeof explain>[2]>,
  lang: 'zh' | 'en' = 'zh',
  planFile = files[1],
) {
  const terminal = recorder({ lang })
  const code = await explain(files[0], planFile, { policy: 'national-default', ...options }, terminal)
  return { code, out: terminal.said(), note: terminal.noted() }
}

it('tells a teacher, a site by id or name, and a move', async () => {
  expect(await run({ teacher: 'a-ex' })).toMatchObject({
    code: 0,
    out: expect.stringContaining('由Site A到Site B任教'),
  })
  const byName = await run({ site: 'Site B' }, 'en')
  expect(byName).toMatchObject({
    code: 0,
    out: expect.stringContaining('Site B (primary, Cluster K): 2 classes'),
  })
  expect((await run({ site: 'B' }, 'en')).out).toBe(byName.out)
  const move = goodPlan().plan.rotation.moves[0]!
  expect((await run({ move: move.id })).out).toContain(`教师 ${move.teacherId}`)
})

it('answers an unknown id with code 2 and what was perhaps meant', async () => {
  expect(await run({ teacher: 'a-xe' })).toMatchObject({
    code: 2,
    out: '',
    note: expect.stringMatching(/没有编号为“a-xe”的教师。是否指：.*a-ex/),
  })
  expect(await run({ site: 'Z' }, 'en')).toMatchObject({
    code: 2,
    note: expect.stringContaining('There is no site "Z".'),
  })
})

it('answers what it can when one of two is unknown', async () => {
  const both = await run({ teacher: 'a-ex', move: 'R-nobody' })
  expect(both).toMatchObject({ code: 2, out: expect.stringContaining('教师 a-ex') })
})

it('wants to know what to explain, and a plan to explain', async () => {
  expect(await run({})).toMatchObject({ code: 2, note: expect.stringContaining('--teacher') })
  expect(await run({ teacher: 'a-ex' }, 'zh', files[0])).toMatchObject({
    code: 2,
    out: '',
    note: expect.stringContaining('F1005'),
  })
})
