/**
 * The rotation for many values of one figure, for far less than as many solves: problems that differ only in what they
 * forbid share one relaxation, plans start from those of their neighbours, and what is proven or found for one value
 * is used for all for which it holds. Lending counts by the hour; missing periods are priced, with no step of their own.
 */
import { SUBJECTS } from '../../../models/subject.ts'
import { evaluate, brokenLimits, type Terms } from '../evaluate.ts'
import { fitLimits, relaxed } from '../fit.ts'
import { buildModel } from '../model.ts'
import type { Choice, RotationProblem } from '../problem.ts'
import { nobodyMoves, POOL } from '../problem.ts'
import { Relaxation } from '../relaxation.ts'
import { withoutCalm } from '../rules/calm.ts'
import { requiredMoves } from '../rules/quota-teachers.ts'
import { anneal } from '../search/anneal.ts'
import { limitsOf, type RotationOptions } from '../solve.ts'
import {
  byTightness,
  changingRows,
  isWithin,
  sameCounty,
  sidesOf,
  type Station,
  type SweepVariant,
} from './family.ts'
import { type Places, Portable } from './portable.ts'
import { LIMIT_PRICES, searchPlan } from './search.ts'

/** The best plan found for one value. Plain data: it crosses from a worker. */
export interface SweepPoint {
  readonly moves: readonly { readonly teacherId: string; readonly unit: string }[]
  /** Points, lending by the hour, and what no plan is below. */
  readonly value: number
  readonly bound: number
  readonly terms: Terms
  /** Missing periods a week by subject; the last entry is the pool. */
  readonly shortage: readonly number[]
  readonly lentPeriods: number
  /** Road km that the moves add, one way. */
  readonly addedKm: number
  readonly eligible: number
  readonly requiredMoves: number
  /** Rules that cannot all hold, and how far each gives way, heads. Empty in the ordinary case. */
  readonly gives: readonly { readonly rule: string; readonly where: string; readonly gives: number }[]
}

export interface SweepOptions extends Pick<RotationOptions, 'seed' | 'effort'> {
  readonly onProgress?: (done: number) => void
  /** A plan to start from. */
  readonly start?: Places
}

/** One point for each problem, in their order. */
export async function sweepRotation(
  problems: readonly RotationProblem[],
  variant: SweepVariant,
  options: SweepOptions,
): Promise<SweepPoint[]> {
  const stations = await solveStations(problems, variant, options)
  const byProblem = new Map(stations.map((station) => [station.portable.problem, station]))
  return problems.map((problem) => pointOf(byProblem.get(problem)!, variant))
}

/** Plans and bounds for all problems, family by family. */
export async function solveStations(
  problems: readonly RotationProblem[],
  variant: SweepVariant,
  options: SweepOptions,
): Promise<Station[]> {
  const stations: Station[] = []
  let done = 0
  for (const family of familiesOf(problems)) {
    const known = stations.slice()
    const own = await legalPlans(family, known, variant, options)
    stations.push(...own)
    await solveFamily(own, known, variant, options, () => options.onProgress?.(++done / problems.length))
  }
  sharePlans(stations, variant)
  shareBounds(stations)
  return stations
}

/** In the order of their first members; each from the tightest to the loosest. */
function familiesOf(problems: readonly RotationProblem[]): RotationProblem[][] {
  const families: RotationProblem[][] = []
  for (const problem of problems) {
    const family = families.find(([first]) => sameCounty(first!, problem))
    if (family) family.push(problem)
    else families.push([problem])
  }
  return families.map((family) => family.sort(byTightness))
}

/** A plan within the limits for each problem: what serves a tighter one serves a looser one too. */
async function legalPlans(
  family: readonly RotationProblem[],
  known: readonly Station[],
  variant: SweepVariant,
  { seed, start }: SweepOptions,
): Promise<Station[]> {
  const stations: Station[] = []
  for (const problem of family) {
    const portable = new Portable(problem)
    const all = limitsOf(problem)
    let limits = all
    let gives = new Float64Array(all.length)
    const keeps = (choice: Choice): boolean => brokenLimits(problem, limits, choice).length === 0
    const handed = [
      ...(start ? [portable.choiceOf(start)] : []),
      ...[...stations, ...known].map((other) => carried(other, portable)),
    ]
    let choice = handed.find(keeps)
    if (!choice) {
      const tries = 40 * problem.movers.length
      const prices = { shortage: 1, rest: 1, ...LIMIT_PRICES }
      choice = anneal(withoutCalm(problem), all, nobodyMoves(problem), {
        seed,
        tries,
        hot: 5,
        cold: 0.3,
        prices,
      })
    }
    if (!keeps(choice)) {
      const fit = await fitLimits(withoutCalm(problem), all, { seed })
      ;({ choice } = fit)
      gives = Float64Array.from(fit.gives)
      limits = relaxed(all, gives)
    }
    const value = valueOf(problem, choice, variant)
    stations.push({ portable, limits, gives, choice, value, bound: -Infinity })
  }
  return stations
}

/** From the loosest to the tightest, so that cuts stay valid and the basis stays near. */
async function solveFamily(
  family: readonly Station[],
  known: readonly Station[],
  variant: SweepVariant,
  { seed, effort, start: given }: SweepOptions,
  onDone: () => void,
): Promise<void> {
  const base = family.at(-1)!
  const model = buildModel(base.portable.problem, base.limits, variant === 'both' ? 'by-the-hour' : 'none')
  const sides = family.map((station) => sidesOf(model, base, station))
  const avoid = changingRows(sides)
  const relaxation = await Relaxation.open(model, base.choice, { seed })
  try {
    const solved = known.slice()
    for (let at = family.length - 1; at >= 0; at--) {
      const station = family[at]!
      for (const other of solved) adopt(station, carried(other, station.portable), variant)
      const inBase = base.portable.choiceOf(station.portable.placesOf(station.choice))
      relaxation.turnTo(sides[at]!, inBase)
      const neighbour = solved.at(-1)
      const places = neighbour ? neighbour.portable.placesOf(neighbour.choice) : given
      await searchPlan(
        { model, base, station, relaxation, avoid, variant },
        { seed, effort, ...(places && { start: station.portable.choiceOf(places) }) },
        (choice) => adopt(station, choice, variant),
      )
      solved.push(station)
      onDone()
    }
  } finally {
    relaxation.dispose()
  }
}

/** Any plan found is tried wherever it keeps the limits. */
function sharePlans(stations: readonly Station[], variant: SweepVariant): void {
  const plans = stations.map(({ portable, choice }) => portable.placesOf(choice))
  for (const station of stations)
    for (const places of plans) adopt(station, station.portable.choiceOf(places), variant)
}

/**
 * What no plan of the looser can beat, no plan of the tighter can, save for the price of moves beyond the quota: of
 * those the tighter has fewer, by the difference of the quotas at most.
 */
function shareBounds(stations: readonly Station[]): void {
  for (const tight of stations) {
    for (const loose of stations) {
      if (tight === loose || !isWithin(tight, loose)) continue
      const { problem } = tight.portable
      const more = requiredMoves(problem) - requiredMoves(loose.portable.problem)
      const proven = loose.bound - problem.policy.rotationWeights.moveBeyondQuota * more
      tight.bound = Math.max(tight.bound, proven)
    }
  }
}

/** Keeps the plan if it is within the limits and better. */
function adopt(station: Station, choice: Choice, variant: SweepVariant): void {
  const { problem } = station.portable
  if (brokenLimits(problem, station.limits, choice).length > 0) return
  const value = valueOf(problem, choice, variant)
  if (value >= station.value) return
  station.choice = choice
  station.value = value
}

const carried = (from: Station, to: Portable): Choice => to.choiceOf(from.portable.placesOf(from.choice))

const lendingOf = (variant: SweepVariant) => (variant === 'both' ? 'by-the-hour' : 'none')

const valueOf = (problem: RotationProblem, choice: Choice, variant: SweepVariant): number =>
  evaluate(problem, choice, lendingOf(variant)).objective

function pointOf({ portable, limits: _, gives, choice, bound }: Station, variant: SweepVariant): SweepPoint {
  const { problem } = portable
  const { objective, terms, cover } = evaluate(problem, choice, lendingOf(variant))
  const limits = limitsOf(problem)
  return {
    moves: portable.placesOf(choice).map((place) => {
      const [teacherId, unit] = place.split(' ') as [string, string]
      return { teacherId, unit }
    }),
    value: objective,
    bound: Math.min(bound, objective),
    terms,
    shortage: Array.from({ length: SUBJECTS.length + 1 }, (__, k) =>
      tidy(cover.shortage.reduce((sum, missing) => sum + missing[k === SUBJECTS.length ? POOL : k]!, 0)),
    ),
    lentPeriods: tidy(cover.lent.reduce((sum, periods) => sum + periods, 0)),
    addedKm: choice.reduce((sum, c) => (c >= 0 ? sum + problem.candidates.addedKm[c]! : sum), 0),
    eligible: problem.eligible,
    requiredMoves: requiredMoves(problem),
    gives: limits.flatMap(({ rule, where }, k) =>
      gives[k] ? [{ rule, where, gives: Math.abs(gives[k]) }] : [],
    ),
  }
}

const tidy = (value: number): number => Math.round(value * 1e6) / 1e6
