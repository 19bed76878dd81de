import { describe, expect, it } from 'vitest'
import { plainHeading } from '../../../src/county-file/table/headers.ts'
import { expectGood, GOOD, placesOf, readWith, type SheetInput, withColumn, workbookWith } from './sheets.ts'
import { readCounty } from '../../../src/county-file/read.ts'

const TEACHERS = GOOD['教师']!
const [HEADINGS, ...ROWS] = TEACHERS

describe('the good workbook', () => {
  it('is read without a word', async () => {
    const county = await readWith({})
    expect(county.issues).toEqual([])
    expect(expectGood(county)).toMatchObject({
      name: '测试县',
      semester: 1,
      synthetic: false,
      sites: [
        { id: 'S1', kind: 'nine-year', stages: ['primary', 'junior'], locale: 'town' },
        { id: 'S2', kind: 'teaching-point', stages: ['primary'] },
      ],
      classes: [{ siteId: 'S1', grade: 1, pupils: 40 }, { grade: 7 }, { siteId: 'S2' }],
      teachers: [{ homeSiteId: 'S1', birthMonth: '1985-03' }, { stage: 'junior' }, { homeSiteId: 'S2' }],
    })
  })
})

describe('headings', () => {
  it.each([
    ['*学校名称', '学校名称'],
    ['出生年月\n（yyyy-MM）', '出生年月'],
    ['性\t别：', '性别'],
    ['是否(是)县级及以上骨干教师', '是否县级及以上骨干教师'],
    ['【必填】学历', '学历'],
    ['（备注）', '(备注)'],
  ])('%j reads %s', (heading, expected) => {
    expect(plainHeading(heading)).toBe(expected)
  })

  it('count in any order, under the names of the national records, with stars, brackets and line breaks', async () => {
    const names: Record<string, string> = {
      教师编号: '教职工号*',
      编制学校: '*学校名称',
      任教学段: '任教学段\n（小学/初中）',
      任教学科: '任教课程',
      教师资格: '教师资格种类',
      出生年月: '出生日期\t(yyyy-MM-dd)',
      参加工作年月: '参加工作时间',
      进本校年月: '来校时间',
      学历: '最高学历',
    }
    const order = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    const renamed = HEADINGS!.map((heading) => names[heading as string] ?? heading)
    const county = await readWith({
      教师: [renamed, ...ROWS].map((row) => order.map((column) => row[column]!)),
    })
    expect(county.issues).toEqual([])
    expect(expectGood(county)).toEqual(expectGood(await readWith({})))
  })

  it('are found under a merged title and a remark', async () => {
    const path = await workbookWith(
      { 教师: [['测试县教师花名册'], ['填报单位：教体局', null, '2026年8月'], ...TEACHERS] },
      (book) => book.getWorksheet('教师')!.mergeCells('A1:J1'),
    )
    const county = await readCounty(path)
    expect(county.issues).toEqual([])
    expect(expectGood(county).teachers).toHaveLength(3)
  })

  it('in two rows, one merged over the other, are read together', async () => {
    const path = await workbookWith(
      {
        班级: undefined,
        学校: [
          ['学校名称', '学校类型', '城乡类型', '一年级', null, '七年级', null],
          [null, null, null, '班数', '人数', '班数', '人数'],
          ['城关学校', '九年一贯制学校', '镇区', 2, 81, 1, 45],
          ['高滩教学点', '教学点', '乡村', 1, 8],
        ],
      },
      (book) => {
        for (const range of ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:G1'])
          book.getWorksheet('学校')!.mergeCells(range)
      },
    )
    const county = expectGood(await readCounty(path))
    expect(county.classes.map(({ siteId, grade, pupils }) => [siteId, grade, pupils])).toEqual([
      ['城关学校', 1, 41],
      ['城关学校', 1, 40],
      ['城关学校', 7, 45],
      ['高滩教学点', 1, 8],
    ])
  })

  it('任教学校 is the home school where there is no other, and the serving school beside one', async () => {
    const alone = expectGood(
      await readWith({ 教师: [HEADINGS!.map((h) => (h === '编制学校' ? '任教学校' : h)), ...ROWS] }),
    )
    expect(alone.teachers[0]).toMatchObject({ homeSiteId: 'S1' })
    expect(alone.teachers[0]).not.toHaveProperty('servingSiteId')
    const both = expectGood(
      await readWith({ 教师: withColumn('教师', '任教学校', [null, null, '城关学校']) }),
    )
    expect(both.teachers[2]).toMatchObject({ homeSiteId: 'S2', servingSiteId: 'S1' })
  })
})

describe('columns that are not read', () => {
  it('personal ones are dropped and named, and none of what they hold is in the county', async () => {
    const secret = '王小明'
    let rows: SheetInput = TEACHERS
    for (const heading of [
      '姓名',
      '身份证件号',
      '手机号',
      '民族',
      '政治面貌',
      '婚姻状况',
      '健康状况',
      '籍贯',
      '银行卡号',
    ])
      rows = rows.map((row, i) => [...row, i === 0 ? heading : secret])
    const county = await readWith({ 教师: rows })
    expect(placesOf(county)).toEqual(['H1005 教师!K1、L1、M1、N1、O1、P1、Q1、R1、S1'])
    expect(county.issues[0].cause.zh).toContain('身份证件号')
    expect(JSON.stringify(county)).not.toContain(secret)
  })

  it('of an address only the township is kept', async () => {
    const county = await readWith({
      教师: withColumn('教师', '家庭住址', ['紫阳县高滩镇八庙村3组', '河堤路6号', null]),
    })
    expect(placesOf(county)).toEqual(['H1015 教师!K1'])
    expect(expectGood(county).teachers.map(({ homeTownship }) => homeTownship)).toEqual([
      '高滩镇',
      undefined,
      undefined,
    ])
    expect(JSON.stringify(county)).not.toContain('八庙村')
  })

  it('unknown ones are named; serial numbers and remarks are of no interest', async () => {
    let rows = withColumn('教师', '爱好', ['棋', '琴', '书'])
    for (const heading of ['序号', '备注', '所学专业'])
      rows = rows.map((row, i) => [...row, i === 0 ? heading : 1])
    const county = await readWith({ 教师: rows })
    expect(placesOf(county)).toEqual(['H1004 教师!K1、N1'])
    expect(county.issues[0]).toMatchObject({ severity: 'note' })
    expect(county.issues[0].cause.zh).toContain('爱好、所学专业')
  })

  it('a second column of the same meaning is not used, and that is said', async () => {
    const county = await readWith({ 教师: withColumn('教师', '最高学历', ['研究生', '研究生', '研究生']) })
    expect(placesOf(county)).toEqual(['H1006 教师!K1'])
    expect(expectGood(county).teachers[0]!.education).toBe('bachelor')
  })

  it('sheets of other names are named, and of two sheets for the same the first counts', async () => {
    const county = await readWith({ 工资表: [['姓名', '工资']], 教师名册: TEACHERS })
    expect(placesOf(county).sort()).toEqual(['H1007 工资表', 'H1008 教师名册'])
    const twice = await readWith({ '教师（旧）': TEACHERS.slice(0, 2) })
    expect(placesOf(twice)).toEqual(['H1008 教师（旧）'])
    expect(expectGood(twice).teachers).toHaveLength(3)
  })
})

describe('codes that a sheet does not have', () => {
  const without = (sheet: string, column: string): SheetInput => {
    const at = GOOD[sheet]![0]!.indexOf(column)
    return GOOD[sheet]!.map((row) => row.filter((_, i) => i !== at))
  }

  it('of teachers are numbered by rows, with a warning', async () => {
    const county = await readWith({
      教师: without('教师', '教师编号').map((row, i) => [i === 0 ? '姓名' : '某人', ...row]),
    })
    expect(expectGood(county).teachers.map(({ id }) => id)).toEqual(['T00001', 'T00002', 'T00003'])
    expect(county.issues).toEqual([
      expect.objectContaining({ code: 'H1005', severity: 'note', where: '教师!A1' }),
      expect.objectContaining({ code: 'H1010', severity: 'warning', where: '教师!1:1' }),
    ])
  })

  it('are serial numbers where each is there once', async () => {
    const numbered = (numbers: readonly (number | null)[]) =>
      readWith({
        教师: without('教师', '教师编号').map((row, i) => [i === 0 ? '序号' : numbers[i - 1]!, ...row]),
      })
    expect(expectGood(await numbered([7, 8, 9])).teachers.map(({ id }) => id)).toEqual(['7', '8', '9'])
    expect(expectGood(await numbered([1, 2, 1])).teachers.map(({ id }) => id)).toEqual([
      'T00001',
      'T00002',
      'T00003',
    ])
    expect(expectGood(await numbered([1, null, 3])).teachers.map(({ id }) => id)).toEqual([
      'T00001',
      'T00002',
      'T00003',
    ])
  })

  it('of schools are their names, of classes are made of school and grade', async () => {
    const county = expectGood(
      await readWith({
        学校: without('学校', '学校编号'),
        班级: [
          ['学校', '年级', '人数'],
          ['城关学校', 1, 40],
          ['城关学校', 1, 41],
          ['城关学校', 7, 45],
          ['高滩教学点', 1, 8],
        ],
        教师: withColumn('教师', '班主任班级', ['一年级（2）班', null, null]),
      }),
    )
    expect(county.sites.map(({ id }) => id)).toEqual(['城关学校', '高滩教学点'])
    expect(county.classes.map(({ id, name }) => [id, name])).toEqual([
      ['城关学校-101', '一年级（1）班'],
      ['城关学校-102', '一年级（2）班'],
      ['城关学校-701', '七年级（1）班'],
      ['高滩教学点-101', '一年级（1）班'],
    ])
    expect(county.teachers[0]!.formClassId).toBe('城关学校-102')
  })
})

describe('what follows from other columns', () => {
  it('years at school and of teaching stand for months, a stage for the only stage of a school', async () => {
    const [head, ...rows] = TEACHERS
    const county = expectGood(
      await readWith({
        教师: [
          head!.map((h) => (h === '进本校年月' ? '在本校任教年限' : h === '参加工作年月' ? '教龄' : h)),
          ...rows.map((row, i) =>
            row.map((cell, c) => (c === 8 ? `${i + 6}年` : c === 7 ? 15 : c === 2 && i === 2 ? null : cell)),
          ),
        ],
      }),
    )
    expect(county.teachers.map(({ atSchoolSince }) => atSchoolSince)).toEqual([
      '2020-08',
      '2019-08',
      '2018-08',
    ])
    expect(county.teachers[0]!.teachingSince).toBe('2011-08')
    expect(county.teachers[2]!.stage).toBe('primary')
  })

  it('exemptions have one last day for all or one for each', async () => {
    const [head, ...rows] = TEACHERS
    const county = expectGood(
      await readWith({
        教师: [
          [...head!, '暂免交流情形', '暂免截止日期'],
          [...rows[0]!, '怀孕、独自照护家人', '2027-08-31'],
          [...rows[1]!, '怀孕、独自照护家人', '2027-08-31、2028-08-31'],
          rows[2]!,
        ],
      }),
    )
    const codes = ['pregnancy-nursing', 'sole-carer']
    expect(county.teachers.map(({ exemptions }) => exemptions)).toEqual([
      codes.map((code) => ({ code, until: '2027-08-31' })),
      codes.map((code, i) => ({ code, until: `202${7 + i}-08-31` })),
      [],
    ])
  })

  it('a total of posts belongs to the only stage; of two stages it is not used', async () => {
    const county = await readWith({ 学校: withColumn('学校', '核定编制数', [60, 3]) })
    expect(placesOf(county)).toEqual(['C1009 学校!E2'])
    expect(expectGood(county).sites.map(({ posts }) => posts)).toEqual([{}, { primary: 3 }])
  })

  it('square tables of minutes and kilometres give ways between schools', async () => {
    const county = expectGood(
      await readWith({
        路程时间矩阵: [
          ['分钟'],
          ['学校', '城关学校', '高滩教学点'],
          ['城关学校', 0, 25],
          ['高滩教学点', 30, 0],
        ],
        距离矩阵: [
          ['学校', '城关学校', '高滩教学点'],
          ['城关学校', null, 12.5],
        ],
      }),
    )
    expect(county.travel).toEqual([
      { fromSiteId: 'S1', toSiteId: 'S2', travelMin: 25, roadKm: 12.5 },
      { fromSiteId: 'S2', toSiteId: 'S1', travelMin: 30 },
    ])
  })

  it('rows of one bell schedule belong together; subjects of the same meaning add up', async () => {
    const county = expectGood(
      await readWith({
        作息: [
          ['作息名称', '节次', '时段', '上课时间', '下课时间'],
          ['夏季', 2, '上午', '9:20', '10:00'],
          ['夏季', 1, '上午', '8:30', '9:10'],
        ],
        课程计划: [
          ['学科', ...'一二三四五六七八九'.split('').map((g) => `${g}年级`)],
          ['语文', 8, 8, 8, 8, 8, 8, 8, 8, 8],
          ['地方课程', 1, 1, 1, 1, 1, 1, 1, 1, 1],
          ['校本课程', 2],
        ],
      }),
    )
    expect(county.bellSchedules).toMatchObject([
      { id: '夏季', days: 5, periods: [{ startMin: 510 }, { startMin: 560 }] },
    ])
    expect(county.curriculum?.local).toEqual([3, 1, 1, 1, 1, 1, 1, 1, 1])
  })

  it('settings may also stand in one row under their headings', async () => {
    const county = expectGood(
      await readWith({
        县域: [
          ['县域名称', '学年', '统计日期', '备注'],
          ['横表县', '2026-2027', '2026-08-31', '一条'],
        ],
      }),
    )
    expect(county).toMatchObject({ name: '横表县', notes: ['一条'], synthetic: false })
  })

  it('sums, remarks and headings printed again are left out', async () => {
    const [head, ...rows] = GOOD['班级']!
    const county = await readWith({
      班级: [head!, rows[0]!, head!, rows[1]!, rows[2]!, ['合计', null, null, null, 93], ['注：含随迁子女']],
    })
    expect(placesOf(county)).toEqual(['H1011 班级!3:3'])
    expect(expectGood(county).classes).toHaveLength(3)
  })
})
