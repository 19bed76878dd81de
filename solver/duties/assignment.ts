/**
 * Who teaches which group how many periods: the mutable state of the search, with what it costs. A change adds or takes periods of
 * one group and one person; any move is a few changes, and the changes backwards undo it.
 */
import {
  ABOVE_STANDARD,
  BELOW_LEAST,
  FORM_TEACHER_ABSENT,
  OTHER_STAGE_PERIOD,
  PINNED_CLASH,
  PREPARATION,
  SECOND_SUBJECT_PERIOD,
  SPLIT,
  TEACHER_CHANGED,
} from './prices.ts'
import {
  AWAY,
  type DutiesProblem,
  MAX_SHARES,
  optionOf,
  type PinnedTime,
  NOBODY,
  SOMEBODY,
} from './problem.ts'
import { Tally } from './tally.ts'
import { VisitCount } from './visit-count.ts'

export class Assignment {
  readonly problem: DutiesProblem
  /** groups x MAX_SHARES: person and periods; person -1 where there is none. */
  readonly who: Int32Array
  readonly periods: Int32Array
  /** Periods taught, by group and by class. */
  readonly taught: Int32Array
  readonly classLoad: Int32Array
  /** Periods of each person, all told and in second subjects. */
  readonly load: Int32Array
  readonly second: Int32Array
  /** Shares (group x MAX_SHARES + n) of each person. */
  readonly shares: readonly number[][]
  /** By group: that whose lessons it hears, or NOBODY; SOMEBODY while that is open. */
  readonly heard: Int32Array
  /** By group that hears: who attends; NOBODY where nobody has to. */
  readonly assistant: Int32Array
  readonly personCost: Float64Array
  readonly groupCost: Float64Array
  /** By group: persons who had it last semester and may have it again. */
  readonly #keepers: readonly (readonly number[])[]
  readonly #visits: VisitCount
  readonly #tally: Tally
  /** By group: what a missing period costs, its periods, and what hearing all of them costs. */
  readonly #price: Float64Array
  readonly #periods: Int32Array
  readonly #hearingPoints: Float64Array
  readonly #hasPins: boolean
  /** By group: those with a pinned lesson at the same time. */
  readonly #pinnedWith: readonly (readonly number[])[]

  constructor(problem: DutiesProblem) {
    const { groups, persons, classes } = problem
    this.problem = problem
    this.who = new Int32Array(groups.length * MAX_SHARES).fill(-1)
    this.periods = new Int32Array(groups.length * MAX_SHARES)
    this.taught = new Int32Array(groups.length)
    this.classLoad = new Int32Array(classes.length)
    this.heard = Int32Array.from(groups, ({ senders }) => (senders.length > 0 ? SOMEBODY : NOBODY))
    this.assistant = new Int32Array(groups.length).fill(NOBODY)
    this.#tally = new Tally(problem)
    this.load = this.#tally.load
    this.second = this.#tally.second
    this.shares = persons.map(() => [])
    this.#visits = new VisitCount(problem)
    this.#price = Float64Array.from(groups, ({ post }) => problem.posts[post]!.price)
    this.#periods = Int32Array.from(groups, ({ periods }) => periods)
    this.#hearingPoints = Float64Array.from(
      groups,
      ({ periods }) => periods * problem.policy.online.periodCost,
    )
    this.#hasPins = groups.some(({ pinned }) => pinned.length > 0)
    this.#pinnedWith = groups.map(({ pinned }) =>
      pinned.length === 0
        ? []
        : groups.flatMap((other, g) =>
            other.pinned.some((at) => pinned.some((own) => overlap(own, at))) ? g : [],
          ),
    )
    this.#keepers = groups.map(({ post }, g) =>
      persons.flatMap(({ taught }, p) => (taught.has(g) && optionOf(problem, p, post) > 0 ? p : [])),
    )
    this.personCost = Float64Array.from(persons, (_, p) => this.costOfPerson(p))
    this.groupCost = Float64Array.from(groups, (_, g) => this.costOfGroup(g))
  }

  /** Adds `delta` periods of the group to the person, or takes them away; false, and nothing done, if there is no room for another share. */
  change(group: number, person: number, delta: number): boolean {
    const share = this.shareOf(group, person)
    if (share < 0) return false
    const before = this.periods[share]!
    const after = before + delta
    this.periods[share] = after
    this.taught[group]! += delta
    this.#tally.add(group, person, delta, before === 0 ? 1 : after === 0 ? -1 : 0)
    for (const c of this.problem.groups[group]!.classes) this.classLoad[c]! += delta
    if (before === 0) {
      this.who[share] = person
      this.shares[person]!.push(share)
    } else if (after === 0) {
      this.who[share] = -1
      const list = this.shares[person]!
      list[list.indexOf(share)] = list[list.length - 1]!
      list.pop()
    }
    return true
  }

  /** The person's share of the group, or else one that is free; -1 if there is neither. */
  shareOf(group: number, person: number): number {
    let free = -1
    for (let share = group * MAX_SHARES; share < (group + 1) * MAX_SHARES; share++) {
      if (this.who[share] === person) return share
      if (this.who[share]! < 0 && free < 0) free = share
    }
    return free
  }

  isOverloaded(person: number): boolean {
    return this.overload(person) > 0
  }

  /** Periods too many, all told or in second subjects; 0 or less where there are none. */
  overload(person: number): number {
    const { most, mostSecond } = this.problem.persons[person]!
    return Math.max(this.load[person]! - most, this.second[person]! - mostSecond)
  }

  /** Points of all. */
  cost(): number {
    const sum = (costs: Float64Array) => costs.reduce((total, cost) => total + cost, 0)
    return sum(this.personCost) + sum(this.groupCost)
  }

  /** Whether the group's classes have the time, and the group no more than it needs. */
  fits(group: number): boolean {
    const { classes, groups } = this.problem
    if (this.taught[group]! > groups[group]!.most) return false
    return groups[group]!.classes.every((c) => this.classLoad[c]! <= classes[c]!.slots)
  }

  costOfGroup(group: number): number {
    const keepers = this.#keepers[group]!
    let sharing = 0
    let kept = false
    for (let share = group * MAX_SHARES; share < (group + 1) * MAX_SHARES; share++) {
      if (this.who[share]! < 0) continue
      sharing++
      if (keepers.length > 0 && keepers.includes(this.who[share]!)) kept = true
    }
    return (
      this.#missingPoints(group) +
      (sharing > 1 ? (sharing - 1) * SPLIT : 0) +
      (keepers.length > 0 && !kept ? TEACHER_CHANGED : 0)
    )
  }

  /** Of periods that nobody gives on site: what they cost as missing, or as heard where all of them are. */
  #missingPoints(group: number): number {
    const taught = this.taught[group]!
    const missing = (this.#periods[group]! - taught) * this.#price[group]!
    return taught > 0 || this.heard[group] === NOBODY
      ? missing
      : Math.min(missing, this.#hearingPoints[group]!)
  }

  /** Visits, second subjects, preparations and load; Infinity where a limit is broken. */
  costOfPerson(person: number): number {
    if (this.isOverloaded(person)) return Infinity
    const { standard, least, fullStandard, formClass } = this.problem.persons[person]!
    const { load, second, otherStage, away, preparations, inFormClass } = this.#tally
    const own = load[person]!
    let cost = second[person]! * SECOND_SUBJECT_PERIOD + otherStage[person]! * OTHER_STAGE_PERIOD
    if (preparations[person]! > 1) cost += (preparations[person]! - 1) * PREPARATION
    if (formClass >= 0 && inFormClass[person] === 0) cost += FORM_TEACHER_ABSENT
    if (own > standard) cost += (ABOVE_STANDARD * (own - standard) ** 2) / fullStandard
    if (own < least) cost += (BELOW_LEAST * (least - own) ** 2) / fullStandard
    if (this.#hasPins) cost += PINNED_CLASH * this.#clashes(person)
    return away[person]! > 0 ? cost + this.#visitPoints(person, own - away[person]!) : cost
  }

  #visitPoints(person: number, home: number): number {
    const { groups, posts, units } = this.problem
    this.#visits.clear()
    for (const share of this.shares[person]!) {
      const { post } = groups[(share / MAX_SHARES) | 0]!
      if (optionOf(this.problem, person, post) & AWAY)
        this.#visits.add(units[posts[post]!.unit]!.stop, this.periods[share]!, posts[post]!.perDay)
    }
    return this.#visits.cost(person, home)
  }

  /** Pairs of the person's groups with pinned lessons at the same time. */
  #clashes(person: number): number {
    let clashes = 0
    const own = this.shares[person]!
    for (const share of own) {
      const clashing = this.#pinnedWith[(share / MAX_SHARES) | 0]!
      for (const before of own) {
        if (before === share) break
        if (clashing.includes((before / MAX_SHARES) | 0)) clashes++
      }
    }
    return clashes
  }

  /** What the person would cost more with so many more periods of the group; Infinity where that cannot be. */
  costOfGiving(group: number, person: number, periods: number): number {
    if (!this.change(group, person, periods)) return Infinity
    const cost = this.fits(group) ? this.costOfPerson(person) - this.personCost[person]! : Infinity
    this.change(group, person, -periods)
    return cost
  }

  /** Recomputes what is kept of a person or group. */
  refreshPerson(person: number): number {
    return (this.personCost[person] = this.costOfPerson(person))
  }

  refreshGroup(group: number): number {
    return (this.groupCost[group] = this.fits(group) ? this.costOfGroup(group) : Infinity)
  }
}

const overlap = (a: PinnedTime, b: PinnedTime): boolean =>
  a.halfDay === b.halfDay && a.startMin < b.endMin && b.startMin < a.endMin
