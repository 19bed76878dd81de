import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RotationInput } from '../../../solver/rotation/build.ts'
import { brokenLimits, evaluate } from '../../../solver/rotation/evaluate.ts'
import { solveRotation } from '../../../solver/rotation/rotation.ts'
import { limitsOf } from '../../../solver/rotation/solve.ts'
import { answerAll, type AnswerData } from '../../../solver/rotation/what-if/answers.ts'
import { type Ask, WhatIf } from '../../../solver/rotation/what-if/what-if.ts'
import { county } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'
import { everyChoice } from './brute.ts'
import { toyInput } from './toy.ts'

/** Points that the search gives away at most for a plan more like the one that stands: 0.2 a person, and its own gap. */
const GIVEN_AWAY = 0.2 * 6 + 0.1

/** A tolerance of 1 has no coverage step: all plans within the limits count. */
const openToy = (turn: number, coverageTolerance: number): RotationInput => {
  const input = toyInput(turn)
  return {
    ...input,
    policy: { ...input.policy, rotation: { ...input.policy.rotation, coverageTolerance } },
  }
}

describe.each([
  [0, 1],
  [1, 1],
  [2, 0],
  [3, 0.02],
])('toy %i, tolerance %d: one person held, all else tried', (turn, tolerance) => {
  const input = openToy(turn, tolerance)
  let whatIf: WhatIf
  beforeAll(async () => {
    const { rotation } = await solveRotation(input, { seed: 1, effort: 'quick' })
    whatIf = await WhatIf.open(input, rotation, { seed: 1 })
  })
  afterAll(() => whatIf.dispose())

  test('the bound is below the best such plan, and what is found is near it; or there is none', async () => {
    const { problem } = whatIf
    const legal = [...everyChoice(problem)].filter(
      (choice) => brokenLimits(problem, limitsOf(problem), choice).length === 0,
    )
    let found = 0
    for (const asked of ['stays', 'moves'] as const) {
      for (const [mover, person] of problem.movers.entries()) {
        const asDone = legal
          .filter((choice) => choice[mover]! < 0 === (asked === 'stays'))
          .map((choice) => evaluate(problem, choice, 'by-the-hour'))
        const answer = await whatIf.answer({ teacherId: problem.persons[person]!.id, asked })
        if (asDone.length === 0) {
          expect(answer.outcome).toBe('impossible')
          continue
        }
        if (answer.outcome !== 'found')
          throw new Error(`${answer.outcome}, but there are ${asDone.length} plans`)
        const { shortageAllowed } = answer
        const covered = asDone.filter(({ terms }) => terms.shortage <= shortageAllowed + 1e-6)
        const best = Math.min(...covered.map(({ objective }) => objective))
        expect(answer.bound).toBeGreaterThan(-Infinity)
        const value = evaluate(problem, answer.choice, 'by-the-hour').objective
        expect(answer.choice[mover]! < 0).toBe(asked === 'stays')
        expect(brokenLimits(problem, limitsOf(problem), answer.choice)).toEqual([])
        expect(answer.bound).toBeLessThanOrEqual(best + 1e-6)
        expect(value).toBeGreaterThanOrEqual(best - 1e-6)
        expect(value).toBeLessThanOrEqual(best + GIVEN_AWAY)
        found++
      }
    }
    expect(found).toBeGreaterThan(problem.movers.length)
  })

  test('a question leaves no trace: asked again, the answer is the same', async () => {
    const { problem } = whatIf
    const ids = [...problem.movers].map((person) => problem.persons[person]!.id)
    const ask = async (teacherId: string) => {
      const answer = await whatIf.answer({ teacherId, asked: 'moves' })
      if (answer.outcome !== 'found') throw new Error(answer.outcome)
      return { value: evaluate(problem, answer.choice, 'by-the-hour').objective, bound: answer.bound }
    }
    const first = await ask(ids[0]!)
    await whatIf.answer({ teacherId: ids[1]!, asked: 'stays' })
    const again = await ask(ids[0]!)
    expect(again.bound).toBeCloseTo(first.bound, 6)
    expect(Math.abs(again.value - first.value)).toBeLessThan(GIVEN_AWAY)
  })
})

async function answers(input: RotationInput, asks: readonly Ask[]): Promise<AnswerData[]> {
  const { rotation } = await solveRotation(input, { seed: 1, effort: 'quick' })
  const told: AnswerData[] = []
  const all = await answerAll(input, rotation, asks, { seed: 1 }, (answer) => told.push(answer))
  expect(told).toEqual(all)
  return all
}

test('who has no post open is told the rules that bar them', async () => {
  const sketch = county()
    .site('A', { km: 0 })
    .site('B', { km: 50 })
    .site('C', { km: 60, grades: [7, 8] })
    .teacher('t', 'A')
  const input = {
    ...sketch.build(),
    policy: policyWith({ rotation: { maxCommuteKm: 20, minRatioOfEligible: 0 } }),
  }
  const [answer] = await answers(input, [{ teacherId: 't', asked: 'moves' }])
  expect(answer).toMatchObject({ outcome: 'barred', barriers: { leaving: [], posts: 2 } })
  const { serving } = (answer as AnswerData & { outcome: 'barred' }).barriers
  expect(serving).toContainEqual({ rule: 'commute', posts: 2 })
  expect(serving).toContainEqual({ rule: 'stage', posts: 1 })
})

test('who cannot move without breaking a limit is told the limit', async () => {
  const sketch = county()
    .site('A')
    .site('B')
    .teacher('t', 'A')
    .teacher('u', 'A', { atSchoolSince: '2024-09' })
  const input = {
    ...sketch.build(),
    policy: policyWith({ rotation: { leaveCapShare: 0, minRatioOfEligible: 0 } }),
  }
  const [answer] = await answers(input, [{ teacherId: 't', asked: 'moves' }])
  expect(answer).toMatchObject({ outcome: 'impossible', broken: [{ rule: 'leave-cap' }] })
})

test('a pin is lifted for the question about its own person, and kept for the others', async () => {
  const sketch = county().site('A').site('B').teachersAlike(3, 'a', 'A').teachersAlike(3, 'b', 'B')
  const policy = policyWith({
    rotation: { minRatioOfEligible: 0, headcountBand: { lossMax: 3, gainMax: 3 }, leaveCapShare: 1 },
  })
  const pins = { serve: [{ teacherId: 'a1', siteId: 'B' }], forbid: [] }
  const [own, other] = await answers({ ...sketch.build(), policy, pins }, [
    { teacherId: 'a1', asked: 'stays' },
    { teacherId: 'a2', asked: 'stays' },
  ])
  const goes = (answer: AnswerData | undefined): boolean =>
    answer?.outcome === 'found' && answer.rotation.rotation.moves.some(({ teacherId }) => teacherId === 'a1')
  expect(goes(own)).toBe(false)
  expect(goes(other)).toBe(true)
})
