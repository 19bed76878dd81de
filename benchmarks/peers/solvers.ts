/** How each solver is called, and what its output means. Values are without the objective's constant, as in the MPS file. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { peersPython } from './python.ts'
import type { Heard } from './run-peer.ts'

/** Within this share of its value a plan counts as optimal, for all solvers. */
const REL_GAP = 1e-4
/** Solvers write it where they have nothing. */
const NOTHING = 1e40

export interface Task {
  /** Free MPS with columns c0, c1, ... */
  readonly mps: string
  /** The same in whole numbers. */
  readonly whole: string
  /** Where the solver leaves its plan. */
  readonly plan: string
  readonly cpuLimitS: number
  /** Wall seconds that a CPU second takes on this machine now, for a solver that minds the wall clock only. */
  readonly wallPerCpu: number
}

export interface Solver {
  readonly name: string
  /** Whether its values hold the objective's constant. */
  readonly withOffset: boolean
  /** The command, or why there is none. */
  readonly command: (task: Task) => readonly string[] | string
  readonly hear: (line: string) => Heard | undefined
  /** Columns that are not 0 in the plan it left; undefined where it left none. */
  readonly columns: (task: Task) => ReadonlyMap<number, number> | undefined
}

const cbc: Solver = {
  name: 'cbc',
  withOffset: false,
  command: ({ mps, plan, cpuLimitS }) =>
    onPath('cbc', 'coinor-cbc') ?? [
      ...['stdbuf', '-oL', 'cbc', mps, 'sec', `${cpuLimitS}`, 'ratio', `${REL_GAP}`, 'threads', '0'],
      ...['solve', 'solu', plan, 'quit'],
    ],
  hear(line) {
    const both = /([-\d.e+]+) best solution, best possible ([-\d.e+]+)/.exec(line)
    if (both) return { incumbent: found(both[1]!), bound: Number(both[2]) }
    const solution =
      /(?:Integer solution of|Solution found of|gives a solution of|solution from \S+ to|with objective of) ([-\d.e+]+)/.exec(
        line,
      )
    if (solution) return { incumbent: found(solution[1]!) }
    const done = /Search completed - best objective ([-\d.e+]+),/.exec(line)
    if (done) return { incumbent: found(done[1]!), bound: Number(done[1]) * (1 - REL_GAP) }
    const bound =
      /Continuous objective value is (\S+)|cuts changed objective from \S+ to (\S+)|Lower bound:\s+(\S+)/.exec(
        line,
      )
    if (bound) return { bound: Number(bound[1] ?? bound[2] ?? bound[3]) }
    const status = /^Result - (.*)/.exec(line)
    return status ? { status: status[1]! } : undefined
  },
  columns: ({ plan }) => readColumns(plan, /^\s*\d+ c(\d+)\s+(\S+)/, 0),
}

const glpk: Solver = {
  name: 'glpk',
  withOffset: false,
  command: ({ mps, plan, cpuLimitS, wallPerCpu }) => {
    const wallS = Math.ceil(cpuLimitS * wallPerCpu)
    return (
      onPath('glpsol', 'glpk-utils') ?? [
        ...['stdbuf', '-oL', 'glpsol', '--freemps', mps, '--cuts', '--mipgap', `${REL_GAP}`],
        ...['--tmlim', `${wallS}`, '--write', plan],
      ]
    )
  },
  hear(line) {
    const both = /(?:>>>>>|mip =)\s+(\S+|not found yet)\s+>=\s+(\S+)/.exec(line)
    if (both)
      return { incumbent: both[1] === 'not found yet' ? Infinity : found(both[1]!), bound: Number(both[2]) }
    const verdict = /^[A-Z ]+(?:FOUND|TERMINATED|REACHED|EXCEEDED)\b.*/.exec(line)
    return verdict ? { status: verdict[0].toLowerCase() } : undefined
  },
  columns: ({ plan }) => readColumns(plan, /^j (\d+) (\S+)/, -1),
}

const highs: Solver = {
  name: 'highs',
  withOffset: false,
  command: ({ mps, plan, cpuLimitS }) => python('highs.py', mps, plan, `${cpuLimitS}`),
  hear: hearOurScripts,
  columns: ({ plan }) => readColumns(plan, /^(\d+) (\S+)/, 0),
}

const cpSat = (workers: number): Solver => ({
  name: workers === 1 ? 'cp-sat' : `cp-sat-${workers}`,
  withOffset: true,
  command: ({ whole, plan, cpuLimitS }) => python('cp_sat.py', whole, plan, `${cpuLimitS}`, `${workers}`),
  hear: hearOurScripts,
  columns: ({ plan }) => readColumns(plan, /^(\d+) (\S+)/, 0),
})

export const SOLVERS: readonly Solver[] = [highs, cbc, glpk, cpSat(1), cpSat(2)]

function onPath(program: string, debianPackage: string): string | undefined {
  const { error } = spawnSync(program, ['--version'], { stdio: 'ignore', input: '' })
  return error && `install ${debianPackage}`
}

let interpreter: { readonly path: string | undefined } | undefined

function python(script: string, ...args: string[]): readonly string[] | string {
  interpreter ??= { path: peersPython() }
  const { path } = interpreter
  return path ? [path, join(import.meta.dirname, script), ...args] : 'highspy and ortools are not to be had'
}

/** `start CPU`, `at CPU INCUMBENT BOUND`, `end STATUS`. */
export function hearOurScripts(line: string): Heard | undefined {
  const [word, ...values] = line.split(' ')
  if (word === 'start') return { start: Number(values[0]) }
  if (word === 'end') return { status: values.join(' ') }
  if (word !== 'at') return undefined
  const [cpuS, incumbent, bound] = values as [string, string, string]
  return { cpuS: Number(cpuS), incumbent: found(incumbent), bound: Number(bound.replace('inf', 'Infinity')) }
}

function found(value: string): number {
  const number = value === 'inf' ? Infinity : Number(value)
  return number < NOTHING ? number : Infinity
}

function readColumns(file: string, line: RegExp, shift: number): ReadonlyMap<number, number> | undefined {
  if (!existsSync(file)) return undefined
  const columns = new Map<number, number>()
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    const match = line.exec(text)
    if (match) columns.set(Number(match[1]) + shift, Number(match[2]))
  }
  return columns.size > 0 ? columns : undefined
}
