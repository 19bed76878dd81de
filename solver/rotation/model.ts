/**
 * The rotation MILP, F1 of FORMULATION.md. Columns in this order: one per mover, 1 when the mover stays; those of the
 * rules; one per candidate, 1 when it is chosen. So columns of candidates can be left out or added at the end.
 */
import type { RowBatch } from '../milp/append.ts'
import { type MilpModel, ModelBuilder } from '../milp/model.ts'
import type { SparseVector } from '../milp/solve.ts'
import { openPresences } from './presence.ts'
import { type Choice, nobodyMoves, type RotationProblem } from './problem.ts'
import { addCover, type CoverBlock, type LendingRows } from './rules/cover.ts'
import { TERMS } from './rules/index.ts'
import type { Limit } from './rules/limit.ts'
import { candidateCosts, pricedLimits } from './rules/prices.ts'
import { addRoundingRows } from './rules/rounding.ts'

export interface RotationModel {
  readonly problem: RotationProblem
  readonly milp: MilpModel
  /** Column of candidate 0; the others follow. */
  readonly firstPlace: number
  /** Columns of missing periods, and the unit and subject of each. */
  readonly shortageCols: Int32Array
  readonly shortageUnit: Int32Array
  readonly shortageSubject: Int32Array
  /** Columns of hours lent, and the arc of each. */
  readonly lentCols: readonly { readonly col: number; readonly arc: number }[]
  /** By column before `firstPlace`: the unit whose cover it belongs to, for what is lent the borrower's; -1 for all others. */
  readonly coverUnit: Int32Array
  /** Columns of whole visits by arc, in models that have them. */
  readonly visitCols: ReadonlyMap<number, number>
}

/**
 * Builds the model of all moves, with hours lent at a price by the hour or in whole visits. Candidates' columns are needed
 * by rows that rules add, but stand last: the builder gets them first and `candidatesLast` moves them.
 */
export function buildModel(
  problem: RotationProblem,
  limits: readonly Limit[],
  lending: LendingRows,
): RotationModel {
  const builder = new ModelBuilder()
  const candidateCount = problem.candidates.unit.length
  const stay = (mover: number): number => mover
  const place = (candidate: number): number => problem.movers.length + candidate
  addMoveColumns(problem, builder)
  addMoveRows(problem, builder, stay, place)
  for (const limit of limits) addLimit(builder, limit, stay, place)

  const presences = openPresences(problem, stay, place)
  const block = addCover(problem, builder, presences, {
    units: [...problem.units.keys()],
    arcs: lending === 'none' ? [] : [...problem.arcs.keys()],
    lending,
  })
  addRoundingRows(block)
  for (const term of TERMS) term.addRows?.({ problem, builder, presences, stay })
  for (const { limit, price } of pricedLimits(problem)) addPricedLimit(builder, limit, price, stay, place)

  const milp = candidatesLast(builder.build(), problem.movers.length, candidateCount)
  const shortage = [...block.cols].flatMap(([unit, bySubject]) =>
    bySubject.flatMap((c, subject) =>
      c.shortage >= 0 ? { col: c.shortage - candidateCount, unit, subject } : [],
    ),
  )
  const lentCols = [...block.cols.values()].flatMap((bySubject) =>
    bySubject.flatMap(({ lentIn }) => lentIn.map(({ col, arc }) => ({ col: col - candidateCount, arc }))),
  )
  return {
    problem,
    milp,
    lentCols,
    firstPlace: milp.numCols - candidateCount,
    shortageCols: Int32Array.from(shortage, ({ col }) => col),
    shortageUnit: Int32Array.from(shortage, ({ unit }) => unit),
    shortageSubject: Int32Array.from(shortage, ({ subject }) => subject),
    coverUnit: coverUnits(problem, block, milp.numCols - candidateCount, candidateCount),
    visitCols: new Map([...block.visitCols].map(([arc, col]) => [arc, col - candidateCount])),
  }
}

function coverUnits(
  { arcs }: RotationProblem,
  { cols, visitCols }: CoverBlock,
  count: number,
  shift: number,
): Int32Array {
  const unitOf = new Int32Array(count).fill(-1)
  for (const [unit, bySubject] of cols) {
    for (const { shortage, surplus, toPool, given, lentIn } of bySubject) {
      const own = [shortage, surplus, toPool, ...[...given, ...lentIn].map(({ col }) => col)]
      for (const col of own) if (col >= 0) unitOf[col - shift] = unit
    }
  }
  for (const [arc, col] of visitCols) unitOf[col - shift] = arcs[arc]!.to
  return unitOf
}

/** Columns of moves alone: stays, then candidates, with their costs. */
export function addMoveColumns(problem: RotationProblem, builder: ModelBuilder): void {
  for (let mover = 0; mover < problem.movers.length; mover++) {
    builder.addColumn({ upper: 1, integer: true })
  }
  for (const cost of candidateCosts(problem)) builder.addColumn({ cost, upper: 1, integer: true })
}

/** Everybody has one place: stays, or goes to one of the candidates. */
export function addMoveRows(
  { movers, candidates }: RotationProblem,
  builder: ModelBuilder,
  stay: (mover: number) => number,
  place: (candidate: number) => number,
): void {
  for (let mover = 0; mover < movers.length; mover++) {
    const row = builder.addRow({ lower: 1, upper: 1 }, [stay(mover)], [1])
    for (let c = candidates.starts[mover]!; c < candidates.starts[mover + 1]!; c++)
      builder.addTerm(row, place(c), 1)
  }
}

/**
 * The limit as a row, movers counted as those who do not stay; returns the row. A row over candidates alone, or none, gets a column
 * that is always 0: the relaxation starts with few candidates, and has to know every row.
 */
export function addLimit(
  builder: ModelBuilder,
  { rule, where, lower, upper, movers, moverBy, candidates, candidateBy }: Limit,
  stay: (mover: number) => number,
  place: (candidate: number) => number,
): number {
  const all = moverBy.reduce((sum, by) => sum + by, 0)
  const always = moverBy.some((by) => by !== 0)
    ? []
    : [builder.addColumn({ upper: 0, name: `none ${rule} ${where}` })]
  return builder.addRow(
    { lower: lower - all, upper: upper - all, name: `${rule} ${where}` },
    [...always, ...movers.map(stay), ...candidates.map(place)],
    [...always.map(() => 1), ...moverBy.map((by) => -by), ...candidateBy],
  )
}

/** The same, for `price` points a head outside; columns of the heads below and above, -1 where that side is open. */
export function addPricedLimit(
  builder: ModelBuilder,
  limit: Limit,
  price: number,
  stay: (mover: number) => number,
  place: (candidate: number) => number,
): { readonly below: number; readonly above: number } {
  const row = addLimit(builder, limit, stay, place)
  const sides = [limit.lower, limit.upper].filter(Number.isFinite)
  const upper = [...sides, ...limit.moverBy, ...limit.candidateBy].reduce((sum, by) => sum + Math.abs(by), 1)
  const column = (name: string): number => builder.addColumn({ cost: price, upper, name })
  const below = limit.lower > -Infinity ? column(`below ${limit.rule} ${limit.where}`) : -1
  const above = limit.upper < Infinity ? column(`above ${limit.rule} ${limit.where}`) : -1
  if (below >= 0) builder.addTerm(row, below, 1)
  if (above >= 0) builder.addTerm(row, above, -1)
  return { below, above }
}

/** The same model with columns [first, first + count) moved to the end. */
function candidatesLast(model: MilpModel, first: number, count: number): MilpModel {
  const order = Int32Array.from({ length: model.numCols }, (_, at) => {
    if (at < first) return at
    return at < model.numCols - count ? at + count : at - (model.numCols - count) + first
  })
  const { starts, indices, values } = model.matrix
  const newStarts = new Int32Array(model.numCols + 1)
  const newIndices = new Int32Array(indices.length)
  const newValues = new Float64Array(values.length)
  order.forEach((from, to) => {
    const at = newStarts[to]!
    newIndices.set(indices.subarray(starts[from], starts[from + 1]), at)
    newValues.set(values.subarray(starts[from], starts[from + 1]), at)
    newStarts[to + 1] = at + starts[from + 1]! - starts[from]!
  })
  const pick = (array: Float64Array): Float64Array => Float64Array.from(order, (from) => array[from]!)
  return Object.freeze({
    ...model,
    colCost: pick(model.colCost),
    colLower: pick(model.colLower),
    colUpper: pick(model.colUpper),
    integrality: Uint8Array.from(order, (from) => model.integrality[from]!),
    matrix: { starts: newStarts, indices: newIndices, values: newValues },
    ...(model.colNames ? { colNames: Array.from(order, (from) => model.colNames![from]!) } : {}),
  })
}

/** Costs that mind coverage, and everything else only `rest` times as much. */
export function coverageCosts({ milp, shortageCols }: RotationModel, rest: number): Float64Array {
  const colCost = milp.colCost.map((cost) => rest * cost)
  for (const col of shortageCols) colCost[col] = milp.colCost[col]!
  return colCost
}

/** A row to append: missing periods cost at most so many points. */
export const coverageRow = ({ milp, shortageCols }: RotationModel, mostPoints: number): RowBatch => ({
  lower: Float64Array.of(-Infinity),
  upper: Float64Array.of(mostPoints),
  starts: Int32Array.of(0, shortageCols.length),
  indices: shortageCols,
  values: Float64Array.from(shortageCols, (col) => milp.colCost[col]!),
})

/** The plan in a vector of the model: candidates above one half. */
export function choiceOf({ problem, firstPlace }: RotationModel, x: Float64Array): Choice {
  const choice = nobodyMoves(problem)
  problem.candidates.mover.forEach((mover, candidate) => {
    if (x[firstPlace + candidate]! > 0.5) choice[mover] = candidate
  })
  return choice
}

/** Values of all move columns for a plan. */
export function moveValues({ milp, firstPlace }: RotationModel, choice: Choice): Float64Array {
  const x = new Float64Array(milp.numCols)
  choice.forEach((candidate, mover) => {
    x[candidate < 0 ? mover : firstPlace + candidate] = 1
  })
  return x
}

/**
 * For a solver that branches: of the whole columns only moves and visits, for heads and the like follow from them. They are
 * whole for cuts alone.
 */
export function movesWhole({ problem, firstPlace, visitCols }: RotationModel, rows: MilpModel): MilpModel {
  const integrality = rows.integrality.slice().fill(0, problem.movers.length, firstPlace)
  for (const col of visitCols.values()) integrality[col] = rows.integrality[col]!
  return Object.freeze({ ...rows, integrality })
}

/** Stays and places of a plan as a start for the solver, over the columns in `keptCols` (ascending). */
export function startOf(model: RotationModel, choice: Choice, keptCols: Int32Array): SparseVector {
  const values = moveValues(model, choice)
  const moves: number[] = []
  keptCols.forEach((col, small) => {
    if (col < model.problem.movers.length || col >= model.firstPlace) moves.push(small)
  })
  return {
    indices: Int32Array.from(moves),
    values: Float64Array.from(moves, (small) => values[keptCols[small]!]!),
  }
}
