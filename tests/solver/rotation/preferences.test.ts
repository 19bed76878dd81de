import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../solver/rotation/evaluate.ts'
import type { RotationProblem } from '../../../solver/rotation/problem.ts'
import { teamMovers } from '../../../solver/rotation/rules/teams.ts'
import { county } from '../../support/county.ts'
import { problemOf, sent, two } from './scene.ts'

const terms = (problem: RotationProblem, moves: Readonly<Record<string, string>>) =>
  evaluate(problem, sent(problem, moves), 'none').terms

describe('who is preferred', () => {
  test('a town teacher who lacks the village year, one step below the senior title', () => {
    const sketch = county()
      .site('A', { locale: 'town' })
      .site('B')
      .site('C', { locale: 'urban', strength: 20 })
      .site('D', { locale: 'urban' })
      .teacher('t', 'A', { title: 'first' })
      .teacher('served', 'A', { title: 'first', ruralYears: 1 })
      .teacher('low', 'A', { title: 'second' })
      .teacher('village', 'B', { title: 'first' })
    const problem = problemOf(sketch, { rotationWeights: { ruralYear: 2 } })
    const gain = (id: string, to: string) => terms(problem, { [id]: to }).ruralYear + 0
    expect([gain('t', 'B'), gain('t', 'C'), gain('t', 'D')]).toEqual([-2, -2, 0])
    expect([gain('served', 'B'), gain('low', 'B'), gain('village', 'C')]).toEqual([0, 0, 0])
  })

  test('whoever has served less', () => {
    const sketch = two().teacher('t', 'A', { exchangedYears: 3 }).teacher('new', 'A')
    const problem = problemOf(sketch, { rotationWeights: { servedYear: 0.5 } })
    expect([terms(problem, { t: 'B' }).served, terms(problem, { new: 'B' }).served]).toEqual([1.5, 0])
  })

  test('a move from where the subject has one to spare to where it is short, second subjects as well', () => {
    const sketch = county()
      .site('A', { grades: [1] })
      .site('B')
      .site('C', { grades: [1] })
      .teachersAlike(2, 'm', 'A', { secondSubjects: ['pe'] })
      .teachersAlike(2, 'c', 'C', { secondSubjects: ['music'] })
      .teacher('b', 'B')
    const changes = {
      curriculum: { table: { maths: [4, 4, 4, 4, 4, 4, 0, 0, 0], pe: [3, 0, 0, 0, 0, 0, 0, 0, 0] } },
    }
    const problem = problemOf(sketch, { ...changes, rotationWeights: { relief: 2 } })
    const gain = (id: string, to: string) => terms(problem, { [id]: to }).relief + 0
    // Six classes of maths at B are more than one teacher can take; PE is short at C; nobody is taught music; B itself has nobody to spare.
    expect([gain('m1', 'B'), gain('m1', 'C'), gain('c1', 'A'), gain('b', 'A')]).toEqual([-2, -2, 0, 0])
  })

  test('relief between stages: from a junior stage that can spare one to a primary stage that is short', () => {
    const sketch = county()
      .site('A', { grades: [1, 7] })
      .site('B')
      .teachersAlike(3, 'j', 'A', { stage: 'junior', certificate: 'junior' })
      .teachersAlike(2, 'p', 'A')
    const problem = problemOf(sketch, {
      rotation: { allowHighToLow: true },
      rotationWeights: { relief: 2 },
    })
    const gain = (id: string, to: string) => terms(problem, { [id]: to }).relief + 0
    // Junior maths at A is 6 periods for three teachers; primary maths at A is taught, at B nobody teaches it.
    expect([gain('j1', 'B'), gain('j1', 'A'), gain('p1', 'B')]).toEqual([-2, 0, -2])
  })
})

describe('who goes together', () => {
  test('backbone teachers have young ones of their subject to guide, at the school or in the cluster', () => {
    const sketch = two()
      .cluster('K', ['A', 'B'])
      .teacher('guide', 'A', { backbone: 'county' })
      .teacher('young', 'A', { birthMonth: '1998-01' })
      .teacher('other', 'B', { birthMonth: '1998-01', subject: 'pe' })
    const cost = (within: 'school' | 'cluster', moves: Record<string, string>) =>
      terms(problemOf(sketch, { mentoring: { within }, rotationWeights: { mentorShort: 4 } }), moves).mentors
    expect([
      cost('school', {}),
      cost('school', { guide: 'B' }),
      cost('school', { guide: 'B', young: 'B' }),
    ]).toEqual([0, 4, 0])
    expect(cost('cluster', { guide: 'B' })).toBe(0)
  })

  test('managers have backbone teachers of their school on the way', () => {
    const sketch = two()
      .site('C')
      .teacher('head', 'A', { role: 'middle-manager' })
      .teachersAlike(2, 'b', 'A', { backbone: 'county' })
      .teacher('t', 'A')
    const problem = problemOf(sketch, { rotation: { teamBackboneMin: 2 }, rotationWeights: { teamShort: 3 } })
    const cost = (moves: Record<string, string>) => terms(problem, moves).teams
    expect(cost({ b1: 'B', t: 'B' })).toBe(0)
    expect([
      cost({ head: 'B' }),
      cost({ head: 'B', b1: 'B', b2: 'C' }),
      cost({ head: 'B', b1: 'B', b2: 'B' }),
    ]).toEqual([6, 3, 0])
    const team = teamMovers(problem, sent(problem, { head: 'B', b1: 'B', t: 'B', b2: 'C' }))
    const ids = [...team].map((mover) => problem.persons[problem.movers[mover]!]!.id)
    expect(ids.sort()).toEqual(['b1', 'head'])
  })
})
