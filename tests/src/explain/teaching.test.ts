import { describe, expect, it } from 'vitest'
import type { Plan, Unmet } from '../../../models/plan.ts'
import { siteBalance } from '../../../src/explain/balance.ts'
import { type Facts, factsOf } from '../../../src/explain/facts.ts'
import { explainSite } from '../../../src/explain/site.ts'
import { explainTeacher } from '../../../src/explain/teacher.ts'
import { explainUnmet } from '../../../src/explain/unmet.ts'
import { explainVisit } from '../../../src/explain/visit.ts'
import { goodPlan } from '../../support/good-plan.ts'
import { aired } from '../check/faults/broadcast.ts'

const { county, policy, plan } = goodPlan()
const facts = factsOf(county, policy, plan)
const withPlan = (changed: Partial<Plan>): Facts => factsOf(county, policy, { ...plan, ...changed })
const visitOf = (teacherId: string, day: number) =>
  plan.duties.visits.find((visit) => visit.teacherId === teacherId && visit.day === day)!

describe('a visit', () => {
  it('names the lessons of that half-day alone, the way, and what the site needs', () => {
    expect(explainVisit(facts, visitOf('a-pe', 2)).zh).toBe(
      '教师 a-pe 周二上午由Site A到Site B走教，上1.1体育与健康 2 节、2.2体育与健康 2 节，共 4 节；单程 10 分钟、5 公里；该校体育与健康每周需 6 节，本校教师上 0 节。',
    )
    expect(explainVisit(facts, visitOf('a-pe', 4)).zh).toContain(
      '上1.1体育与健康 1 节、2.2体育与健康 1 节，共 2 节',
    )
  })

  it('counts classes taught together once, and names the stage where a site has two', () => {
    expect(explainVisit(facts, visitOf('a-mu', 3)).zh).toContain('上1.1+2.2音乐 2 节，共 2 节')
    expect(explainVisit(facts, visitOf('a-mu', 5)).en).toContain(
      'the site needs 2 periods of primary Music a week and its own teachers give 0',
    )
  })

  it('gives the week of duties where there is no timetable yet', () => {
    const early = withPlan({ stages: ['rotation', 'duties'] })
    expect(explainVisit(early, visitOf('a-pe', 4)).zh).toContain('共 6 节')
  })

  it('says so when no lesson fell into the half-day', () => {
    const moved = { ...visitOf('a-pe', 2), day: 5 }
    expect(explainVisit(facts, moved).zh).toContain('（本半天未排课）')
  })
})

describe('an unmet period', () => {
  const unmet = (changed: Partial<Unmet>): string =>
    explainUnmet(facts, {
      classId: 'C-2',
      subject: 'pe',
      periods: 2,
      reason: 'no-slot',
      params: {},
      ...changed,
    }).zh

  it.each<[Partial<Unmet>, string]>([
    [{}, 'Site C7.2体育与健康每周应上 3 节，缺 2 节：周课表已无可用课节。'],
    [
      { reason: 'county-shortage', params: { demand: 30, capacity: 24, stage: 'junior' } },
      '全县该学科课时总量不足（全县初中体育与健康每周需 30 节，能任教的教师最多可上 24 节）。',
    ],
    [
      { reason: 'cluster-shortage', params: { demand: 30, capacity: 24, stage: 'both' } },
      '（教共体小学和初中体育与健康每周需 30 节，能任教的教师最多可上 24 节）。',
    ],
    [
      { reason: 'load-limit', params: { teachers: 2, periods: 36 } },
      '（能任教的 2 名教师周课时上限合计 36 节，已经排满）。',
    ],
    [{ reason: 'too-far', params: { teachers: 1, travelMin: 75 } }, '最近的单程 75 分钟，上限 60 分钟）。'],
    [
      { reason: 'too-far', params: { teachers: 1, travelMin: 55, roadKm: 40.6 } },
      '最近的单程 55 分钟、40.6 公里，上限 60 分钟、40 公里）。',
    ],
    [{ reason: 'visit-limit', params: { teachers: 3, periods: 9 } }, '至多走教 5 个半天、4 所学校）。'],
    [
      { reason: 'half-day-unused', params: { teachers: 1, periods: 2 } },
      '还能上 2 节，专程走教一次所花的路程不值得）。',
    ],
    [{ reason: 'no-qualified' }, '没有具备资格的教师。'],
    [{ reason: 'county-shortage' }, '全县该学科课时总量不足。'],
  ])('gives the figures of its reason: %o', (changed, end) => {
    expect(unmet(changed).endsWith(end)).toBe(true)
  })
})

describe('a site', () => {
  it('counts heads, needs and lessons by stage and subject, classes taught together once', () => {
    expect(siteBalance(facts, 'B')).toEqual([
      row({ subject: 'chinese', teachersBefore: 2, teachersAfter: 2, needed: 8, taughtHome: 8 }),
      row({ subject: 'maths', teachersBefore: 1, teachersAfter: 1, needed: 8, taughtHome: 8 }),
      row({ subject: 'pe', needed: 6, taughtVisit: 6 }),
      row({ subject: 'music', needed: 2, taughtVisit: 2 }),
      row({ subject: 'labour', needed: 2, taughtHome: 2 }),
    ])
    expect(
      siteBalance(facts, 'C').find(({ stage, subject }) => stage === 'junior' && subject === 'pe'),
    ).toEqual(row({ stage: 'junior', subject: 'pe', needed: 3, missing: 3 }))
  })

  it('knows nothing of missing periods before duties', () => {
    const early = withPlan({
      stages: ['rotation'],
      duties: { ...plan.duties, duties: [], visits: [], unmet: [] },
    })
    expect(siteBalance(early, 'C').every(({ missing }) => missing === 0)).toBe(true)
    expect(explainSite(early, 'B')!.map(({ zh }) => zh)).toContain('语文：每周需 8 节；专任教师 2→2 人。')
  })

  it('is told in lines: itself, who comes and goes, subjects, visits, what is unmet', () => {
    const lines = explainSite(facts, 'C')!.map(({ zh }) => zh)
    expect(lines[0]).toBe('Site C（小学、初中，Cluster K）：2 个班、60 名学生；教师由 4 人变为 4 人。')
    expect(lines).toContain(
      '初中体育与健康：每周需 3 节，本校教师上 0 节，走教 0 节，缺 3 节；专任教师 0→0 人。',
    )
    expect(lines.at(-1)).toContain('没有具备资格的教师')
    const b = explainSite(facts, 'B')!.map(({ zh }) => zh)
    expect(b).toContain('交流来校 1 人：a-ex（语文，Site A）。')
    expect(b).toContain('交流离校 1 人：b-yw（语文，Site A）。')
    expect(explainSite(facts, 'nowhere')).toBeUndefined()
  })
})

const row = (changed: Partial<ReturnType<typeof siteBalance>[number]>) => ({
  stage: 'primary',
  teachersBefore: 0,
  teachersAfter: 0,
  needed: 0,
  taughtHome: 0,
  taughtVisit: 0,
  taughtBroadcast: 0,
  missing: 0,
  ...changed,
})

describe('a teacher', () => {
  it('learns post, move, load and duties', () => {
    const lines = explainTeacher(facts, 'a-ex')!.map(({ zh }) => zh)
    expect(lines[0]).toBe('教师 a-ex：小学语文教师，现任教于Site A。')
    expect(lines[1]).toContain('由Site A到Site B任教')
    expect(lines.at(-1)).toBe('每周任课 5 节（标准 14 节，上限 17 节）：Site B：2.2语文 4 节、2.2劳动 1 节。')
  })

  it('learns why there is no move, and each visit', () => {
    const lines = explainTeacher(facts, 'a-pe')!.map(({ zh }) => zh)
    expect(lines[1]).toContain('符合交流条件，本次未安排')
    expect(lines.filter((line) => line.includes('走教'))).toHaveLength(2)
    expect(explainTeacher(facts, 'nobody')).toBeUndefined()
  })

  it('learns that there are no lessons for the own subject', () => {
    const idle = withPlan({ duties: { ...plan.duties, duties: [] } })
    expect(explainTeacher(idle, 'd-zh')!.at(-1)!.zh).toBe('本学期没有安排课时（标准 14 节）。')
  })
})

describe('what the planner has pinned', () => {
  const pinned = {
    ...county,
    lessonPins: [
      { id: 'p1', classId: 'A-1', subject: 'maths' as const, teacherId: 'a-ma', at: [] },
      { id: 'p2', classId: 'C-2', subject: 'pe' as const, teacherId: 'c-zh', at: [] },
      { id: 'p3', classId: 'A-1', subject: 'music' as const, at: [{ day: 1, period: 4 }] },
    ],
  }
  const under = factsOf(pinned, policy, plan)

  it('is marked among the duties of the teacher, and nothing else is', () => {
    const [said] = explainTeacher(under, 'a-ma')!.filter(({ zh }) => zh.includes('每周任课'))
    expect(said!.zh).toContain('1.1数学 4 节（指定）、2.2数学 4 节。')
    expect(
      explainTeacher(under, 'a-mu')!
        .map(({ zh }) => zh)
        .join(''),
    ).not.toContain('指定')
  })

  it('is named where it is unmet', () => {
    expect(explainUnmet(under, plan.duties.unmet[0]!).zh).toContain('缺 3 节（已指定由教师 c-zh 任教）：')
    expect(explainUnmet(under, plan.duties.unmet[1]!).zh).not.toContain('指定')
  })
})

describe('the workload', () => {
  it('is told with its parts and what the service away counts as, where the ways are known', () => {
    const { travel } = goodPlan()
    const said = explainTeacher(factsOf(county, policy, plan, travel), 'a-mu')!.map(({ zh }) => zh)
    expect(said).toContain(
      '核定工作量 12.1 节（标准 16 节）：课堂教学 8、走教 2 个半天折 1、路途 1.1 小时折 1.1、3 所学校折 1、备 3 头课折 1。',
    )
    expect(said).toContain('校外任教：Site B每周 0.5 天、Site C每周 0.5 天，计入农村学校任教经历。')
    expect(
      explainTeacher(facts, 'a-mu')!
        .map(({ zh }) => zh)
        .join(''),
    ).not.toContain('核定工作量')
  })
})

describe('a broadcast lesson', () => {
  const scene = aired()
  const under = factsOf(scene.county, scene.policy, scene.plan, scene.travel)
  const of = (lines: readonly { readonly zh: string }[] | undefined): string =>
    lines!.map(({ zh }) => zh).join('')

  it('is told at the site that hears it, and counted there', () => {
    expect(of(explainSite(under, 'C'))).toContain(
      '1.1音乐以专递课堂与Site A同上，每周 2 节，由Site A教师 a-mu 主讲，本校教师 c-ma 协助',
    )
    const music = siteBalance(under, 'C').find(
      ({ subject, stage }) => subject === 'music' && stage === 'primary',
    )
    expect(music).toMatchObject({ needed: 2, taughtHome: 0, taughtBroadcast: 2, missing: 0 })
    expect(siteBalance(under, 'A').find(({ subject }) => subject === 'music')).toMatchObject({
      taughtHome: 4,
    })
  })

  it('is told to who gives it and to who attends, and counts for both', () => {
    expect(of(explainTeacher(under, 'a-mu'))).toContain('1.1+1.1音乐 2 节（专递课堂）')
    const attends = of(explainTeacher(under, 'c-ma'))
    expect(attends).toContain('协助专递课堂：Site A教师 a-mu 的音乐课，每周 2 节。')
    expect(attends).toContain('协助专递课堂 2 节折 1')
  })
})
