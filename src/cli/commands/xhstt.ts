import { readFile } from 'node:fs/promises'
import type { Progress } from '../../../solver/timetable/kernel/search.ts'
import { toJson, writeWhole } from '../../files.ts'
import type { Archive, Instance, Solution } from '../../interop/xhstt/archive.ts'
import { type Costs, evaluate } from '../../interop/xhstt/evaluate.ts'
import { readArchive } from '../../interop/xhstt/read.ts'
import type { Solved } from '../../interop/xhstt/solve.ts'
import type { SolveTaskInput } from '../../interop/xhstt/task.ts'
import { writeArchive } from '../../interop/xhstt/write.ts'
import { PRODUCT } from '../../product.ts'
import { runInWorker } from '../../workers/run.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import type { XhsttEvaluateOptions, XhsttSolveOptions } from '../options.ts'
import { listIssues, say, type Terminal } from '../terminal.ts'

/** A line of progress at most this often. */
const REPORT_EVERY_MS = 5_000

/** Costs of every solution in an archive, by our own evaluator. */
export async function xhsttEvaluate(
  path: string,
  { json }: XhsttEvaluateOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const archive = await readFileOrTell(path, terminal)
  if (!archive) return EXIT.input
  const judged = archive.solutions.map((solution) => {
    const instance = archive.instances[solution.instance]!
    return { instance: instance.id, group: solution.group, ...evaluate(instance, solution) }
  })
  if (json)
    terminal.out(toJson(judged.map(({ instance, group, hard, soft }) => ({ instance, group, hard, soft }))))
  else
    for (const { instance, group, hard, soft } of judged)
      terminal.out(`${instance}\t${group}\t(${hard}, ${soft})\n`)
  if (judged.length === 0) say(terminal, { zh: '文件中没有解。', en: 'There is no solution in the file.' })
  return EXIT.done
}

/** Solves every instance of an archive and writes one archive with them and our solutions. */
export async function xhsttSolve(
  path: string,
  { out, seed, seconds, iterations }: XhsttSolveOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const archive = await readFileOrTell(path, terminal)
  if (!archive) return EXIT.input
  if (iterations === undefined)
    say(terminal, {
      zh: '按用时求解，结果会随机器快慢而不同；要能重现，请改用 --iterations。',
      en: 'With a time limit the result depends on the machine; use --iterations for one that can be repeated.',
    })
  const effort = iterations === undefined ? { limitMs: seconds * 1000 } : { iterations }
  const solutions: Solution[] = []
  const costs: Costs[] = []
  for (const [index, instance] of archive.instances.entries()) {
    if (terminal.signal.aborted) break
    const { subEvents, iterations: used } = await solveInThread(instance, { seed, effort }, terminal)
    const solution = { instance: index, group: PRODUCT.name, subEvents }
    const cost = evaluate(instance, solution)
    solutions.push(solution)
    costs.push(cost)
    terminal.out(`${instance.id}\t(${cost.hard}, ${cost.soft})\t--seed ${seed} --iterations ${used}\n`)
  }
  await writeWhole(
    out,
    writeArchive(archive.instances.slice(0, solutions.length), solutions, {
      group: PRODUCT.name,
      contributor: `${PRODUCT.name} ${PRODUCT.version}`,
      date: new Date().toISOString().slice(0, 10),
      description: 'Simulated annealing with chains of lessons',
    }),
  )
  say(terminal, { zh: `已写出：${out}`, en: `Wrote ${out}` })
  if (terminal.signal.aborted) return EXIT.cancelled
  return costs.every(({ hard }) => hard === 0) ? EXIT.done : EXIT.hardRule
}

async function solveInThread(
  instance: Instance,
  task: Pick<SolveTaskInput, 'seed' | 'effort'>,
  terminal: Terminal,
): Promise<Solved> {
  const cancel = new SharedArrayBuffer(1)
  const onAbort = (): void => void Atomics.store(new Uint8Array(cancel), 0, 1)
  terminal.signal.addEventListener('abort', onAbort)
  if (terminal.signal.aborted) onAbort()
  let lastMs = terminal.nowMs()
  const onProgress = ({ bestHard, bestSoft, iteration }: Omit<Progress, 'best'>): void => {
    if (terminal.nowMs() - lastMs < REPORT_EVERY_MS) return
    lastMs = terminal.nowMs()
    const millions = (iteration / 1e6).toFixed(1)
    say(terminal, {
      zh: `${instance.id}  当前最好 (${bestHard}, ${bestSoft})  已试 ${millions} 百万步`,
      en: `${instance.id}  best (${bestHard}, ${bestSoft})  ${millions} million moves tried`,
    })
  }
  const input: SolveTaskInput = { instance, ...task, cancel }
  const module = new URL('../../interop/xhstt/task.ts', import.meta.url)
  const outcome = await runInWorker<Solved, Omit<Progress, 'best'>>(module, input, { onProgress })
  terminal.signal.removeEventListener('abort', onAbort)
  if (outcome.ended === 'done') return outcome.result
  throw outcome.ended === 'failed' ? outcome.error : new Error('the search was ended from outside')
}

async function readFileOrTell(path: string, terminal: Terminal): Promise<Archive | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) {
    listIssues(terminal, [
      {
        code: 'X1001',
        severity: 'error',
        where: path,
        cause: {
          zh: '文件打不开（不存在、无权限或不是文件）',
          en: 'the file cannot be opened (missing, not permitted, or not a file)',
        },
        remedy: { zh: '请检查路径', en: 'Check the path' },
      },
    ])
    return undefined
  }
  const archive = readArchive(text, path)
  if (archive.ok) return archive.value
  listIssues(terminal, archive.issues)
  return undefined
}
