import { describe, expect, test } from 'vitest'
import { highsBackend } from '../../../solver/milp/highs.ts'
import { jslpBackend } from '../../../solver/milp/jslp.ts'
import { buildProblem } from '../../../solver/rotation/build.ts'
import { brokenLimits, evaluate } from '../../../solver/rotation/evaluate.ts'
import { buildModel, choiceOf } from '../../../solver/rotation/model.ts'
import { limitsOf, solveVariant } from '../../../solver/rotation/solve.ts'
import { bruteForce, everyChoice } from './brute.ts'
import { toyInput } from './toy.ts'

describe.each([0, 1, 2, 3])('toy %i', (turn) => {
  const problem = buildProblem(toyInput(turn))
  const best = bruteForce(problem, 'none')!
  const bestWithLending = bruteForce(problem, 'by-the-hour')!

  test.each([highsBackend, jslpBackend])('$name finds what trying all plans finds', async (backend) => {
    const model = buildModel(problem, limitsOf(problem), 'none')
    const { x, objective } = await backend.solve(model.milp, { relGap: 0 })
    expect(objective).toBeCloseTo(best.evaluation.objective, 6)
    expect(evaluate(problem, choiceOf(model, x!), 'none').objective).toBeCloseTo(best.evaluation.objective, 6)
  })

  test('with lending as well', async () => {
    const { milp } = buildModel(problem, limitsOf(problem), 'by-the-hour')
    const { objective } = await highsBackend.solve(milp, { relGap: 0 })
    expect(objective).toBeCloseTo(bestWithLending.evaluation.objective, 6)
  })

  test('the recipe finds it too, and its bound is below every plan', async () => {
    const result = await solveVariant(problem, 'rotation', { seed: 1, effort: 'thorough' })
    expect(evaluate(problem, result.choice, 'none').objective).toBeCloseTo(best.evaluation.objective, 6)
    const legal = [...everyChoice(problem)].filter(
      (c) => brokenLimits(problem, limitsOf(problem), c).length === 0,
    )
    const lowest = Math.min(...legal.map((choice) => evaluate(problem, choice, 'none').objective))
    expect(legal.length).toBeGreaterThan(10)
    expect(result.bound).toBeLessThanOrEqual(lowest + 1e-6)
  })

  // A bound of -559 stood in the progress beside a plan of 1,358 points: nobody had worked out any yet.
  test('tells no bound before there is one', async () => {
    const told: { phase: string; bound?: number }[] = []
    await solveVariant(problem, 'rotation', {
      seed: 1,
      effort: 'quick',
      onProgress: (news) => told.push(news),
    })
    expect(told.find(({ phase }) => phase === 'legal-plan')?.bound).toBeUndefined()
    expect(told.find(({ phase }) => phase === 'bound')?.bound).toBeGreaterThan(0)
  })
})
