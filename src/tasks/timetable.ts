import type { TimetablePart } from '../../solver/timetable/county/input.ts'
import type { TimetableOptions } from '../../solver/timetable/county/search.ts'
import { solveTimetablePart, type TimetablePartResult } from '../../solver/timetable/county/timetable.ts'
import type { TaskProgress } from '../stages.ts'
import type { Task } from '../workers/run.ts'

export interface TimetableTaskInput {
  /** Solved one after another: a thread takes longer to start than a small part to solve. */
  readonly parts: readonly TimetablePart[]
  readonly options: Omit<TimetableOptions, 'onProgress' | 'nowMs'>
}

/** The lessons of some parts in a worker; while the last one is solved, posts the best weeks so far. */
const timetableTask: Task<TimetableTaskInput, TimetablePartResult[], TaskProgress<TimetablePartResult[]>> = (
  { parts, options },
  context,
) => {
  const solved: TimetablePartResult[] = []
  for (const part of parts) {
    const detail = part.county.sites.find(({ id }) => id === part.key)?.name ?? part.key
    const week = solveTimetablePart(part, {
      ...options,
      nowMs: () => performance.now(),
      onProgress: ({ best, fraction, ...progress }) =>
        context.post({
          ...progress,
          detail,
          fraction: (solved.length + fraction) / parts.length,
          ...(best && solved.length === parts.length - 1 && { best: [...solved, best] }),
        }),
    })
    solved.push(week)
  }
  return solved
}

export default timetableTask
