import type { ConflictSet } from '../../models/plan.ts'
import type { RotationInput } from '../../solver/rotation/build.ts'
import { diagnoseConflicts, type GivenWay } from '../../solver/rotation/conflict/diagnose.ts'
import type { TaskProgress } from '../stages.ts'
import type { Task } from '../workers/run.ts'

export interface ConflictsTaskInput {
  readonly input: RotationInput
  readonly given: readonly GivenWay[]
  readonly seed: number
}

/** Which rules stand against each other, in a worker. */
const conflictsTask: Task<ConflictsTaskInput, ConflictSet[], TaskProgress<ConflictSet[]>> = (
  { input, given, seed },
  context,
) =>
  diagnoseConflicts(input, given, { seed }, (done, all) =>
    context.post({ phase: 'conflicts', fraction: done / all }),
  )

export default conflictsTask
