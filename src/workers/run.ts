/**
 * Work in worker threads: the main thread stays free, a solve can be ended at any moment, its memory goes with it.
 *
 * A task is a TypeScript module whose default export is a `Task`. Inputs, results and progress cross the thread by
 * structured clone: plain data and typed arrays, no functions.
 *
 * Written on node:worker_threads rather than Piscina 5.3, which was tried: it does not settle when a pool with waiting
 * tasks is aborted, loses the message of errors that structured clone does not know, and sends results and progress
 * by different ways, so that the last progress can come after the result. One thread a task is all that is needed.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

/** What a task module exports as default. */
export type Task<Input, Result, Progress = never> = (
  input: Input,
  context: TaskContext<Progress>,
) => Promise<Result> | Result

export interface TaskContext<Progress> {
  /** Tells the caller, at once; also what is left to the caller if the task is cancelled. */
  post(progress: Progress): void
}

/** How a task ended. The last progress posted is there in every case, so an incumbent is never lost. */
export type WorkerOutcome<Result, Progress> =
  | { readonly ended: 'done'; readonly result: Result; readonly lastProgress?: Progress }
  | { readonly ended: 'cancelled'; readonly lastProgress?: Progress }
  | { readonly ended: 'failed'; readonly error: Error; readonly lastProgress?: Progress }

export interface WorkerOptions<Progress> {
  readonly onProgress?: (progress: Progress) => void
  /** Aborting ends the thread within milliseconds, whatever it is doing. */
  readonly signal?: AbortSignal
  /** Limit of the JavaScript heap of a thread; typed arrays and WebAssembly memory do not count. */
  readonly memoryLimitMb?: number
}

export interface WorkerTask {
  /** `new URL('./solve-task.ts', import.meta.url)` */
  readonly module: URL
  readonly input: unknown
}

export interface PoolOptions<Progress> extends Omit<WorkerOptions<Progress>, 'onProgress'> {
  /** Shared with whatever else runs at the time. Default: as many as the machine runs at once, for these tasks alone. */
  readonly threads?: Threads
  readonly onProgress?: (task: number, progress: Progress) => void
}

/** Runs one task in a thread of its own. Never rejects for what happens inside the task. */
export function runInWorker<Result, Progress = never>(
  module: URL,
  input: unknown,
  { onProgress, signal, memoryLimitMb }: WorkerOptions<Progress> = {},
): Promise<WorkerOutcome<Result, Progress>> {
  if (signal?.aborted) return Promise.resolve({ ended: 'cancelled' })
  const worker = startWorker({ module: module.href, input }, memoryLimitMb)
  const abort = (): void => void worker.terminate()
  signal?.addEventListener('abort', abort)
  let last: { lastProgress?: Progress } = {}
  return new Promise<WorkerOutcome<Result, Progress>>((resolve) => {
    const fail = (error: Error): void =>
      resolve(signal?.aborted ? { ended: 'cancelled', ...last } : { ended: 'failed', error, ...last })
    worker.on('error', fail)
    worker.on('exit', (code) => fail(new Error(`the worker thread ended with exit code ${code}`)))
    worker.on('message', (message: Message<Result, Progress>) => {
      if (message.kind === 'progress') {
        last = { lastProgress: message.progress }
        onProgress?.(message.progress)
      } else if (message.kind === 'done') {
        resolve({ ended: 'done', result: message.result, ...last })
      } else {
        const { name, message: text, stack } = message
        fail(Object.assign(new Error(text), { name, stack }))
      }
    })
  }).finally(() => {
    signal?.removeEventListener('abort', abort)
    return worker.terminate()
  })
}

/** Threads that may run at once. Whoever asks first gets one first, whatever it is for. */
export class Threads {
  readonly count: number
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(count = availableParallelism()) {
    this.count = Math.max(1, count)
    this.#free = this.count
  }

  get isIdle(): boolean {
    return this.#free === this.count
  }

  /** Does the work as soon as a thread is free for it. */
  async lend<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free++
    }
  }
}

/**
 * Runs the tasks, as many at a time as there are threads. Outcomes come in the order of the tasks, whoever finishes
 * first. One failed task leaves the others running; aborting ends them all. Each task has a fresh thread, so that
 * nothing a task leaves behind can change the result of another.
 */
export function runAll<Result, Progress = never>(
  tasks: readonly WorkerTask[],
  { threads = new Threads(), onProgress, ...limits }: PoolOptions<Progress> = {},
): Promise<WorkerOutcome<Result, Progress>[]> {
  return Promise.all(
    tasks.map(({ module, input }, index) =>
      threads.lend(() =>
        runInWorker<Result, Progress>(module, input, {
          ...limits,
          ...(onProgress && { onProgress: (progress: Progress) => onProgress(index, progress) }),
        }),
      ),
    ),
  )
}

function startWorker(
  workerData: { module: string; input: unknown },
  memoryLimitMb: number | undefined,
): Worker {
  return new Worker(new URL('./boot.mjs', import.meta.url), {
    workerData,
    // A test runner's or a debugger's flags are not for the threads.
    execArgv: [],
    ...(memoryLimitMb !== undefined && { resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb } }),
  })
}

/** What `boot.mjs` posts. */
type Message<Result, Progress> =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string; readonly stack: string }
