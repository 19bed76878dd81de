import { describe, expect, it } from 'vitest'
import { readCounty } from '../../../src/county-file/read.ts'
import { GOOD, placesOf, readWith, type SheetInput, withColumn, workbookWith } from './sheets.ts'

const [HEAD, ...ROWS] = GOOD['教师']!

/** The sheet with one cell changed; row and column as in Excel, from 1. */
const withCell = (
  sheet: string,
  row: number,
  column: number,
  value: SheetInput[number][number],
): SheetInput =>
  GOOD[sheet]!.map((cells, r) => cells.map((cell, c) => (r === row - 1 && c === column - 1 ? value : cell)))

/** Many teachers at the first school, numbered from 1. */
const manyTeachers = (
  count: number,
  change: (row: SheetInput[number], n: number) => SheetInput[number],
): SheetInput => [
  HEAD!,
  ...Array.from({ length: count }, (_, n) => change([`T${n + 1}`, ...ROWS[0]!.slice(1)], n + 1)),
]

describe('problems of a workbook', () => {
  it('are listed all at once, in the clerk’s own cells', async () => {
    const county = await readWith({
      县域: [
        ['县域名称', '测试县'],
        ['学年', '去年'],
        ['统计日期', '2026-08-31'],
      ],
      学校: [
        ['学校编号', '学校名称', '学校类型', '城乡类型', '纬度', '经度'],
        ['S1', '城关学校', '九年一贯制学校', '镇区', 32.5],
        ['S2', '高滩教学点', '教学点', '山区', 32.6, 108.5],
      ],
      班级: withCell('班级', 4, 5, 0),
      教师: [
        HEAD!,
        [...ROWS[0]!.slice(0, 6), '1985.1', ...ROWS[0]!.slice(7)],
        ['T1', ...ROWS[1]!.slice(1)],
        ['T3', '没有的学校', ...ROWS[2]!.slice(2, 9), null],
      ],
    })
    expect(county.ok).toBe(false)
    expect(placesOf(county).sort()).toEqual([
      'C1001 教师!J4',
      'C1002 县域!B2',
      'C1002 学校!D3',
      'C1002 教师!G2',
      'C1004 班级!E4',
      'C1007 学校!F2',
      'K1001 教师!A3',
      'K1002 教师!B4',
    ])
  })

  it('a blank cell that makes its record unsound hides nothing of other records', async () => {
    const county = await readWith({
      教师: [HEAD!, ROWS[0]!, ['T2', '没有的学校', ...ROWS[1]!.slice(2)], [...ROWS[2]!.slice(0, 9), null]],
    })
    expect(placesOf(county).sort()).toEqual(['C1001 教师!J4', 'K1002 教师!B3'])
  })

  it('of a school that could not be read are not blamed on its teachers and classes', async () => {
    const county = await readWith({ 学校: withCell('学校', 2, 3, '不明') })
    expect(placesOf(county)).toEqual(['C1002 学校!C2'])
  })

  it('of a name or a class that could not be read are not blamed on what refers to it', async () => {
    expect(placesOf(await readWith({ 学校: withCell('学校', 2, 2, null) }))).toEqual(['C1001 学校!B2'])
    const [head, ...rows] = GOOD['班级']!
    const county = await readWith({
      班级: [
        head!,
        ...rows,
        ['S1-702', '城关学校', '七', '七（2）班', 40],
        ['S1-703', '城关学校', '柒', '七（3）班', 40],
      ],
      合班: [
        ['学校', '班级', '学科'],
        ['城关学校', 'S1-702、S1-703', '体育'],
      ],
    })
    expect(placesOf(county)).toEqual(['C1002 班级!C6', 'H1010 合班!1:1'])
  })

  it('of years that stand for a month are told once', async () => {
    const county = await readWith({
      教师: [
        HEAD!.map((heading) => (heading === '参加工作年月' ? '教龄' : heading)),
        ...ROWS.map((row, i) => row.map((cell, c) => (c === 7 ? [15, '很久', null][i]! : cell))),
      ],
    })
    expect(placesOf(county).sort()).toEqual(['C1001 教师!H4', 'C1002 教师!H3'])
  })

  it('each have a cause and a remedy in both languages', async () => {
    const { issues } = await readWith({ 学校: undefined, 教师: [HEAD!, ROWS[0]!.map(() => '？')] })
    expect(issues.length).toBeGreaterThan(3)
    for (const { cause, remedy } of issues)
      for (const text of [cause.zh, cause.en, remedy.zh, remedy.en]) expect(text).not.toBe('')
  })
})

describe('sheets', () => {
  it('that are missing are named, and what names their records is not blamed', async () => {
    expect(placesOf(await readWith({ 学校: undefined }))).toEqual(['H1001 学校'])
    expect(placesOf(await readWith({ 县域: undefined, 教师: undefined })).sort()).toEqual([
      'H1001 县域',
      'H1001 教师',
    ])
    expect(placesOf(await readWith({ 班级: undefined }))).toEqual(['H1001 班级'])
  })

  it('without headings, and with headings only', async () => {
    expect(placesOf(await readWith({ 教师: ROWS.map((row) => row.map(() => 'x')) }))).toEqual(['H1002 教师'])
    expect(placesOf(await readWith({ 教师: [HEAD!] }))).toEqual(['H1014 教师'])
    expect(placesOf(await readWith({ 县域: [['甲', '乙']] }))).toEqual(['H1002 县域'])
  })

  it('without a column that every row needs', async () => {
    const county = await readWith({ 教师: [HEAD!.slice(0, 9), ...ROWS.map((row) => row.slice(0, 9))] })
    expect(placesOf(county)).toEqual(['H1003 教师!1:1'])
  })

  it('with two columns swapped: each is named once, not each cell', async () => {
    const swapped = (row: SheetInput[number]): SheetInput[number] => [
      ...row.slice(0, 3),
      row[5]!,
      row[4]!,
      row[3]!,
      ...row.slice(6),
    ]
    const county = await readWith({ 教师: manyTeachers(6, swapped) })
    expect(placesOf(county)).toEqual(['H1009 教师!D1', 'H1009 教师!F1'])
    expect(county.issues[0].cause.zh).toContain('6 个单元格中有 6 个')
  })

  it('with thousands of bad cells: 200 are shown and the rest is counted', async () => {
    const county = await readWith({
      教师: manyTeachers(1000, (row, n) => (n % 2 ? [...row.slice(0, 9), '博士前'] : row)),
    })
    expect(county.issues).toHaveLength(201)
    expect(county.issues.at(-1)).toMatchObject({ code: 'C1002', severity: 'error', where: '…' })
    expect(county.issues.at(-1)!.cause.zh).toContain('300')
  })
})

describe('cells', () => {
  it('with Excel’s own errors, and with formulas', async () => {
    const path = await workbookWith({}, (book) => {
      const sheet = book.getWorksheet('班级')!
      sheet.getCell('E2').value = { formula: '20+20', result: 40 }
      sheet.getCell('E3').value = { formula: '#REF!+1', result: { error: '#REF!' } }
      sheet.getCell('E4').value = { error: '#N/A' }
      book.getWorksheet('教师')!.getCell('B2').value = { formula: '学校!B2' }
    })
    const county = await readCounty(path)
    expect(placesOf(county).sort()).toEqual([
      'C1001 教师!B2',
      'C1003 班级!E3',
      'C1003 班级!E4',
      'H1012 班级!E2',
      'H1016 教师!B2',
    ])
  })

  it('with rich text, links, dates and true or false are read as people see them', async () => {
    const path = await workbookWith({ 学校: withColumn('学校', '是否寄宿', [true, false]) }, (book) => {
      const sheet = book.getWorksheet('教师')!
      sheet.getCell('B2').value = { richText: [{ text: '城关' }, { text: '学校', font: { bold: true } }] }
      sheet.getCell('D2').value = { text: '语文', hyperlink: 'http://example.org' }
      sheet.getCell('G2').value = new Date('1985-03-12')
    })
    const county = await readCounty(path)
    expect(county.issues).toEqual([])
    expect(county).toMatchObject({
      value: {
        sites: [{ boarding: true }, {}],
        teachers: [{ homeSiteId: 'S1', birthMonth: '1985-03' }, {}, {}],
      },
    })
  })

  it('with dates counted from 1904', async () => {
    const path = await workbookWith({}, (book) => {
      book.properties.date1904 = true
      book.getWorksheet('教师')!.getCell('G2').value = new Date('1985-03-12')
    })
    expect(await readCounty(path)).toMatchObject({
      ok: true,
      value: { teachers: [{ birthMonth: '1985-03' }, {}, {}] },
    })
  })

  it('merged over several rows give each row the value, with a warning', async () => {
    const path = await workbookWith(
      { 教师: [HEAD!, ROWS[0]!, [...ROWS[1]!.slice(0, 1), null, ...ROWS[1]!.slice(2)], ROWS[2]!] },
      (book) => book.getWorksheet('教师')!.mergeCells('B2:B3'),
    )
    const county = await readCounty(path)
    expect(placesOf(county)).toEqual(['H1013 教师!B3'])
    expect(county).toMatchObject({ ok: true, value: { teachers: [{}, { homeSiteId: 'S1' }, {}] } })
  })

  it('show neither identity numbers nor more than a few words in a message', async () => {
    const { issues } = await readWith({
      教师: [
        HEAD!,
        ...ROWS.map((row, i) =>
          row.map((cell, c) => (c === 5 ? ['36010219850312001X', '女'.repeat(40), '女'][i]! : cell)),
        ),
      ],
    })
    const text = JSON.stringify(issues)
    expect(placesOf({ issues })).toEqual(['C1002 教师!F2', 'C1002 教师!F3'])
    expect(text).not.toContain('19850312')
    expect(text).not.toContain('女'.repeat(30))
  })

  it('that Excel turned into dates or cut off are refused as codes', async () => {
    const county = await readWith({
      班级: withColumn('班级', '班级名称', [new Date('2026-03-01'), 'b', 'c']),
      教师: withCell('教师', 2, 1, 2 ** 60),
    })
    expect(placesOf(county).sort()).toEqual(['C1002 教师!A2', 'C1002 班级!D2'])
  })
})

describe('names', () => {
  it('that two schools share must be given by code', async () => {
    const county = await readWith({
      学校: withCell('学校', 3, 2, '城关学校'),
      班级: GOOD['班级']!.slice(0, 3),
      教师: [HEAD!, ROWS[0]!],
    })
    expect(placesOf(county)).toContain('C1005 教师!B2')
    const byCode = await readWith({
      学校: withCell('学校', 3, 2, '城关学校'),
      班级: withColumn('班级', '学校', ['S1', 'S1', 'S2']),
      教师: withColumn('教师', '编制学校', ['S1', 'S1', 'S2']),
    })
    expect(placesOf(byCode)).toEqual([])
  })

  it('count without regard to width and spaces', async () => {
    expect(
      placesOf(await readWith({ 教师: withColumn('教师', '编制学校', ['城关 学校', 'Ｓ１', 'S2']) })),
    ).toEqual(['K1002 教师!B3'])
  })
})

describe('counts by grade beside the class sheet', () => {
  const counts = (grade1: readonly [number, number]): SheetInput =>
    withColumn('学校', '一年级人数', [grade1[1], 8]).map((row, i) => [
      ...row,
      ['一年级班数', grade1[0], 1][i]!,
    ])

  it('have to add up', async () => {
    expect(placesOf(await readWith({ 学校: counts([1, 40]) }))).toEqual([])
    const county = await readWith({ 学校: counts([2, 41]) })
    expect(placesOf(county).sort()).toEqual(['C1006 学校!E2', 'C1006 学校!F2'])
    expect(county.issues[0].cause.zh).toMatch(/班数为 2，“班级”表中合计为 1/)
  })

  it('make no classes where they contradict each other', async () => {
    for (const pair of [
      [2, 1],
      [0, 5],
      [1, 0],
      [61, 900],
    ] as const)
      expect(placesOf(await readWith({ 班级: undefined, 学校: counts(pair) }))).toContain(
        `C1006 学校!${pair[1] < pair[0] && pair[0] < 61 ? 'E' : pair[1] < pair[0] ? 'E' : 'F'}2`,
      )
  })
})

describe('what cannot be matched', () => {
  it('a stage that a school with two stages leaves open, and exemptions without a day', async () => {
    const county = await readWith({
      教师: withColumn('教师', '任教学段', [null, '初中', null]).map((row, i) => [
        ...row,
        ['暂免交流情形', '怀孕', null, null][i]!,
      ]),
    })
    expect(placesOf(county).sort()).toEqual(['C1001 教师!C2', 'C1008 教师!K2'])
  })

  it('a code left blank in the column of codes', async () => {
    expect(placesOf(await readWith({ 教师: withCell('教师', 2, 1, null) }))).toEqual(['C1001 教师!A2'])
  })

  it('a figure that is no figure in a square table', async () => {
    const county = await readWith({
      路程时间矩阵: [
        ['学校', 'S1', 'S2'],
        ['S1', null, '约25'],
      ],
    })
    expect(placesOf(county)).toEqual(['C1002 路程时间矩阵!C2'])
  })
})
