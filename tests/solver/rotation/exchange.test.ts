import { describe, expect, test } from 'vitest'
import { county } from '../../support/county.ts'
import { excess, excessWith, postsOf, problemOf, sent, two } from './scene.ts'

describe('caps', () => {
  test('arriving cap: a share of those at the site, rounded up', () => {
    const sketch = two().teachersAlike(4, 'a', 'A').teachersAlike(3, 'b', 'B')
    const problem = problemOf(sketch, { rotation: { arriveCapShare: 0.5 } })
    expect(
      [
        ['a1', 'a2'],
        ['a1', 'a2', 'a3'],
      ].map((ids) => excess(problem, 'arrive-cap', ids)),
    ).toEqual([0, 1])
  })

  test('caps of a subject: other subjects do not count', () => {
    const sketch = two().teachersAlike(3, 'm', 'A').teachersAlike(2, 'p', 'A', { subject: 'pe' })
    const cases = [
      ['m1', 'p1'],
      ['m1', 'm2', 'p1'],
      ['m1', 'm2', 'p1', 'p2'],
    ]
    for (const cap of ['leaveCapPerSubject', 'arriveCapPerSubject']) {
      const problem = problemOf(sketch, { rotation: { [cap]: 1 } })
      expect(cases.map((ids) => excess(problem, 'subject-cap', ids))).toEqual([0, 1, 2])
    }
  })
})

describe('quotas', () => {
  test('last year: the ratio does not fall', () => {
    const changes = { rotation: { minRatioOfEligible: 0.1, lastYearRatio: 0.25 } }
    const problem = problemOf(two().teachersAlike(10, 't', 'A'), changes)
    expect(['', 't1', 't1 t2 t3'].map((ids) => excess(problem, 'quota-growth', ids.split(' ')))).toEqual([
      3, 2, 0,
    ])
  })

  test('strong sites: a share of their own eligible', () => {
    const sketch = county()
      .site('A', { strength: 60 })
      .site('B', { strength: 59 })
      .site('C')
      .teachersAlike(4, 'a', 'A')
      .teacher('b', 'B')
      .teacher('c', 'C')
    const problem = problemOf(sketch, { rotation: { strongMinRatio: 0.5 } })
    expect([['b', 'c'], ['a1'], ['a1', 'a2']].map((ids) => excess(problem, 'quota-strong', ids))).toEqual([
      2, 1, 0,
    ])
  })
})

describe('direction', () => {
  const sketch = county()
    .site('A', { locale: 'urban', strength: 90 })
    .site('B', { strength: 30 })
    .site('C')
    .teachersAlike(2, 'a', 'A')
    .teacher('b', 'B')
    .teacher('m', 'A', { role: 'middle-manager' })

  test('towns to villages: a share of those who move, rounded up', () => {
    const problem = problemOf(sketch, { rotation: { townToVillageMinShare: 0.6 } })
    const kept = (moves: Record<string, string>) =>
      excessWith(problem, 'town-to-village', sent(problem, moves)) === 0
    expect([kept({}), kept({ a1: 'B', b: 'A' }), kept({ a1: 'B', a2: 'C', b: 'A' })]).toEqual([
      true,
      false,
      true,
    ])
  })

  test('strong to weak: not to a site of unknown strength', () => {
    const problem = problemOf(sketch, { rotation: { strongToWeakMinShare: 0.5 } })
    const kept = (moves: Record<string, string>) =>
      excessWith(problem, 'strong-to-weak', sent(problem, moves)) === 0
    expect([kept({ a1: 'B', b: 'A' }), kept({ a1: 'C', b: 'A' })]).toEqual([true, false])
  })

  test('managers strong to weak: teachers do not count', () => {
    const problem = problemOf(sketch, { rotation: { managersStrongToWeakMinShare: 1 } })
    const kept = (moves: Record<string, string>) =>
      excessWith(problem, 'managers-strong-to-weak', sent(problem, moves)) === 0
    expect([kept({ m: 'B', a1: 'C' }), kept({ m: 'C', a1: 'B' })]).toEqual([true, false])
  })

  test('both ways between towns and villages: a share of those moves alone', () => {
    const problem = problemOf(sketch, { rotation: { twoWayMinShare: 0.5 } })
    const kept = (moves: Record<string, string>) => excessWith(problem, 'two-way', sent(problem, moves)) === 0
    expect([kept({ a1: 'B' }), kept({ a1: 'B', b: 'A' }), kept({ b: 'C' })]).toEqual([false, true, true])
  })
})

describe('fairness', () => {
  test('young teachers: a share of those who move, rounded down', () => {
    const sketch = two().teachersAlike(3, 'y', 'A', { birthMonth: '1995-01' }).teachersAlike(3, 'o', 'A')
    const problem = problemOf(sketch, { rotation: { youngMaxShare: 0.5 } })
    const kept = (ids: string) => excess(problem, 'young-share', ids.split(' ')) === 0
    expect(['y1', 'y1 o1', 'y1 y2 o1', 'y1 y2 o1 o2'].map(kept)).toEqual([false, true, false, true])
  })

  test('net flow of a cluster: moves inside it do not count', () => {
    const sketch = two().site('C').cluster('K', ['A', 'B']).teachersAlike(3, 't', 'A')
    const problem = problemOf(sketch, { rotation: { clusterNetFlow: { lossMax: 1, gainMax: 0 } } })
    const over = (moves: Record<string, string>) => excessWith(problem, 'net-flow', sent(problem, moves))
    expect([over({ t1: 'B', t2: 'B' }), over({ t1: 'C' }), over({ t1: 'C', t2: 'C' })]).toEqual([0, 0, 1])
  })

  test('volunteers: to a wish, or no farther from home', () => {
    const sketch = two()
      .site('C')
      .teacher('t', 'A', { volunteer: true, wishes: ['C'] })
    expect(postsOf(problemOf(sketch), 't')).toHaveLength(2)
    const policy = { rotation: { volunteersNeverWorse: true } }
    expect(postsOf(problemOf(sketch, policy), 't')).toEqual(['C/primary'])
    const near = two().teacher('t', 'A', { volunteer: true, homePosition: { lat: 0, lon: 10 / 111.195 } })
    expect(postsOf(problemOf(near, policy), 't')).toEqual(['B/primary'])
  })

  test('who has come back rests for the years of the policy', () => {
    const back = { servingSiteId: 'B', servingUntil: '2025-07-31' }
    const posts = (years: number) =>
      postsOf(problemOf(two().teacher('t', 'A', back), { rotation: { restYearsAfterReturn: years } }), 't')
    expect([posts(0), posts(1), posts(2)].map(({ length }) => length)).toEqual([1, 1, 0])
  })
})
