import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { evaluateModel } from '../../../solver/milp/evaluate.ts'
import { highsBackend } from '../../../solver/milp/highs.ts'
import type { MilpResult } from '../../../solver/milp/solve.ts'
import { runAll, runInWorker, Threads, type WorkerOptions } from '../../../src/workers/run.ts'
import { hardKnapsack } from '../../solver/milp/knapsack.ts'
import type { Script } from './tasks/script.ts'
import type { Incumbent } from './tasks/solve.ts'

const scriptUrl = new URL('./tasks/script.ts', import.meta.url)
const solveUrl = new URL('./tasks/solve.ts', import.meta.url)

const play = (script: Script, options: WorkerOptions<unknown> = {}) =>
  runInWorker<unknown, unknown>(scriptUrl, script, options)

test('gives the result and every progress message, in order', async () => {
  const seen: unknown[] = []
  const post = Array.from({ length: 1000 }, (_, at) => at)
  const outcome = await play(
    { post, end: 'return', value: { plan: 1 } },
    { onProgress: (at) => seen.push(at) },
  )
  expect(outcome).toEqual({ ended: 'done', result: { plan: 1 }, lastProgress: 999 })
  expect(seen).toEqual(post)
})

test('typed arrays cross the thread both ways', async () => {
  const value = { x: Float64Array.of(0.5, NaN), y: Int32Array.of(1) }
  expect(await play({ end: 'return', value })).toEqual({ ended: 'done', result: value })
})

test('an error in the task comes back with its message, and the progress before it', async () => {
  const outcome = await play({ post: ['first plan'], end: 'throw', value: '蒿坪' })
  expect(outcome).toMatchObject({ ended: 'failed', lastProgress: 'first plan' })
  expect(outcome.ended === 'failed' && outcome.error.message).toBe('cluster 蒿坪 has no duties')
})

test.each<[Script['end'], string]>([
  ['exit', 'exit code 3'],
  ['return a function', 'could not be cloned'],
])('a task that ends by "%s" fails, and does not hang', async (end, message) => {
  const outcome = await play({ end })
  expect(outcome.ended === 'failed' && outcome.error.message).toContain(message)
})

test('a task over its memory limit fails alone', async () => {
  const outcome = await play({ post: ['best so far'], end: 'fill memory' }, { memoryLimitMb: 32 })
  expect(outcome).toMatchObject({
    ended: 'failed',
    lastProgress: 'best so far',
    error: { code: 'ERR_WORKER_OUT_OF_MEMORY' },
  })
})

test('a module without a task, or no module at all, is named', async () => {
  const noDefault = await runInWorker(new URL('./tasks/no-default.ts', import.meta.url), {})
  expect(noDefault.ended === 'failed' && noDefault.error.message).toContain(
    'no-default.ts has no default export',
  )
  const missing = await runInWorker(new URL('./tasks/missing.ts', import.meta.url), {})
  expect(missing.ended === 'failed' && missing.error.message).toContain('missing.ts')
})

test('aborting ends even a busy loop, and keeps the last progress', async () => {
  const stop = new AbortController()
  const outcome = await play(
    { post: [1, 2, 3], end: 'loop' },
    { signal: stop.signal, onProgress: (at) => at === 3 && stop.abort() },
  )
  expect(outcome).toEqual({ ended: 'cancelled', lastProgress: 3 })
})

test('a task aborted before it began never runs', async () => {
  const seen: unknown[] = []
  const outcome = await play(
    { post: [1], end: 'return' },
    { signal: AbortSignal.abort(), onProgress: (at) => seen.push(at) },
  )
  expect(outcome).toEqual({ ended: 'cancelled' })
  expect(seen).toEqual([])
})

test('results come in the order of the tasks, progress with the number of its task', async () => {
  const seen: string[] = []
  const tasks = Array.from({ length: 9 }, (_, at) => ({
    module: scriptUrl,
    input: { post: [`p${at}`], end: at === 4 ? 'throw' : 'return', value: at } satisfies Script,
  }))
  const outcomes = await runAll<number, string>(tasks, {
    threads: new Threads(2),
    onProgress: (task, progress) => seen.push(`${task} ${progress}`),
  })
  expect(outcomes.map((outcome) => (outcome.ended === 'done' ? outcome.result : outcome.ended))).toEqual([
    0,
    1,
    2,
    3,
    'failed',
    5,
    6,
    7,
    8,
  ])
  expect(seen.sort()).toEqual(tasks.map((_, at) => `${at} p${at}`))
})

test('aborting a pool cancels running and waiting tasks, and keeps what was done', async () => {
  const stop = new AbortController()
  const scripts: Script[] = [
    { end: 'return', value: 'done' },
    { post: ['busy'], end: 'loop' },
    { end: 'loop' },
  ]
  const outcomes = await runAll(
    scripts.map((input) => ({ module: scriptUrl, input })),
    { threads: new Threads(1), signal: stop.signal, onProgress: () => stop.abort() },
  )
  expect(outcomes).toEqual([
    { ended: 'done', result: 'done' },
    { ended: 'cancelled', lastProgress: 'busy' },
    { ended: 'cancelled' },
  ])
})

test('runs that share their threads never have more of them at once, and begin in the order of asking', async () => {
  const threads = new Threads(2)
  const begun: string[] = []
  let [now, most] = [0, 0]
  const work = (name: string) =>
    threads.lend(async () => {
      begun.push(name)
      most = Math.max(most, ++now)
      await new Promise((resolve) => setTimeout(resolve, 5))
      now--
      if (name === 'b') throw new Error('b fails')
      return name
    })
  const first = Promise.allSettled(['a', 'b', 'c'].map(work))
  expect(threads.isIdle).toBe(false)
  const second = Promise.all(['d', 'e'].map(work))
  expect((await first).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await second).toEqual(['d', 'e'])
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(most).toBe(2)
  expect(threads.isIdle).toBe(true)
})

test('tasks that share a thread run one after the other in it; who does not share has a fresh one; one that fails ends it', async () => {
  const threads = new Threads(1)
  const run = async (end: Script['end'], sharesThread = true): Promise<unknown> => {
    const [outcome] = await runAll([{ module: scriptUrl, input: { end }, sharesThread }], { threads })
    return outcome!.ended === 'done' ? outcome!.result : outcome!.ended
  }
  const [first, second] = [await run('count'), await run('count')]
  expect([first, second]).toEqual([1, 2])
  expect(await run('count', false)).toBe(1)
  expect(await run('count')).toBe(3)
  expect(await run('throw')).toBe('failed')
  expect(await run('count')).toBe(1)
  await threads.close()
  expect(await run('count')).toBe(1)
})

test('no tasks, no outcomes', async () => {
  expect(await runAll([])).toEqual([])
})

test('a solve in a worker is the solve itself', async () => {
  const model = hardKnapsack(30)
  const outcome = await runInWorker<MilpResult, Incumbent>(solveUrl, { model, endless: false })
  expect(outcome.ended === 'done' && outcome.result).toEqual(await highsBackend.solve(model, { relGap: 0 }))
})

test('a cancelled solve leaves its last incumbent, a feasible solution', async () => {
  const model = hardKnapsack(30)
  const stop = new AbortController()
  const seen: Incumbent[] = []
  const outcome = await runInWorker<MilpResult, Incumbent>(
    solveUrl,
    { model, endless: true },
    {
      signal: stop.signal,
      onProgress: (incumbent) => {
        seen.push(incumbent)
        if (seen.length === 2) stop.abort()
      },
    },
  )
  expect(outcome.ended).toBe('cancelled')
  expect(outcome.lastProgress).toBe(seen[1])
  expect(evaluateModel(model, outcome.lastProgress!.x)).toMatchObject({
    objective: outcome.lastProgress!.objective,
    maxRowViolation: 0,
    maxIntegralityViolation: 0,
  })
})

test('works outside the test runner, under tsx, and lets the process end', async () => {
  const program = `
    import { runAll } from ${JSON.stringify(new URL('../../../src/workers/run.ts', import.meta.url).href)}
    const module = new URL(${JSON.stringify(scriptUrl.href)})
    const tasks = [1, 2].map((value) => ({ module, input: { end: 'leave a timer', value } }))
    console.log(JSON.stringify(await runAll(tasks)))
  `
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 30_000 })
  expect(JSON.parse(stdout)).toEqual([
    { ended: 'done', result: 1 },
    { ended: 'done', result: 2 },
  ])
})
