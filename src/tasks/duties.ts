import {
  type DutiesOptions,
  type DutiesPart,
  type DutiesPartResult,
  solveDutiesPart,
} from '../../solver/duties/duties.ts'
import { forgetRuntime } from '../../solver/milp/highs-native.ts'
import type { TaskProgress } from '../stages.ts'
import type { Task } from '../workers/run.ts'

export interface DutiesTaskInput {
  readonly part: DutiesPart
  readonly options: Omit<DutiesOptions, 'onProgress' | 'nowMs'>
}

/** Work done by the end of each phase, as a share of the whole; from runs on clusters of 100 to 450 teachers. */
const DONE: Readonly<Record<string, number>> = { coverage: 0.4, 'half-days': 1 }

/**
 * The duties of one part in a worker; posts the best plan so far after each phase. Each part has a solver of its own: what
 * the thread solved before must not tell.
 */
const dutiesTask: Task<DutiesTaskInput, DutiesPartResult, TaskProgress<DutiesPartResult>> = (
  { part, options },
  context,
) => {
  forgetRuntime()
  return solveDutiesPart(part, {
    ...options,
    nowMs: () => performance.now(),
    onProgress: ({ phase, incumbent, bound, best }) =>
      context.post({
        phase,
        detail: nameOf(part),
        fraction: DONE[phase] ?? 0,
        ...(incumbent !== undefined && { incumbent }),
        ...(bound !== undefined && { bound }),
        ...(best && { best }),
      }),
  })
}

/** The cluster's name, or that of the site that stands in none. */
const nameOf = ({ key, county: { clusters, sites } }: DutiesPart): string =>
  clusters[0]?.name ?? sites[0]?.name ?? key

export default dutiesTask
