import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { restrictRows } from '../solver/milp/restrict.ts'
import { buildProblem, type RotationInput } from '../solver/rotation/build.ts'
import { brokenLimits, evaluate } from '../solver/rotation/evaluate.ts'
import { buildModel, type RotationModel } from '../solver/rotation/model.ts'
import { type Choice, nobodyMoves, type RotationProblem } from '../solver/rotation/problem.ts'
import { limitsOf } from '../solver/rotation/solve.ts'
import { gatherFacts } from '../src/check/facts.ts'
import { termsOf } from '../src/check/value/value.ts'
import { rotationPlan } from '../tests/support/good-plan.ts'
import { movesOf } from '../tests/support/known-moves.ts'
import type { Benchmark, Figures } from './bench.ts'
import { writeMps } from './mps.ts'
import { hearOurScripts, SOLVERS, type Solver, type Task } from './peers/solvers.ts'
import { type PeerRun, runPeer, type TracePoint } from './peers/run-peer.ts'
import { inWholeNumbers } from './peers/whole-numbers.ts'
import { rotationInstance } from './rotation.ts'

/** Far more than ours takes: it ends by itself. */
const OUR_LIMIT_S = 3600
const SIZES = ['A', 'B', 'C', 'D']
/** Gaps, %, to which the time is told. */
const GAPS = [1, 0.5, 0.2, 0.1, 0.01]
/** Rows that only tell a solver what follows from the others: a peer's user would not write them. */
const isStatic = (name: string): boolean => name.startsWith('round ')

/**
 * `B/ours`, `B/highs`, `B/highs/plain` ...: a solver on the model of an instance without lending, with our static rows or
 * without (`plain`). Ours is run once for each size and seed, so that every peer is compared with it in the same run.
 */
export const rotationPeers: Benchmark = {
  name: 'rotation-peers',
  about:
    "other MILP solvers on the rotation model, one thread (cp-sat-2: two): CPU s to the first plan and to gaps of so many %, gap, MB; times[gap] = the peer's CPU s over ours",
  instances: SIZES.flatMap((size) => [
    `${size}/ours`,
    ...SOLVERS.flatMap(({ name }) => [`${size}/${name}`, `${size}/${name}/plain`]),
  ]),
  run: async (instance, seed, cpuLimitS) => {
    const [size, name, form] = instance.split('/') as [string, string, string | undefined]
    const folder = mkdtempSync(join(tmpdir(), 'rotation-'))
    try {
      const ours = await ourRun(size, seed)
      if (name === 'ours') return ours.figures
      const solver = SOLVERS.find((candidate) => candidate.name === name)!
      return await comparePeer(solver, { size, seed, plain: form === 'plain', folder, cpuLimitS }, ours)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

interface Measured {
  readonly figures: Figures
  readonly run: PeerRun
  readonly wallPerCpu: number
  readonly objective: number
  readonly bound: number
}

const known = new Map<string, Measured>()

async function ourRun(size: string, seed: number): Promise<Measured> {
  const key = `${size} ${seed}`
  const before = known.get(key)
  if (before) return before
  const script = join(import.meta.dirname, 'rotation-ours.ts')
  const fromMs = performance.now()
  const command = [process.execPath, '--import', 'tsx', script, size, `${seed}`]
  const run = await runPeer(command, OUR_LIMIT_S, hearOurScripts)
  const wallPerCpu = Math.max(1, (performance.now() - fromMs) / 1000 / run.cpuS)
  const { incumbent: objective, bound } = run.trace.at(-1)!
  const measured = { figures: figuresOf(run, objective), run, wallPerCpu, objective, bound }
  known.set(key, measured)
  return measured
}

interface Case {
  readonly size: string
  readonly seed: number
  readonly plain: boolean
  readonly folder: string
  readonly cpuLimitS: number
}

async function comparePeer(
  solver: Solver,
  { size, seed, plain, folder, cpuLimitS }: Case,
  ours: Measured,
): Promise<Figures> {
  const input = rotationInstance(size, seed)
  const problem = buildProblem(input)
  const model = buildModel(problem, limitsOf(problem), 'none')
  const { rowNames } = model.milp
  const milp = plain
    ? restrictRows(
        model.milp,
        Uint8Array.from(rowNames!, (name) => (isStatic(name) ? 0 : 1)),
      )
    : model.milp
  const files = {
    mps: join(folder, 'model.mps'),
    whole: join(folder, 'model.json'),
    plan: join(folder, 'plan'),
  }
  const task: Task = { ...files, cpuLimitS, wallPerCpu: ours.wallPerCpu }
  const command = solver.command(task)
  if (typeof command === 'string') {
    console.log(`${solver.name} is left out: ${command}`)
    return { status: `left out: ${command}` }
  }
  if (solver.withOffset) writeFileSync(task.whole, JSON.stringify(inWholeNumbers(milp, model.firstPlace)))
  else await writeMps(milp, task.mps)

  const offset = solver.withOffset ? 0 : milp.objectiveOffset
  const run = shifted(await runPeer(command, cpuLimitS, solver.hear), offset)
  const choice = choiceIn(solver.columns(task), model)
  const { bound = -Infinity, incumbent = Infinity } = run.trace.at(-1) ?? {}
  const judged = choice && judge(input, problem, choice)
  // What the peer found and did not leave behind is its own word.
  const value = judged?.objective ?? incumbent
  return {
    limitCpuS: cpuLimitS,
    rows: milp.numRows,
    columns: milp.numCols,
    ...figuresOf(run, value),
    ...(judged && { ...judged, claimedOff: Math.abs(judged.objective - incumbent) }),
    ...ratios(run, ours.run),
    overOursPercent: percent(value - ours.objective, ours.objective),
    // No legal plan is below a bound, whoever found which.
    ourBoundHolds: value >= ours.bound - TINY ? 1 : 0,
    theirBoundHolds: ours.objective >= bound - TINY * Math.abs(bound) - REL_TINY * ours.objective ? 1 : 0,
  }
}

const TINY = 1e-6
/** Solvers keep their rows to a tolerance, and so their bounds. */
const REL_TINY = 1e-6

const shifted = (run: PeerRun, offset: number): PeerRun => ({
  ...run,
  trace: run.trace.map(({ cpuS, incumbent, bound }) => ({
    cpuS,
    incumbent: incumbent + offset,
    bound: bound + offset,
  })),
})

function choiceIn(
  columns: ReadonlyMap<number, number> | undefined,
  { problem, firstPlace }: RotationModel,
): Choice | undefined {
  if (!columns) return undefined
  const choice = nobodyMoves(problem)
  problem.candidates.mover.forEach((mover, candidate) => {
    if ((columns.get(firstPlace + candidate) ?? 0) > 0.5) choice[mover] = candidate
  })
  return choice
}

/** A peer's plan by our evaluator, our limits and the checker. */
function judge(input: RotationInput, problem: RotationProblem, choice: Choice) {
  const facts = gatherFacts({ ...input, plan: rotationPlan(input, {}) })
  const checked = Object.values(termsOf(facts, movesOf(problem, choice, facts), []))
  const { objective } = evaluate(problem, choice, 'none')
  return {
    objective,
    checkerOff: Math.abs(objective - checked.reduce((sum, points) => sum + points, 0)),
    brokenLimits: brokenLimits(problem, limitsOf(problem), choice).length,
    moves: choice.filter((candidate) => candidate >= 0).length,
  }
}

function figuresOf(run: PeerRun, objective: number): Figures {
  const { bound = -Infinity } = run.trace.at(-1) ?? {}
  const first = run.trace.find(({ incumbent }) => incumbent < Infinity)
  return {
    status: run.status,
    ...(first && { firstPlanCpuS: first.cpuS }),
    ...timesToGaps(run.trace),
    cpuS: run.cpuS,
    ...(Number.isFinite(objective) && { objective, gapPercent: percent(objective - bound, objective) }),
    bound,
    peakRssMb: run.peakRssMb,
    trace: written(run.trace),
  }
}

const timeTo = (trace: readonly TracePoint[], gap: number): number | undefined =>
  trace.find(({ incumbent, bound }) => percent(incumbent - bound, incumbent) <= gap)?.cpuS

const timesToGaps = (trace: readonly TracePoint[]): Figures =>
  Object.fromEntries(
    GAPS.flatMap((gap) => {
      const cpuS = timeTo(trace, gap)
      return cpuS === undefined ? [] : [[`gap${gap}CpuS`, cpuS]]
    }),
  )

/** Above 1: ours was sooner. Only for gaps that both reached. */
const ratios = (theirs: PeerRun, ours: PeerRun): Figures =>
  Object.fromEntries(
    GAPS.flatMap((gap) => {
      const [peer, own] = [timeTo(theirs.trace, gap), timeTo(ours.trace, gap)]
      return peer === undefined || own === undefined ? [] : [[`times${gap}`, peer / own]]
    }),
  )

const percent = (difference: number, whole: number): number =>
  Number.isFinite(whole) ? (100 * difference) / Math.abs(whole) : Infinity

/** `CPU s incumbent bound`, where the gap shrank by a twentieth, and the last. */
function written(trace: readonly TracePoint[]): string {
  let before = Infinity
  const kept = trace.filter(({ incumbent, bound }, k) => {
    const gap = percent(incumbent - bound, incumbent)
    if (gap > 0.95 * before && k < trace.length - 1) return false
    before = gap
    return gap < Infinity || k === trace.length - 1
  })
  return kept
    .map(({ cpuS, incumbent, bound }) => `${cpuS.toFixed(1)} ${incumbent.toFixed(3)} ${bound.toFixed(3)}`)
    .join('; ')
}
