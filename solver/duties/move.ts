import type { Assignment } from './assignment.ts'

/** Changes of one move, at most. */
const MOST_CHANGES = 40

/** Changes made and not yet settled. Its lists are kept from move to move: this is the innermost loop. */
export class Move {
  ok = true
  readonly #assignment: Assignment
  readonly #changes: { group: number; person: number; delta: number }[]
  #count = 0
  /** Touched, with their cost before. */
  readonly #persons: Touched[]
  #personCount = 0
  readonly #groups: Touched[]
  #groupCount = 0

  constructor(assignment: Assignment) {
    this.#assignment = assignment
    this.#changes = Array.from({ length: MOST_CHANGES }, () => ({ group: 0, person: 0, delta: 0 }))
    this.#persons = Array.from({ length: MOST_CHANGES }, () => ({ index: 0, cost: 0 }))
    this.#groups = Array.from({ length: MOST_CHANGES }, () => ({ index: 0, cost: 0 }))
  }

  change(group: number, person: number, delta: number): void {
    if (!this.ok) return
    const { personCost, groupCost } = this.#assignment
    if (this.#count === MOST_CHANGES || !this.#assignment.change(group, person, delta)) {
      this.ok = false
      return
    }
    const change = this.#changes[this.#count++]!
    change.group = group
    change.person = person
    change.delta = delta
    if (!touched(this.#persons, this.#personCount, person))
      note(this.#persons[this.#personCount++]!, person, personCost)
    if (!touched(this.#groups, this.#groupCount, group))
      note(this.#groups[this.#groupCount++]!, group, groupCost)
  }

  /** Whether no limit is broken and the increase is at most `most`. Stops counting where it cannot be any more: nobody costs less than nothing. */
  isWithin(most: number): boolean {
    if (!this.ok) return false
    const assignment = this.#assignment
    let increase = 0
    for (let n = 0; n < this.#personCount; n++) {
      const { index, cost } = this.#persons[n]!
      if (assignment.isOverloaded(index)) return false
      increase -= cost
    }
    for (let n = 0; n < this.#groupCount; n++) {
      const { index, cost } = this.#groups[n]!
      increase += assignment.refreshGroup(index) - cost
    }
    for (let n = 0; n < this.#personCount && increase <= most; n++)
      increase += assignment.refreshPerson(this.#persons[n]!.index)
    return increase <= most
  }

  undo(): void {
    const assignment = this.#assignment
    while (this.#count > 0) {
      const { group, person, delta } = this.#changes[--this.#count]!
      assignment.change(group, person, -delta)
    }
    for (let n = 0; n < this.#groupCount; n++)
      assignment.groupCost[this.#groups[n]!.index] = this.#groups[n]!.cost
    for (let n = 0; n < this.#personCount; n++)
      assignment.personCost[this.#persons[n]!.index] = this.#persons[n]!.cost
  }

  clear(): void {
    this.ok = true
    this.#count = 0
    this.#personCount = 0
    this.#groupCount = 0
  }
}

interface Touched {
  index: number
  cost: number
}

function note(entry: Touched, index: number, costs: Float64Array): void {
  entry.index = index
  entry.cost = costs[index]!
}

function touched(list: readonly Touched[], count: number, index: number): boolean {
  for (let n = 0; n < count; n++) if (list[n]!.index === index) return true
  return false
}
