import ExcelJS from 'exceljs'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { County } from '../../../models/county.ts'
import { readCounty } from '../../../src/county-file/read.ts'
import { SHEET_KEYS, SHEETS } from '../../../src/county-file/sheets/index.ts'
import type { SheetSpec } from '../../../src/county-file/sheets/spec.ts'
import { writeTemplate } from '../../../src/county-file/template.ts'
import { writeCountyWorkbook } from '../../../src/county-file/write.ts'
import { expectGood, folder, GOOD, newPath, placesOf, readWith } from './sheets.ts'
import { unzip } from './zip.ts'

async function open(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  return workbook
}
const good = async (): Promise<County> => expectGood(await readWith({}))
const firstSheetText = (workbook: ExcelJS.Workbook): string => {
  const texts: string[] = []
  workbook.worksheets[0]!.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)))
  return texts.join('\n')
}

describe('a written workbook', () => {
  it('says on its first sheet what it is, and says loudly when the data are synthetic', async () => {
    const path = newPath('.xlsx')
    const county = await good()
    await writeCountyWorkbook({ ...county, synthetic: true, notes: ['来源甲'] }, path)
    const synthetic = await open(path)
    expect(synthetic.worksheets.map(({ name }) => name)).toEqual([
      '说明',
      ...Object.values(SHEETS).map(({ name }) => name),
    ])
    expect(firstSheetText(synthetic)).toMatch(/^测试县 · 县域数据\n/)
    expect(firstSheetText(synthetic)).toMatch(/合成数据[^]*SYNTHETIC DATA[^]*来源甲/)
    expect(synthetic.worksheets[5]!.headerFooter.oddHeader).toContain('合成数据')
    await writeCountyWorkbook(county, path)
    const real = await open(path)
    expect(firstSheetText(real)).not.toContain('合成数据')
    expect(JSON.stringify(real.worksheets[5]!.headerFooter)).not.toContain('合成数据')
  })

  it('has frozen headings with notes, filters, widths and drop-down lists', async () => {
    const path = newPath('.xlsx')
    await writeCountyWorkbook(await good(), path)
    const sheet = (await open(path)).getWorksheet('教师')!
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet.autoFilter).toMatch(/^A1:[A-Z]+4$/)
    expect(sheet.getCell('B1').value).toBe('编制学校*')
    expect(JSON.stringify(sheet.getCell('B1').note)).toContain('必填')
    expect(sheet.getColumn(2).width).toBeGreaterThan(8)
    expect(sheet.getCell('J2').dataValidation.formulae).toEqual(['"男,女"'])
    expect(sheet.getCell('B2').dataValidation.formulae).toEqual(['学校!$B$2:$B$2000'])
    expect(sheet.getCell('B2').value).toBe('城关学校')
  })

  it('holds text as text: no formula, whatever a name begins with', async () => {
    const county = await good()
    const names = ['=1+1', '+SUM(A1)', '-2', '@cmd', '=HYPERLINK("http://x")', "'x", '00012', '1985-03']
    const path = newPath('.xlsx')
    await writeCountyWorkbook(
      { ...county, classes: names.map((name, i) => ({ ...county.classes[0]!, id: `c${i}`, name })) },
      path,
    )
    const sheet = (await open(path)).getWorksheet('班级')!
    names.forEach((name, i) => {
      const cell = sheet.getCell(i + 2, 4)
      expect([cell.value, cell.type, cell.numFmt]).toEqual([name, ExcelJS.ValueType.String, '@'])
    })
    for (const { name, content } of unzip(readFileSync(path)))
      if (name.startsWith('xl/worksheets/sheet')) expect(String(content)).not.toContain('<f>')
  })

  it('leaves out what a workbook cannot hold, and stays readable', async () => {
    const county = await good()
    const path = newPath('.xlsx')
    await writeCountyWorkbook({ ...county, notes: ['a\u0001b\ud800c\uffffd', '第一行\n第二行'] }, path)
    expect(expectGood(await readCounty(path)).notes).toEqual(['abcd', '第一行\n第二行'])
  })

  it('gives codes where names do not say which school is meant', async () => {
    const county = await good()
    const twins = { ...county, sites: county.sites.map((site) => ({ ...site, name: '同名学校' })) }
    const path = newPath('.xlsx')
    await writeCountyWorkbook(twins, path)
    expect(await readCounty(path)).toEqual({ ok: true, value: twins, issues: [] })
    // The name of one school is the code of the other.
    const crossed = { ...county, sites: county.sites.map((site, i) => ({ ...site, name: ['S2', 'S1'][i]! })) }
    await writeCountyWorkbook(crossed, path)
    expect(await readCounty(path)).toEqual({ ok: true, value: crossed, issues: [] })
  })

  it('is there whole or not at all', async () => {
    const path = join(folder, 'half', 'county.xlsx')
    const broken = { ...(await good()), teachers: [{}] } as unknown as County
    await expect(writeCountyWorkbook(broken, path)).rejects.toThrow()
    expect(() => readdirSync(join(folder, 'half'))).toThrow(/ENOENT/)
    await writeCountyWorkbook(await good(), path)
    expect(readdirSync(join(folder, 'half'))).toEqual(['county.xlsx'])
  })
})

describe('the empty workbook', () => {
  it('has every sheet and every column with its note, and says calmly what is missing when read as it is', async () => {
    const path = newPath('.xlsx')
    await writeTemplate(path)
    const workbook = await open(path)
    for (const key of SHEET_KEYS) {
      const spec: SheetSpec = SHEETS[key]
      const sheet = workbook.getWorksheet(spec.name)!
      const written = spec.columns.filter(({ importOnly }) => !importOnly)
      const headings =
        key === 'settings'
          ? written.map((_, i) => sheet.getCell(i + 2, 1).text)
          : written.map((_, i) => sheet.getCell(1, i + 1).text)
      expect(headings).toEqual(written.map(({ header, required }) => `${header}${required ? '*' : ''}`))
      if (key === 'settings') continue
      written.forEach(({ header }, i) =>
        expect(JSON.stringify(sheet.getCell(1, i + 1).note)).toContain(header),
      )
    }
    expect(placesOf(await readCounty(path)).sort()).toEqual([
      'C1001 县域!B2',
      'C1001 县域!B3',
      'C1001 县域!B5',
      'H1014 学校',
      'H1014 教师',
      'H1014 班级',
    ])
  })

  it('filled in by hand is a county', async () => {
    const path = newPath('.xlsx')
    await writeTemplate(path)
    const workbook = await open(path)
    for (const [name, rows] of Object.entries(GOOD)) {
      const sheet = workbook.getWorksheet(name)!
      if (name === '县域') {
        for (const [heading, value] of rows)
          sheet.eachRow((row) => {
            if (row.getCell(1).text.startsWith(heading as string)) row.getCell(2).value = value!
          })
        continue
      }
      const [headings, ...records] = rows
      const columns = new Map<string, number>()
      sheet.getRow(1).eachCell((cell, n) => columns.set(cell.text.replace('*', ''), n))
      records.forEach((record, r) =>
        record.forEach(
          (value, c) => (sheet.getCell(r + 2, columns.get(headings![c] as string)).value = value),
        ),
      )
    }
    await workbook.xlsx.writeFile(path)
    expect(await readCounty(path)).toEqual({ ok: true, value: await good(), issues: [] })
  })
})
