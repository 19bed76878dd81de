import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RULES } from '../../../models/rule.ts'
import { editionOf, type PublishInput } from '../../../src/publish/edition.ts'
import { writeNotice } from '../../../src/publish/workbook/notice.ts'
import { writePlanWorkbook } from '../../../src/publish/workbook/plan-workbook.ts'
import { aired } from '../check/faults/broadcast.ts'
import { HOSTILE, hostileScene, scene, violation } from './scene.ts'

let folder: string
let count = 0
let book: ExcelJS.Workbook

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junheng-workbook-'))
  book = await written(scene())
})
afterAll(() => rm(folder, { recursive: true }))

async function written(input: PublishInput, write = writePlanWorkbook): Promise<ExcelJS.Workbook> {
  const path = join(folder, `${++count}.xlsx`)
  await write(editionOf(input), path)
  const read = new ExcelJS.Workbook()
  await read.xlsx.readFile(path)
  return read
}

type Value = string | number | null
const rows = (name: string, from = book): Value[][] => {
  const found: Value[][] = []
  from.getWorksheet(name)!.eachRow({ includeEmpty: true }, (row) => {
    found.push((row.values as Value[]).slice(1))
  })
  return found
}
/** Rows below the header as objects. */
const records = (name: string, from = book): Record<string, Value>[] => {
  const [, heads, ...below] = rows(name, from)
  return below.map((row) => Object.fromEntries(heads!.map((head, i) => [String(head), row[i] ?? null])))
}

describe('plan.xlsx', () => {
  it('has its sheets in order; rooms only where they are used', async () => {
    const names = [
      '说明',
      '花名册',
      '交流理由',
      '走教安排',
      '任课',
      '工作量',
      '班级课表',
      '教师课表',
      '学校课表',
      '教室课表',
      '指标',
      '四项对比',
      '未满足',
      '招聘需求',
      '校验',
    ]
    const noRooms = await written(
      scene(({ plan }) => plan.timetable.lessons.forEach((lesson) => delete lesson.roomId)),
    )
    expect(noRooms.worksheets.map(({ name }) => name)).toEqual(names.filter((name) => name !== '教室课表'))
    const withRooms = await written(
      scene(({ plan }) =>
        plan.timetable.lessons.slice(0, 2).forEach((lesson) => (lesson.roomId = 'A-music')),
      ),
    )
    expect(withRooms.worksheets.map(({ name }) => name)).toEqual(names)
    expect(records('教室课表', withRooms)[0]).toMatchObject({ 学校: 'Site A', 教室: 'A-music', 节次: 1 })
  })

  it('has the ledger of workloads, and allowances where the policy names them', async () => {
    expect(records('工作量')).toHaveLength(15)
    expect(records('工作量').find((row) => row['教师编号'] === 'a-mu')).toMatchObject({
      周课时: 8,
      其中合班: 2,
      走教半天: 2,
      备课头数: 3,
      走教折合: 1 + 68 / 60,
      工作量合计: 11 + 68 / 60 + 0,
      标准课时: 16,
      计农村任教: '是',
    })
    const input = scene()
    input.policy.policy.service.allowances = [
      { name: { zh: '交通补贴', en: 'transport' }, locales: ['rural'], forms: ['visit'], yuanPerDay: 20 },
    ]
    expect(records('津贴', await written(input))).toContainEqual({
      教师编号: 'a-pe',
      任教学校: 'Site A',
      校外任教学校: 'Site B',
      形式: '走教',
      津贴: '交通补贴',
      学期天数: 17.5,
      '每天（元）': 20,
      '学期合计（元）': 350,
    })
  })

  it('says what is left to hire for, and who is back from an exchange', async () => {
    const needs = [
      { siteId: 'C', stage: 'junior' as const, subject: 'pe' as const, periods: 6 },
      { siteId: 'D', stage: 'primary' as const, subject: 'any' as const, periods: 8 },
    ]
    const posts = [{ siteId: 'C', stage: 'junior' as const, approved: 4, filled: 2 }]
    const returns = [{ teacherId: 'b-zh', fromSiteId: 'A', toSiteId: 'B', until: '2026-07-31' }]
    const full = await written(
      scene(({ plan }) => void Object.assign(plan.rotation, { vacancies: { posts, needs }, returns })),
    )
    const of = (...keys: string[]) => records('招聘需求', full).map((row) => keys.map((key) => row[key]))
    expect(of('学校', '学科', '每周缺课时', '折合教师', '空编')).toEqual([
      ['Site C', '体育与健康', 6, 0.5, 2],
      ['Site D', '各科教师均可任教的课程', 8, 0.5, '—'],
    ])
    expect(records('期满返回', full)[0]).toMatchObject({
      教师编号: 'b-zh',
      返回学校: 'Site B',
      期满: '2026-07-31',
    })
  })

  it('shows a broadcast lesson to both classes, and to who attends', async () => {
    const { policy, ...rest } = aired()
    const input = { ...scene(), ...rest, policy: { policy, sources: {} } }
    const own = await written(input)
    const cells = (sheet: string, key: string, id: string) =>
      records(sheet, own)
        .filter((row) => row[key] === id)
        .flatMap((row) => Object.values(row))
        .filter((value) => String(value).startsWith('音乐'))
    expect(records('任课', own).find((row) => row['方式'] === '专递课堂')).toMatchObject({ 协助教师: 'c-ma' })
    expect(cells('班级课表', '班级', '1.1')).toContain('音乐\na-mu\n专递 Site A')
    expect(cells('教师课表', '教师编号', 'c-ma')).toEqual([
      '音乐\n1.1+1.1\n协助专递课堂',
      '音乐\n1.1+1.1\n协助专递课堂',
    ])
  })

  it('leaves out the sheets of decisions not taken', async () => {
    const early = await written(scene(({ plan }) => (plan.stages = ['rotation'])))
    expect(early.worksheets.map(({ name }) => name)).toEqual([
      '说明',
      '花名册',
      '交流理由',
      '指标',
      '四项对比',
      '招聘需求',
      '校验',
    ])
  })

  it('tells on the first sheet what it is, and that the data are made up', () => {
    const text = rows('说明').flat().join('\n')
    expect(text).toContain('模拟数据，仅供演示')
    expect(text).toContain('交流教师')
    expect(text).toContain('2 人')
    expect(text).toContain('2026-09-01 08:00 UTC')
  })

  it('has the roster that bureaus use', () => {
    const [title, heads] = rows('花名册')
    expect(title![0]).toBe('Test county 2026-2027 学年第一学期（模拟数据） 交流轮岗教师花名册')
    expect(heads).toEqual([
      '序号',
      '教师编号',
      '性别',
      '出生年月',
      '职称',
      '骨干级别',
      '任教学段',
      '任教学科',
      '派出学校',
      '在原校任教年限',
      '接收学校',
      '交流形式',
      '交流起止时间',
      '是否调动人事关系',
      '备注',
    ])
    expect(rows('花名册').slice(2)).toEqual([
      [
        1,
        'a-ex',
        '女',
        '1986-01',
        '未定级',
        '县级骨干',
        '小学',
        '语文',
        'Site A',
        10,
        'Site B',
        '定期交流',
        '2026-09—2028-08',
        '否',
        '教共体内',
      ],
      [
        2,
        'b-yw',
        '女',
        '1986-01',
        '未定级',
        '',
        '小学',
        '语文',
        'Site B',
        10,
        'Site A',
        '定期交流',
        '2026-09—2028-08',
        '否',
        '教共体内',
      ],
    ])
  })

  it('has visits, duties and what is unmet, in words and figures', () => {
    expect(records('走教安排')).toHaveLength(4)
    expect(records('走教安排').find((row) => row['教师编号'] === 'a-pe')).toMatchObject({
      走教学校: 'Site B',
      星期: '周二',
      半天: '上午',
      单程分钟: 10,
      课时: 4,
    })
    expect(
      records('任课')
        .filter((row) => row['方式'] === '走教')
        .map((row) => row['班级']),
    ).toEqual(['1.1', '1.1+2.2', '2.2', '1.1'])
    expect(records('未满足').map((row) => [row['班级'], row['学科'], row['缺课时']])).toEqual([
      ['7.2', '体育与健康', 3],
      ['7.2', '音乐', 1],
    ])
  })

  it('has every lesson in the timetables of class, teacher and school', () => {
    const { plan } = scene()
    const days = ['周一', '周二', '周三', '周四', '周五']
    const filled = (name: string) =>
      records(name)
        .flatMap((row) => days.map((day) => row[day]))
        .filter((cell) => cell).length
    const classLessons = plan.timetable.lessons.reduce(
      (sum, { dutyId }) => sum + plan.duties.duties.find(({ id }) => id === dutyId)!.classIds.length,
      0,
    )
    expect(filled('班级课表')).toBe(classLessons)
    expect(filled('教师课表')).toBe(plan.timetable.lessons.length)
    expect(
      rows('学校课表')
        .slice(2)
        .flatMap((row) => row.slice(2))
        .filter((cell) => cell),
    ).toHaveLength(classLessons)
    expect(records('班级课表')[0]).toMatchObject({
      学校: 'Site A',
      班级: '1.1',
      节次: 1,
      时间: '8:30–9:10',
      周一: '语文\na-zh',
      周五: null,
    })
  })

  it('shows where a visiting teacher is, and when the bell there differs', () => {
    const visit = records('教师课表').find((row) => row['教师编号'] === 'a-mu' && row['节次'] === 1)!
    expect(visit['周五']).toBe('音乐\n1.1\nSite C')
    const sheet = book.getWorksheet('教师课表')!
    const fills: unknown[] = []
    sheet.eachRow((row) =>
      row.eachCell(
        (cell) => cell.text.includes('Site C') && cell.text.includes('音乐') && fills.push(cell.fill),
      ),
    )
    expect(fills).not.toHaveLength(0)
    expect(fills.every((fill) => JSON.stringify(fill).includes('FFFFF1D6'))).toBe(true)
  })

  it('has indicators, the comparison, and every rule with its result', async () => {
    const faulty = await written({ ...scene(), violations: [violation] })
    const check = records('校验', faulty)
    expect(check).toHaveLength(Object.keys(RULES).length)
    expect(check.find((row) => row['规则代码'] === 'cv-limit')).toMatchObject({
      性质: '目标',
      结果: '未达到',
      说明: '差异系数 0.61 超过 0.50',
    })
    expect(check.filter((row) => row['结果'] === '符合')).toHaveLength(Object.keys(RULES).length - 1)
    expect(records('四项对比').map((row) => row['做法'])).toEqual(
      expect.arrayContaining(['不交流、不走教', '交流加走教']),
    )
    const { plan } = scene()
    expect(records('指标')).toHaveLength(plan.indicators.after.rows.length)
    const backbone = plan.indicators.after.rows.findIndex(
      ({ key, stage }) => key === 'backbone-per-100' && stage === 'primary',
    )
    expect(records('指标')[backbone]!['差异系数\n方案后']).toBe(plan.indicators.after.rows[backbone]!.cv)
  })

  it('prints on A4 with headers repeated, frozen and filtered', () => {
    for (const name of ['花名册', '班级课表', '教师课表', '任课']) {
      const sheet = book.getWorksheet(name)!
      expect(sheet.pageSetup).toMatchObject({
        paperSize: 9,
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '1:2',
      })
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 })
      expect(sheet.autoFilter).toMatch(/^A2:/)
    }
    expect(book.getWorksheet('班级课表')!.pageSetup.orientation).toBe('landscape')
  })

  it('holds text that begins like a formula as text', async () => {
    const hostile = await written(hostileScene())
    const found: ExcelJS.Cell[] = []
    hostile.eachSheet((sheet) =>
      sheet.eachRow((row) => row.eachCell((cell) => cell.text.startsWith('=') && found.push(cell))),
    )
    expect(found.length).toBeGreaterThan(3)
    for (const cell of found) {
      expect(cell.type).toBe(ExcelJS.ValueType.String)
      expect(cell.text.startsWith(HOSTILE.formula)).toBe(true)
      expect(cell.numFmt).toBe('@')
    }
  })

  it('speaks English when asked to', async () => {
    const english = await written({ ...scene(), lang: 'en' })
    expect(english.worksheets.map(({ name }) => name)).toContain('Roster')
    expect(records('Visits', english)[0]).toMatchObject({ Day: 'Wednesday', 'Half-day': 'morning' })
  })
})

describe('notice.xlsx', () => {
  it('has the allowed columns and nothing more of a person', async () => {
    const notice = await written(scene(), writeNotice)
    expect(notice.worksheets.map(({ name }) => name)).toEqual(['公示'])
    const all = rows('公示', notice)
    const head = all.findIndex((row) => row[0] === '序号')
    expect(all[head]).toEqual(['序号', '教师编号', '派出学校', '学科', '接收学校', '交流期限'])
    expect(all.slice(head + 1, head + 3)).toEqual([
      [1, 'a-ex', 'Site A', '语文', 'Site B', '2026-09—2028-08'],
      [2, 'b-yw', 'Site B', '语文', 'Site A', '2026-09—2028-08'],
    ])
    // 1986-01 is everybody's month of birth.
    expect(JSON.stringify(all)).not.toMatch(/1986|骨干|女|职称|志愿|通勤/)
  })

  it('says how long it stands, leaves the dates to fill in, and says when it is not real', async () => {
    const text = rows('公示', await written(scene(), writeNotice))
      .flat()
      .join('\n')
    expect(text).toContain('公示期为 7 个工作日：\u3000\u3000\u3000\u3000年')
    expect(text).toContain('如有异议')
    expect(text).toContain('模拟数据，非真实公示')
    const real = scene(({ plan }) => (plan.synthetic = false))
    expect(
      rows('公示', await written(real, writeNotice))
        .flat()
        .join('\n'),
    ).not.toContain('模拟')
  })
})
