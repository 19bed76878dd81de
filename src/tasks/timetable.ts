import type { TimetablePart } from '../../solver/timetable/county/input.ts'
import type { TimetableOptions } from '../../solver/timetable/county/search.ts'
import { solveTimetablePart, type TimetablePartResult } from '../../solver/timetable/county/timetable.ts'
import type { TaskProgress } from '../stages.ts'
import type { Task } from '../workers/run.ts'

export interface TimetableTaskInput {
  readonly part: TimetablePart
  readonly options: Omit<TimetableOptions, 'onProgress' | 'nowMs'>
}

/** The lessons of one part in a worker; posts the best week so far now and then. */
const timetableTask: Task<TimetableTaskInput, TimetablePartResult, TaskProgress<TimetablePartResult>> = (
  { part, options },
  context,
) =>
  solveTimetablePart(part, {
    ...options,
    nowMs: () => performance.now(),
    onProgress: (progress) => context.post({ ...progress, detail: nameOf(part) }),
  })

/** The name of its first site. */
const nameOf = ({ key, county: { sites } }: TimetablePart): string =>
  sites.find(({ id }) => id === key)?.name ?? key

export default timetableTask
