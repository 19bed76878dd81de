import { describe, expect, it } from 'vitest'
import { MOVE_REASONS } from '../../../models/move-reasons.ts'
import type { Reason, RotationMove } from '../../../models/plan.ts'
import { factsOf } from '../../../src/explain/facts.ts'
import { explainMove, explainReason } from '../../../src/explain/move.ts'
import { goodPlan } from '../../support/good-plan.ts'

const { county, policy, plan } = goodPlan()
const facts = factsOf(county, policy, plan)
const move = plan.rotation.moves.find(({ teacherId }) => teacherId === 'a-ex')!
const zh = (changed: Partial<RotationMove> = {}): string[] =>
  explainMove(facts, { ...move, ...changed }).map((line) => line.zh)

describe('a move', () => {
  it('says who goes from where to where, for how long, and where the home post stays', () => {
    expect(zh()[0]).toBe(
      '教师 a-ex（语文、小学、县级骨干）由Site A到Site B任教（定期交流），期限 2 年；人事关系仍在Site A。',
    )
    expect(explainMove(facts, move)[0]!.en).toBe(
      'Teacher a-ex (Chinese, primary, county backbone) goes from Site A to Site B (rotation) for 2 years; the home post stays at Site A.',
    )
  })

  it('says that the stage changes, and that a principal is one', () => {
    expect(zh({ stage: 'junior', toSiteId: 'C' })[0]).toContain('小学任教初中')
    const principal = goodPlan()
    principal.county.teachers.find(({ id }) => id === 'a-ex')!.role = 'vice-principal'
    const [first] = explainMove(factsOf(principal.county, policy, principal.plan), {
      ...move,
      principal: true,
    })
    expect(first!.zh).toContain('副校长')
  })

  it('names the others of a team, and what each is', () => {
    const { plan: own, ...scene } = goodPlan()
    scene.county.teachers.find(({ id }) => id === 'a-zh')!.role = 'middle-manager'
    const going = [move, { ...move, id: 'R-a-zh', teacherId: 'a-zh', backbone: false }]
    own.rotation.moves = going.map((one) => ({ ...one, type: 'team' as const }))
    const lines = explainMove(factsOf(scene.county, scene.policy, own), own.rotation.moves[0]!)
    expect(lines[1]!.zh).toBe('组团同行：a-zh（语文、小学、中层干部）。')
    expect(lines[1]!.en).toBe('Goes in a team with a-zh (Chinese, primary, middle manager).')
  })

  it('names who approves: the head school within a cluster, the bureau between clusters', () => {
    expect(zh()[1]).toBe('教共体内交流（Cluster K），由总校审批。')
    expect(zh({ scope: 'between-clusters', toSiteId: 'D' })[1]).toBe(
      '跨教共体交流（Cluster K→Cluster L），由教体局审批。',
    )
  })

  it.each([
    [3, 8.2, '单程通勤由 3 公里变为 8.2 公里（增加 5.2 公里）。'],
    [8.2, 3, '单程通勤由 8.2 公里变为 3 公里（减少 5.2 公里）。'],
    [4, 4, '单程通勤仍为 4 公里。'],
  ])('gives the commute %d -> %d', (commuteKmBefore, commuteKmAfter, sentence) => {
    expect(zh({ commuteKmBefore, commuteKmAfter })[2]).toBe(sentence)
  })

  it('gives each reason with names for ids and with its figures', () => {
    const reasons: Reason[] = [
      {
        code: 'shortage',
        params: { site: 'B', stage: 'primary', subject: 'pe', before: 12.5, after: 2, points: 31 },
      },
      {
        code: 'shortage',
        params: { site: 'C', stage: 'junior', subject: 'any', before: 3, after: 0, points: 3 },
      },
      {
        code: 'dispersion',
        params: { head: 'artsAndPe', site: 'B', before: 0, after: 1, target: 1.62, points: 6 },
      },
      { code: 'quota-teachers', params: { required: 94 } },
    ]
    expect(zh({ reasons }).slice(3)).toEqual([
      '理由 1：使Site B体育与健康每周缺课由12.5节减至2节。',
      '理由 2：使Site C初中部不限学科课程每周缺课由3节减至0节。',
      '理由 3：使体育艺术教师在校际间分布更均衡（Site B由0人变为1人，按学生数均衡为1.6人）。',
      '理由 4：完成教师交流比例所需（应交流94人）。',
    ])
  })
})

describe('a reason', () => {
  it.each(Object.keys(MOVE_REASONS))('%s leaves no gap open, even without figures', (code) => {
    const { zh: chinese, en } = explainReason(facts, { code, params: {} })
    expect(`${chinese}${en}`).not.toMatch(/[{}]|undefined/)
    expect(chinese).not.toBe(code)
  })

  it('may be a rule of the catalogue, or a code of a later version', () => {
    expect(explainReason(facts, { code: 'leave-cap', params: {} }).zh).toBe('为满足“单校派出人数上限”所需')
    expect(explainReason(facts, { code: 'later', params: {} }).zh).toBe('later')
    expect(explainReason(facts, { code: 'constructor', params: {} }).zh).toBe('constructor')
  })
})
