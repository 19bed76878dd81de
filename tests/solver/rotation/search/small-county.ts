import { buildProblem } from '../../../../solver/rotation/build.ts'
import { brokenLimits, evaluate } from '../../../../solver/rotation/evaluate.ts'
import { buildModel } from '../../../../solver/rotation/model.ts'
import type { Choice } from '../../../../solver/rotation/problem.ts'
import { limitsOf } from '../../../../solver/rotation/solve.ts'
import { policyWith } from '../../../support/policy.ts'
import { randomCounty } from '../../../support/random-county.ts'

/** A random county without lending: problem, model, and what a plan is worth, Infinity beyond the limits. */
export function smallCounty(options: Parameters<typeof randomCounty>[0]) {
  const policy = policyWith({ rotation: { leaveCapShare: 0.3 } })
  const problem = buildProblem({ ...randomCounty(options), policy })
  const limits = limitsOf(problem)
  const worth = (choice: Choice): number =>
    brokenLimits(problem, limits, choice).length > 0 ? Infinity : evaluate(problem, choice, 'none').objective
  return { problem, model: buildModel(problem, limits, 'none'), worth }
}
