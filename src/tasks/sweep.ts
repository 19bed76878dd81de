import { buildProblem, type RotationInput } from '../../solver/rotation/build.ts'
import type { SweepVariant } from '../../solver/rotation/sweep/family.ts'
import { type SweepOptions, type SweepPoint, sweepRotation } from '../../solver/rotation/sweep/sweep.ts'
import type { TaskProgress } from '../stages.ts'
import type { Task } from '../workers/run.ts'

export interface SweepTaskInput {
  /** One a value. */
  readonly inputs: readonly RotationInput[]
  readonly variant: SweepVariant
  readonly options: Omit<SweepOptions, 'onProgress'>
}

/** The rotation for all values of one figure, in a worker. */
const sweepTask: Task<SweepTaskInput, SweepPoint[], TaskProgress<SweepPoint[]>> = (
  { inputs, variant, options },
  context,
) =>
  sweepRotation(
    inputs.map((input) => buildProblem(input)),
    variant,
    { ...options, onProgress: (fraction) => context.post({ phase: 'sweep', fraction }) },
  )

export default sweepTask
