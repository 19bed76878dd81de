import { type Evaluation, brokenLimits, evaluate } from '../../../solver/rotation/evaluate.ts'
import type { Lending } from '../../../solver/rotation/cover.ts'
import { type Choice, nobodyMoves, type RotationProblem } from '../../../solver/rotation/problem.ts'
import { limitsOf } from '../../../solver/rotation/solve.ts'

/** The best plan of all plans that keep the limits; undefined if there is none. */
export function bruteForce(
  problem: RotationProblem,
  lending: Lending,
): { choice: Choice; evaluation: Evaluation } | undefined {
  const limits = limitsOf(problem)
  let best: { choice: Choice; evaluation: Evaluation } | undefined
  for (const choice of everyChoice(problem)) {
    if (brokenLimits(problem, limits, choice).length > 0) continue
    const evaluation = evaluate(problem, choice, lending)
    if (!best || evaluation.objective < best.evaluation.objective - 1e-9) best = { choice, evaluation }
  }
  return best
}

export function* everyChoice(problem: RotationProblem): Generator<Choice> {
  const { starts } = problem.candidates
  const last = problem.movers.length - 1
  function* from(mover: number, choice: Choice): Generator<Choice> {
    if (mover > last) {
      yield choice.slice()
      return
    }
    for (let c = starts[mover]! - 1; c < starts[mover + 1]!; c++) {
      choice[mover] = c < starts[mover]! ? -1 : c
      yield* from(mover + 1, choice)
    }
    choice[mover] = -1
  }
  yield* from(0, nobodyMoves(problem))
}
