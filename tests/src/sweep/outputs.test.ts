import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../../src/cli/main.ts'
import { ticksOf } from '../../../src/publish/report/line-chart.ts'

const folder = mkdtempSync(join(tmpdir(), 'junheng-sweep-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Written {
  over: string
  points: { x: number; value: number; bound: number; moves: number; requiredMoves: number }[]
}

async function junheng(...argv: string[]): Promise<{ code: number; text: string }> {
  let text = ''
  const write = (part: string): void => {
    text += part
  }
  const code = await run(
    argv,
    { serve: () => Promise.resolve(0) },
    {
      lang: 'zh',
      out: write,
      note: write,
      interactive: false,
      signal: new AbortController().signal,
      nowMs: () => 0,
    },
  )
  return { code, text }
}

const COUNTY = ['examples/nanyang-district/nanyang-district.xlsx', '--policy', 'nanyang-2019']

describe('a sweep of the four-site district', () => {
  let ran: { code: number; text: string }
  let curves: Written[]
  beforeAll(async () => {
    const over = ['--over', 'quota=5,20', '--over', '体育=3']
    ran = await junheng('sweep', ...COUNTY, ...over, '--effort', 'quick', '--out', folder)
    curves = JSON.parse(readFileSync(join(folder, 'sweep.json'), 'utf8')) as Written[]
  }, 120_000)

  it('ends well and says what the ends of a curve bring', () => {
    expect(ran.code).toBe(0)
    expect(ran.text).toMatch(/教师交流比例由 10% 变为 20%：交流 \d+ → \d+ 人/)
  })

  it('has a point for each value and the one in force, each above its bound', () => {
    expect(curves.map(({ over, points }) => [over, points.map(({ x }) => x)])).toEqual([
      ['quota', [5, 10, 20]],
      ['pe', [0, 3]],
    ])
    for (const { points } of curves)
      for (const { value, bound, moves, requiredMoves } of points) {
        expect(bound).toBeLessThanOrEqual(value)
        expect(moves).toBeGreaterThanOrEqual(requiredMoves)
      }
  })

  it('writes the same figures into the workbook, one row a value', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(join(folder, 'sweep.xlsx'))
    expect(book.worksheets.map(({ name }) => name)).toEqual(['教师交流比例', '新增体育教师'])
    const sheet = book.worksheets[0]!
    const head = sheet.getRow(1).values as string[]
    const column = head.indexOf('交流人数')
    expect([2, 3, 4].map((row) => sheet.getRow(row).getCell(column).value)).toEqual(
      curves[0]!.points.map(({ moves }) => moves),
    )
  })

  it('draws every figure that changes and puts the others into words', () => {
    const page = readFileSync(join(folder, 'sweep.html'), 'utf8')
    const chapter = /<section id="quota".*?<\/section>/s.exec(page)![0]
    const points = /<polyline class="found"[^>]*points="([^"]*)"/.exec(chapter)![1]!
    expect(points.split(' ')).toHaveLength(3)
    expect(chapter).toContain('各取值下都不变')
    expect(page).not.toContain('NaN')
    expect(page).toContain("default-src 'none'")
  })

  it('refuses what it cannot turn', async () => {
    const { code, text } = await junheng('sweep', ...COUNTY, '--over', '天气', '--out', folder)
    expect([code, text.includes('S2001')]).toEqual([2, true])
  })
})

describe('the steps of an axis', () => {
  it.each([
    [
      [0, 10],
      [0, 2.5, 5, 7.5, 10],
    ],
    [
      [3.2, 3.9],
      [3.2, 3.4, 3.6, 3.8, 4],
    ],
    [
      [7, 7],
      [6, 8],
    ],
    [[], [0, 0.25, 0.5, 0.75, 1]],
  ])('of %j hold all values', (values, expected) => {
    expect(ticksOf(values)).toEqual(expected)
  })
})
