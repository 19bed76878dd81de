import { expect, test } from 'vitest'
import { splitTimetable } from '../../../solver/timetable/county/input.ts'
import { solveTimetablePart, type TimetablePartResult } from '../../../solver/timetable/county/timetable.ts'
import type { TaskProgress } from '../../../src/stages.ts'
import { runInWorker } from '../../../src/workers/run.ts'
import { duty, inputOf } from '../../solver/timetable/county/support.ts'
import { county } from '../../support/county.ts'

test('a worker gives the same week as the caller would get, and posts weeks on the way', async () => {
  const built = county()
    .site('A', { grades: [1, 2, 3] })
    .teachersAlike(2, 't', 'A')
    .build()
  const duties = [1, 2, 3].flatMap((n) => [
    duty({ classIds: [`A-${n}`], subject: 'maths', periods: 5 }),
    duty({ classIds: [`A-${n}`], teacherId: 't2', subject: 'labour', periods: 5 }),
  ])
  const [part] = splitTimetable(inputOf(built, duties))
  const options = { seed: 7, effort: 'standard' as const }
  const posted: TaskProgress<TimetablePartResult>[] = []
  const outcome = await runInWorker<TimetablePartResult, TaskProgress<TimetablePartResult>>(
    new URL('../../../src/tasks/timetable.ts', import.meta.url),
    { part, options: { ...options, limitMs: 60_000 } },
    { onProgress: (progress) => posted.push(progress) },
  )
  expect(outcome).toMatchObject({ ended: 'done', result: solveTimetablePart(part!, options) })
  const best = posted.find((progress) => progress.best)?.best
  expect(best?.lessons).toHaveLength(30)
  expect(best?.stopped).toBe('cancelled')
  const fractions = posted.map(({ fraction }) => fraction)
  expect(fractions).toEqual([...fractions].sort((a, b) => a! - b!))
})
