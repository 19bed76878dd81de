import { expect, test } from 'vitest'
import { splitTimetable } from '../../../solver/timetable/county/input.ts'
import { solveTimetablePart, type TimetablePartResult } from '../../../solver/timetable/county/timetable.ts'
import type { TaskProgress } from '../../../src/stages.ts'
import { runAll, Threads } from '../../../src/workers/run.ts'
import { duty, inputOf } from '../../solver/timetable/county/support.ts'
import { county } from '../../support/county.ts'

test('a worker gives the same weeks as the caller would get, also where another was made before, and posts weeks on the way', async () => {
  const built = county()
    .site('A', { grades: [1, 2, 3] })
    .teachersAlike(2, 't', 'A')
    .build()
  const duties = [1, 2, 3].flatMap((n) => [
    duty({ classIds: [`A-${n}`], subject: 'maths', periods: 5 }),
    duty({ classIds: [`A-${n}`], teacherId: 't2', subject: 'labour', periods: 5 }),
  ])
  const [whole] = splitTimetable(inputOf(built, duties))
  const parts = [{ ...whole!, key: 'small', duties: whole!.duties.slice(0, 2) }, whole!]
  const options = { seed: 7, effort: 'standard' as const }
  const posted: TaskProgress<TimetablePartResult>[] = []
  const threads = new Threads(1)
  const outcomes = await runAll<TimetablePartResult, TaskProgress<TimetablePartResult>>(
    parts.map((part) => ({
      module: new URL('../../../src/tasks/timetable.ts', import.meta.url),
      input: { part, options: { ...options, limitMs: 60_000 } },
      sharesThread: true,
    })),
    { threads, onProgress: (task, progress) => task === 1 && posted.push(progress) },
  )
  await threads.close()
  expect(outcomes).toMatchObject(
    parts.map((part) => ({ ended: 'done', result: solveTimetablePart(part, options) })),
  )
  const best = posted.find((progress) => progress.best)?.best
  expect(best).toMatchObject({ lessons: { length: 30 }, stopped: 'cancelled' })
  const fractions = posted.map(({ fraction }) => fraction)
  expect(fractions).toEqual([...fractions].sort((a, b) => a! - b!))
})

test('a search tells better and better weeks before its end, each whole and legal', () => {
  const built = county()
    .site('A', { grades: [1, 2, 3, 4, 5, 6] })
    .teachersAlike(6, 't', 'A')
    .build()
  const subjects = ['maths', 'chinese', 'labour', 'pe', 'music', 'art'] as const
  const duties = [1, 2, 3, 4, 5, 6].flatMap((n) =>
    subjects.map((subject, s) =>
      duty({ classIds: [`A-${n}`], teacherId: `t${1 + ((n + s) % 6)}`, subject, periods: s < 2 ? 6 : 4 }),
    ),
  )
  const [part] = splitTimetable(inputOf(built, duties))
  const told: TimetablePartResult[] = []
  const end = solveTimetablePart(part!, {
    seed: 1,
    effort: 'standard',
    onProgress: ({ best }) => {
      if (best) told.push(best)
    },
  })
  const points = ({ soft }: TimetablePartResult) => Object.values(soft).reduce((sum, n) => sum + n, 0)
  // One at the start of the only search is not enough: there are others on the way.
  expect(told.length).toBeGreaterThan(1)
  for (const week of told) expect(week.lessons).toHaveLength(6 * 28)
  expect(told.map(points)).toEqual(told.map(points).sort((a, b) => b - a))
  expect(points(end)).toBeLessThanOrEqual(points(told.at(-1)!))
})
