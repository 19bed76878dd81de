/**
 * The one interface to mixed-integer solvers, and what we believe of their answers: only what we have recomputed.
 * Backends: `highs.ts` (the default) and `jslp.ts` (small models, cross-checks).
 */
import { type Evaluation, evaluateModel, FEASIBILITY_TOLERANCE, violation } from './evaluate.ts'
import { colName, type MilpModel, rowName } from './model.ts'

/**
 * How good the answer is.
 * - optimal: `x` is feasible and proven within the gaps asked for; the proven gap is `relativeGap(result)`
 * - feasible: `x` is feasible, nothing more is known but `bound`
 * - infeasible, unbounded: by the solver's word; unbounded speaks of the LP relaxation
 * - unknown: no vector we could verify; `reason` says why
 */
export type SolveStatus = 'optimal' | 'feasible' | 'infeasible' | 'unbounded' | 'unknown'

/** Why it stopped. `work-limit` is any deterministic limit other than nodes; `cancelled` is `shouldStop`. */
export type StopReason = 'proved' | 'time-limit' | 'node-limit' | 'work-limit' | 'cancelled' | 'failed'

export interface SparseVector {
  readonly indices: Int32Array
  readonly values: Float64Array
}

export interface MilpOptions {
  /** Default 0. Same model, options and seed: same answer, unless `limitMs` stops it. */
  readonly seed?: number
  /** Stop when (objective - bound) / |objective| is at most this; default 1e-4. */
  readonly relGap?: number
  /** Stop when objective - bound is at most this; default 1e-6. */
  readonly absGap?: number
  /** Branch-and-bound nodes; 1 stops after the root. Deterministic. */
  readonly maxNodes?: number
  /** Nodes in a row that did not improve the incumbent or the bound. Deterministic. */
  readonly maxStallNodes?: number
  /** Stop at this many improving solutions. Deterministic. */
  readonly maxImprovingSolutions?: number
  /**
   * Iterations of the LP method, in a MIP of all its LPs together. Deterministic, and the finest measure of work:
   * it also counts at the root, where nodes do not. A MIP looks at it between LPs, so it overruns a little.
   */
  readonly maxLpIterations?: number
  /** Safety limit by the wall clock, in milliseconds. Never a way to steer a search: it breaks repeatability. */
  readonly limitMs?: number
  /** A solution or a part of one to start from; the solver completes it and ignores it if it cannot. */
  readonly start?: SparseVector
  /** Solve the LP relaxation: gives `rowDuals`, `reducedCosts` and a bound recomputed from them. */
  readonly relax?: boolean
  /** Look for solutions besides those of the tree's own relaxations; default true. */
  readonly heuristics?: boolean
  /** Default true. */
  readonly presolve?: boolean
}

/** Called while the solver runs, from inside it: be quick, do not call the solver. */
export interface MilpCallbacks {
  /** Each better solution the solver reports, integers rounded, if it passes our verification. */
  readonly onIncumbent?: (incumbent: { readonly objective: number; readonly x: Float64Array }) => void
  /** Now and then during a MIP; may never come when the root node is all there is. */
  readonly onProgress?: (progress: MilpProgress) => void
  /** Polled often, at irregular moments; true stops the solve with stop reason 'cancelled'. */
  readonly shouldStop?: () => boolean
}

export interface MilpProgress {
  readonly nodes: number
  /** Infinity while there is no incumbent. */
  readonly objective: number
  readonly bound: number
}

export interface MilpResult {
  readonly status: SolveStatus
  readonly stopped: StopReason
  /** For logs: why the status is 'unknown', or what the solver claimed and we rejected. */
  readonly reason?: string
  /** Present when status is optimal or feasible: verified, integers exact. */
  readonly x?: Float64Array
  /** Recomputed from x. */
  readonly objective?: number
  /** No feasible solution is better than this. LP: recomputed from the duals. MIP: the solver's word. */
  readonly bound: number
  /** LP only; positive presses the row's lower side. */
  readonly rowDuals?: Float64Array
  /** LP only; recomputed as c - yA. */
  readonly reducedCosts?: Float64Array
  readonly nodes: number
}

export interface MilpBackend {
  readonly name: string
  solve(model: MilpModel, options?: MilpOptions, callbacks?: MilpCallbacks): MilpResult | Promise<MilpResult>
}

/** (objective - bound) / max(|objective|, 1e-9), at least 0; Infinity without a solution or a bound. */
export function relativeGap(result: Pick<MilpResult, 'objective' | 'bound'>): number {
  if (result.objective === undefined) return Infinity
  return Math.max(0, (result.objective - result.bound) / Math.max(Math.abs(result.objective), 1e-9))
}

/** HiGHS's own defaults. */
export const DEFAULT_GAPS = { relGap: 1e-4, absGap: 1e-6 } as const

/** What a backend says, before we believe it. */
export interface Claim {
  readonly status: SolveStatus
  readonly stopped: StopReason
  readonly reason?: string
  readonly x?: Float64Array
  readonly bound?: number
  readonly rowDuals?: Float64Array
  readonly reducedCosts?: Float64Array
  readonly nodes?: number
}

/** Whether the model is solved as an LP. */
export const isRelaxed = (model: MilpModel, options: MilpOptions): boolean =>
  options.relax === true || !model.integrality.includes(1)

/** Turns a backend's claim into a result: integers rounded, vector verified, objective and gap recomputed. */
export function verifyClaim(model: MilpModel, claim: Claim, options: MilpOptions): MilpResult {
  const { x: claimedX, bound = -Infinity, nodes = 0, ...kept } = claim
  if (claim.status !== 'optimal' && claim.status !== 'feasible') {
    return { ...kept, bound: claim.status === 'infeasible' ? Infinity : bound, nodes }
  }
  if (!claimedX) throw new Error(`a claim of status ${claim.status} without a vector`)
  const relax = isRelaxed(model, options)
  const inBounds = clipToBounds(model, claimedX)
  const x = relax ? inBounds : roundIntegers(model, inBounds)
  const evaluation = evaluateModel(model, x)
  const fault = faultOf(model, evaluation, relax)
  if (fault) return { ...kept, status: 'unknown', stopped: 'failed', reason: fault, bound, nodes }
  const { objective } = evaluation
  const rounding = 1e-6 * Math.max(1, Math.abs(objective))
  if (bound > objective + rounding) {
    const reason = `the claimed bound ${bound} is above the verified objective ${objective}`
    return { ...kept, status: 'feasible', stopped: 'failed', reason, x, objective, bound: -Infinity, nodes }
  }
  const { relGap, absGap } = { ...DEFAULT_GAPS, ...options }
  const allowed = Math.max(absGap, relGap * Math.abs(objective)) + rounding
  if (!relax && claim.status === 'optimal' && objective - bound > allowed) {
    const reason = `claimed optimal, but the verified objective ${objective} is not within the gap of bound ${bound}`
    return { ...kept, status: 'feasible', stopped: 'failed', reason, x, objective, bound, nodes }
  }
  return { ...kept, x, objective, bound: Math.min(bound, objective), nodes }
}

/** Solvers keep their tolerance of 1e-6 in scaled rows; back in ours the violation may be a few times larger. */
const ACCEPTED_VIOLATION = 10 * FEASIBILITY_TOLERANCE

/** What makes the vector unacceptable, in words; undefined if nothing does. */
export function faultOf(model: MilpModel, evaluation: Evaluation, relax: boolean): string | undefined {
  const { objective, maxRowViolation, worstRow, maxBoundViolation, maxIntegralityViolation } = evaluation
  if (!Number.isFinite(objective)) return `the objective of the claimed solution is ${objective}`
  if (maxRowViolation > ACCEPTED_VIOLATION) {
    return `the claimed solution violates ${rowName(model, worstRow)} by ${maxRowViolation} (relative)`
  }
  if (maxBoundViolation > ACCEPTED_VIOLATION) {
    return `the claimed solution violates a column bound by ${maxBoundViolation} (relative)`
  }
  if (!relax && maxIntegralityViolation > 0) {
    return `the claimed solution has an integer column off by ${maxIntegralityViolation}`
  }
  return undefined
}

/** Integer columns within 1e-4 of an integer take it; others stay as they are, to be found out. */
export const roundIntegers = (model: MilpModel, x: Float64Array): Float64Array =>
  x.map((value, col) => {
    const rounded = Math.round(value)
    return model.integrality[col] && Math.abs(value - rounded) <= 1e-4 ? rounded : value
  })

/** Values outside their bounds by a solver's tolerance take the bound. */
const clipToBounds = (model: MilpModel, x: Float64Array): Float64Array =>
  x.map((value, col) => {
    const lower = model.colLower[col]!
    const upper = model.colUpper[col]!
    if (value < lower && value >= lower - 1e-5 * Math.max(1, Math.abs(lower))) return lower
    if (value > upper && value <= upper + 1e-5 * Math.max(1, Math.abs(upper))) return upper
    return value
  })

/** The answer where no solver is needed: sides that contradict each other, a row that cannot hold, no columns. */
export function withoutSolver(model: MilpModel): MilpResult | undefined {
  const reason = crossedSides(model) ?? hopelessRow(model)
  if (reason) return { status: 'infeasible', stopped: 'proved', reason, bound: Infinity, nodes: 0 }
  if (model.numCols > 0) return undefined
  const objective = model.objectiveOffset
  const duals = { rowDuals: new Float64Array(model.numRows), reducedCosts: new Float64Array(0) }
  return {
    status: 'optimal',
    stopped: 'proved',
    x: new Float64Array(0),
    objective,
    bound: objective,
    ...duals,
    nodes: 0,
  }
}

function crossedSides(model: MilpModel): string | undefined {
  const { colLower, colUpper, rowLower, rowUpper } = model
  const col = colLower.findIndex((lower, at) => lower > colUpper[at]!)
  if (col >= 0)
    return `${colName(model, col)} has lower bound ${colLower[col]} above upper bound ${colUpper[col]}`
  const row = rowLower.findIndex((lower, at) => lower > rowUpper[at]!)
  if (row >= 0)
    return `${rowName(model, row)} has lower side ${rowLower[row]} above upper side ${rowUpper[row]}`
  return undefined
}

/** A row without coefficients that does not admit 0. */
function hopelessRow(model: MilpModel): string | undefined {
  const used = new Uint8Array(model.numRows)
  for (const row of model.matrix.indices) used[row] = 1
  const row = used.findIndex(
    (isUsed, at) => !isUsed && violation(0, model.rowLower[at]!, model.rowUpper[at]!) > FEASIBILITY_TOLERANCE,
  )
  return row < 0 ? undefined : `${rowName(model, row)} has no coefficients and does not admit 0`
}
