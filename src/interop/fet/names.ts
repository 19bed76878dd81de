import type { Text } from '../../../models/basics.ts'
import type { Reading } from '../reading.ts'

/** Things of one kind by their names, numbered in the order of the file. */
export class Names {
  readonly list: string[] = []
  private readonly indexOf = new Map<string, number>()
  private readonly what: Text
  private readonly reading: Reading

  constructor(reading: Reading, what: Text) {
    this.reading = reading
    this.what = what
  }

  /** Notes a name that is there already. */
  add(name: string, place: string): void {
    if (this.indexOf.has(name))
      this.reading.note('X2014', place, {
        zh: `${this.what.zh}“${name}”重复`,
        en: `${this.what.en} "${name}" is there twice`,
      })
    this.indexOf.set(name, this.list.push(name) - 1)
  }

  /** `undefined` and noted if there is no such thing. */
  find(name: string, place: string): number | undefined {
    const index = this.indexOf.get(name)
    if (index === undefined)
      this.reading.note('X2012', place, {
        zh: `没有名为“${name}”的${this.what.zh}`,
        en: `there is no ${this.what.en} "${name}"`,
      })
    return index
  }
}

/** What constraints and activities of a file refer to by name. */
export interface Directory {
  readonly days: Names
  readonly hours: Names
  readonly teachers: Names
  readonly rooms: Names
  readonly buildings: Names
  /** Subgroups of each year, group and subgroup, and its number of students. */
  readonly students: ReadonlyMap<string, StudentSet>
  /** Index of the activity by id; -1: not active. */
  readonly activities: Map<number, number>
}

export interface StudentSet {
  /** Indices of people. */
  readonly subgroups: readonly number[]
  readonly count: number
}
