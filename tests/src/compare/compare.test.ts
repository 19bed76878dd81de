import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Plan } from '../../../models/plan.ts'
import { allowances, workloads } from '../../../models/workload.ts'
import { travelLookup } from '../../../models/travel.ts'
import { renderComparison } from '../../../src/compare/page.ts'
import { affectedPeople } from '../../../src/compare/people.ts'
import { type Column, compareRows } from '../../../src/compare/rows.ts'
import { writeComparison } from '../../../src/compare/write.ts'
import { scene } from '../publish/scene.ts'

const folder = mkdtempSync(join(tmpdir(), 'junheng-compare-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { county, policy, travel, plan } = scene()
const setting = {
  county,
  policy: {
    ...policy.policy,
    service: {
      ...policy.policy.service,
      allowances: [
        {
          name: { zh: '交通补贴', en: 'travel' },
          locales: ['urban' as const, 'town' as const, 'rural' as const],
          forms: ['visit' as const, 'rotation' as const],
          yuanPerDay: 10,
        },
      ],
    },
  },
  travel,
}
/** The same plan, but the first mover stays and a subject of a class is left out. */
const other: Plan = structuredClone(plan)
const [first] = other.rotation.moves
other.rotation.moves.shift()
other.postings.find(({ teacherId }) => teacherId === first!.teacherId)!.servingSiteId = first!.fromSiteId
other.duties.unmet.push({
  classId: county.classes[0]!.id,
  subject: 'music',
  periods: 2,
  reason: 'no-slot',
  params: {},
})

const columns: Column[] = [
  { name: '甲', plan, setting },
  { name: '<乙>', plan: other },
]
const rows = compareRows(columns)
const people = affectedPeople(columns, county)
const row = (en: string) => rows.find(({ label }) => label.en.trim() === en)!.values

describe('plans side by side', () => {
  it('count what differs', () => {
    const [moves, fewer] = row('Teachers who move')
    expect(fewer).toBe(moves! - 1)
    expect(row('People elsewhere than in the first plan')).toEqual([0, 1])
    const [unmet, more] = row('Unmet periods')
    expect(more).toBe(unmet! + 2)
    expect(row('of Music')[1]! - row('of Music')[0]!).toBe(2)
  })

  it('add up the allowances of the policy, where the data of the plan are known', () => {
    const ledger = workloads({ ...setting, plan, travelMin: travelLookup(travel).min })
    const expected = allowances(setting, ledger).reduce((sum, { yuan }) => sum + yuan!, 0)
    expect(expected).toBeGreaterThan(0)
    expect(row('Allowances, yuan a semester')).toEqual([expected, null])
  })

  it('leave out rows that no plan can fill', () => {
    const bare = compareRows([
      { name: 'a', plan },
      { name: 'b', plan: other },
    ])
    expect(bare.some(({ label }) => label.en.startsWith('Allowances'))).toBe(false)
  })

  it('name everybody whose post differs, and nobody else', () => {
    expect(people.map(({ teacherId, differs }) => [teacherId, ...differs])).toEqual([
      [first!.teacherId, false, true],
    ])
    const name = (id: string) => county.sites.find((site) => site.id === id)!.name
    expect(people[0]!.posts).toEqual([name(first!.toSiteId), name(first!.fromSiteId)])
  })

  it('tell of a person who is in one plan only', () => {
    const without: Plan = structuredClone(plan)
    const gone = without.postings.pop()!
    const found = affectedPeople([columns[0]!, { name: 'c', plan: without }], county)
    expect(found.map(({ teacherId, posts }) => [teacherId, posts[1]])).toEqual([[gone.teacherId, null]])
  })
})

describe('the files', () => {
  const comparison = { county, columns, rows, people, lang: 'zh' as const }
  let files: string[]
  beforeAll(async () => {
    files = await writeComparison(comparison, folder)
  })

  it('hold the same figures', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(files[0]!)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['方案比较', '涉及的教师'])
    const cells = new Map<unknown, unknown[]>()
    book.worksheets[0]!.eachRow((line) => {
      const [, label, ...values] = line.values as unknown[]
      cells.set(label, values.slice(0, 2))
    })
    expect(cells.get('交流教师')).toEqual(row('Teachers who move'))
    expect(book.worksheets[1]!.getRow(2).getCell(1).value).toBe(first!.teacherId)
  })

  it('show the page with differences, and names as text', () => {
    const page = readFileSync(files[1]!, 'utf8')
    expect(page).toBe(renderComparison(comparison))
    expect(page).toContain('&lt;乙&gt;')
    expect(page).not.toContain('<乙>')
    expect(page).toMatch(
      /交流教师<\/th><td[^>]*><span[^>]*><\/span><b>2<\/b><\/td><td[^>]*><span[^>]*><\/span><b>1<\/b> <span class="was">−1<\/span>/,
    )
    expect(page).toContain('1 人的任教学校与基准不同')
  })
})
