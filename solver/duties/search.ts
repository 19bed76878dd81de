/** Simulated annealing over who teaches what: gives, takes, swaps and chains of three. */
import { accepts, cool } from '../search/annealing.ts'
import { Random } from '../search/random.ts'
import type { StopReason } from '../search/stop.ts'
import type { Assignment } from './assignment.ts'
import { MAX_SHARES } from './problem.ts'

/** Shares that one move passes on, at most. */
const MOST_PASSED_ON = 4
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
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (iteration % BATCH === 0) {
      const reason = stop()
      if (reason) return reason
      temperature = cool(hot, cold, iteration / iterations)
    }
    const group = open[random.below(open.length)]!
    propose(assignment, move, random, group)
    if (!move.ok || !accepts(move.increase(), temperature, random)) move.undo()
    move.clear()
  }
  return 'iteration-limit'
}

function propose(assignment: Assignment, move: Move, random: Random, group: number): void {
  const { problem, who, periods, taught, shares } = assignment
  const { groups, posts, options } = problem
  const { most } = groups[group]!
  const taker = pickTaker(assignment, random, group)
  if (taker < 0) return
  const missing = most - taught[group]!
  if (missing > 0 && random.below(2) === 0) {
    move.change(group, taker, random.below(4) > 0 ? missing : 1 + random.below(missing))
    makeRoom(assignment, move, random, taker, group)
    return
  }
  const share = group * MAX_SHARES + random.below(MAX_SHARES)
  const giver = who[share]!
  if (giver < 0 || giver === taker) return
  const all = periods[share]!
  const kind = random.below(8)
  if (kind === 0) {
    const part = 1 + random.below(all)
    move.change(group, giver, -part)
    move.change(group, taker, part)
    return
  }
  move.change(group, giver, -all)
  move.change(group, taker, all)
  if (kind <= 4) {
    const back = randomOf(shares[taker]!, random)
    const other = (back / MAX_SHARES) | 0
    if (back < 0 || other === group || !options[giver * posts.length + groups[other]!.post]) return
    const amount = periods[back]!
    move.change(other, taker, -amount)
    move.change(other, giver, amount)
  } else if (kind <= 6) makeRoom(assignment, move, random, taker, group)
}

/** While the person has more than can be given, other shares go to somebody else or are left open. */
function makeRoom(assignment: Assignment, move: Move, random: Random, person: number, but: number): void {
  const { most } = assignment.problem.persons[person]!
  for (let left = MOST_PASSED_ON; left > 0 && assignment.loadOf(person) > most; left--) {
    passOn(assignment, move, random, person, but)
  }
}

/** One of the person's other shares goes to somebody else. */
function passOn(assignment: Assignment, move: Move, random: Random, person: number, but: number): void {
  const share = randomOf(assignment.shares[person]!, random)
  if (share < 0) return
  const group = (share / MAX_SHARES) | 0
  if (group === but) return
  const taker = random.below(2) === 0 ? -1 : pickTaker(assignment, random, group)
  if (taker === person) return
  const amount = assignment.periods[share]!
  move.change(group, person, -amount)
  if (taker >= 0) move.change(group, taker, amount)
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

/** Changes made and not yet settled. */
class Move {
  ok = true
  readonly #assignment: Assignment
  readonly #changes: { group: number; person: number; delta: number }[] = []
  readonly #persons: number[] = []
  readonly #groups: number[] = []
  #before = 0

  constructor(assignment: Assignment) {
    this.#assignment = assignment
  }

  get length(): number {
    return this.#changes.length
  }

  change(group: number, person: number, delta: number): void {
    if (!this.ok) return
    if (!this.#assignment.change(group, person, delta)) {
      this.ok = false
      return
    }
    this.#changes.push({ group, person, delta })
    if (!this.#persons.includes(person)) {
      this.#persons.push(person)
      this.#before += this.#assignment.personCost[person]!
    }
    if (!this.#groups.includes(group)) {
      this.#groups.push(group)
      this.#before += this.#assignment.groupCost[group]!
    }
  }

  increase(): number {
    let after = 0
    for (const group of this.#groups) after += this.#assignment.refreshGroup(group)
    if (after === Infinity) return Infinity
    for (const person of this.#persons) after += this.#assignment.refreshPerson(person)
    return after - this.#before
  }

  undo(): void {
    for (let c = this.#changes.length - 1; c >= 0; c--) {
      const { group, person, delta } = this.#changes[c]!
      this.#assignment.change(group, person, -delta)
    }
    for (const group of this.#groups) this.#assignment.refreshGroup(group)
    for (const person of this.#persons) this.#assignment.refreshPerson(person)
  }

  clear(): void {
    this.ok = true
    this.#changes.length = 0
    this.#persons.length = 0
    this.#groups.length = 0
    this.#before = 0
  }
}
