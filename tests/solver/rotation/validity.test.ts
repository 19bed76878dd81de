import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highsBackend } from '../../../solver/milp/highs.ts'
import { restrictColumns } from '../../../solver/milp/restrict.ts'
import { buildProblem } from '../../../solver/rotation/build.ts'
import { evaluate } from '../../../solver/rotation/evaluate.ts'
import { buildModel, moveValues, movesWhole, startOf } from '../../../solver/rotation/model.ts'
import { type Choice, nobodyMoves, type RotationProblem } from '../../../solver/rotation/problem.ts'
import { EVERY_RULE, lively } from '../../support/every-rule.ts'
import { policyWith } from '../../support/policy.ts'
import { randomCounty } from '../../support/random-county.ts'

const policy = policyWith(EVERY_RULE)
const problemOf = (seed: number): RotationProblem =>
  buildProblem({ ...lively(randomCounty({ sites: 6, teachers: 90, seed })), policy })

/** Each mover goes with the given chance to a random one of the own candidates. */
function randomChoice(problem: RotationProblem, chance: number, draw: () => number): Choice {
  const { starts } = problem.candidates
  return nobodyMoves(problem).map((_, m) =>
    draw() < chance ? starts[m]! + Math.floor(draw() * (starts[m + 1]! - starts[m]!)) : -1,
  )
}

async function modelValue(
  problem: RotationProblem,
  choice: Choice,
  lending: boolean,
  relax: boolean,
): Promise<number> {
  const model = buildModel(problem, [], lending ? 'by-the-hour' : 'none')
  const { firstPlace, milp } = model
  const keep = Uint8Array.from({ length: milp.numCols }, (_, col) =>
    col < problem.movers.length || col >= firstPlace ? 0 : 1,
  )
  const fixed = restrictColumns(milp, keep, moveValues(model, choice))
  const { objective } = await highsBackend.solve(fixed.model, {
    relax,
    relGap: 0,
    absGap: 0,
  })
  return objective ?? Infinity
}

const lcg = (seed: number) => {
  let state = seed >>> 0
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
}

test.each([false, true])(
  'with the moves fixed, the model is worth what the evaluator says, relaxed or not; lending %s',
  async (lending) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), fc.double({ min: 0, max: 0.9, noNaN: true }), async (seed, chance) => {
        const problem = problemOf(seed)
        const choice = randomChoice(problem, chance, lcg(seed))
        const { objective } = evaluate(problem, choice, lending ? 'by-the-hour' : 'none')
        for (const relax of [true, false]) {
          const value = await modelValue(problem, choice, lending, relax)
          expect(Math.abs(value - objective) / Math.max(1, Math.abs(objective))).toBeLessThan(1e-9)
        }
      }),
      { numRuns: 12 },
    )
  },
)

test('a start says all that a solver asks to be whole: what it had to add by a MIP of its own would tell of false bounds', () => {
  const problem = problemOf(1)
  const model = buildModel(problem, [], 'none')
  const { integrality } = movesWhole(model, model.milp)
  const whole = [...integrality.keys()].filter((col) => integrality[col] === 1)
  const all = Int32Array.from(integrality.keys())
  expect([...startOf(model, nobodyMoves(problem), all).indices]).toEqual(whole)
  expect(model.milp.integrality.reduce((sum, by) => sum + by, 0)).toBeGreaterThan(whole.length)
})
