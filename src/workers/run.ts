/**
 * Work in worker threads: the main thread stays free, a solve can be ended at any moment, its memory goes with it.
 * Starting a thread takes about as much processor time as a small task, so tasks that do not mind may share one.
 *
 * A task is a TypeScript module whose default export is a `Task`. Inputs, results and progress cross the thread by
 * structured clone: plain data and typed arrays, no functions.
 *
 * Written on node:worker_threads rather than Piscina 5.3, which was tried: it does not settle when a pool with waiting
 * tasks is aborted, loses the message of errors that structured clone does not know, and sends results and progress
 * by different ways, so that the last progress can come after the result. Little more than a thread a task is needed.
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
  /** May run where others of its kind ran before, and leaves nothing behind that could change their results. */
  readonly sharesThread?: boolean
}

export interface PoolOptions<Progress> extends Omit<WorkerOptions<Progress>, 'onProgress'> {
  /** Shared with whatever else runs at the time, or so many for these tasks alone. Default: as many as the machine runs at once. */
  readonly threads?: Threads | number
  readonly onProgress?: (task: number, progress: Progress) => void
}

/** Runs one task in a thread of its own. Never rejects for what happens inside the task. */
export async function runInWorker<Result, Progress = never>(
  module: URL,
  input: unknown,
  { memoryLimitMb, ...options }: WorkerOptions<Progress> = {},
): Promise<WorkerOutcome<Result, Progress>> {
  if (options.signal?.aborted) return { ended: 'cancelled' }
  const worker = startWorker(memoryLimitMb)
  return runIn<Result, Progress>(worker, { module, input }, options).finally(() => worker.terminate())
}

/** Runs a task in a thread that has nothing else to do. */
function runIn<Result, Progress>(
  worker: Worker,
  { module, input }: WorkerTask,
  { onProgress, signal }: Omit<WorkerOptions<Progress>, 'memoryLimitMb'>,
): Promise<WorkerOutcome<Result, Progress>> {
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
    worker.postMessage({ module: module.href, input })
  }).finally(() => {
    signal?.removeEventListener('abort', abort)
    for (const event of ['error', 'exit', 'message']) worker.removeAllListeners(event)
    // Of what a task left behind nobody asks any more.
    worker.on('error', () => undefined)
  })
}

/** Threads that may run at once. Whoever asks first gets one first, whatever it is for. To be closed after use. */
export class Threads {
  readonly count: number
  #free: number
  readonly #waiting: (() => void)[] = []
  /** Started, idle, and open to tasks that share. */
  readonly #kept: Worker[] = []
  #isClosed = false

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

  /** Runs the task as soon as a thread is free for it. */
  run<Result, Progress>(
    task: WorkerTask,
    options: WorkerOptions<Progress>,
  ): Promise<WorkerOutcome<Result, Progress>> {
    return this.lend(async () => {
      if (!task.sharesThread) return runInWorker<Result, Progress>(task.module, task.input, options)
      if (options.signal?.aborted) return { ended: 'cancelled' }
      const worker = this.#kept.pop() ?? startWorker(options.memoryLimitMb)
      const outcome = await runIn<Result, Progress>(worker, task, options)
      if (outcome.ended === 'done' && !this.#isClosed) this.#keep(worker)
      else await worker.terminate()
      return outcome
    })
  }

  #keep(worker: Worker): void {
    this.#kept.push(worker)
    worker.on('exit', () => {
      const at = this.#kept.indexOf(worker)
      if (at >= 0) this.#kept.splice(at, 1)
    })
  }

  /** Ends the threads that were kept; none is from now on. */
  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all(this.#kept.splice(0).map((worker) => worker.terminate()))
  }
}

/**
 * Runs the tasks, as many at a time as there are threads. Outcomes come in the order of the tasks, whoever finishes
 * first. One failed task leaves the others running; aborting ends them all.
 */
export async function runAll<Result, Progress = never>(
  tasks: readonly WorkerTask[],
  { threads: given, onProgress, ...limits }: PoolOptions<Progress> = {},
): Promise<WorkerOutcome<Result, Progress>[]> {
  const threads = given instanceof Threads ? given : new Threads(given)
  const outcomes = await Promise.all(
    tasks.map((task, index) =>
      threads.run<Result, Progress>(task, {
        ...limits,
        ...(onProgress && { onProgress: (progress: Progress) => onProgress(index, progress) }),
      }),
    ),
  )
  if (threads !== given) await threads.close()
  return outcomes
}

function startWorker(memoryLimitMb: number | undefined): Worker {
  return new Worker(new URL('./boot.mjs', import.meta.url), {
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
