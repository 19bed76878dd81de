/** Plans that can be carried from one problem to another of the same county: who goes to which unit. */
import { type Choice, nobodyMoves, type RotationProblem } from '../problem.ts'

/** By mover: `person unit` of those who move. */
export type Places = readonly string[]

/** Candidates of one problem by what they say. */
export class Portable {
  readonly problem: RotationProblem
  /** By candidate. */
  readonly keys: readonly string[]
  private readonly index: ReadonlyMap<string, number>

  constructor(problem: RotationProblem) {
    this.problem = problem
    const { persons, movers, units, candidates } = problem
    this.keys = Array.from(
      candidates.unit,
      (unit, c) => `${persons[movers[candidates.mover[c]!]!]!.id} ${units[unit]!.key}`,
    )
    this.index = new Map(this.keys.map((key, candidate) => [key, candidate]))
  }

  /** The candidate of that name; -1 where it is not open here. */
  candidate(key: string): number {
    return this.index.get(key) ?? -1
  }

  placesOf(choice: Choice): Places {
    return [...choice].flatMap((candidate) => (candidate < 0 ? [] : this.keys[candidate]!))
  }

  /** The plan here; moves that are not open are left out. */
  choiceOf(places: Places): Choice {
    const choice = nobodyMoves(this.problem)
    for (const place of places) {
      const candidate = this.candidate(place)
      if (candidate >= 0) choice[this.problem.candidates.mover[candidate]!] = candidate
    }
    return choice
  }
}
