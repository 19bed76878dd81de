import { describe, expect, test } from 'vitest'
import { highsBackend } from '../../../solver/milp/highs.ts'
import { jslpBackend } from '../../../solver/milp/jslp.ts'
import { buildProblem } from '../../../solver/rotation/build.ts'
import { brokenLimits, evaluate } from '../../../solver/rotation/evaluate.ts'
import { buildModel, choiceOf } from '../../../solver/rotation/model.ts'
import type { RotationProblem } from '../../../solver/rotation/problem.ts'
import { limitsOf, solveVariant } from '../../../solver/rotation/solve.ts'
import { county } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'
import { bruteForce, everyChoice } from './brute.ts'

const policy = policyWith({
  rotation: { minRatioOfEligible: 0.25, minBackboneShare: 0.2, headcountBand: { lossMax: 1, gainMax: 1 } },
})

/** Three sites, a dozen teachers, six of whom may move; `turn` shuffles subjects so that no two toys are alike. */
function toy(turn: number): RotationProblem {
  const subjects = ['pe', 'music', 'english', 'maths', 'chinese'] as const
  const sketch = county()
    .site('A', { km: 0, grades: [1, 2, 3, 4, 5, 6], locale: 'urban', pupilsPerClass: 45 })
    .site('B', { km: 8, grades: [1, 2, 3] })
    .site('C', { km: 15, grades: [4, 5], pupilsPerClass: 20 })
    .cluster('K', ['A', 'B', 'C'])
  for (let t = 0; t < 12; t++) {
    const site = t < 7 ? 'A' : t < 10 ? 'B' : 'C'
    sketch.teacher(`t${String(t).padStart(2, '0')}`, site, {
      subject: subjects[(t * (turn + 1) + turn) % 5]!,
      secondSubjects: t % 3 === 0 ? [subjects[(t + turn) % 5]!] : [],
      backbone: (t + 2 * turn) % 4 === 0 ? 'county' : 'none',
      education: t % 2 === 0 ? 'bachelor' : 'secondary',
      atSchoolSince: t % 2 === 0 ? '2015-09' : '2024-09',
      wishes: t === 4 ? ['C'] : [],
    })
  }
  return buildProblem({ ...sketch.build(), policy })
}

describe.each([0, 1, 2, 3])('toy %i', (turn) => {
  const problem = toy(turn)
  const best = bruteForce(problem, 'none')!
  const bestWithLending = bruteForce(problem, 'by-the-hour')!

  test.each([highsBackend, jslpBackend])('$name finds what trying all plans finds', async (backend) => {
    const model = buildModel(problem, limitsOf(problem), false)
    const { x, objective } = await backend.solve(model.milp, { relGap: 0 })
    expect(objective).toBeCloseTo(best.evaluation.objective, 6)
    expect(evaluate(problem, choiceOf(model, x!), 'none').objective).toBeCloseTo(best.evaluation.objective, 6)
  })

  test('with lending as well', async () => {
    const { milp } = buildModel(problem, limitsOf(problem), true)
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
})
