import type { RotationInput } from '../../solver/rotation/build.ts'
import { solveRotationVariant } from '../../solver/rotation/rotation.ts'
import type { RotationOptions, RotationVariant, VariantResult } from '../../solver/rotation/solve.ts'
import type { TaskProgress } from '../stages.ts'
import type { Task } from '../workers/run.ts'

export interface RotationTaskInput {
  readonly input: RotationInput
  readonly variant: RotationVariant
  readonly options: Omit<RotationOptions, 'onProgress' | 'nowMs'>
}

/** Work done by the end of each phase, as a share of the whole; from runs on a county of 2,000 teachers. */
const DONE: Readonly<Record<string, number>> = {
  'legal-plan': 0.05,
  coverage: 0.4,
  bound: 0.45,
  search: 0.95,
}

/** One variant of the rotation in a worker; posts the best plan so far after each phase. */
const rotationTask: Task<RotationTaskInput, VariantResult, TaskProgress<VariantResult>> = (
  { input, variant, options },
  context,
) =>
  solveRotationVariant(input, variant, {
    ...options,
    nowMs: () => performance.now(),
    onProgress: ({ phase, variant: detail, incumbent, bound, best }) =>
      context.post({
        phase,
        detail,
        fraction: DONE[phase] ?? 0,
        ...(incumbent !== undefined && { incumbent }),
        ...(bound !== undefined && { bound }),
        ...(best && { best }),
      }),
  })

export default rotationTask
