import type { Task } from '../../workers/run.ts'
import type { FetFile } from './file.ts'
import { type RoundProgress, type Solved, type SolveOptions, solveFet } from './solve.ts'

export interface FetTaskInput extends Pick<SolveOptions, 'seed' | 'rounds'> {
  readonly file: FetFile
  readonly onlyComplete: boolean
  /** One byte; set, the search ends with the best timetable it has met. */
  readonly cancel: SharedArrayBuffer
}

/** Solves one file in a thread of its own. */
const fetTask: Task<FetTaskInput, Solved, RoundProgress> = ({ file, cancel, ...options }, context) => {
  const flag = new Uint8Array(cancel)
  return solveFet(file, {
    ...options,
    cancelled: () => Atomics.load(flag, 0) === 1,
    onProgress: (progress) => context.post(progress),
  })
}

export default fetTask
