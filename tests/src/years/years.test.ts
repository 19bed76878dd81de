import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../../src/cli/main.ts'
import { fairness, milestones, overLimit } from '../../../src/years/rows.ts'
import { writeYears } from '../../../src/years/write.ts'
import { type PlannedYear, planYears, turns } from '../../../src/years/years.ts'
import { policyWith } from '../../support/policy.ts'
import { randomCounty } from '../../support/random-county.ts'

const folder = mkdtempSync(join(tmpdir(), 'junheng-years-'))
afterAll(() => rmSync(folder, { recursive: true }))

const policy = policyWith({
  eligibility: { minYearsSameSchool: 6 },
  rotation: {
    minRatioOfEligible: 0.2,
    termYears: 1,
    headcountBand: { lossMax: 2, gainMax: 2 },
    leaveCapShare: 0.4,
    coverageTolerance: 1,
  },
  milestones: [
    { year: 2020, text: { zh: '起步', en: 'start' } },
    { year: 2027, text: { zh: '健全', en: 'complete' } },
    { year: 2029, text: { zh: '定型', en: 'mature' } },
  ],
})
const county = {
  ...randomCounty({ sites: 4, teachers: 45, seed: 12, clusterSize: 2 }).county,
  asOf: '2026-08-01',
  schoolYear: '2026-2027',
}
const hiring = {
  id: 'hire',
  name: '补充体育教师',
  changes: [
    {
      kind: 'hire-teachers' as const,
      siteId: county.sites[1]!.id,
      stage: 'primary' as const,
      subject: 'pe' as const,
      count: 3,
    },
  ],
}

let years: PlannedYear[]
beforeAll(async () => {
  const rolled = await planYears(
    {
      county,
      policy: { policy, sources: {} },
      seed: 1,
      effort: 'quick',
      count: 2,
      intakeChange: 0,
      replace: true,
      forecast: new Map([[2027, [hiring]]]),
    },
    {
      workers: 2,
      onProgress: () => undefined,
      signal: new AbortController().signal,
      nowMs: () => 0,
      createdAt: '2026-08-01T00:00:00.000Z',
    },
  )
  if (!rolled.ok || !rolled.value) throw new Error(JSON.stringify(rolled.issues))
  years = rolled.value
}, 120_000)

describe('several years', () => {
  it('follow each other: who moved in the first year is back in the second and is not asked again', () => {
    const [first, second] = years as [PlannedYear, PlannedYear]
    expect([first.year, second.year]).toEqual([2026, 2027])
    const moved = first.plan.rotation.moves.map(({ teacherId }) => teacherId)
    expect(moved.length).toBeGreaterThanOrEqual(first.plan.rotation.requiredMoves)
    expect(second.returned).toBe(moved.length)
    const again = second.plan.rotation.moves.map(({ teacherId }) => teacherId)
    expect(again.filter((id) => moved.includes(id))).toEqual([])
    expect(turns(years)).toEqual([{ moves: 1, people: moved.length + again.length }])
    expect(fairness(years).zh).toContain('没有人交流两次以上')
  })

  it('take in the forecast in its year', () => {
    const [first, second] = years as [PlannedYear, PlannedYear]
    expect(second.teachers).toBe(first.teachers - second.retired + second.hired + 3)
    expect([first.forecast, second.forecast]).toEqual([[], ['补充体育教师']])
  })

  it('are held against the milestones that lie within them', () => {
    const texts = milestones(years, policy).map(({ zh }) => zh)
    expect(texts[0]).toContain('早于')
    const over = overLimit(years[1]!)
    expect(texts[1]).toContain(over === 0 ? '全部达标' : `有 ${over} 项超限`)
    expect(texts[2]).toContain('尚未到达')
  })

  it('stand in the workbook and on the page', async () => {
    const files = await writeYears(
      { county, policy, years, assumptions: [{ zh: '<假设>', en: 'x' }], lang: 'zh' },
      folder,
    )
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(files[0]!)
    const [path, list] = book.worksheets as [ExcelJS.Worksheet, ExcelJS.Worksheet]
    expect(path.getRow(1).getCell(2).value).toBe('2026-2027')
    const moves = years.reduce((sum, { plan }) => sum + plan.rotation.moves.length, 0)
    expect(list.rowCount).toBe(1 + moves)
    const page = readFileSync(files[1]!, 'utf8')
    expect(page).toContain('补充体育教师')
    expect(page).toContain('&lt;假设&gt;')
    expect(page).not.toContain('NaN')
  })
})

it('a forecast that cannot be read is refused before anything is planned', async () => {
  let text = ''
  const write = (part: string): void => {
    text += part
  }
  const file = join(folder, 'bad.yaml')
  writeFileSync(file, 'id: a\nname: b\nchanges: [{ kind: explode }]')
  const command = ['years', 'examples/nanyang-district/nanyang-district.xlsx', '--policy', 'nanyang-2019']
  const terminal = {
    lang: 'zh' as const,
    out: write,
    note: write,
    interactive: false,
    signal: new AbortController().signal,
    nowMs: () => 0,
  }
  const code = await run(
    [...command, '--change', `2027=${file}`, '--change', 'soon', '--out', folder],
    { serve: () => Promise.resolve(0) },
    terminal,
  )
  expect(code).toBe(2)
  expect(text).toContain('S1009')
  expect(text).toContain('--change soon')
})
