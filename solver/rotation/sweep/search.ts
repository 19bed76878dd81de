/** One value of a sweep: the relaxation from the last basis, then a search from the neighbour's plan. */
import { EFFORT, type RotationEffort, triesOf } from '../effort.ts'
import { broughtInPrices, candidatesUpTo, roundedPlan } from '../guides.ts'
import type { SiftedSolution } from '../../milp/sifted-lp.ts'
import type { RotationModel } from '../model.ts'
import type { Choice } from '../problem.ts'
import type { Relaxation } from '../relaxation.ts'
import { anneal } from '../search/anneal.ts'
import { solveAmong, tightRows } from '../search/sub-mip.ts'
import type { Member, Station, SweepVariant } from './family.ts'

interface Scene {
  /** The model of the family's loosest, `base`. */
  readonly model: RotationModel
  readonly base: Member
  readonly station: Station
  /** Turned to the station. */
  readonly relaxation: Relaxation
  /** Rows that no cut may rest on. */
  readonly avoid: ReadonlySet<number>
  readonly variant: SweepVariant
}

interface Guidance {
  readonly seed: number
  readonly effort: RotationEffort
  /** The plan of a neighbour, perhaps not within the limits here; none for the first value of all. */
  readonly start?: Choice
}

/** Raises the bound of the station, and hands every plan found to `take`. */
export async function searchPlan(
  { model, base, station, relaxation, avoid, variant }: Scene,
  { seed, effort, start }: Guidance,
  take: (choice: Choice) => void,
): Promise<void> {
  const warm = start !== undefined
  const { problem } = station.portable
  const solution = bound(relaxation, station, avoid, warm ? WARM_ROUNDS : EFFORT[effort].cutRounds, warm)
  if (!solution || (warm && isNearEnough(station))) return
  const near = warm && station.value - solution.bound <= NEAR * Math.abs(station.value)
  const fromBase = (choice: Choice): Choice => station.portable.choiceOf(base.portable.placesOf(choice))
  const keys = base.portable.keys
  const openOf = (set: ReadonlySet<number>): Set<number> =>
    new Set([...set].map((c) => station.portable.candidate(keys[c]!)).filter((c) => c >= 0))
  const annealing = {
    seed,
    tries: triesOf(problem, effort) / (near ? NEAR_TRIES_SHARE : 1),
    hot: warm ? 0.3 : 0.7,
    cold: 0.05,
    open: openOf(candidatesUpTo(model, solution, KEPT_COST)),
    prices: {
      shortage: 1,
      rest: 1,
      ...LIMIT_PRICES,
      ...(variant === 'both' && { periods: broughtInPrices(model, solution) }),
    },
  }
  const from = start ?? fromBase(roundedPlan(model, solution))
  take(anneal(problem, station.limits, from, annealing))

  const rows = tightRows(model, relaxation.rows, solution)
  const open = (c: number): boolean => relaxation.rows.colUpper[model.firstPlace + c]! > 0
  // A candidate whose reduced cost exceeds the gap is in no better plan.
  const useful = [...candidatesUpTo(model, solution, station.value - solution.bound)].filter(open)
  const all = useful.length <= MIP_CANDIDATES
  const among = all ? useful : [...candidatesUpTo(model, solution, USED_COST)].filter(open)
  if (among.length > MIP_CANDIDATES) return
  const { relGap, mipIterations } = EFFORT[effort]
  const inBase = base.portable.choiceOf(station.portable.placesOf(station.choice))
  const found = await solveAmong(model, rows, among, inBase, {
    seed,
    relGap,
    maxLpIterations: Math.ceil(mipIterations / (near ? NEAR_SHARE : 1)),
  })
  if (found.choice) take(fromBase(found.choice))
  if (all) station.bound = Math.max(station.bound, Math.min(found.bound, station.value))
}

const isNearEnough = ({ value, bound }: Station): boolean => value - bound <= NEAR_ENOUGH * Math.abs(value)

/** The relaxation's bound after some rounds of cuts. */
function bound(
  relaxation: Relaxation,
  station: Station,
  avoid: ReadonlySet<number>,
  rounds: number,
  warm: boolean,
): SiftedSolution | undefined {
  let best: SiftedSolution | undefined
  let latest = relaxation.weighted(Infinity)
  for (let round = 0; latest; round++) {
    const gain = best ? latest.objective - best.objective : Infinity
    if (!best || latest.bound >= best.bound) best = latest
    station.bound = Math.max(station.bound, best.bound)
    if (warm && isNearEnough(station)) break
    if (round >= rounds || gain < CUT_WORTH * (station.value - latest.objective)) break
    const { units } = station.portable.problem
    latest = relaxation.tighten(latest, Math.max(CUTS_A_ROUND, CUTS_A_UNIT * units.length), avoid)
  }
  return best
}

/** Prices of the annealing: a head outside a limit costs more than any one move is worth; coverage has no step of its own. */
export const LIMIT_PRICES = { limits: 300, overShortage: 0, shortageAllowed: Infinity } as const
/** Rounds of cuts of a value whose neighbour has been cut already. */
const WARM_ROUNDS = 3
/** A plan this near to its bound, relative, needs only a short search: so many times fewer tries, and a shorter MIP. */
const NEAR = 0.02
const NEAR_TRIES_SHARE = 5
const NEAR_SHARE = 10
/** So near that a curve would not show what is left. */
const NEAR_ENOUGH = 0.005
const CUT_WORTH = 0.002
const CUTS_A_ROUND = 150
const CUTS_A_UNIT = 3
/** As for a single solve: candidates of a higher reduced cost are left out of the search; of the MIP, where it would be too large. */
const KEPT_COST = 1
const USED_COST = 0.1
const MIP_CANDIDATES = 4000
