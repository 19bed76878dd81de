import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change, Scenario } from '../../../models/scenario.ts'
import { applyScenarios } from '../../../src/scenario/apply.ts'
import { county } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'
import { randomCounty } from '../../support/random-county.ts'

const policy = policyWith({})
const scenario = (...changes: Change[]): Scenario => ({ id: 'S', name: '情景', changes })
const APPROVAL = { number: '县政函〔2026〕1号', date: '2026-05-20' }

const twoClusters = () =>
  county()
    .site('A', { grades: [1, 2] })
    .site('B', { grades: [1, 2], pupilsPerClass: 10 })
    .site('C', { grades: [1, 2] })
    .site('D', { grades: [1, 2] })
    .cluster('K1', ['A', 'B'])
    .cluster('K2', ['C', 'D'])
    .teacher('t1', 'A')
    .teacher('t2', 'B', { formClassId: 'B-1', wishes: ['A', 'C'] })
    .teacher('t3', 'C', { servingSiteId: 'B', wishes: ['B'] })
    .build().county

function after(...changes: Change[]) {
  const applied = applyScenarios({ county: twoClusters(), policy }, [scenario(...changes)])
  if (!applied.ok) throw new Error(JSON.stringify(applied.issues, null, 1))
  return applied.value
}

const codesOf = (...changes: Change[]): string[] =>
  applyScenarios({ county: twoClusters(), policy }, [scenario(...changes)]).issues.map(({ code }) => code)

describe('closing a school', () => {
  const close: Change = { kind: 'close-site', siteId: 'B', pupilsToSiteId: 'A', teachersToSiteId: 'C' }

  it('is refused without an approval, with the words of the rule', () => {
    const refused = applyScenarios({ county: twoClusters(), policy }, [scenario(close)])
    expect(refused.ok).toBe(false)
    expect(refused.issues).toHaveLength(1)
    expect(refused.issues[0].code).toBe('S1003')
    expect(refused.issues[0].cause.zh).toContain('公示')
    expect(refused.issues[0].cause.zh).toContain('批准')
  })

  it('of three points at once goes through with all approvals, and is refused for each that lacks one', () => {
    const { county: large } = randomCounty({ sites: 8, teachers: 60, seed: 3 })
    const cores = new Set(large.clusters.map(({ coreSiteId }) => coreSiteId))
    const points = large.sites.filter(({ id }) => !cores.has(id)).slice(0, 3)
    const closures = (approved: readonly number[]): Change[] =>
      points.map(({ id, clusterId }, k) => {
        const core = large.clusters.find((cluster) => cluster.id === clusterId)!.coreSiteId
        const change = {
          kind: 'close-site',
          siteId: id,
          pupilsToSiteId: core,
          teachersToSiteId: core,
        } as const
        return approved.includes(k) ? { ...change, approval: APPROVAL } : change
      })
    const world = { county: large, policy }
    const closed = applyScenarios(world, [scenario(...closures([0, 1, 2]))])
    if (!closed.ok) throw new Error(JSON.stringify(closed.issues))
    expect(closed.value.county.sites).toHaveLength(5)
    expect(closed.value.county.teachers).toHaveLength(large.teachers.length)
    const pupils = (of: typeof large): number => of.classes.reduce((sum, one) => sum + one.pupils, 0)
    expect(pupils(closed.value.county)).toBe(pupils(large))

    const refused = applyScenarios(world, [scenario(...closures([1]))])
    expect(refused.issues.map(({ code, where }) => [code, where.includes('close-site')])).toEqual([
      ['S1003', true],
      ['S1003', true],
    ])
    for (const { cause } of refused.issues) expect(cause.zh).toMatch(/公示.*批准/)
  })

  it('sends pupils into classes with room and teachers to the school named', () => {
    const { county: closed } = after({ ...close, approval: APPROVAL })
    expect(closed.sites.map(({ id }) => id)).toEqual(['A', 'C', 'D'])
    expect(closed.classes.filter(({ siteId }) => siteId === 'A').map(({ pupils }) => pupils)).toEqual([
      40, 40,
    ])
    const t2 = closed.teachers.find(({ id }) => id === 't2')!
    expect(t2).toMatchObject({ homeSiteId: 'C', wishes: ['A', 'C'] })
    expect(t2).not.toHaveProperty('formClassId')
    const t3 = closed.teachers.find(({ id }) => id === 't3')!
    expect(t3.wishes).toEqual([])
    expect(t3).not.toHaveProperty('servingSiteId')
  })

  it('moves a class whole where no class of the grade has room', () => {
    const full = after({ kind: 'set-pupils', classId: 'A-1', pupils: 44 }, { ...close, approval: APPROVAL })
    expect(full.county.classes.find(({ id }) => id === 'B-1')).toMatchObject({ siteId: 'A', pupils: 10 })
    expect(full.county.classes.some(({ id }) => id === 'B-2')).toBe(false)
  })

  it('is refused for the core of a cluster', () => {
    expect(codesOf({ ...close, siteId: 'A', pupilsToSiteId: 'B', approval: APPROVAL })).toContain('S1004')
  })
})

describe('clusters', () => {
  it('move, merge, split and change their core', () => {
    const moved = after({ kind: 'move-site', siteId: 'B', clusterId: 'K2' })
    expect(moved.county.sites.find(({ id }) => id === 'B')!.clusterId).toBe('K2')
    const merged = after({ kind: 'merge-clusters', clusterIds: ['K1', 'K2'], intoId: 'K1' })
    expect(merged.county.clusters.map(({ id }) => id)).toEqual(['K1'])
    expect(merged.county.sites.every(({ clusterId }) => clusterId === 'K1')).toBe(true)
    const split = after(
      { kind: 'merge-clusters', clusterIds: ['K1', 'K2'], intoId: 'K1' },
      {
        kind: 'split-cluster',
        clusterId: 'K1',
        newCluster: { id: 'K3', name: '新', coreSiteId: 'D' },
        siteIds: ['C', 'D'],
      },
    )
    expect(split.county.sites.filter(({ clusterId }) => clusterId === 'K3').map(({ id }) => id)).toEqual([
      'C',
      'D',
    ])
    expect(
      after({ kind: 'change-core', clusterId: 'K1', coreSiteId: 'B' }).county.clusters[0]!.coreSiteId,
    ).toBe('B')
  })

  it('refuse a core of another cluster, and to move a core away', () => {
    expect(codesOf({ kind: 'change-core', clusterId: 'K1', coreSiteId: 'C' })).toEqual(['S1004'])
    expect(codesOf({ kind: 'move-site', siteId: 'A', clusterId: 'K2' })).toEqual(['S1004'])
  })
})

describe('a scenario', () => {
  it('lists the obstacles of all its changes at once', () => {
    const codes = codesOf(
      { kind: 'remove-teacher', teacherId: 'nobody' },
      { kind: 'set-pupils', classId: 'none', pupils: 3 },
      { kind: 'set-policy', path: 'rotation.noSuch', value: 1 },
      { kind: 'add-class', schoolClass: { id: 'A-1', siteId: 'A', grade: 8, name: '八1', pupils: 30 } },
    )
    expect(codes).toEqual(['S1001', 'S1001', 'S1004', 'S1002', 'S1004'])
  })

  it('refuses a policy value out of its range', () => {
    expect(codesOf({ kind: 'set-policy', path: 'rotation.minRatioOfEligible', value: 3 })).toEqual(['S1005'])
  })

  it('says what it touched', () => {
    const { touched } = after(
      { kind: 'set-policy', path: 'rotation.minRatioOfEligible', value: 0.15 },
      { kind: 'hire-teachers', siteId: 'A', stage: 'primary', subject: 'pe', count: 2 },
    )
    expect(touched).toEqual([
      {
        scenarioId: 'S',
        keys: ['policy rotation.minRatioOfEligible', 'teachers NEW-A-pe-1', 'teachers NEW-A-pe-2'],
      },
    ])
  })
})

const base = randomCounty({ sites: 8, teachers: 60, seed: 3 }).county
const anyOf = <T>(list: readonly T[]) => fc.constantFrom(...list)
const siteIds = base.sites.map(({ id }) => id)
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('set-pupils' as const),
    classId: anyOf(base.classes.map(({ id }) => id)),
    pupils: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({
    kind: fc.constant('remove-teacher' as const),
    teacherId: anyOf(base.teachers.map(({ id }) => id)),
  }),
  fc.record({
    kind: fc.constant('teacher-status' as const),
    teacherId: anyOf(base.teachers.map(({ id }) => id)),
    status: anyOf(['sick-leave', 'in-post'] as const),
  }),
  fc.record({ kind: fc.constant('remove-class' as const), classId: anyOf(base.classes.map(({ id }) => id)) }),
  fc.record({
    kind: fc.constant('move-site' as const),
    siteId: anyOf(siteIds),
    clusterId: anyOf(base.clusters.map(({ id }) => id)),
  }),
  fc.record({
    kind: fc.constant('set-policy' as const),
    path: fc.constant('rotation.leaveCapShare'),
    value: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('set-curriculum' as const),
    subject: anyOf(['pe', 'music'] as const),
    grade: fc.integer({ min: 1, max: 6 }),
    periods: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('set-travel' as const),
    fromSiteId: anyOf(siteIds),
    toSiteId: anyOf(siteIds),
    travelMin: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record({
    kind: fc.constant('close-site' as const),
    siteId: anyOf(siteIds),
    pupilsToSiteId: anyOf(siteIds),
    teachersToSiteId: anyOf(siteIds),
    approval: fc.constant(APPROVAL),
  }),
  fc.record({
    kind: fc.constant('hire-teachers' as const),
    siteId: anyOf(siteIds),
    stage: fc.constant('primary' as const),
    subject: anyOf(['pe', 'art'] as const),
    count: fc.integer({ min: 1, max: 3 }),
  }),
)

describe('pinning a lesson', () => {
  const pin = (own: object = {}): Change => ({
    kind: 'pin-lesson',
    classId: 'A-1',
    subject: 'pe',
    at: [],
    ...own,
  })
  const pinsAfter = (...changes: Change[]) => after(...changes).county.lessonPins

  it('replaces what was pinned for the class and subject before', () => {
    const pins = pinsAfter(
      pin({ teacherId: 't1' }),
      pin({ subject: 'art', at: [{ day: 1, period: 1 }] }),
      pin({ at: [{ day: 2, period: 3 }] }),
    )
    expect(pins.map(({ id: _, ...rest }) => rest)).toEqual([
      { classId: 'A-1', subject: 'pe', at: [{ day: 2, period: 3 }] },
      { classId: 'A-1', subject: 'art', at: [{ day: 1, period: 1 }] },
    ])
  })

  it('names a class and a teacher that exist', () => {
    expect(codesOf(pin({ classId: 'X', teacherId: 'Y' }))).toEqual(['S1001', 'S1001'])
  })

  it('ends with its class and its teacher', () => {
    expect(pinsAfter(pin({ teacherId: 't1' }), { kind: 'remove-class', classId: 'A-1' })).toEqual([])
    expect(pinsAfter(pin({ teacherId: 't1' }), { kind: 'remove-teacher', teacherId: 't1' })).toEqual([])
    const close: Change = {
      kind: 'close-site',
      siteId: 'B',
      pupilsToSiteId: 'A',
      teachersToSiteId: 'A',
      approval: APPROVAL,
    }
    expect(pinsAfter(pin({ classId: 'B-1', at: [{ day: 1, period: 1 }] }), close)).toEqual([])
  })
})

describe('properties', () => {
  it('a scenario and its undo give the county and the policy back, to the letter', () => {
    let tried = 0
    fc.assert(
      fc.property(fc.array(anyChange, { minLength: 1, maxLength: 6 }), (changes) => {
        const world = { county: base, policy }
        const applied = applyScenarios(world, [scenario(...changes)])
        if (!applied.ok) return
        tried++
        const back = applyScenarios(applied.value, [applied.value.undo])
        expect(back.issues).toEqual([])
        expect(back.ok && back.value.county).toEqual(base)
        expect(back.ok && back.value.policy).toEqual(policy)
      }),
      { numRuns: 300, seed: 1 },
    )
    expect(tried).toBeGreaterThan(50)
  })

  it('changes of different records may come in any order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.nat({ max: base.teachers.length - 1 }),
        fc.nat({ max: base.classes.length - 1 }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }),
        (pupils, teacher, schoolClass, order) => {
          const changes: Change[] = [
            { kind: 'set-pupils', classId: base.classes[schoolClass]!.id, pupils },
            { kind: 'remove-teacher', teacherId: base.teachers[teacher]!.id },
            { kind: 'set-policy', path: 'rotation.leaveCapShare', value: 0.3 },
            { kind: 'set-travel', fromSiteId: 'S000', toSiteId: 'S001', travelMin: 9 },
          ]
          const forward = applyScenarios({ county: base, policy }, [scenario(...changes)])
          const shuffled = applyScenarios({ county: base, policy }, [
            scenario(...order.map((i) => changes[i]!)),
          ])
          expect(shuffled.ok && shuffled.value.county).toEqual(forward.ok && forward.value.county)
          expect(shuffled.ok && shuffled.value.policy).toEqual(forward.ok && forward.value.policy)
        },
      ),
      { numRuns: 50 },
    )
  })
})
