/**
 * Runs named benchmarks and records what they measured:
 *
 *     npm run bench                                     what there is
 *     npm run bench -- main-job --instances ziyang --seeds 1,2,3
 *     npm run bench -- rotation-peers --instances B/ours,B/highs,B/cbc --seeds 1 --cpu-seconds 150
 *
 * One result file for a benchmark and commit, under `results/`: machine, every figure of every seed, and the medians.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { toJson, writeWhole } from '../src/files.ts'
import { agreement } from './agreement.ts'
import { awkward } from './awkward.ts'
import { type Benchmark, type Figures, median } from './bench.ts'
import { clusters } from './clusters.ts'
import { fet } from './fet.ts'
import { growth } from './growth.ts'
import { kernel } from './kernel.ts'
import { mainJob } from './main-job.ts'
import { replan } from './replan.ts'
import { rotation } from './rotation.ts'
import { rotationPeers } from './rotation-peers.ts'
import { rotationValues } from './rotation-values.ts'
import { sweep } from './sweep.ts'
import { xhstt } from './xhstt.ts'

const BENCHMARKS: readonly Benchmark[] = [
  kernel,
  agreement,
  fet,
  growth,
  xhstt,
  clusters,
  mainJob,
  rotation,
  rotationPeers,
  rotationValues,
  sweep,
  replan,
  awkward,
]

const program = new Command('bench')
  .argument('[name]', 'benchmark')
  .option('--instances <list>', 'comma-separated; default: all of the benchmark')
  .option('--seeds <list>', 'comma-separated', '1,2,3')
  .option('--cpu-seconds <seconds>', 'what each peer may take, in rotation-peers', '150')
  .parse()
const [name] = program.args
const options = program.opts<{ instances?: string; seeds: string; cpuSeconds: string }>()

const benchmark = BENCHMARKS.find((candidate) => candidate.name === name)
if (benchmark) await measure(benchmark)
else
  for (const { name, about, instances } of BENCHMARKS)
    console.log(`${name}: ${about}\n  ${instances.join(', ')}`)

async function measure({ name, about, instances, run }: Benchmark): Promise<void> {
  const chosen = options.instances?.split(',') ?? instances
  const seeds = options.seeds.split(',').map(Number)
  const record = await openRecord(name, about)
  for (const instance of chosen) {
    for (const seed of seeds) {
      const figures = await run(instance, seed, Number(options.cpuSeconds))
      console.log(instance, seed, figures)
      await record.add(instance, { seed, figures })
    }
  }
  console.log(`recorded in ${record.file}`)
}

/** What was measured so far, written after each run; runs of the same day and commit add to one file. */
async function openRecord(name: string, about: string) {
  const commit = git('rev-parse', '--short', 'HEAD')
  const uncommittedChanges = git('status', '--porcelain', '--untracked-files=no') !== ''
  const date = new Date().toISOString().slice(0, 10)
  const file = join(import.meta.dirname, 'results', `${name}-${date}-${commit}.json`)
  const head = { benchmark: name, about, date, commit, uncommittedChanges, machine: machine() }
  const before = existsSync(file)
    ? (JSON.parse(await readFile(file, 'utf8')) as { results: Result[] })
    : undefined
  const runsOf = new Map(before?.results.map(({ instance, runs }) => [instance, runs]))
  return {
    file,
    async add(instance: string, run: Run): Promise<void> {
      const others = runsOf.get(instance)?.filter(({ seed }) => seed !== run.seed) ?? []
      runsOf.set(
        instance,
        [...others, run].sort((a, b) => a.seed - b.seed),
      )
      const results = [...runsOf].map(([instance, runs]): Result => {
        return { instance, runs, medians: medians(runs.map(({ figures }) => figures)) }
      })
      await writeWhole(file, toJson({ ...head, results }))
    },
  }
}

interface Run {
  readonly seed: number
  readonly figures: Figures
}

interface Result {
  readonly instance: string
  readonly runs: readonly Run[]
  readonly medians: Figures
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim()
}

function machine() {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
  }
}

function medians(runs: readonly Figures[]): Figures {
  const names = Object.keys(runs[0] ?? {}).filter((key) =>
    runs.every((figures) => typeof figures[key] === 'number'),
  )
  return Object.fromEntries(names.map((key) => [key, median(runs.map((figures) => Number(figures[key])))]))
}
