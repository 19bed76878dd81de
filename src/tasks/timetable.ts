import type { TimetablePart } from '../../solver/timetable/county/input.ts'
import type { TimetableOptions } from '../../solver/timetable/county/search.ts'
import { solveTimetablePart, type TimetablePartResult } from '../../solver/timetable/county/timetable.ts'
import type { TaskProgress } from '../stages.ts'
import type { Task } from '../workers/run.ts'

export interface TimetableTaskInput {
  readonly part: TimetablePart
  readonly options: Omit<TimetableOptions, 'onProgress' | 'nowMs'>
}

/** The lessons of one part in a worker; posts the best week so far between searches. */
const timetableTask: Task<TimetableTaskInput, TimetablePartResult, TaskProgress<TimetablePartResult>> = (
  { part, options },
  context,
) => {
  const detail = part.county.sites.find(({ id }) => id === part.key)?.name ?? part.key
  return solveTimetablePart(part, {
    ...options,
    nowMs: () => performance.now(),
    onProgress: (progress) => context.post({ ...progress, detail }),
  })
}

export default timetableTask
