/** The translation that CP-SAT is given is worth what the evaluator says, and allows what the limits allow. */
import { expect, test } from 'vitest'
import { inWholeNumbers, type WholeModel } from '../../benchmarks/peers/whole-numbers.ts'
import { highsBackend } from '../../solver/milp/highs.ts'
import { type MilpModel, ModelBuilder } from '../../solver/milp/model.ts'
import { restrictRows } from '../../solver/milp/restrict.ts'
import { buildProblem } from '../../solver/rotation/build.ts'
import { brokenLimits, evaluate } from '../../solver/rotation/evaluate.ts'
import { buildModel, moveValues, type RotationModel } from '../../solver/rotation/model.ts'
import { type Choice, nobodyMoves } from '../../solver/rotation/problem.ts'
import { limitsOf } from '../../solver/rotation/solve.ts'
import { Random } from '../../solver/search/random.ts'
import { shaken } from '../support/known-moves.ts'
import { policyWith } from '../support/policy.ts'
import { randomCounty } from '../support/random-county.ts'

const policy = policyWith({ rotation: { minBackboneShare: 0.2, leaveCapShare: 0.3 } })
const problem = buildProblem({ ...randomCounty({ sites: 6, teachers: 80, seed: 2, clusterSize: 3 }), policy })
const limits = limitsOf(problem)
const model = buildModel(problem, limits, 'none')
const random = new Random(1)
const plans = Array.from({ length: 20 }, (_, n) => shaken(problem, nobodyMoves(problem), n / 100, random))

const forms = {
  'with our static rows': model.milp,
  'without them': restrictRows(
    model.milp,
    Uint8Array.from(model.milp.rowNames!, (name) => (name.startsWith('round ') ? 0 : 1)),
  ),
}

test.each(Object.entries(forms))('%s', async (_, milp) => {
  const whole = inWholeNumbers(milp, model.firstPlace)
  const legal: boolean[] = []
  for (const choice of plans) {
    const { status, objective = NaN } = await highsBackend.solve(withMoves(whole, model, choice), {
      relGap: 0,
    })
    const allowed = brokenLimits(problem, limits, choice).length === 0
    legal.push(allowed)
    expect(status).toBe(allowed ? 'optimal' : 'infeasible')
    if (allowed)
      expect(objective / whole.costScale).toBeCloseTo(evaluate(problem, choice, 'none').objective, 4)
  }
  expect(new Set(legal)).toEqual(new Set([true, false]))
})

/** The whole-number model as one of ours, all columns integer, with the moves fixed. */
function withMoves(whole: WholeModel, { problem, firstPlace }: RotationModel, choice: Choice): MilpModel {
  const moves = moveValues(model, choice)
  const builder = new ModelBuilder()
  builder.addOffset(whole.offset)
  whole.cost.forEach((cost, col) => {
    const isMove = col < problem.movers.length || col >= firstPlace
    const [lower, upper] = isMove ? [moves[col]!, moves[col]!] : [whole.lower[col]!, whole.upper[col]!]
    builder.addColumn({ cost, lower, upper, integer: true })
  })
  for (const { cols, coefs, lower, upper } of whole.rows)
    builder.addRow({ lower: lower ?? -Infinity, upper: upper ?? Infinity }, cols, coefs)
  return builder.build()
}
