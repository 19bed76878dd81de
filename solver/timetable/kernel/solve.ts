import { Random } from '../../search/random.ts'
import { makeStop, type StopOptions, type StopReason } from '../../search/stop.ts'
import { Areas } from './areas.ts'
import { compile } from './compile.ts'
import { construct } from './construct.ts'
import { evaluate } from './evaluate.ts'
import { Proposer } from './moves/proposer.ts'
import { makeScope } from './moves/scope.ts'
import type { Chosen, Placement, Problem } from './problem.ts'
import { anneal, Best, type Progress, type SearchRun } from './search.ts'
import { chooseSettings } from './settings.ts'
import { State } from './state.ts'

export interface SolveOptions extends StopOptions {
  /** Same problem, seed and iterations: same timetable. Default 0. */
  readonly seed?: number
  /** Proposed moves in all. */
  readonly iterations: number
  /** Where to start; slots that a lesson may not start in are ignored. Default: a constructed timetable. */
  readonly start?: Placement
  /** End as soon as no hard rule is broken. */
  readonly onlyFeasible?: boolean
  readonly onProgress?: (progress: Progress) => void
}

export interface Solution {
  readonly placement: Placement
  /** Resources taken where lessons have choices; empty if none has. */
  readonly chosen: Chosen
  readonly hard: number
  readonly soft: number
  /** Cost of each rule, by its index in `problem.rules`. */
  readonly byRule: readonly number[]
  /** `proved`: cost 0, or nothing left to move. */
  readonly stopped: StopReason
  readonly iterations: number
}

/** Share of the iterations that the repair of a first timetable may take before cooling begins anyway. */
const REPAIR_SHARE = 0.4

/**
 * Places all lessons: a constructed timetable, repaired at a constant low temperature until no hard rule is broken, then cooled
 * slowly once. Returns the best placement met, by hard cost and then soft cost.
 */
export function solve(problem: Problem, options: SolveOptions): Solution {
  const random = new Random(options.seed ?? 0)
  const compiled = compile(problem)
  const state = new State(compiled)
  if (options.start) state.load(insideDomains(problem, options.start))
  construct(state, makeScope(problem, compiled, 'all'), random)
  const proposer = new Proposer(problem, state, random)
  const run: SearchRun = {
    state,
    proposer,
    random,
    areas: new Areas(problem),
    best: new Best(state),
    iterationLimit: options.iterations,
    stop: makeStop(options),
    report: options.onProgress ?? (() => undefined),
    iteration: 0,
  }
  const stopped = search(run, options)
  run.best.keep(state)
  const { placement, chosen } = run.best
  return { placement, chosen, ...evaluate(problem, placement, chosen), stopped, iterations: run.iteration }
}

function search(run: SearchRun, { iterations, onlyFeasible }: SolveOptions): StopReason {
  const { best } = run
  const perfect = (): boolean => best.hard === 0 && best.soft === 0
  if (perfect() || run.areas.movable.length === 0) return 'proved'
  const settings = chooseSettings(run)
  const feasible = (): boolean => best.hard === 0
  const { repairTemperature: hot, repairWeight: hardWeight } = settings
  const repair = { hot, cold: hot, hardWeight, iterations: Math.floor(iterations * REPAIR_SHARE) }
  const stopped = anneal(run, repair, feasible)
  if (stopped) return stopped
  if (perfect() || (onlyFeasible && feasible())) return perfect() ? 'proved' : 'iteration-limit'
  const { hot: t0, cold, hardWeight: weight } = chooseSettings(run)
  const cooling = { hot: t0, cold, hardWeight: weight, iterations: run.iterationLimit - run.iteration }
  return anneal(run, cooling, perfect) ?? (perfect() ? 'proved' : 'iteration-limit')
}

function insideDomains(problem: Problem, start: Placement): Placement {
  return start.map((slot, lesson) => (problem.lessons[lesson]!.starts.includes(slot) ? slot : -1))
}
