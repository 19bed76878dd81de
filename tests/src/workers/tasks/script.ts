import type { TaskContext } from '../../../../src/workers/run.ts'

/** What the task is to do: post these, then end in this way. */
export interface Script {
  readonly post?: readonly unknown[]
  readonly end:
    | 'return'
    | 'count'
    | 'leave a timer'
    | 'throw'
    | 'loop'
    | 'exit'
    | 'fill memory'
    | 'return a function'
  readonly value?: unknown
}

let runs = 0

export default async function script({ post = [], end, value }: Script, context: TaskContext<unknown>) {
  for (const progress of post) context.post(progress)
  runs++
  // A turn of the event loop, as a real task takes between its steps.
  await new Promise((resolve) => setImmediate(resolve))
  if (end === 'throw') throw new Error(`cluster ${String(value)} has no duties`)
  if (end === 'exit') process.exit(3)
  if (end === 'return a function') return () => value
  if (end === 'fill memory')
    for (const kept: unknown[] = []; ; ) kept.push(Array.from({ length: 1e5 }, Math.sqrt))
  if (end === 'leave a timer') setInterval(() => {}, 1000)
  if (end === 'count') return runs
  while (end === 'loop') Math.sqrt(2)
  return value
}
