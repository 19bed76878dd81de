import iconv from 'iconv-lite'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCounty } from '../../../src/county-file/read.ts'
import { expectGood, GOOD, newPath, placesOf, readWith } from './sheets.ts'

const TEXTS = Object.entries(GOOD).map(
  ([name, rows]) => [name, rows.map((row) => row.map(String).join(',')).join('\r\n')] as const,
)

function csvFolder(
  encode: (text: string) => Buffer | string,
  extra: Readonly<Record<string, string>> = {},
): string {
  const path = newPath('')
  mkdirSync(path)
  for (const [name, text] of [...TEXTS, ...Object.entries(extra)])
    writeFileSync(join(path, `${name}.csv`), encode(text))
  return path
}

describe('a folder of CSV files', () => {
  it.each<[string, (text: string) => Buffer | string]>([
    ['UTF-8', (text) => text],
    ['UTF-8 with its mark', (text) => `\uFEFF${text}`],
    ['GB18030', (text) => iconv.encode(text, 'gb18030')],
    ['UTF-16, which Excel calls Unicode text', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-8 with line feeds only and blank lines', (text) => `${text.replaceAll('\r\n', '\n')}\n\n,,\n`],
  ])('in %s says what the workbook says', async (_, encode) => {
    const county = await readCounty(csvFolder(encode))
    expect(county.issues).toEqual([])
    expect(expectGood(county)).toEqual(expectGood(await readWith({})))
  })

  it('may hold quotes, commas and line breaks in its cells', async () => {
    const path = csvFolder((text) => text, {
      专用教室: '学校,"教室\n类型",备注\n"城关学校",音乐教室,"二楼，""东"" 头, 1\n间"\n高滩教学点,炼丹房,',
    })
    expect(placesOf(await readCounty(path))).toEqual(['C1002 专用教室.csv!B3', 'H1010 专用教室.csv!1:1'])
  })

  it('keeps what begins with = + - @ as text, and knows Excel’s errors', async () => {
    const path = csvFolder((text) => text.replace('一（1）班', '=1+1'), {
      路程: '出发学校,到达学校,分钟\nS1,S2,#REF!',
    })
    expect(placesOf(await readCounty(path))).toEqual(['C1003 路程.csv!C2'])
    const county = expectGood(await readCounty(csvFolder((text) => text.replace('一（1）班', '=1+1'))))
    expect(county.classes[0]!.name).toBe('=1+1')
  })

  it('knows files by other names for the sheets, and leaves other files alone', async () => {
    const path = csvFolder((text) => text)
    writeFileSync(join(path, '校际距离.CSV'), '起点,终点,距离\nS1,S2,12\n')
    writeFileSync(join(path, '说明.txt'), Buffer.from([0xff, 0xff]))
    expect(expectGood(await readCounty(path)).travel).toEqual([
      { fromSiteId: 'S1', toSiteId: 'S2', roadKm: 12 },
    ])
  })
})
