/**
 * Runs named benchmarks and records what they measured:
 *
 *     npm run bench                                     what there is
 *     npm run bench -- main-job --instances ziyang --seeds 1,2,3
 *
 * One result file a run, under `results/`: commit, machine, every figure of every seed, and the medians.
 */
import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { toJson, writeWhole } from '../src/files.ts'
import { awkward } from './awkward.ts'
import { type Benchmark, type Figures, median } from './bench.ts'
import { clusters } from './clusters.ts'
import { fet } from './fet.ts'
import { kernel } from './kernel.ts'
import { mainJob } from './main-job.ts'
import { replan } from './replan.ts'
import { rotation } from './rotation.ts'
import { sweep } from './sweep.ts'
import { xhstt } from './xhstt.ts'

const BENCHMARKS: readonly Benchmark[] = [
  kernel,
  fet,
  xhstt,
  clusters,
  mainJob,
  rotation,
  sweep,
  replan,
  awkward,
]

const program = new Command('bench')
  .argument('[name]', 'benchmark')
  .option('--instances <list>', 'comma-separated; default: all of the benchmark')
  .option('--seeds <list>', 'comma-separated', '1,2,3')
  .parse()
const [name] = program.args
const options = program.opts<{ instances?: string; seeds: string }>()

const benchmark = BENCHMARKS.find((candidate) => candidate.name === name)
if (benchmark) await measure(benchmark)
else
  for (const { name, about, instances } of BENCHMARKS)
    console.log(`${name}: ${about}\n  ${instances.join(', ')}`)

async function measure({ name, about, instances, run }: Benchmark): Promise<void> {
  const chosen = options.instances?.split(',') ?? instances
  const seeds = options.seeds.split(',').map(Number)
  const results: { instance: string; runs: { seed: number; figures: Figures }[]; medians: Figures }[] = []
  for (const instance of chosen) {
    const runs: { seed: number; figures: Figures }[] = []
    for (const seed of seeds) {
      const figures = await run(instance, seed)
      console.log(instance, seed, figures)
      runs.push({ seed, figures })
    }
    results.push({ instance, runs, medians: medians(runs.map(({ figures }) => figures)) })
  }
  const commit = git('rev-parse', '--short', 'HEAD')
  const changed = git('status', '--porcelain', '--untracked-files=no') !== ''
  const date = new Date().toISOString().slice(0, 10)
  const file = join(import.meta.dirname, 'results', `${name}-${date}-${commit}.json`)
  await writeWhole(
    file,
    toJson({
      benchmark: name,
      about,
      date,
      commit,
      uncommittedChanges: changed,
      machine: machine(),
      results,
    }),
  )
  console.log(`recorded in ${file}`)
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
