/** Simulated annealing over who teaches what: gives, takes, swaps and chains of three. */
import { cool, mostAccepted } from '../search/annealing.ts'
import { Random } from '../search/random.ts'
import type { StopReason } from '../search/stop.ts'
import type { Assignment } from './assignment.ts'
import { Move } from './move.ts'
import { AWAY, type DutiesProblem, MAX_SHARES, optionOf } from './problem.ts'

/** Shares that one move passes on, at most. */
const MOST_PASSED_ON = 6
/** Shares that one takes back from a taker, at most. */
const MOST_GIVEN_BACK = 3
/** Groups that a visitor looks at when going elsewhere. */
const MOST_TAKEN = 8
/** One proposal in so many is for a group that is short of periods, if there is one. */
const SHORT_FIRST = 8
/** Iterations at one temperature. */
const BATCH = 256

export interface SearchOptions {
  readonly seed: number
  readonly iterations: number
  /** Temperatures, in points. */
  readonly hot: number
  readonly cold: number
  /** Asked between batches. */
  readonly stop: () => StopReason | undefined
}

/** Improves the assignment in place; says why it stopped. */
export function improve(assignment: Assignment, options: SearchOptions): StopReason {
  const { seed, iterations, hot, cold, stop } = options
  const { groups, posts } = assignment.problem
  const random = new Random(seed)
  const move = new Move(assignment)
  const open = groups.flatMap(({ post }, g) => (posts[post]!.persons.length > 0 ? g : []))
  if (open.length === 0) return 'no-improvement'
  let temperature = hot
  let short: readonly number[] = []
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (iteration % BATCH === 0) {
      const reason = stop()
      if (reason) return reason
      temperature = cool(hot, cold, iteration / iterations)
      short = open.filter((g) => assignment.taught[g]! < groups[g]!.most)
    }
    const among = short.length > 0 && random.below(SHORT_FIRST) === 0 ? short : open
    const group = among[random.below(among.length)]!
    propose(assignment, move, random, group)
    if (!move.isWithin(mostAccepted(temperature, random))) move.undo()
    move.clear()
  }
  return 'iteration-limit'
}

function propose(assignment: Assignment, move: Move, random: Random, group: number): void {
  const { problem, who, periods, taught } = assignment
  const taker = pickTaker(assignment, random, group)
  if (taker < 0) return
  const missing = problem.groups[group]!.most - taught[group]!
  if (missing > 0 && random.below(2) === 0) {
    move.change(group, taker, random.below(4) > 0 ? missing : 1 + random.below(missing))
    makeRoom(assignment, move, random, taker, group)
    return
  }
  const share = usedShare(assignment, random, group)
  if (share < 0) return
  const giver = who[share]!
  const isAway = (optionOf(problem, giver, problem.groups[group]!.post) & AWAY) > 0
  if (isAway && random.below(4) === 0) {
    const leave = random.below(2) === 0 ? goElsewhere : stayAtHome
    leave(assignment, move, random, giver, stopOf(problem, group))
    return
  }
  const all = periods[share]!
  const part = random.below(8) === 0 ? 1 + random.below(all) : all
  move.change(group, giver, -part)
  // Nobody instead: a visit may not be worth its price.
  if (taker === giver) return
  move.change(group, taker, part)
  if (assignment.isOverloaded(taker) ? random.below(2) === 0 : random.below(4) === 0)
    giveBack(assignment, move, random, taker, giver, group)
  makeRoom(assignment, move, random, taker, group)
}

const stopOf = ({ units, posts, groups }: DutiesProblem, group: number): number =>
  units[posts[groups[group]!.post]!.unit]!.stop

/** A visitor hands everything at one stop, or half of it, to others who teach there, and takes over other shares of theirs in return. */
function stayAtHome(assignment: Assignment, move: Move, random: Random, person: number, stop: number): void {
  const { problem, shares, periods } = assignment
  const isHalf = random.below(16) === 0
  for (const share of [...shares[person]!]) {
    const group = (share / MAX_SHARES) | 0
    if (stopOf(problem, group) !== stop) continue
    const amount = isHalf ? Math.ceil(periods[share]! / 2) : periods[share]!
    const taker = teacherAt(assignment, random, stop, group, person)
    move.change(group, person, -amount)
    if (taker < 0) continue
    move.change(group, taker, amount)
    for (let left = MOST_GIVEN_BACK; left > 0 && assignment.isOverloaded(taker); left--)
      giveBack(assignment, move, random, taker, person, group)
  }
}

/** Somebody but `person` who teaches at the stop and may take the group; else anybody who may; -1 for nobody. */
function teacherAt(
  assignment: Assignment,
  random: Random,
  stop: number,
  group: number,
  person: number,
): number {
  const { problem, who } = assignment
  const { post } = problem.groups[group]!
  const there = problem.groupsAt[stop]!
  for (let tries = 0; tries < 6; tries++) {
    const other = who[there[random.below(there.length)]! * MAX_SHARES]!
    if (other >= 0 && other !== person && optionOf(problem, other, post)) return other
  }
  const other = pickTaker(assignment, random, group)
  return other === person ? -1 : other
}

/**
 * A visitor leaves one stop altogether and takes what is open at another, and some of what others teach there; those take
 * over at the stop that was left.
 */
function goElsewhere(assignment: Assignment, move: Move, random: Random, person: number, from: number): void {
  const { problem, shares, periods, who, taught } = assignment
  const { groups, stops } = problem
  const left: number[] = []
  for (const share of [...shares[person]!]) {
    const group = (share / MAX_SHARES) | 0
    if (stopOf(problem, group) !== from) continue
    left.push(group)
    move.change(group, person, -periods[share]!)
  }
  const to = random.below(stops.length)
  const there = problem.groupsAt[to]!
  if (to === from || there.length === 0) return
  const first = random.below(there.length)
  for (let n = 0; n < Math.min(there.length, MOST_TAKEN); n++) {
    const group = there[(first + n) % there.length]!
    if (!optionOf(problem, person, groups[group]!.post)) continue
    const missing = groups[group]!.most - taught[group]!
    const holder = who[group * MAX_SHARES]!
    const amount = missing > 0 ? missing : periods[group * MAX_SHARES]!
    if (assignment.load[person]! + amount > problem.persons[person]!.most) continue
    if (missing === 0) {
      if (holder < 0 || holder === person || random.below(2) === 0) continue
      move.change(group, holder, -amount)
      const freed = left.find(
        (own) => optionOf(problem, holder, groups[own]!.post) && taught[own]! < groups[own]!.most,
      )
      if (freed !== undefined) move.change(freed, holder, groups[freed]!.most - taught[freed]!)
    }
    move.change(group, person, amount)
  }
}

function usedShare({ who }: Assignment, random: Random, group: number): number {
  const first = random.below(MAX_SHARES)
  for (let n = 0; n < MAX_SHARES; n++) {
    const share = group * MAX_SHARES + ((first + n) % MAX_SHARES)
    if (who[share]! >= 0) return share
  }
  return -1
}

/** In return for a group, one of the other shares. */
function giveBack(
  { problem, shares, periods }: Assignment,
  move: Move,
  random: Random,
  from: number,
  to: number,
  but: number,
): void {
  const share = randomOf(shares[from]!, random)
  const group = (share / MAX_SHARES) | 0
  if (share < 0 || group === but || !optionOf(problem, to, problem.groups[group]!.post)) return
  const amount = periods[share]!
  move.change(group, from, -amount)
  move.change(group, to, amount)
}

/** While the person has more than can be given, other shares go to somebody else, who makes room in turn, or are left open. */
function makeRoom(assignment: Assignment, move: Move, random: Random, person: number, but: number): void {
  let crowded = person
  let kept = but
  for (let left = MOST_PASSED_ON; left > 0 && assignment.isOverloaded(crowded); left--) {
    const share = randomOf(assignment.shares[crowded]!, random)
    const group = (share / MAX_SHARES) | 0
    if (group === kept) continue
    const taker = random.below(2) === 0 ? -1 : pickTaker(assignment, random, group)
    if (taker === crowded) continue
    const all = assignment.periods[share]!
    const amount = random.below(2) === 0 ? all : Math.min(all, assignment.overload(crowded))
    move.change(group, crowded, -amount)
    if (taker < 0) continue
    move.change(group, taker, amount)
    if (!assignment.isOverloaded(crowded)) {
      crowded = taker
      kept = group
    }
  }
}

/** Anybody who may teach the group, or somebody who teaches at its unit already. */
function pickTaker({ problem, who }: Assignment, random: Random, group: number): number {
  const { groups, posts, options } = problem
  const { post, classes } = groups[group]!
  const { persons } = posts[post]!
  if (random.below(3) === 0) {
    const near = problem.classes[classes[0]!]!.groups
    const other = near[random.below(near.length)]!
    const person = who[other * MAX_SHARES]!
    return person >= 0 && options[person * posts.length + post] ? person : -1
  }
  if (random.below(3) === 0) {
    const near = posts[post]!.groups
    const person = who[near[random.below(near.length)]! * MAX_SHARES + random.below(2)]!
    return person
  }
  return persons.length > 0 ? persons[random.below(persons.length)]! : -1
}

const randomOf = (list: readonly number[], random: Random): number =>
  list.length > 0 ? list[random.below(list.length)]! : -1
