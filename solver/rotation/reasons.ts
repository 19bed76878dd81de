/** Why a move is in the plan: what gets worse when this one move is taken back and all others stay. */
import { SUBJECTS } from '../../models/subject.ts'
import type { Reason } from '../../models/plan.ts'
import type { MoveReasonCode } from '../../models/move-reasons.ts'
import { type Cover, coverGroups, coverOf, type Group, type Lending } from './cover.ts'
import { type Choice, HEAD_KEYS, POOL, type RotationProblem, shortagePrices, withMove } from './problem.ts'
import { headsAfter, spreadPoints, target } from './rules/dispersion.ts'
import { activityOf, excessOf, type Limit } from './rules/limit.ts'
import { pricedLimits } from './rules/prices.ts'

/** Gains below this many points are not worth a sentence. */
const WORTH_SAYING = 0.05

interface Gain {
  readonly code: MoveReasonCode
  readonly points: number
  readonly params: Reason['params']
}

/** Finds the reasons of moves of one plan. */
export class MoveReasons {
  private readonly problem: RotationProblem
  private readonly limits: readonly Limit[]
  private readonly choice: Choice
  private readonly lending: Lending
  private readonly groupOf: ReadonlyMap<number, Group>
  private readonly withAll: Cover
  /** By mover: limits that may be bought off and that the own move bears on. */
  private readonly pricedOf = new Map<number, ReturnType<typeof pricedLimits>>()

  constructor(problem: RotationProblem, limits: readonly Limit[], choice: Choice, lending: Lending) {
    this.problem = problem
    this.limits = limits
    this.choice = choice
    for (const priced of pricedLimits(problem)) {
      const { movers, candidates } = priced.limit
      const chosen = candidates.map((c) => problem.candidates.mover[c]!)
      for (const mover of new Set([...movers, ...chosen])) {
        if (choice[mover]! >= 0) this.pricedOf.set(mover, [...(this.pricedOf.get(mover) ?? []), priced])
      }
    }
    this.lending = lending
    const groups = coverGroups(problem, lending)
    this.groupOf = new Map(groups.flatMap((group) => group.units.map((unit) => [unit, group] as const)))
    this.withAll = coverOf(problem, choice, lending, groups)
  }

  /** Strongest first: the pin, then gains by points, then the limits that would break. */
  of(mover: number): Reason[] {
    const without = withMove(this.choice, mover, -1)
    const { unit } = this.problem.candidates
    const places = [this.problem.persons[this.problem.movers[mover]!]!.unit, unit[this.choice[mover]!]!]
    const gains = [
      ...this.coverGains(without, places),
      ...this.spreadGains(without, places),
      ...this.personalGains(mover),
      ...this.pricedGains(mover, without),
    ]
    const reasons = [
      ...this.pin(mover),
      ...gains
        .filter(({ points }) => points >= WORTH_SAYING)
        .sort((a, b) => b.points - a.points)
        .map(({ code, params, points }) => ({ code, params: { ...params, points: tidy(points) } })),
      ...this.limitsHeld(without),
    ]
    return reasons.length > 0 ? reasons : [{ code: 'plan-balance', params: {} }]
  }

  private pin(mover: number): Reason[] {
    return this.problem.pins.some((pin) => pin.mover === mover) ? [{ code: 'pin', params: {} }] : []
  }

  private coverGains(without: Choice, places: readonly number[]): Gain[] {
    const { units, policy, sites } = this.problem
    const touched = [...new Set(places.flatMap((place) => this.groupOf.get(place) ?? []))]
    const before = coverOf(this.problem, without, this.lending, touched)
    const price = shortagePrices(policy)
    const gains: Gain[] = []
    for (const u of touched.flatMap((group) => group.units)) {
      for (const code of ['shortage', 'surplus'] as const) {
        before[code][u]!.forEach((periods, subject) => {
          const after = this.withAll[code][u]![subject]!
          const each = code === 'shortage' ? price[subject]! : policy.rotationWeights.surplusPeriod
          const params = {
            site: sites[units[u]!.site]!.id,
            stage: units[u]!.stage,
            subject: subject === POOL ? 'any' : SUBJECTS[subject]!,
            before: tidy(periods),
            after: tidy(after),
          }
          gains.push({ code, points: each * (periods - after), params })
        })
      }
    }
    return gains
  }

  private spreadGains(without: Choice, places: readonly number[]): Gain[] {
    const [before, after] = [headsAfter(this.problem, without), headsAfter(this.problem, this.choice)]
    return HEAD_KEYS.flatMap((key, i) =>
      places
        .filter((unit) => unit >= 0 && this.problem.units[unit]!.inBalance)
        .map((unit) => ({
          code: 'dispersion' as const,
          points:
            spreadPoints(this.problem, unit, i, before[i]![unit]!) -
            spreadPoints(this.problem, unit, i, after[i]![unit]!),
          params: {
            head: key,
            site: this.problem.sites[this.problem.units[unit]!.site]!.id,
            before: before[i]![unit]!,
            after: after[i]![unit]!,
            target: tidy(target(this.problem, unit, i)),
          },
        })),
    )
  }

  private personalGains(mover: number): Gain[] {
    const { candidates, moverKm, policy } = this.problem
    const candidate = this.choice[mover]!
    const shorterKm = moverKm[mover]! - candidates.km[candidate]!
    const wish = candidates.wish[candidate]!
    const gains: Gain[] = []
    if (wish > 0) {
      gains.push({
        code: 'wish',
        points: policy.rotationWeights.wish * wish,
        params: { rank: Math.round(1 / wish) },
      })
    }
    const { ruralYear, relief } = policy.rotationWeights
    gains.push(
      { code: 'rural-year', points: ruralYear * candidates.ruralYear[candidate]!, params: {} },
      { code: 'relief', points: relief * candidates.relief[candidate]!, params: {} },
    )
    // A shorter commute costs nothing and earns nothing; it is worth saying all the same.
    if (shorterKm >= 1) gains.push({ code: 'commute', points: WORTH_SAYING, params: { km: tidy(shorterKm) } })
    return gains
  }

  /** What the limits that may be bought off would cost more, by rule. */
  private pricedGains(mover: number, without: Choice): Gain[] {
    const points = { mentors: 0, teams: 0 }
    for (const { limit, price } of this.pricedOf.get(mover) ?? []) {
      const outside = (choice: Choice): number => excessOf(limit, activityOf(this.problem, limit, choice))
      points[limit.rule as keyof typeof points] += price * (outside(without) - outside(this.choice))
    }
    return (['mentors', 'teams'] as const).map((code) => ({ code, points: points[code], params: {} }))
  }

  /** Limits kept now that would break without the move. */
  private limitsHeld(without: Choice): Reason[] {
    const held = this.limits.filter(
      (limit) =>
        excessOf(limit, activityOf(this.problem, limit, this.choice)) === 0 &&
        excessOf(limit, activityOf(this.problem, limit, without)) > 0,
    )
    const codes = [...new Set(held.map((limit) => limit.rule))].filter((rule) => rule !== 'pin')
    return codes.map((code) => {
      const limit = held.find(({ rule }) => rule === code)!
      return { code, params: limit.lower > 0 ? { required: limit.lower } : {} }
    })
  }
}

const tidy = (value: number): number => Math.round(value * 100) / 100
