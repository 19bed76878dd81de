import { highsBackend } from '../../../../solver/milp/highs.ts'
import type { MilpModel } from '../../../../solver/milp/model.ts'
import type { MilpResult } from '../../../../solver/milp/solve.ts'
import type { TaskContext } from '../../../../src/workers/run.ts'

export interface Incumbent {
  readonly objective: number
  readonly x: Float64Array
}

/** Solves the model, posting incumbents; after the second, it goes on for ever if told to. */
export default async function solve(
  { model, endless }: { model: MilpModel; endless: boolean },
  context: TaskContext<Incumbent>,
): Promise<MilpResult> {
  let incumbents = 0
  return await highsBackend.solve(
    model,
    { relGap: 0 },
    {
      onIncumbent: (incumbent) => {
        context.post(incumbent)
        incumbents++
        while (endless && incumbents === 2) Math.sqrt(2)
      },
    },
  )
}
