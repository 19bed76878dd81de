import { AWAY, type DutiesProblem, optionOf, OTHER_STAGE, SECOND } from './problem.ts'

/** What each person's periods come to, kept up to date change by change: counts only, so that undoing restores them bit for bit. */
export class Tally {
  /** Periods of each person: all told, in second subjects, in another stage, away. */
  readonly load: Int32Array
  readonly second: Int32Array
  readonly otherStage: Int32Array
  readonly away: Int32Array
  /** Different (subject, grades) that each person prepares. */
  readonly preparations: Int32Array
  /** Groups of each person in the own form class. */
  readonly inFormClass: Int32Array
  readonly #problem: DutiesProblem
  readonly #post: Int32Array
  readonly #preparation: Int32Array
  readonly #kinds: number
  /** persons x preparations: groups held. */
  readonly #held: Uint16Array

  constructor(problem: DutiesProblem) {
    const { groups, persons } = problem
    const counts = () => new Int32Array(persons.length)
    this.load = counts()
    this.second = counts()
    this.otherStage = counts()
    this.away = counts()
    this.preparations = counts()
    this.inFormClass = counts()
    this.#problem = problem
    this.#post = Int32Array.from(groups, ({ post }) => post)
    this.#preparation = Int32Array.from(groups, ({ preparation }) => preparation)
    this.#kinds = groups.reduce((max, { preparation }) => Math.max(max, preparation + 1), 0)
    this.#held = new Uint16Array(persons.length * this.#kinds)
  }

  /** Adds periods of the group to the person. @param held 1 where the group is new to the person, -1 where it goes, else 0 */
  add(group: number, person: number, delta: number, held: -1 | 0 | 1): void {
    const option = optionOf(this.#problem, person, this.#post[group]!)
    this.load[person]! += delta
    if (option & SECOND) this.second[person]! += delta
    if (option & OTHER_STAGE) this.otherStage[person]! += delta
    if (option & AWAY) this.away[person]! += delta
    if (held === 0) return
    const at = person * this.#kinds + this.#preparation[group]!
    const before = this.#held[at]!
    this.#held[at] = before + held
    if (before === 0 || before + held === 0) this.preparations[person]! += held
    const { formClass } = this.#problem.persons[person]!
    if (formClass >= 0 && this.#problem.groups[group]!.classes.includes(formClass))
      this.inFormClass[person]! += held
  }
}
