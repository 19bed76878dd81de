import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Checked } from '../../../models/issue.ts'
import { toJson, writeWhole } from '../../files.ts'
import { type Evaluation, evaluate } from '../../interop/fet/evaluate.ts'
import type { FetFile } from '../../interop/fet/file.ts'
import { readFet, type ReadFile } from '../../interop/fet/read.ts'
import { readResult, writeResult } from '../../interop/fet/result.ts'
import type { RoundProgress, Solved } from '../../interop/fet/solve.ts'
import type { FetTaskInput } from '../../interop/fet/task.ts'
import { fault } from '../../interop/issues.ts'
import { runInWorker } from '../../workers/run.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import type { FetEvaluateOptions, FetSolveOptions } from '../options.ts'
import { listIssues, say, type Terminal } from '../terminal.ts'

/** A line of progress at most this often. */
const REPORT_EVERY_MS = 5_000
/** Broken points named, by each type of constraint. */
const SHOWN_PER_TYPE = 3

/** Solves a .fet file and writes the timetable as FET does: `<name>_activities.xml` in the folder. */
export async function fetSolve(
  path: string,
  options: FetSolveOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const read = await readOrTell(path, options, terminal)
  if (!read) return EXIT.input
  const { file } = read
  const solved = await solveInThread(file, options, terminal)
  const cost = evaluate(file, solved.placed)
  tell(cost, terminal)
  const out = join(options.out, `${basename(path).replace(/\.fet$/i, '')}_activities.xml`)
  await writeWhole(out, writeResult(file, solved.placed))
  say(terminal, { zh: `已写出：${out}`, en: `Wrote ${out}` })
  if (terminal.signal.aborted) return EXIT.cancelled
  return cost.hard === 0 ? EXIT.done : EXIT.hardRule
}

/** Judges a timetable, FET's or ours, by our own evaluator. */
export async function fetEvaluate(
  path: string,
  timetablePath: string,
  options: FetEvaluateOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const read = await readOrTell(path, options, terminal)
  if (!read) return EXIT.input
  const placed = told(
    await withText(timetablePath, (text) => readResult(text, timetablePath, read.file)),
    terminal,
  )
  if (!placed) return EXIT.input
  const cost = evaluate(read.file, placed)
  if (options.json) terminal.out(toJson(cost))
  else tell(cost, terminal)
  return cost.hard === 0 ? EXIT.done : EXIT.hardRule
}

/** Required constraints that are broken, each type with a few places; then both sums. */
function tell({ hard, soft, violations }: Evaluation, terminal: Terminal): void {
  const byType = new Map<string, { where: string; broken: number }[]>()
  for (const { type, weight, where, broken } of violations) {
    if (weight < 100) continue
    const places = byType.get(type) ?? []
    byType.set(type, places)
    places.push({ where, broken })
  }
  for (const [type, places] of byType) {
    const sum = places.reduce((total, { broken }) => total + broken, 0)
    const shown = places.slice(0, SHOWN_PER_TYPE).map(({ where }) => where)
    terminal.out(`${type}\t${sum}\t${shown.join('; ')}${places.length > SHOWN_PER_TYPE ? ' ...' : ''}\n`)
  }
  terminal.out(`(${hard}, ${soft.toFixed(2)})\n`)
}

async function solveInThread(file: FetFile, options: FetSolveOptions, terminal: Terminal): Promise<Solved> {
  const cancel = new SharedArrayBuffer(1)
  const stop = (): void => void Atomics.store(new Uint8Array(cancel), 0, 1)
  const limit = options.seconds === undefined ? undefined : setTimeout(stop, options.seconds * 1000)
  terminal.signal.addEventListener('abort', stop)
  if (terminal.signal.aborted) stop()
  let lastMs = terminal.nowMs()
  const onProgress = ({ round, iteration, bestHard, bestSoft }: RoundProgress): void => {
    if (terminal.nowMs() - lastMs < REPORT_EVERY_MS) return
    lastMs = terminal.nowMs()
    const millions = (iteration / 1e6).toFixed(1)
    const stage =
      round === 'wishes' ? { zh: '改进', en: 'wishes' } : { zh: `第 ${round} 轮`, en: `round ${round}` }
    say(terminal, {
      zh: `${stage.zh}  当前最好 (${bestHard}, ${bestSoft})  已试 ${millions} 百万步`,
      en: `${stage.en}  best (${bestHard}, ${bestSoft})  ${millions} million moves tried`,
    })
  }
  const { seed, rounds } = options
  const onlyComplete = options.first === true
  const input: FetTaskInput = { file, seed, rounds, onlyComplete, cancel }
  const module = new URL('../../interop/fet/task.ts', import.meta.url)
  const outcome = await runInWorker<Solved, RoundProgress>(module, input, { onProgress })
  clearTimeout(limit)
  terminal.signal.removeEventListener('abort', stop)
  if (outcome.ended === 'done') {
    if (outcome.result.cancelled && !terminal.signal.aborted)
      say(terminal, {
        zh: '时间到，保留当前最好的课表；结果会随机器快慢而不同。',
        en: 'Time is up; the best timetable so far is kept, and depends on the speed of the machine.',
      })
    return outcome.result
  }
  throw outcome.ended === 'failed' ? outcome.error : new Error('the search was ended from outside')
}

async function readOrTell(
  path: string,
  options: { readonly skipUnsupported?: true },
  terminal: Terminal,
): Promise<ReadFile | undefined> {
  const skipUnsupported = options.skipUnsupported === true
  const read = told(await withText(path, (text) => readFet(text, path, { skipUnsupported })), terminal)
  for (const { type, count } of read?.skipped ?? [])
    say(terminal, {
      zh: `未处理的约束：${type}，${count} 条`,
      en: `left out: ${count} constraints of type ${type}`,
    })
  return read
}

async function withText<T>(path: string, use: (text: string) => Checked<T>): Promise<Checked<T>> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text !== undefined) return use(text)
  const cause = {
    zh: '文件打不开（不存在、无权限或不是文件）',
    en: 'the file cannot be opened (missing, not permitted, or not a file)',
  }
  return { ok: false, issues: [fault('X1001', path, cause, { zh: '请检查路径', en: 'Check the path' })] }
}

function told<T>(read: Checked<T>, terminal: Terminal): T | undefined {
  if (read.ok) return read.value
  listIssues(terminal, read.issues)
  return undefined
}
