/**
 * The javascript-lp-solver backend: for small models and for checking HiGHS's answers against a second opinion.
 *
 * It has no starts, limits, gaps or progress; those options are ignored, and so is `limitMs`: its own time limit
 * is not reported when it strikes and may return a fractional vector as feasible. Run it in a worker if it might
 * take long, and end the worker.
 */
import solver from 'javascript-lp-solver'
import { z } from 'zod'
import { rowActivity } from './evaluate.ts'
import { colName, type MilpModel } from './model.ts'
import { type Claim, isRelaxed, type MilpBackend, verifyClaim, withoutSolver } from './solve.ts'

/** Its tableau is dense, and beyond this size its branch and bound was seen to run away. */
export const JSLP_MAX_COLUMNS = 300

/** @throws if the model has more than `JSLP_MAX_COLUMNS` columns, or an integer column without finite bounds */
export const jslpBackend: MilpBackend = {
  name: 'javascript-lp-solver',
  solve(model, options = {}) {
    const relax = isRelaxed(model, options)
    refuseTooMuch(model, relax)
    return withoutSolver(model) ?? verifyClaim(model, claimOf(model, relax), options)
  },
}

function refuseTooMuch(model: MilpModel, relax: boolean): void {
  if (model.numCols > JSLP_MAX_COLUMNS) {
    throw new Error(
      `javascript-lp-solver takes models of up to ${JSLP_MAX_COLUMNS} columns, this one has ${model.numCols}; use HiGHS`,
    )
  }
  const open = model.integrality.findIndex(
    (integer, col) => integer === 1 && !Number.isFinite(model.colUpper[col]! - model.colLower[col]!),
  )
  if (!relax && open >= 0) {
    throw new Error(
      `${colName(model, open)} is integer without finite bounds: javascript-lp-solver may branch for ever`,
    )
  }
}

/**
 * Columns go in as origin + sign * (a column from 0 upwards); free ones as the difference of two such columns, for
 * the solver's own `unrestricted` has called a feasible equation infeasible.
 */
interface Shift {
  readonly origin: number
  readonly sign: 1 | -1
  /** Upper bound of the solver's column; Infinity if none. */
  readonly width: number
  readonly free: boolean
}

/** Ids are generated: names such as `result`, `feasible` or `constructor` would break it. */
const colId = (col: number): string => `x${col}`
const rowId = (row: number): string => `r${row}`
const upperId = (col: number): string => `u${col}`
/** The column taken away from a free one. */
const minusId = (col: number): string => `m${col}`

const Answer = z.looseObject({
  feasible: z.boolean(),
  bounded: z.boolean().optional(),
})

function claimOf(model: MilpModel, relax: boolean): Claim {
  const shifts = Array.from(model.colLower, (_, col) => shiftOf(model, col, relax))
  const answer = Answer.parse(solver.Solve(translate(model, shifts, relax)))
  if (!answer.feasible) return { status: 'infeasible', stopped: 'proved' }
  if (answer.bounded === false) return { status: 'unbounded', stopped: 'proved' }
  const x = Float64Array.from(shifts, ({ origin, sign }, col) => {
    return origin + sign * (valueOf(answer, colId(col)) - valueOf(answer, minusId(col)))
  })
  // Its own objective was seen to be wrong while the columns were right.
  const objective = x.reduce((sum, value, col) => sum + model.colCost[col]! * value, model.objectiveOffset)
  return { status: 'optimal', stopped: 'proved', x, bound: objective }
}

/** Columns at 0 are left out of the answer. */
const valueOf = (answer: z.infer<typeof Answer>, id: string): number =>
  z.number().default(0).parse(answer[id])

function shiftOf(model: MilpModel, col: number, relax: boolean): Shift {
  const integer = !relax && model.integrality[col] === 1
  const lower = integer ? Math.ceil(model.colLower[col]! - 1e-9) : model.colLower[col]!
  const upper = integer ? Math.floor(model.colUpper[col]! + 1e-9) : model.colUpper[col]!
  if (lower > -Infinity) return { origin: lower, sign: 1, width: upper - lower, free: false }
  if (upper < Infinity) return { origin: upper, sign: -1, width: Infinity, free: false }
  return { origin: 0, sign: 1, width: Infinity, free: true }
}

function translate(model: MilpModel, shifts: readonly Shift[], relax: boolean) {
  const constraints: Record<string, { min?: number; max?: number }> = {}
  const variables: Record<string, Record<string, number>> = {}
  const ints: Record<string, 1> = {}
  const shiftedBy = rowActivity(
    model,
    Float64Array.from(shifts, ({ origin }) => origin),
  )
  for (let row = 0; row < model.numRows; row++) {
    constraints[rowId(row)] = sides(
      model.rowLower[row]! - shiftedBy[row]!,
      model.rowUpper[row]! - shiftedBy[row]!,
    )
  }
  const { starts, indices, values } = model.matrix
  shifts.forEach(({ sign, width, free }, col) => {
    const entry: Record<string, number> = { cost: sign * model.colCost[col]! }
    for (let k = starts[col]!; k < starts[col + 1]!; k++) entry[rowId(indices[k]!)] = sign * values[k]!
    if (width < Infinity) {
      constraints[upperId(col)] = { max: width }
      entry[upperId(col)] = 1
    }
    variables[colId(col)] = entry
    if (!relax && model.integrality[col]) ints[colId(col)] = 1
    if (!free) return
    variables[minusId(col)] = Object.fromEntries(Object.entries(entry).map(([id, value]) => [id, -value]))
  })
  return { optimize: 'cost', opType: 'min' as const, constraints, variables, ints }
}

const sides = (min: number, max: number): { min?: number; max?: number } => ({
  ...(min > -Infinity && { min }),
  ...(max < Infinity && { max }),
})
