/** Who is present at a unit after the moves, as a linear expression of the model's columns, or as numbers when the moves are fixed. */
import type { Choice, PersonData, RotationProblem } from './problem.ts'

/** What one person is worth at a unit: the highest load, the standard load, and the bits of `HEAD` there. */
export type Weigh = (person: PersonData, most: number, standard: number, heads: number) => number

/** constant + sum of coefs[i] * x[cols[i]]; each column is a 0/1 column, 1 when one certain person is present. */
export interface Presence {
  readonly constant: number
  readonly cols: readonly number[]
  readonly coefs: readonly number[]
}

export interface Presences {
  /** The sum of `weigh` over the persons of main subject `subject` (or of all) present at `unit`. */
  sum(unit: number, subject: number | 'all', weigh: Weigh): Presence
}

/** Moves open: stayers and arrivals are columns. */
export function openPresences(
  problem: RotationProblem,
  stay: (mover: number) => number,
  place: (candidate: number) => number,
): Presences {
  const { persons, movers, candidates, arrivals } = problem
  const subjectOf = (candidate: number): number => persons[movers[candidates.mover[candidate]!]!]!.subject
  const arriving = problem.units.map((_, u) => {
    const bySubject = new Map<number | 'all', number[]>()
    for (const candidate of arrivals.list.subarray(arrivals.starts[u], arrivals.starts[u + 1])) {
      const subject = subjectOf(candidate)
      const list = bySubject.get(subject)
      if (list) list.push(candidate)
      else bySubject.set(subject, [candidate])
    }
    return bySubject
  })
  return {
    sum(unit, subject, weigh) {
      let constant = 0
      const cols: number[] = []
      const coefs: number[] = []
      for (const index of problem.units[unit]!.persons) {
        const person = persons[index]!
        if (subject !== 'all' && person.subject !== subject) continue
        const value = weigh(person, person.load.most, person.load.standard, person.heads)
        if (value === 0) continue
        if (person.mover < 0) constant += value
        else {
          cols.push(stay(person.mover))
          coefs.push(value)
        }
      }
      const lists = subject === 'all' ? arriving[unit]!.values() : [arriving[unit]!.get(subject) ?? []]
      for (const list of lists) {
        for (const candidate of list) {
          const person = persons[movers[candidates.mover[candidate]!]!]!
          const { most, standard, heads } = candidates
          const value = weigh(person, most[candidate]!, standard[candidate]!, heads[candidate]!)
          if (value === 0) continue
          cols.push(place(candidate))
          coefs.push(value)
        }
      }
      return { constant, cols, coefs }
    },
  }
}

/** Moves fixed: everything is a constant. */
export function fixedPresences(problem: RotationProblem, choice: Choice): Presences {
  const open = openPresences(
    problem,
    (mover) => (choice[mover]! < 0 ? 1 : 0),
    (candidate) => (choice[problem.candidates.mover[candidate]!] === candidate ? 1 : 0),
  )
  return {
    sum(unit, subject, weigh) {
      const { constant, cols, coefs } = open.sum(unit, subject, weigh)
      return {
        constant: coefs.reduce((sum, coef, k) => sum + coef * cols[k]!, constant),
        cols: [],
        coefs: [],
      }
    },
  }
}

/** The sum of several presences. */
export const sumOf = (parts: readonly Presence[]): Presence => ({
  constant: parts.reduce((sum, part) => sum + part.constant, 0),
  cols: parts.flatMap((part) => part.cols),
  coefs: parts.flatMap((part) => part.coefs),
})
