import type { Progress } from '../../../solver/timetable/kernel/search.ts'
import type { Task } from '../../workers/run.ts'
import type { Instance } from './archive.ts'
import { type Solved, type SolveOptions, solveInstance } from './solve.ts'

export interface SolveTaskInput {
  readonly instance: Instance
  readonly seed: number
  readonly effort: { readonly iterations: number } | { readonly limitMs: number }
  /** One byte; set, the search ends with the best timetable it has met. */
  readonly cancel: SharedArrayBuffer
}

/** Solves one instance in a thread of its own. */
const solveTask: Task<SolveTaskInput, Solved, Omit<Progress, 'best'>> = (
  { instance, seed, effort, cancel },
  context,
) => {
  const flag = new Uint8Array(cancel)
  const nowMs = (): number => performance.now()
  const options: SolveOptions = {
    seed,
    effort: 'iterations' in effort ? effort : { ...effort, nowMs },
    cancelled: () => Atomics.load(flag, 0) === 1,
    onProgress: ({ best: _, ...progress }) => context.post(progress),
  }
  return solveInstance(instance, options)
}

export default solveTask
