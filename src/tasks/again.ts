import { type Again, type AgainInput, type AgainOptions, decideAgain } from '../../solver/rotation/again.ts'
import type { SweepVariant } from '../../solver/rotation/sweep/family.ts'
import type { TaskProgress } from '../stages.ts'
import type { Task } from '../workers/run.ts'

export interface AgainTaskInput {
  readonly input: AgainInput
  readonly variant: SweepVariant
  readonly options: AgainOptions
}

/** The moves of a published plan decided again, in a worker. */
const againTask: Task<AgainTaskInput, Again, TaskProgress<Again>> = ({ input, variant, options }) =>
  decideAgain(input, variant, options)

export default againTask
