import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readScenario } from '../../../src/scenario/read.ts'

const folder = mkdtempSync(join(tmpdir(), 'junheng-scenario-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(text: string, name = 's.yaml'): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('a scenario file', () => {
  it('may be written in Chinese', async () => {
    const read = await readScenario(
      file(`
编号: 一
名称: 比例提高并撤并一个教学点
变更:
  - { 类型: 调整政策, 参数: 教师交流比例, 取值: 0.15 }
  - { 类型: 撤并学校, 学校: Z07, 学生去向: Z05, 教师去向: Z05, 批准: { 文号: 县政函1号, 日期: 2026-05-20 } }
  - { 类型: 招聘教师, 学校: Z05, 学段: 小学, 学科: 体育, 人数: 2 }
`),
    )
    expect(read.issues).toEqual([])
    expect(read.ok && read.value.changes).toEqual([
      { kind: 'set-policy', path: 'rotation.minRatioOfEligible', value: 0.15 },
      {
        kind: 'close-site',
        siteId: 'Z07',
        pupilsToSiteId: 'Z05',
        teachersToSiteId: 'Z05',
        approval: { number: '县政函1号', date: '2026-05-20' },
      },
      { kind: 'hire-teachers', siteId: 'Z05', stage: 'primary', subject: 'pe', count: 2 },
    ])
  })

  it('may be JSON with English keys', async () => {
    const text = JSON.stringify({ id: 'a', name: 'b', changes: [{ kind: 'remove-class', classId: '12' }] })
    const read = await readScenario(file(text, 's.json'))
    expect(read.ok && read.value.changes).toEqual([{ kind: 'remove-class', classId: '12' }])
  })

  it.each([
    ['is missing', undefined, 'S1007'],
    ['is not YAML', 'a: [1', 'S1008'],
    ['blows up by aliases', `a: &a [x,x]\nb: &b [*a,*a]\nc: [${'*b,'.repeat(200)}]`, 'S1008'],
    ['names an unknown kind', 'id: a\nname: b\nchanges: [{ kind: explode }]', 'S1009'],
    ['has a key too many', 'id: a\nname: b\nchanges: [{ kind: remove-class, classId: x, y: 1 }]', 'S1009'],
  ])('that %s is one clear problem', async (_, text, code) => {
    const path = text === undefined ? join(folder, 'absent.yaml') : file(text)
    const read = await readScenario(path)
    expect(read.ok).toBe(false)
    expect(read.issues.map((issue) => issue.code)).toContain(code)
    expect(read.issues.every(({ where }) => where.includes(path))).toBe(true)
  })
})
