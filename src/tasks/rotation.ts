import type { RotationInput } from '../../solver/rotation/build.ts'
import { solveRotationVariant } from '../../solver/rotation/rotation.ts'
import type {
  RotationOptions,
  RotationProgress,
  RotationVariant,
  VariantResult,
} from '../../solver/rotation/solve.ts'
import type { TaskProgress } from '../stages.ts'
import type { Task } from '../workers/run.ts'

export interface RotationTaskInput {
  readonly input: RotationInput
  readonly variant: RotationVariant
  readonly options: Omit<RotationOptions, 'onProgress' | 'nowMs'>
}

/** Work done by the end of each phase, as a share of the whole; from runs on a county of 2,000 teachers. */
const DONE: Readonly<Record<RotationProgress['phase'], number>> = {
  'legal-plan': 0.03,
  coverage: 0.3,
  bound: 0.41,
  search: 0.43,
  improving: 0.75,
}

/** One variant of the rotation in a worker; posts the best plan so far after each phase. */
const rotationTask: Task<RotationTaskInput, VariantResult, TaskProgress<VariantResult>> = (
  { input, variant, options },
  context,
) =>
  solveRotationVariant(input, variant, {
    ...options,
    nowMs: () => performance.now(),
    onProgress: ({ phase, share = 1, variant: detail, incumbent, bound, best }) =>
      context.post({
        phase,
        detail,
        fraction: phase === 'improving' ? DONE.search + share * (DONE.improving - DONE.search) : DONE[phase],
        ...(incumbent !== undefined && { incumbent }),
        ...(bound !== undefined && { bound }),
        ...(best && { best }),
      }),
  })

export default rotationTask
