import { describe, expect, test } from 'vitest'
import { county } from '../../support/county.ts'
import { excess, excessWith, problemOf, sent, two } from './scene.ts'

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
})
