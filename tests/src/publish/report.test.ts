import { describe, expect, it } from 'vitest'
import { loadPolicy } from '../../../src/policies/load.ts'
import { editionOf, type PublishInput } from '../../../src/publish/edition.ts'
import { renderReport } from '../../../src/publish/report/report.ts'
import { HOSTILE, hostileScene, scene, violation } from './scene.ts'

const render = (input: PublishInput): string => renderReport(editionOf(input))
const page = render(scene())

/** What a reader sees of a chapter, markup taken away. */
function chapter(html: string, id: string): string {
  const [, body] = new RegExp(`<section id="${id}".*?>(.*?)</section>`, 's').exec(html) ?? []
  return (body ?? '')
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

describe('the report', () => {
  it('shows the figures of the plan', () => {
    expect(chapter(page, 'summary')).toMatch(/交流教师 2 人 .*至少应交流 2 人（10%）/)
    expect(chapter(page, 'summary')).toMatch(/走教 每周 4 个半天 2 名教师到 2 所学校，每周往返约 54 公里/)
    expect(chapter(page, 'moves')).toContain('Site A → Site B')
    expect(chapter(page, 'visits')).toContain(
      'a-pe 体育与健康 · Site A Site B 4 节 路程 10 分钟 Site B 2 节 路程 10 分钟',
    )
    expect(chapter(page, 'workload')).toMatch(
      /a-mu 音乐 · Site A 8 2 1\.1 12\.1 16 课堂教学 8、走教 2 个半天折 1、路途 1\.1 小时折 1\.1、3 所学校折 1、备 3 头课折 1/,
    )
    expect(chapter(page, 'unmet')).toContain('每周有 4 节课在现有规则下安排不出教师')
    expect(chapter(page, 'sites')).toMatch(/Site C Cluster K 2 60 4 → 4 0 0 26 19 2 4|Site C Cluster K/)
    expect(chapter(page, 'check')).toContain('校验通过')
    expect(chapter(page, 'policy')).toContain('交流期限 2 年 county rule test')
    expect(chapter(page, 'policy')).toContain('单程通勤上限 100 公里 假设 project default test')
  })

  it('states what was proven with the gap rounded up', () => {
    const proven = render(
      scene(({ plan }) => Object.assign(plan.rotation, { objective: 100, bound: 98.9961, gap: 0.010039 })),
    )
    expect(chapter(proven, 'bound')).toContain('至多还有 1.01% 的改进余地')
  })

  it('names the profile that set a value, also where it put a group in the place of nothing', () => {
    const ziyang = loadPolicy('ziyang-2024')
    if (!ziyang.ok) throw new Error('the profile does not load')
    const text = chapter(render({ ...scene(), policy: ziyang.value }), 'policy')
    expect(text).toMatch(/教师交流：年龄不超过 男 50、女 45 周岁 [^假]*ziyang-2024/)
  })

  it('hands the timetables who attends a broadcast lesson, also one who teaches nothing', () => {
    const html = render(
      scene(({ plan }) => {
        const { duties } = plan.duties
        const silent = duties.find(({ teacherId }) => teacherId === 'c-ma')!.siteId
        plan.duties.duties = duties.filter(({ teacherId }) => teacherId !== 'c-ma')
        const heard = plan.duties.duties.find(({ id }) => id === 'A-1 mu')!
        Object.assign(heard, { mode: 'broadcast', assistants: [{ siteId: silent, teacherId: 'c-ma' }] })
      }),
    )
    const [, json] = /<script type="application\/json" id="timetable-data">(.*?)<\/script>/s.exec(html)!
    const { teachers, duties } = JSON.parse(json!) as { teachers: string[][]; duties: unknown[][] }
    const heard = duties.filter((duty) => (duty[5] as number[]).length > 0)
    expect(heard.map((duty) => (duty[5] as number[]).map((at) => teachers[at]![0]))).toEqual([['c-ma']])
  })

  it('says when the check was not passed, and why', () => {
    const failed = render({
      ...scene(),
      violations: [
        violation,
        { rule: 'travel-time', where: 'a-pe', message: { zh: '来不及', en: 'too late' } },
      ],
    })
    expect(chapter(failed, 'check')).toContain('校验未通过：违反硬性规则 1 处')
    expect(chapter(failed, 'check')).toContain('a-pe 来不及')
    expect(failed).toContain('<span class="badge bad">校验未通过</span>')
  })

  it('says what to hire for and how many are back, and how many visitors may count as exchanged', () => {
    const { policy, ...own } = scene(({ plan }) => {
      const posts = [{ siteId: 'C', stage: 'junior' as const, approved: 4, filled: 2 }]
      const needs = [{ siteId: 'C', stage: 'junior' as const, subject: 'pe' as const, periods: 6 }]
      const returns = [{ teacherId: 'b-zh', fromSiteId: 'A', toSiteId: 'B', until: '2026-07-31' }]
      Object.assign(plan.rotation, { vacancies: { posts, needs }, returns })
    })
    const counting = structuredClone(policy)
    counting.policy.rotation.itinerantCountsFromPeriods = 4
    const text = render({ ...own, policy: counting })
    expect(chapter(text, 'staffing')).toMatch(
      /初中核定编制 4，在编 2 人，空编 2.*初中 · 体育与健康 6 0.5 Site C 6/,
    )
    expect(chapter(text, 'staffing')).toContain('期满返回原校 1 人')
    expect(chapter(text, 'summary')).toMatch(/外校任课每周满 4 节、可另计入交流的 2 人/)
  })

  it('leaves out chapters of decisions that the plan does not hold', () => {
    const early = render(
      scene(({ plan }) => {
        plan.stages = ['rotation']
        plan.duties = { ...plan.duties, duties: [], visits: [], unmet: [] }
        plan.timetable = { ...plan.timetable, lessons: [] }
      }),
    )
    expect(early).toContain('<section id="moves"')
    for (const id of ['visits', 'timetables', 'unmet']) expect(early).not.toContain(`<section id="${id}"`)
  })

  it('speaks English when asked to', () => {
    const english = render({ ...scene(), lang: 'en', violations: [violation] })
    expect(english).toContain('<html lang="en">')
    expect(chapter(english, 'summary')).toContain('Teachers who move 2')
    const text = english.replace(/<style>.*?<\/style>|<script.*?<\/script>/gs, '')
    expect(text.match(/.{0,40}[\u4e00-\u9fff].{0,40}/g)).toBeNull()
  })

  it('is the same page each time', () => {
    expect(render(scene())).toBe(page)
  })

  it('needs nothing from outside and lets only its own script run', () => {
    expect(page).not.toMatch(/https?:|@import|<link|<iframe/i)
    const references = [...page.matchAll(/\b(?:src|href|action|url)\s*[=(]\s*["']?([^"')\s>]+)/g)].map(
      ([, to]) => to!,
    )
    expect(references).toContain('#summary')
    expect(references.filter((to) => !to.startsWith('#'))).toEqual([])
    expect(page).toMatch(/Content-Security-Policy" content="default-src 'none'; [^"]*script-src 'sha256-/)
  })
})

describe('hostile names', () => {
  const hostile = render(hostileScene())

  it('are shown and do nothing', () => {
    expect([...hostile.matchAll(/<script/g)]).toHaveLength(2)
    expect(hostile).not.toMatch(/<img|<svg onload/)
    expect(hostile).toContain('&lt;script&gt;document.title=&quot;hacked&quot;&lt;/script&gt;')
  })

  it('reach the timetables as they are', () => {
    const [, data] = /<script type="application\/json" id="timetable-data">(.*?)<\/script>/s.exec(hostile)!
    const { sites, classes, teachers } = JSON.parse(data!) as Record<string, [string][]>
    expect(sites!.map(([name]) => name)).toEqual([
      HOSTILE.script,
      HOSTILE.endOfData,
      HOSTILE.formula,
      'Site D',
    ])
    expect(classes![0]![0]).toBe(HOSTILE.endOfData)
    expect(teachers!.map(([id]) => id)).toEqual(expect.arrayContaining([HOSTILE.path, HOSTILE.quotes]))
  })
})
