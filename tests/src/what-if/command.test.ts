import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Counterfactual } from '../../../models/counterfactual.ts'
import { explain } from '../../../src/cli/commands/explain.ts'
import { plan as planCommand } from '../../../src/cli/commands/plan.ts'
import { randomCounty } from '../../support/random-county.ts'
import { recorder } from '../../support/terminal.ts'

let folder: string
let files: [county: string, plan: string]
let moved: string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junheng-what-if-'))
  files = [join(folder, 'county.json'), join(folder, 'plan.json')]
  const { county } = randomCounty({ sites: 4, teachers: 45, seed: 3, clusterSize: 2 })
  await writeFile(files[0], JSON.stringify(county))
  await planCommand(
    files[0],
    { policy: 'national-default', out: folder, only: 'rotation', effort: 'quick', seed: 1, workers: 1 },
    recorder(),
  )
  const plan = JSON.parse(await readFile(files[1], 'utf8')) as {
    rotation: { moves: { teacherId: string }[] }
  }
  moved = plan.rotation.moves.map(({ teacherId }) => teacherId)
})
afterAll(() => rm(folder, { recursive: true }))

async function run(options: Partial<Parameters<typeof explain>[2]>, signal?: AbortSignal) {
  const terminal = recorder({ signal })
  const code = await explain(...files, { policy: 'national-default', workers: 1, ...options }, terminal)
  return { code, out: terminal.said(), note: terminal.noted() }
}

test('one move: the best plan without it, checked, at most and at least how much worse', async () => {
  const { code, out } = await run({ teacher: moved[0]!, counterfactual: true })
  expect(code).toBe(0)
  expect(out).toContain(`假如教师 ${moved[0]} 不交流`)
  expect(out).toMatch(/比现方案差|找到了/)
  expect(out).toContain('这一替代方案已通过独立校验')
  expect(out).not.toMatch(/[{}]|undefined|NaN/)
})

test('every move, as a sheet and as JSON; the plan found without a move has its person at the old post', async () => {
  const { code, note } = await run({ allMoves: true, out: folder })
  expect(code).toBe(0)
  expect(note).toContain(`已逐一检验 ${moved.length} 次交流`)
  const all = JSON.parse(await readFile(join(folder, 'counterfactuals.json'), 'utf8')) as Counterfactual[]
  expect(all.map(({ teacherId }) => teacherId)).toEqual(moved)
  for (const { teacherId, found } of all) {
    if (!found) continue
    expect(found.people[0]!.teacherId).toBe(teacherId)
    expect(found.hardViolations).toBe(0)
    expect(found.atLeast ?? -Infinity).toBeLessThanOrEqual(found.atMost + 1e-9)
    const change = found.terms.reduce((sum, { plan, other }) => sum + other - plan, 0)
    expect(Math.abs(change - found.atMost)).toBeLessThan(2)
  }
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(join(folder, 'counterfactuals.xlsx'))
  expect(book.worksheets[0]!.rowCount).toBe(moved.length + 1)
  expect(book.worksheets[0]!.getCell('E2').text).toMatch(/由.+审批/)
})

test('a cancelled run says so', async () => {
  const { code } = await run({ teacher: moved[0]!, counterfactual: true }, AbortSignal.abort())
  expect(code).toBe(130)
})

test('needs a person to ask about', async () => {
  expect(await run({ site: 'S000', counterfactual: true })).toMatchObject({ code: 2, out: '' })
})
