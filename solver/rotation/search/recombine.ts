/**
 * Search by MIPs over the places of some people, all others fixed. First those on whom the plan and the relaxation
 * disagree (RINS: Danna, Rothberg & Le Pape, 2005), from several relaxations; each plan found is improved over people
 * drawn at random; then the plans are crossed: free is whoever they place differently (Rothberg, 2007). A fixed number
 * of MIPs, each ended by work, so the same plan each time.
 */
import type { MilpModel } from '../../milp/model.ts'
import type { SiftedSolution } from '../../milp/sifted-lp.ts'
import { Random } from '../../search/random.ts'
import { candidatesUpTo } from '../guides.ts'
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
  { seed, rounds, crossings, maxLpIterations, ...limits }: Recombination,
): Promise<Choice> {
  const { problem, firstPlace } = model
  const random = new Random(seed)
  const cheap = candidatesUpTo(model, guides[0]!, CHEAP)
  const found: Choice[] = guides.length > 1 ? [] : [start]
  for (const guide of guides) {
    const open = candidatesUpTo(model, guide, OPEN)
    const agrees = (mover: number): boolean => {
      const candidate = start[mover]!
      return guide.x[candidate < 0 ? mover : firstPlace + candidate]! >= AGREES
    }
    const { choice } = await improved(start, open, (mover) => !agrees(mover), 1)
    found.push(await improvedAtRandom(choice))
  }
  for (let crossing = 0; crossing < crossings; crossing++) {
    found.sort((a, b) => worth(a) - worth(b))
    const best = found[0]!
    const other = found[1 + (crossing % (found.length - 1))]!
    const open = new Set([...cheap, ...other.filter((candidate) => candidate >= 0)])
    const differs = (mover: number): boolean =>
      best[mover] !== other[mover] || random.float() < DRAWN_IN_CROSSING
    found.push(await improvedAtRandom((await improved(best, open, differs, CROSSING_WORK)).choice))
  }
  return found.reduce((best, choice) => (worth(choice) < worth(best) ? choice : best))

  /** Draws as many as one MIP can decide on within its work. */
  async function improvedAtRandom(from: Choice): Promise<Choice> {
    let choice = from
    let share = Math.min(FIRST_SHARE, FIRST_MOVERS / problem.movers.length)
    let inVain = 0
    for (let round = 0; round < rounds && inVain < PATIENCE; round++) {
      const next = await improved(choice, cheap, () => random.float() < share, DRAWN_WORK)
      if (!next.proved) share *= 0.9
      else if (next.choice === choice) share = Math.min(1, share * 1.1)
      inVain = next.choice === choice ? inVain + 1 : 0
      choice = next.choice
    }
    return choice
  }

  async function improved(
    from: Choice,
    open: ReadonlySet<number>,
    isFree: (mover: number) => boolean,
    work: number,
  ): Promise<{ choice: Choice; proved: boolean }> {
    const free = Uint8Array.from(problem.movers, (_, mover) => (isFree(mover) ? 1 : 0))
    const options = { ...limits, seed, relGap: PART_GAP, maxLpIterations: Math.ceil(work * maxLpIterations) }
    const { choice, stopped } = await solveAmong(model, rows, open, from, options, free)
    const better = choice !== undefined && worth(choice) < worth(from) - TINY
    return { choice: better ? choice : from, proved: stopped === 'proved' }
  }
}

/** Candidates of a higher reduced cost are not tried. */
const OPEN = 1
const CHEAP = 0.5
/** Share of a place in the relaxation from which it counts as decided. */
const AGREES = 0.95
/** Movers drawn at first. */
const FIRST_SHARE = 0.4
const FIRST_MOVERS = 400
/** Drawings in vain after which a plan is left as it is. */
const PATIENCE = 6
const DRAWN_IN_CROSSING = 0.25
/** Work of one MIP, in that of the first ones. */
const DRAWN_WORK = 0.35
const CROSSING_WORK = 0.65
const PART_GAP = 0.0003
const TINY = 1e-6
