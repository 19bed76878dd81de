import { rowActivity } from '../solver/milp/evaluate.ts'
import { highsBackend } from '../solver/milp/highs.ts'
import type { MilpModel } from '../solver/milp/model.ts'
import { restrictColumns } from '../solver/milp/restrict.ts'
import { buildProblem, type RotationInput } from '../solver/rotation/build.ts'
import { brokenLimits, evaluate } from '../solver/rotation/evaluate.ts'
import { relaxed } from '../solver/rotation/fit.ts'
import { buildModel, moveValues } from '../solver/rotation/model.ts'
import { type Choice, nobodyMoves, type RotationProblem } from '../solver/rotation/problem.ts'
import { activityOf } from '../solver/rotation/rules/limit.ts'
import { limitsOf, solveVariant } from '../solver/rotation/solve.ts'
import { Random } from '../solver/search/random.ts'
import { gatherFacts } from '../src/check/facts.ts'
import { termsOf } from '../src/check/value/value.ts'
import { rotationPlan } from '../tests/support/good-plan.ts'
import { movesOf, shaken } from '../tests/support/known-moves.ts'
import { type Benchmark, cpuSeconds, type Figures } from './bench.ts'
import { rotationInstance } from './rotation.ts'

const PLANS = 99
/** Up to this share of the movers goes somewhere at random. */
const MOST_MOVED = 0.9
/** Away from the best plan found, so few that some plans stay legal. */
const NEAR = 0.002

/** `A` compares the three readings of random plans; `A/bound` holds legal plans near the best one against the bound. */
export const rotationValues: Benchmark = {
  name: 'rotation-values',
  about: `${PLANS} random plans a size: the model's LP with the moves fixed, the evaluator and the checker (largest difference over the value); how many legal plans near the best are below the bound (none should be)`,
  instances: ['A', 'B', 'C', 'D'].flatMap((size) => [size, `${size}/bound`]),
  run: async (instance, seed) => {
    const [size, part] = instance.split('/')
    const input = rotationInstance(size!, seed)
    const problem = buildProblem(input)
    const { cpuS, value } = await cpuSeconds(() =>
      part === 'bound' ? plansAgainstBound(problem, seed) : threeReadings(input, problem, seed),
    )
    return { ...value, cpuS }
  },
}

async function threeReadings(input: RotationInput, problem: RotationProblem, seed: number): Promise<Figures> {
  const limits = limitsOf(problem)
  const model = buildModel(problem, limits, 'none')
  const free = buildModel(problem, [], 'none')
  const keep = Uint8Array.from({ length: free.milp.numCols }, (_, col) =>
    col < problem.movers.length || col >= free.firstPlace ? 0 : 1,
  )
  const facts = gatherFacts({ ...input, plan: rotationPlan(input, {}) })
  const random = new Random(seed)
  let [modelOff, rowsOff, checkerOff] = [0, 0, 0]
  for (let n = 0; n < PLANS; n++) {
    const choice = shaken(problem, nobodyMoves(problem), (MOST_MOVED * n) / PLANS, random)
    const { objective } = evaluate(problem, choice, 'none')
    const off = (value: number): number => Math.abs(value - objective) / Math.max(1, Math.abs(objective))
    const fixed = restrictColumns(free.milp, keep, moveValues(free, choice))
    modelOff = Math.max(modelOff, off(await valueOf(fixed.model)))
    const checked = Object.values(termsOf(facts, movesOf(problem, choice, facts), []))
    checkerOff = Math.max(checkerOff, off(checked.reduce((sum, points) => sum + points, 0)))
    const activity = rowActivity(model.milp, moveValues(model, choice))
    limits.forEach((limit, k) => {
      const all = limit.moverBy.reduce((sum, by) => sum + by, 0)
      const difference = activity[problem.movers.length + k]! + all - activityOf(problem, limit, choice)
      rowsOff = Math.max(rowsOff, Math.abs(difference))
    })
  }
  return { plans: PLANS, limits: limits.length, modelOff, rowsOff, checkerOff }
}

async function valueOf(model: MilpModel): Promise<number> {
  const { objective = Infinity } = await highsBackend.solve(model, { relax: true })
  return objective
}

async function plansAgainstBound(problem: RotationProblem, seed: number): Promise<Figures> {
  const { choice, gives, bound } = await solveVariant(problem, 'rotation', { seed: 1, effort: 'quick' })
  const limits = relaxed(limitsOf(problem), gives)
  const random = new Random(seed)
  const worth = (plan: Choice): number => evaluate(problem, plan, 'none').objective
  const near = Array.from({ length: 10 * PLANS }, () => shaken(problem, choice, NEAR, random))
  const legal = [choice, ...near].filter((plan) => brokenLimits(problem, limits, plan).length === 0)
  const values = new Map(legal.map((plan) => [plan.join(), worth(plan)]))
  const least = Math.min(...values.values())
  return {
    legalPlans: values.size,
    belowBound: [...values.values()].filter((value) => value < bound - 1e-6).length,
    leastOverBoundPercent: (100 * (least - bound)) / least,
  }
}
