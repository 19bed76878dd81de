/**
 * Search by MIPs over the places of some people, all others fixed. First those on whom the plan and the relaxation
 * disagree (RINS: Danna, Rothberg & Le Pape, 2005), from several relaxations; each plan found is improved over people
 * drawn at random; then the plans are crossed: free is whoever they place differently (Rothberg, 2007). A fixed number
 * of MIPs, each ended by work, so the same plan each time.
 */
import type { MilpModel } from '../../milp/model.ts'
import type { SiftedSolution } from '../../milp/sifted-lp.ts'
import { Random } from '../../search/random.ts'
import { candidatesUpTo, unsettled } from '../guides.ts'
import type { RotationModel } from '../model.ts'
import type { Choice } from '../problem.ts'
import { solveAmong } from './sub-mip.ts'

export interface Recombination {
  readonly seed: number
  /** MIPs over people drawn at random, for each plan at most. */
  readonly rounds: number
  readonly crossings: number
  /** LP iterations of a MIP where relaxation and plan disagree; the others take a part of them. */
  readonly maxLpIterations: number
  readonly limitMs?: number
  /** Told of the best plan so far and the share of the work done. */
  readonly onFound?: (best: Choice, share: number) => void
}

/**
 * Improves `start`, a plan within the limits.
 * @param rows the model with its objective and cuts
 * @param guides solutions of the relaxation, the tightest first
 * @param worth points of a plan; Infinity where it is not allowed
 */
export async function recombine(
  model: RotationModel,
  rows: MilpModel,
  guides: readonly SiftedSolution[],
  start: Choice,
  worth: (choice: Choice) => number,
  { seed, rounds, crossings, maxLpIterations, onFound, ...limits }: Recombination,
): Promise<Choice> {
  const { problem } = model
  const random = new Random(seed)
  const cheap = candidatesUpTo(model, guides[0]!, CHEAP)
  const first = { choice: start, value: worth(start) }
  const found: Valued[] = guides.length > 1 ? [] : [first]
  for (const guide of guides) {
    const open = candidatesUpTo(model, guide, OPEN)
    const disagrees = unsettled(model, guide, start)
    const { plan } = await improved(first, open, (mover) => disagrees[mover] === 1, 1)
    found.push(await improvedAtRandom(plan))
    tell()
  }
  let idle = 0
  for (let crossing = 0; crossing < crossings && idle < crossings * IN_VAIN; crossing++) {
    found.sort((a, b) => a.value - b.value)
    const best = found[0]!
    const other = found[1 + (crossing % (found.length - 1))]!.choice
    const open = new Set([...cheap, ...other.filter((candidate) => candidate >= 0)])
    const differs = (mover: number): boolean =>
      best.choice[mover] !== other[mover] || random.float() < DRAWN_IN_CROSSING
    const crossed = await improvedAtRandom((await improved(best, open, differs, CROSSING_WORK)).plan)
    idle = crossed.value < best.value ? 0 : idle + 1
    found.push(crossed)
    tell()
  }
  return bestOf(found).choice

  function tell(): void {
    onFound?.(bestOf(found).choice, found.length / (guides.length + crossings))
  }

  /** Draws as many as one MIP can decide on within its work. */
  async function improvedAtRandom(from: Valued): Promise<Valued> {
    let plan = from
    let share = Math.min(FIRST_SHARE, FIRST_MOVERS / problem.movers.length)
    let inVain = 0
    for (let round = 0; round < rounds && inVain < PATIENCE; round++) {
      const next = await improved(plan, cheap, () => random.float() < share, DRAWN_WORK)
      if (!next.proved) share *= 0.9
      else if (next.plan === plan) share = Math.min(1, share * 1.1)
      inVain = next.plan === plan ? inVain + 1 : 0
      plan = next.plan
    }
    return plan
  }

  async function improved(
    from: Valued,
    open: ReadonlySet<number>,
    isFree: (mover: number) => boolean,
    work: number,
  ): Promise<{ plan: Valued; proved: boolean }> {
    const free = Uint8Array.from(problem.movers, (_, mover) => (isFree(mover) ? 1 : 0))
    const options = { ...limits, seed, relGap: PART_GAP, maxLpIterations: Math.ceil(work * maxLpIterations) }
    const { choice, stopped } = await solveAmong(model, rows, open, from.choice, options, free)
    const value = choice ? worth(choice) : Infinity
    const plan = choice && value < from.value - TINY ? { choice, value } : from
    return { plan, proved: stopped === 'proved' }
  }
}

/** A plan and its points: they are dear to work out again. */
interface Valued {
  readonly choice: Choice
  readonly value: number
}

const bestOf = (found: readonly Valued[]): Valued =>
  found.reduce((best, plan) => (plan.value < best.value ? plan : best))

/** Candidates of a higher reduced cost are not tried. */
const OPEN = 1
const CHEAP = 0.5
/** Movers drawn at first. */
const FIRST_SHARE = 0.4
const FIRST_MOVERS = 400
/** Drawings in vain after which a plan is left as it is. */
const PATIENCE = 3
const DRAWN_IN_CROSSING = 0.25
/** Share of the crossings in vain, one after the other, that ends them. */
const IN_VAIN = 0.4
/** Work of one MIP, in that of the first ones. */
const DRAWN_WORK = 0.35
const CROSSING_WORK = 0.65
const PART_GAP = 0.0003
const TINY = 1e-6
