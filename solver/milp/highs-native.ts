/** Between HiGHS's words and ours. The only file that loads its WebAssembly. */
import loadHighs, { type Highs, type ModelStatusCode } from 'highs'
import type { MilpModel } from './model.ts'
import {
  DEFAULT_GAPS,
  type MilpCallbacks,
  type MilpOptions,
  type SolveStatus,
  type StopReason,
} from './solve.ts'

let loaded: Promise<Highs> | undefined

/** One WebAssembly instance a thread. */
export function runtime(): Promise<Highs> {
  loaded ??= loadHighs()
  return loaded
}

/** A run broke the instance: the next call of `runtime` loads a new one. */
export function forgetRuntime(): void {
  loaded = undefined
}

export function nativeModel(model: MilpModel) {
  const { numCols, numRows, colCost, colLower, colUpper, rowLower, rowUpper, matrix } = model
  return {
    numCols,
    numRows,
    offset: model.objectiveOffset,
    colCost,
    colLower,
    colUpper,
    rowLower,
    rowUpper,
    matrix: { format: 'csc', numRows, numCols, ...matrix } as const,
    integrality: Int32Array.from(model.integrality),
  }
}

/** The package takes finite option values only. */
const NO_TIME_LIMIT_SECONDS = 1e30

/** Every option is set on every run, so that none is left over from the run before. */
export function nativeOptions(options: MilpOptions, callbacks: MilpCallbacks, relax: boolean) {
  const noLimit = 2 ** 31 - 1
  return {
    // Progress events come only with the output on.
    output_flag: callbacks.onProgress !== undefined,
    log_to_console: false,
    random_seed: options.seed ?? 0,
    time_limit: options.limitMs === undefined ? NO_TIME_LIMIT_SECONDS : options.limitMs / 1000,
    presolve: options.presolve === false ? 'off' : 'choose',
    solver: relax ? 'simplex' : 'choose',
    simplex_iteration_limit: options.maxLpIterations ?? noLimit,
    ipm_iteration_limit: options.maxLpIterations ?? noLimit,
    ...heuristics(options.heuristics ?? true),
    mip_rel_gap: options.relGap ?? DEFAULT_GAPS.relGap,
    mip_abs_gap: options.absGap ?? DEFAULT_GAPS.absGap,
    mip_max_nodes: options.maxNodes ?? noLimit,
    mip_max_stall_nodes: options.maxStallNodes ?? noLimit,
    mip_max_improving_sols: options.maxImprovingSolutions ?? noLimit,
  }
}

/** Even at an effort of 0, HiGHS does those that have a switch of their own once at the root. */
const heuristics = (on: boolean) => ({
  mip_heuristic_effort: on ? 0.05 : 0,
  mip_heuristic_run_rins: on,
  mip_heuristic_run_rens: on,
  mip_heuristic_run_root_reduced_cost: on,
  mip_heuristic_run_feasibility_jump: on,
})

/** HiGHS's model status in our words; `stopped` is left open where a limit or a callback may be the cause. */
export function meaning(
  code: ModelStatusCode,
  highs: Highs,
  feasible: boolean,
): { status: SolveStatus; stopped?: StopReason; reason?: string } {
  const is = highs.constants.modelStatus
  const found = feasible
    ? ({ status: 'feasible' } as const)
    : ({ status: 'unknown', reason: 'no solution found yet' } as const)
  if (code === is.optimal) return { status: 'optimal', stopped: 'proved' }
  if (code === is.infeasible) return { status: 'infeasible', stopped: 'proved' }
  if (code === is.unbounded) return { status: 'unbounded', stopped: 'proved' }
  if (code === is.unboundedOrInfeasible) {
    return {
      status: 'unknown',
      stopped: 'proved',
      reason: 'infeasible or unbounded, HiGHS cannot tell which',
    }
  }
  if (code === is.timeLimit) return { ...found, stopped: 'time-limit' }
  if (code === is.iterationLimit) return { ...found, stopped: 'work-limit' }
  if (code === is.interrupted || code === is.solutionLimit) return found
  return { ...found, stopped: 'failed', reason: `HiGHS ended with model status ${code}` }
}

/** HiGHS reports nodes, stalled nodes and improving solutions as one status. */
export const limitReached = (options: MilpOptions, nodes: number): StopReason =>
  nodes >= (options.maxNodes ?? Infinity) ? 'node-limit' : 'work-limit'
