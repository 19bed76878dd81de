import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluate } from '../src/interop/xhstt/evaluate.ts'
import { readArchive } from '../src/interop/xhstt/read.ts'
import { solveInstance } from '../src/interop/xhstt/solve.ts'
import { type Benchmark, type Figures, cpuSeconds } from './bench.ts'

/** Folder of XHSTT archives, not part of the project; a few are public at the archive of the University of Twente. */
const folder = process.env['XHSTT_DIR'] ?? ''
/** CPU seconds of one thread for each instance. */
const limitS = Number(process.env['XHSTT_SECONDS'] ?? 120)
/** A point of the curve at most this often. */
const CURVE_EVERY_S = 5

const files =
  folder !== '' && existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.xml')) : []

/** Public school timetabling instances, one thread, one setting for all. */
export const xhstt: Benchmark = {
  name: 'xhstt',
  about:
    files.length > 0
      ? `cost (hard, soft) after ${limitS} CPU s, or when the best cost in the file is reached, by our own evaluator; cost over time`
      : 'skipped: set XHSTT_DIR to a folder of XHSTT archives (and XHSTT_SECONDS)',
  instances: files.map((file) => file.replace(/\.xml$/, '')),
  run: async (name, seed) => {
    const archive = readArchive(readFileSync(join(folder, `${name}.xml`), 'utf8'), name)
    if (!archive.ok) throw new Error(`${name} cannot be read: ${JSON.stringify(archive.issues)}`)
    const [instance] = archive.value.instances
    if (!instance) throw new Error(`${name} holds no instance`)
    const startUsage = process.cpuUsage()
    const nowMs = (): number => {
      const { user, system } = process.cpuUsage(startUsage)
      return (user + system) / 1000
    }
    const known = archive.value.solutions
      .map((solution) => evaluate(instance, solution))
      .sort((a, b) => a.hard - b.hard || a.soft - b.soft)[0]
    const curve: string[] = []
    let lastS = 0
    // No search gains by going on where the best known cost is reached; it is told at the next report.
    let isReached = false
    let first: { readonly iteration: number; readonly s: number } | undefined
    let proposalsPerCpuS = 0
    const { cpuS, value } = await cpuSeconds(() =>
      solveInstance(instance, {
        seed,
        effort: { limitMs: limitS * 1000, nowMs },
        cancelled: () => isReached,
        onProgress: ({ iteration, bestHard, bestSoft }) => {
          isReached = known !== undefined && bestHard <= known.hard && bestSoft <= known.soft
          const nowS = nowMs() / 1000
          if (first) proposalsPerCpuS = (iteration - first.iteration) / (nowS - first.s)
          else first = { iteration, s: nowS }
          if (nowS - lastS < CURVE_EVERY_S) return
          lastS = nowS
          curve.push(`${nowS.toFixed(0)}:(${bestHard},${bestSoft})`)
        },
      }),
    )
    const { hard, soft } = evaluate(instance, { instance: 0, group: '', subEvents: value.subEvents })
    return {
      hard,
      soft,
      ...(known ? { knownHard: known.hard, knownSoft: known.soft } : {}),
      cpuS,
      iterations: value.iterations,
      proposalsPerCpuS,
      peakRssMb: process.resourceUsage().maxRSS / 1024,
      curve: curve.join(' '),
    } satisfies Figures
  },
}
