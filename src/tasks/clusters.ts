import { buildClusterProblem, type ClusterInput } from '../../solver/clustering/problem.ts'
import { type ClusterOptions, type ClusterResult, solveClusters } from '../../solver/clustering/solve.ts'
import type { TaskProgress } from '../stages.ts'
import type { Task } from '../workers/run.ts'

export interface ClustersTaskInput {
  readonly input: ClusterInput
  readonly options: Omit<ClusterOptions, 'onProgress'>
}

/** Forms clusters in a worker. */
const clustersTask: Task<ClustersTaskInput, ClusterResult, TaskProgress<ClusterResult>> = (
  { input, options },
  context,
) =>
  solveClusters(buildClusterProblem(input), {
    ...options,
    onProgress: (phase, incumbent, bound) => context.post({ phase, incumbent, bound }),
  })

export default clustersTask
