/**
 * A plan that keeps the limits, whatever its coverage, where the search found none. Every limit can be
 * bought off at a high price, so there is always an answer, and what was bought says which rules cannot hold together.
 */
import { ModelBuilder } from '../milp/model.ts'
import { highsBackend } from '../milp/highs.ts'
import { addPricedLimit, addMoveColumns, addMoveRows } from './model.ts'
import { type Choice, nobodyMoves, type RotationProblem } from './problem.ts'
import { LIMIT_RULES } from './rules/index.ts'
import { GIVES, type Limit } from './rules/limit.ts'

export interface Fit {
  readonly choice: Choice
  /** How far each limit has to give way, by index of the limit; positive raises the upper side, negative lowers the lower. */
  readonly gives: Float64Array
}

export interface FitOptions {
  readonly seed: number
  readonly limitMs?: number
}

export async function fitLimits(
  problem: RotationProblem,
  limits: readonly Limit[],
  { seed, limitMs }: FitOptions,
): Promise<Fit> {
  const builder = new ModelBuilder()
  const stay = (mover: number): number => mover
  const place = (candidate: number): number => problem.movers.length + candidate
  addMoveColumns(problem, builder)
  addMoveRows(problem, builder, stay, place)
  const slack = limits.map((limit) => {
    const price = GIVES[LIMIT_RULES.find(({ code }) => code === limit.rule)!.gives]
    return addPricedLimit(builder, limit, price, stay, place)
  })
  const options = { seed, relGap: 1e-3, absGap: 0.5, maxLpIterations: 200_000 }
  const { x, reason } = await highsBackend.solve(builder.build(), { ...options, ...(limitMs && { limitMs }) })
  if (!x) throw new Error(`no plan although every limit can be bought off: ${reason ?? 'no reason given'}`)
  const choice = nobodyMoves(problem)
  problem.candidates.mover.forEach((mover, candidate) => {
    if (x[place(candidate)]! > 0.5) choice[mover] = candidate
  })
  const gives = Float64Array.from(slack, ({ below, above }) => {
    const [low, high] = [below < 0 ? 0 : x[below]!, above < 0 ? 0 : x[above]!]
    return tidy(high > low ? high : -low)
  })
  return { choice, gives }
}

/** The limits with each side moved as far as it has to give way. */
export const relaxed = (limits: readonly Limit[], gives: Float64Array): Limit[] =>
  limits.map((limit, at) => {
    const give = gives[at]!
    return { ...limit, lower: limit.lower + Math.min(0, give), upper: limit.upper + Math.max(0, give) }
  })

const tidy = (value: number): number => (Math.abs(value) < 1e-6 ? 0 : Math.round(value * 1e6) / 1e6)
