import { runsOf } from '../bits.ts'
import type { Builder } from '../builder.ts'

/** How to read the runs of a course out of its row's mask: blocks mark their starts, single lessons all their slots. */
export function runReader(
  builder: Builder,
  course: number,
): { key: string; read: (mask: number) => { start: number; length: number }[] } {
  const { duration, maxRun = Infinity } = builder.problem.courses[course]!
  if (duration === 1) return { key: `runs ${maxRun}`, read: (mask) => runsOf(mask, maxRun) }
  return {
    key: `blocks ${duration}`,
    read: (mask) => runsOf(mask, 1).map(({ start }) => ({ start, length: duration })),
  }
}
