import type { RotationInput } from '../../solver/rotation/build.ts'
import { type Frontier, solveFrontier } from '../../solver/rotation/frontier/frontier.ts'
import type { RotationOptions } from '../../solver/rotation/solve.ts'
import type { TaskProgress } from '../stages.ts'
import type { Task } from '../workers/run.ts'

export interface FrontierTaskInput {
  readonly input: RotationInput
  readonly variant: 'rotation' | 'both'
  readonly options: Omit<RotationOptions, 'onProgress' | 'nowMs'>
}

/** Three plans after each other in a worker. */
const frontierTask: Task<FrontierTaskInput, Frontier, TaskProgress<Frontier>> = (
  { input, variant, options },
  context,
) =>
  solveFrontier(input, variant, {
    ...options,
    nowMs: () => performance.now(),
    onProgress: ({ phase, incumbent, bound }) =>
      context.post({
        phase,
        ...(incumbent !== undefined && { incumbent }),
        ...(bound !== undefined && { bound }),
      }),
  })

export default frontierTask
