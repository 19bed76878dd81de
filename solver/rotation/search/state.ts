/**
 * The mutable state of the local search: who serves where, and what a change of several places at once would cost.
 * It knows coverage without lending, spread, costs of single moves, moves beyond the quota, and all limits at a price
 * for each head outside: their own, or one for all that must hold. What it does not know (lending) the evaluator and the
 * models do.
 */
import { strengths } from '../cover.ts'
import { type Choice, HEAD, HEAD_KEYS, type RotationProblem } from '../problem.ts'
import { headsAfter, spreadPoints } from '../rules/dispersion.ts'
import { activityOf, type Limit } from '../rules/limit.ts'
import { candidateCosts, pricedLimits } from '../rules/prices.ts'
import { requiredPrincipalMoves } from '../rules/quota-principals.ts'
import { requiredMoves } from '../rules/quota-teachers.ts'
import { type UnitCost, UnitCover } from './unit-cover.ts'

/** What the search minds, in points for a point. */
export interface SearchPrices {
  readonly shortage: number
  readonly rest: number
  /** For each point of missing periods above `shortageAllowed`. */
  readonly overShortage: number
  readonly shortageAllowed: number
  /** For each head outside a limit. */
  readonly limits: number
  /** Points of a missing period by unit and subject, where they are not the policy's. */
  readonly periods?: readonly Float64Array[]
}

/** The mover goes to the candidate, or home (-1). */
export interface Change {
  readonly mover: number
  readonly to: number
}

export class SearchState {
  readonly choice: Choice
  /** Movers serving at each unit now, in no order. */
  readonly serving: number[][]
  private readonly problem: RotationProblem
  private readonly prices: SearchPrices
  private readonly cover: UnitCover
  private readonly classOfHome: Int32Array
  private readonly classOfCandidate: Int32Array
  private readonly classes: {
    readonly kind: number
    readonly subject: number
    readonly most: number
    readonly standard: number
  }[] = []
  private readonly most: Float64Array[]
  private readonly standard: Float64Array[]
  private readonly heads: Float64Array[]
  private readonly unitCost: UnitCost[]
  /** By unit: its cost after (class leaving, class arriving), until the unit changes. */
  private readonly known: Map<number, UnitCost>[]
  private readonly candidateCost: Float64Array
  private readonly limitsOfMover: Incidence
  private readonly limitsOfCandidate: Incidence
  private readonly limitLower: Float64Array
  private readonly limitUpper: Float64Array
  private readonly limitPrice: Float64Array
  private readonly mustHold: number
  private readonly activity: Float64Array
  private readonly beyond: { readonly required: number; moved: number }[]
  private readonly place: Int32Array
  private shortage = 0

  /** `mustHold`: limits at the price of `prices`, before those that have their own. */
  constructor(problem: RotationProblem, mustHold: readonly Limit[], choice: Choice, prices: SearchPrices) {
    this.problem = problem
    this.prices = prices
    this.choice = choice.slice()
    this.cover = new UnitCover(problem, prices.periods)
    const { persons, movers, candidates, units } = problem
    const classIndex = new Map<string, number>()
    const classOf = (person: number, most: number, standard: number): number => {
      const { kind, subject } = persons[person]!
      const key = `${kind} ${most} ${standard}`
      const found = classIndex.get(key)
      if (found !== undefined) return found
      classIndex.set(key, this.classes.length)
      return this.classes.push({ kind, subject, most, standard }) - 1
    }
    this.classOfHome = Int32Array.from(movers, (p) =>
      classOf(p, persons[p]!.load.most, persons[p]!.load.standard),
    )
    this.classOfCandidate = Int32Array.from(candidates.mover, (m, c) =>
      classOf(movers[m]!, candidates.most[c]!, candidates.standard[c]!),
    )
    const strength = strengths(problem, choice)
    this.most = strength.map(({ most }) => most)
    this.standard = strength.map(({ standard }) => standard)
    this.heads = headsAfter(problem, choice)
    this.candidateCost = candidateCosts(problem)
    const priced = pricedLimits(problem)
    const limits = [...mustHold, ...priced.map(({ limit }) => limit)]
    this.mustHold = mustHold.length
    this.limitPrice = Float64Array.from(limits, (_, k) =>
      k < mustHold.length ? prices.limits : prices.rest * priced[k - mustHold.length]!.price,
    )
    this.limitsOfMover = incidence(limits, movers.length, (limit) => [limit.movers, limit.moverBy])
    this.limitsOfCandidate = incidence(limits, candidates.unit.length, (limit) => [
      limit.candidates,
      limit.candidateBy,
    ])
    this.limitLower = Float64Array.from(limits, ({ lower }) => lower)
    this.limitUpper = Float64Array.from(limits, ({ upper }) => upper)
    this.activity = Float64Array.from(limits, (limit) => activityOf(problem, limit, choice))
    this.beyond = [requiredMoves(problem), requiredPrincipalMoves(problem)].map((required) => ({
      required,
      moved: 0,
    }))
    this.serving = units.map(() => [])
    this.place = new Int32Array(movers.length)
    movers.forEach((person, mover) => {
      const to = choice[mover]!
      const unit = to < 0 ? persons[person]!.unit : candidates.unit[to]!
      this.place[mover] = unit
      if (unit >= 0) this.serving[unit]!.push(mover)
      if (to >= 0) this.beyond[this.groupOf(mover)]!.moved++
    })
    this.unitCost = units.map((_, u) => this.cover.costOf(u, this.most[u]!, this.standard[u]!))
    this.known = units.map(() => new Map<number, UnitCost>())
    this.shortage = this.unitCost.reduce((sum, cost) => sum + cost.shortage, 0)
  }

  /** Heads outside the limits that must hold, all together. */
  get excess(): number {
    let sum = 0
    for (let limit = 0; limit < this.mustHold; limit++) sum += this.outside(limit, this.activity[limit]!)
    return sum
  }

  unitOf(mover: number): number {
    return this.place[mover]!
  }

  homeOf(mover: number): number {
    return this.problem.persons[this.problem.movers[mover]!]!.unit
  }

  /** The mover's candidate at the unit; -1 for home, -2 where there is none. */
  candidateAt(mover: number, unit: number): number {
    if (unit === this.homeOf(mover)) return -1
    const { starts, unit: unitOf } = this.problem.candidates
    let [low, high] = [starts[mover]!, starts[mover + 1]! - 1]
    while (low <= high) {
      const at = (low + high) >> 1
      if (unitOf[at]! === unit) return at
      if (unitOf[at]! < unit) low = at + 1
      else high = at - 1
    }
    return -2
  }

  /** Points that the changes add; each mover at most once. */
  delta(changes: readonly Change[]): number {
    const { prices } = this
    let rest = 0
    let shortage = 0
    const moved = [0, 0]
    const units = new Touched()
    for (const { mover, to } of changes) {
      const from = this.choice[mover]!
      if (from >= 0) rest -= this.candidateCost[from]!
      if (to >= 0) rest += this.candidateCost[to]!
      moved[this.groupOf(mover)]! += (to >= 0 ? 1 : 0) - (from >= 0 ? 1 : 0)
      units.leave(this.place[mover]!, this.classAt(mover, from), this.headsAt(mover, from))
      units.enter(
        to < 0 ? this.homeOf(mover) : this.problem.candidates.unit[to]!,
        this.classAt(mover, to),
        this.headsAt(mover, to),
      )
    }
    for (let at = 0; at < units.count; at++) {
      const unit = units.unit[at]!
      if (unit < 0) continue
      const before = this.unitCost[unit]!
      const after = this.costAfter(unit, units.left[at]!, units.came[at]!)
      shortage += after.shortage - before.shortage
      rest += after.surplus - before.surplus
      if (this.problem.units[unit]!.inBalance)
        rest += this.spreadDelta(unit, units.left[at]!, units.came[at]!)
    }
    this.beyond.forEach(({ required, moved: now }, group) => {
      rest +=
        this.problem.policy.rotationWeights.moveBeyondQuota *
        (Math.max(0, now + moved[group]! - required) - Math.max(0, now - required))
    })
    const over = (points: number): number => Math.max(0, points - prices.shortageAllowed)
    return (
      prices.shortage * shortage +
      prices.rest * rest +
      prices.overShortage * (over(this.shortage + shortage) - over(this.shortage)) +
      this.limitDelta(changes)
    )
  }

  apply(changes: readonly Change[]): void {
    for (const { mover, to } of changes) {
      const from = this.choice[mover]!
      this.limitsOfThis(mover, from, to, (limit, by) => {
        this.activity[limit]! += by
      })
      this.beyond[this.groupOf(mover)]!.moved += (to >= 0 ? 1 : 0) - (from >= 0 ? 1 : 0)
      const [before, after] = [
        this.place[mover]!,
        to < 0 ? this.homeOf(mover) : this.problem.candidates.unit[to]!,
      ]
      this.shift(before, this.classAt(mover, from), this.headsAt(mover, from), -1)
      this.shift(after, this.classAt(mover, to), this.headsAt(mover, to), 1)
      if (before >= 0) {
        const here = this.serving[before]!
        here[here.indexOf(mover)] = here[here.length - 1]!
        here.pop()
      }
      if (after >= 0) this.serving[after]!.push(mover)
      this.place[mover] = after
      this.choice[mover] = to
      for (const unit of [before, after]) {
        if (unit < 0) continue
        this.known[unit]!.clear()
        this.stale.add(unit)
      }
    }
    for (const unit of this.stale) {
      this.shortage -= this.unitCost[unit]!.shortage
      this.unitCost[unit] = this.cover.costOf(unit, this.most[unit]!, this.standard[unit]!)
      this.shortage += this.unitCost[unit].shortage
    }
    this.stale.clear()
  }
  private readonly stale = new Set<number>()

  private groupOf(mover: number): number {
    return this.problem.persons[this.problem.movers[mover]!]!.principal ? 1 : 0
  }

  private classAt(mover: number, candidate: number): number {
    return candidate < 0 ? this.classOfHome[mover]! : this.classOfCandidate[candidate]!
  }

  private headsAt(mover: number, candidate: number): number {
    return candidate < 0
      ? this.problem.persons[this.problem.movers[mover]!]!.heads
      : this.problem.candidates.heads[candidate]!
  }

  private shift(unit: number, cls: number, heads: number, by: number): void {
    if (unit < 0) return
    const { kind, subject, most, standard } = this.classes[cls]!
    this.most[unit]![kind]! += by * most
    this.standard[unit]![subject]! += by * standard
    HEAD_KEYS.forEach((key, i) => {
      if (heads & HEAD[key]) this.heads[i]![unit]! += by
    })
  }

  private costAfter(unit: number, left: readonly Being[], came: readonly Being[]): UnitCost {
    if (left.length > 1 || came.length > 1) return this.tried(unit, left, came)
    const key =
      (left.length > 0 ? left[0]!.cls + 1 : 0) * (this.classes.length + 1) +
      (came.length > 0 ? came[0]!.cls + 1 : 0)
    const known = this.known[unit]!.get(key)
    if (known) return known
    const cost = this.tried(unit, left, came)
    this.known[unit]!.set(key, cost)
    return cost
  }

  private tried(unit: number, left: readonly Being[], came: readonly Being[]): UnitCost {
    for (const { cls } of left) this.shift(unit, cls, 0, -1)
    for (const { cls } of came) this.shift(unit, cls, 0, 1)
    const cost = this.cover.costOf(unit, this.most[unit]!, this.standard[unit]!)
    for (const { cls } of left) this.shift(unit, cls, 0, 1)
    for (const { cls } of came) this.shift(unit, cls, 0, -1)
    return cost
  }

  private spreadDelta(unit: number, left: readonly Being[], came: readonly Being[]): number {
    let points = 0
    for (let i = 0; i < HEAD_KEYS.length; i++) {
      const bit = HEAD[HEAD_KEYS[i]!]
      let by = 0
      for (const { heads } of left) if (heads & bit) by--
      for (const { heads } of came) if (heads & bit) by++
      if (by === 0) continue
      const now = this.heads[i]![unit]!
      points += spreadPoints(this.problem, unit, i, now + by) - spreadPoints(this.problem, unit, i, now)
    }
    return points
  }

  private outside(limit: number, value: number): number {
    const out = Math.max(this.limitLower[limit]! - value, value - this.limitUpper[limit]!)
    return out > 1e-9 ? out : 0
  }

  private readonly shifted = new Map<number, number>()
  private limitDelta(changes: readonly Change[]): number {
    const { shifted } = this
    shifted.clear()
    for (const { mover, to } of changes) {
      this.limitsOfThis(mover, this.choice[mover]!, to, (limit, by) => {
        shifted.set(limit, (shifted.get(limit) ?? 0) + by)
      })
    }
    let sum = 0
    for (const [limit, by] of shifted) {
      if (by === 0) continue
      const now = this.activity[limit]!
      sum += this.limitPrice[limit]! * (this.outside(limit, now + by) - this.outside(limit, now))
    }
    return sum
  }

  private limitsOfThis(
    mover: number,
    from: number,
    to: number,
    tell: (limit: number, by: number) => void,
  ): void {
    if (from < 0 !== to < 0) each(this.limitsOfMover, mover, to >= 0 ? 1 : -1, tell)
    if (from >= 0) each(this.limitsOfCandidate, from, -1, tell)
    if (to >= 0) each(this.limitsOfCandidate, to, 1, tell)
  }
}

interface Being {
  readonly cls: number
  readonly heads: number
}

/** Who leaves and who comes, by unit; a handful of units. */
class Touched {
  count = 0
  readonly unit: number[] = []
  readonly left: Being[][] = []
  readonly came: Being[][] = []

  leave(unit: number, cls: number, heads: number): void {
    this.left[this.at(unit)]!.push({ cls, heads })
  }

  enter(unit: number, cls: number, heads: number): void {
    this.came[this.at(unit)]!.push({ cls, heads })
  }

  private at(unit: number): number {
    const found = this.unit.indexOf(unit)
    if (found >= 0) return found
    this.unit.push(unit)
    this.left.push([])
    this.came.push([])
    return this.count++
  }
}

/** Limits by item, with coefficients: those of item i lie at starts[i] .. starts[i + 1] - 1. */
interface Incidence {
  readonly starts: Int32Array
  readonly limit: Int32Array
  readonly by: Float64Array
}

function incidence(
  limits: readonly Limit[],
  count: number,
  sideOf: (limit: Limit) => readonly [readonly number[], readonly number[]],
): Incidence {
  const starts = new Int32Array(count + 1)
  for (const limit of limits) for (const item of sideOf(limit)[0]) starts[item + 1]!++
  for (let item = 0; item < count; item++) starts[item + 1]! += starts[item]!
  const next = starts.slice()
  const found = { starts, limit: new Int32Array(starts[count]!), by: new Float64Array(starts[count]!) }
  limits.forEach((limit, index) => {
    const [items, by] = sideOf(limit)
    items.forEach((item, k) => {
      const at = next[item]!++
      found.limit[at] = index
      found.by[at] = by[k]!
    })
  })
  return found
}

function each(
  { starts, limit, by }: Incidence,
  item: number,
  times: number,
  tell: (limit: number, by: number) => void,
): void {
  for (let k = starts[item]!; k < starts[item + 1]!; k++) tell(limit[k]!, times * by[k]!)
}
