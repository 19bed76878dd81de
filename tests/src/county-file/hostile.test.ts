import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Issue } from '../../../models/issue.ts'
import { readCounty } from '../../../src/county-file/read.ts'
import { expectGood, GOOD, newPath, placesOf, workbookWith } from './sheets.ts'
import { rezip, unzip, zip, type ZipEntry } from './zip.ts'

/** Writes the bytes and says what reading them found. */
async function read(bytes: Buffer | string, extension = '.xlsx'): Promise<readonly Issue[]> {
  const path = newPath(extension)
  writeFileSync(path, bytes)
  return (await readCounty(path)).issues
}
const codes = (issues: readonly Issue[]): string[] => issues.map(({ code }) => code)

async function goodBytes(): Promise<Buffer> {
  return readFileSync(await workbookWith())
}
const SHEET = 'xl/worksheets/sheet4.xml'
const addTo =
  (name: string, mark: string, before: string, after = '') =>
  async (): Promise<Buffer> =>
    rezip(await goodBytes(), name, (text) => {
      expect(text).toContain(mark)
      return text.replace(mark, () => `${before}${mark}${after}`)
    })

describe('what is no workbook', () => {
  it('is refused by what it is', async () => {
    expect(codes(await read(''))).toEqual(['F1006'])
    expect(codes(await read('just text'))).toEqual(['W1002'])
    expect(codes(await read('<html><table></table></html>'))).toEqual(['W1002'])
    expect(codes(await read(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).toEqual(['W1003'])
    const locked = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(500),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(codes(await read(locked))).toEqual(['W1004'])
    expect(codes(await read('a,b', '.csv'))).toEqual(['W1001'])
    expect(codes(await read('x', '.xls'))).toEqual(['W1001'])
  })

  it('is refused where there is nothing to open', async () => {
    expect(codes((await readCounty(join(newPath('.xlsx'), 'gone.xlsx'))).issues)).toEqual(['F1001'])
    const link = newPath('.xlsx')
    symlinkSync(`${link}-gone`, link)
    expect(codes((await readCounty(link)).issues)).toEqual(['F1001'])
    expect(codes((await readCounty('/dev/zero')).issues)).toEqual(['F1001'])
  })

  it('is refused by its size before it is read: 200 MB of zeros', async () => {
    const path = newPath('.xlsx')
    writeFileSync(path, '')
    truncateSync(path, 200 * 1024 * 1024)
    expect(codes((await readCounty(path)).issues)).toEqual(['W1005'])
  })
})

describe('archives that are no honest workbook', () => {
  const zeros = Buffer.alloc(200 * 1024 * 1024)

  it('200 MB of zeros inside', async () => {
    expect(codes(await read(zip([{ name: 'xl/worksheets/sheet1.xml', content: zeros }])))).toEqual(['W1005'])
  })

  it('200 MB of zeros that claim to be 10 bytes', async () => {
    const bytes = zip([{ name: 'xl/worksheets/sheet1.xml', content: zeros, claimedBytes: 10 }])
    expect(codes(await read(bytes))).toEqual(['W1007'])
  })

  it.each([
    ['a million and one cells', `<row>${'<c/>'.repeat(1_000_001)}</row>`],
    ['six million tags', '<a/>'.repeat(6_000_001)],
  ])('%s', async (_, content) => {
    expect(codes(await read(zip([{ name: 'xl/worksheets/sheet1.xml', content }])))).toEqual(['W1005'])
  })

  it('thousands of parts', async () => {
    const entries = Array.from({ length: 2001 }, (_, n): ZipEntry => ({ name: `xl/${n}`, content: '' }))
    expect(codes(await read(zip(entries)))).toEqual(['W1005'])
  })

  it.each(['../../evil.xml', '/etc/evil.xml', 'C:/evil.xml'])('a part named %s', async (name) => {
    const entries = [...unzip(await goodBytes()), { name, content: 'x' }]
    expect(codes(await read(zip(entries)))).toEqual(['W1006'])
  })

  it('a part under a password', async () => {
    expect(codes(await read(zip([{ name: 'xl/workbook.xml', content: 'x', flags: 1 }])))).toEqual(['W1004'])
  })

  it('a file cut off in the middle', async () => {
    const bytes = await goodBytes()
    expect(codes(await read(bytes.subarray(0, bytes.length / 2)))).toEqual(['W1007'])
  })

  it('a zip file of something else', async () => {
    expect(codes(await read(zip([{ name: 'word/document.xml', content: '<a/>' }])))).toEqual(['W1008'])
  })

  it('broken XML', async () => {
    const bytes = rezip(await goodBytes(), SHEET, (text) => text.slice(0, text.length / 2))
    expect(codes(await read(bytes))).toEqual(['W1008'])
  })
})

describe('workbooks that make other readers run for ever', () => {
  const WHOLE = 'A1:XFD1048576'
  it.each([
    [
      'a merged range over the whole sheet',
      addTo(SHEET, '</worksheet>', `<mergeCells><mergeCell ref="${WHOLE}"/></mergeCells>`),
    ],
    [
      'twenty thousand merged columns, and a last row',
      addTo(
        SHEET,
        '</sheetData>',
        '<row r="1048576"><c r="Z1048576" t="str"><v>x</v></c></row>',
        `<mergeCells>${'<mergeCell ref="A1:A1048576"/>'.repeat(20_000)}</mergeCells>`,
      ),
    ],
    [
      'a drop-down list over the whole sheet',
      addTo(
        SHEET,
        '</worksheet>',
        `<dataValidations><dataValidation type="list" sqref="${WHOLE}"><formula1>"a"</formula1></dataValidation></dataValidations>`,
      ),
    ],
    [
      'a column width for columns without end',
      addTo(SHEET, '<sheetData>', '<cols><col min="1" max="999999999999" width="9"/></cols>'),
    ],
    [
      'a name for the whole sheet',
      addTo(
        'xl/workbook.xml',
        '<calcPr',
        '<definedNames><definedName name="all">教师!$A$1:$XFD$1048576</definedName></definedNames>',
      ),
    ],
  ])('%s is read at once', async (_what, make) => {
    const path = newPath('.xlsx')
    writeFileSync(path, await make())
    const county = await readCounty(path)
    expect(expectGood(county).teachers).toHaveLength(3)
  })

  it('a remark in the last row of the sheet, and rows and columns that no sheet has', async () => {
    const bytes = await addTo(
      SHEET,
      '</sheetData>',
      [
        '<row r="1048576"><c r="B1048576" t="str"><v>x</v></c></row>',
        '<row r="999999999999"><c r="B9" t="str"><v>x</v></c></row>',
        '<row r="-5"><c r="ZZZZZZ9" t="str"><v>x</v></c></row>',
      ].join(''),
    )()
    const path = newPath('.xlsx')
    writeFileSync(path, bytes)
    const places = placesOf(await readCounty(path))
    expect(places).toContain('C1001 教师!D1048576')
    expect(places.filter((place) => !place.endsWith('1048576'))).toEqual([])
  })

  it('comments, drawings and tables that lead nowhere do not matter', async () => {
    const entries = unzip(await goodBytes()).map((entry) =>
      entry.name === SHEET
        ? {
            ...entry,
            content: String(entry.content).replace(
              '</worksheet>',
              '<hyperlinks><hyperlink ref="A2" r:id="rId9"/></hyperlinks><drawing r:id="rId7"/><legacyDrawing r:id="rId8"/><tableParts count="1"><tablePart r:id="rId6"/></tableParts></worksheet>',
            ),
          }
        : entry,
    )
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="/xl/gone.xml"/></Relationships>'
    const path = newPath('.xlsx')
    writeFileSync(path, zip([...entries, { name: 'xl/worksheets/_rels/sheet4.xml.rels', content: rels }]))
    expect(expectGood(await readCounty(path)).teachers).toHaveLength(3)
  })
})

describe('folders', () => {
  const CSV = Object.entries(GOOD).map(
    ([name, rows]) => [`${name}.csv`, rows.map((row) => row.map(String).join(',')).join('\r\n')] as const,
  )
  function csvFolder(files: readonly (readonly [string, string | Buffer])[]): string {
    const path = newPath('')
    mkdirSync(path)
    for (const [name, content] of files) writeFileSync(join(path, name), content)
    return path
  }

  it('without CSV files', async () => {
    expect(placesOf(await readCounty(csvFolder([['readme.txt', 'x']])))[0]).toMatch(/^W1009/)
  })

  it('with a link to nowhere, a pipe and a file that is no text beside good files: each is named', async () => {
    const path = csvFolder([...CSV, ['坏.csv', Buffer.from([0x81, 0xff, 0xff])]])
    symlinkSync(join(path, 'gone'), join(path, '路程.csv'))
    execFileSync('/usr/bin/mkfifo', [join(path, '合班.csv')])
    expect(placesOf(await readCounty(path)).sort()).toEqual([
      'W1010 合班.csv',
      'W1010 路程.csv',
      'W1011 坏.csv',
    ])
  })

  it('with quotes that do not close', async () => {
    const path = csvFolder([
      ...CSV.filter(([name]) => name !== '教师.csv'),
      ['教师.csv', '教师编号,编制学校\r\nT1,"城关\r\nT2,x'],
    ])
    expect(placesOf(await readCounty(path))).toEqual(['W1012 教师.csv!2:2'])
  })

  it('with commas without end', async () => {
    expect(placesOf(await readCounty(csvFolder([['教师.csv', ','.repeat(5_000_001)]])))).toEqual([
      'W1005 教师.csv',
    ])
  })

  it('with rows without end', async () => {
    const rows = '教师编号,性别\n' + 'x,y\n'.repeat(200_000)
    expect(placesOf(await readCounty(csvFolder([['教师.csv', rows]])))).toContain('C1010 教师.csv')
  })

  it('with zeros without end', async () => {
    expect(placesOf(await readCounty(csvFolder([['教师.csv', Buffer.alloc(20_000_000)]])))).toEqual([
      'W1012 教师.csv!1:1',
    ])
  })
})

describe('county JSON', () => {
  it('nested 100,000 deep', async () => {
    expect(codes(await read(`${'['.repeat(100_000)}${']'.repeat(100_000)}`, '.json'))).toEqual(['F1003'])
  })

  it('that is no JSON', async () => {
    expect(codes(await read('{', '.json'))).toEqual(['F1004'])
  })

  it('with keys that reach a prototype, and other keys that are not ours', async () => {
    const issues = await read(
      '{"__proto__": {"polluted": 1}, "constructor": 1, "teachers": [{"phone": "1"}]}',
      '.json',
    )
    expect(new Set(codes(issues))).toEqual(new Set(['J1001']))
    expect(issues.map(({ where }) => where.split(' ')[1])).toEqual(
      expect.arrayContaining(['teachers[0]', 'sites']),
    )
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('with lists longer than any county has', async () => {
    const many = Array<number>(200_001).fill(1)
    expect(placesOf({ issues: await read(JSON.stringify({ teachers: many }), '.json') })[0]).toMatch(
      /^C1010 .* teachers$/,
    )
    const wishes = JSON.stringify({ teachers: [{ wishes: many }] })
    expect(placesOf({ issues: await read(wishes, '.json') })[0]).toMatch(/^C1010 .* teachers\[\]\.wishes$/)
  })

  it('with more problems than anyone can read: 200 are shown and the rest is counted', async () => {
    const issues = await read(JSON.stringify({ teachers: Array.from({ length: 1000 }, () => 1) }), '.json')
    expect(issues).toHaveLength(201)
    expect(issues.at(-1)).toMatchObject({ where: '…', severity: 'error' })
    expect(issues.at(-1)!.cause.en).toMatch(/^8\d\d more/)
  })
})
