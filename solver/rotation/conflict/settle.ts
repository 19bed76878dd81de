/** Small MIPs on moves and limits alone: a plan that keeps what must hold and breaks little else, or the proof that there is none. */
import { highsBackend } from '../../milp/highs.ts'
import { ModelBuilder } from '../../milp/model.ts'
import { buildProblem, type RotationInput } from '../build.ts'
import { addLimit, addMoveRows, addPricedLimit } from '../model.ts'
import type { RotationProblem } from '../problem.ts'
import { LIMIT_RULES } from '../rules/index.ts'
import { type Element, inputWithout, type LooseProblem } from './elements.ts'

export interface SettleOptions {
  readonly seed: number
}

/** `unknown` when the solver gave up before it knew. */
export type Settled =
  | { readonly kind: 'settled'; readonly broken: ReadonlySet<Element> }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unknown' }

/** Keeps the elements in `held`, and of the others in `wanted` as many as easily can be; the rest is dropped. */
export async function settle(
  { problem, limits, shutBy, elements }: LooseProblem,
  held: ReadonlySet<Element>,
  wanted: ReadonlySet<Element>,
  { seed }: SettleOptions,
): Promise<Settled> {
  const builder = new ModelBuilder()
  const { stay, place } = moveColumns(problem, builder, (candidate) => {
    const by = shutBy[candidate]!
    return by.some((element) => held.has(element))
      ? Infinity
      : by.filter((element) => wanted.has(element)).length
  })
  // Unlike prices, so that of two rules of equal cost one is broken and not a part of each.
  const priceOf = (element: Element): number => 1 + elements.indexOf(element) / 1_000
  const slacks = limits.flatMap(({ element, limit }) => {
    if (held.has(element)) addLimit(builder, limit, stay, place)
    else if (wanted.has(element))
      return { element, ...addPricedLimit(builder, limit, priceOf(element), stay, place) }
    return []
  })
  const { x, status } = await highsBackend.solve(builder.build(), { ...WORK, seed })
  if (!x) return { kind: status === 'infeasible' ? 'impossible' : 'unknown' }
  const broken = new Set<Element>()
  for (const { element, below, above } of slacks)
    for (const col of [below, above]) if (col >= 0 && x[col]! > TINY) broken.add(element)
  shutBy.forEach((by, candidate) => {
    if (x[place(candidate)]! > 0.5) for (const element of by) if (wanted.has(element)) broken.add(element)
  })
  return { kind: 'settled', broken }
}

/** Can all rules hold together, except those dropped? Undefined when the solver gave up. */
export async function canHold(
  whole: RotationInput,
  dropped: ReadonlySet<Element>,
  { seed }: SettleOptions,
): Promise<boolean | undefined> {
  const { input, rules } = inputWithout(whole, dropped)
  const problem = buildProblem(input, rules)
  if (problem.lostPins.length > 0) return false
  const builder = new ModelBuilder()
  const { stay, place } = moveColumns(problem, builder, () => 0)
  const limits = LIMIT_RULES.filter(({ code }) => !dropped.has(code)).flatMap((rule) => rule.limits(problem))
  for (const limit of limits) addLimit(builder, limit, stay, place)
  const { x, status } = await highsBackend.solve(builder.build(), { ...WORK, seed })
  return x ? true : status === 'infeasible' ? false : undefined
}

/** Stays at no cost, candidates at theirs; one of infinite cost is shut. */
function moveColumns(
  problem: RotationProblem,
  builder: ModelBuilder,
  costOf: (candidate: number) => number,
): { stay: (mover: number) => number; place: (candidate: number) => number } {
  const stay = (mover: number): number => mover
  const place = (candidate: number): number => problem.movers.length + candidate
  problem.movers.forEach(() => builder.addColumn({ upper: 1, integer: true }))
  problem.candidates.unit.forEach((_, candidate) => {
    const cost = costOf(candidate)
    const open = Number.isFinite(cost)
    builder.addColumn({ cost: open ? cost : 0, upper: open ? 1 : 0, integer: true })
  })
  addMoveRows(problem, builder, stay, place)
  return { stay, place }
}

/** Any plan that is not absurd will do: what counts is what it breaks. */
const WORK = { relGap: 0.1, absGap: 0.5, maxLpIterations: 100_000 } as const
const TINY = 1e-6
