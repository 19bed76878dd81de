import type { Text } from '../../../models/basics.ts'
import { child, children, type Reading } from '../reading.ts'
import type { Element } from '../xml.ts'

/** Things with ids, numbered in the order of the file. */
export class Numbered {
  private readonly indexOf = new Map<string, number>()
  private readonly what: Text
  private readonly reading: Reading

  constructor(reading: Reading, what: Text) {
    this.reading = reading
    this.what = what
  }

  add(element: Element, place: string): string {
    const id = this.reading.attribute(element, 'Id', place)
    if (this.indexOf.has(id))
      this.reading.note('X1014', place, {
        zh: `${this.what.zh}编号 ${id} 重复`,
        en: `${this.what.en} ${id} is declared twice`,
      })
    this.indexOf.set(id, this.indexOf.size)
    return id
  }

  /** The index an element refers to; `undefined` and noted if there is no such thing. */
  find(element: Element, place: string): number | undefined {
    const id = this.reading.attribute(element, 'Reference', place)
    const index = this.indexOf.get(id)
    if (index === undefined)
      this.reading.note('X1012', place, {
        zh: `没有编号为“${id}”的${this.what.zh}`,
        en: `there is no ${this.what.en} "${id}"`,
      })
    return index
  }

  /** Those that the children of `parent` > `list` > `name` refer to. */
  findAll(parent: Element, list: string, name: string, place: string): number[] {
    return children(child(parent, list), name).flatMap((element) => this.find(element, place) ?? [])
  }
}

/** Groups of numbered things. */
export class Groups {
  readonly members: number[][] = []
  readonly ids: Numbered

  constructor(reading: Reading, what: Text) {
    this.ids = new Numbered(reading, what)
  }

  declare(element: Element, place: string): void {
    this.ids.add(element, place)
    this.members.push([])
  }

  /** Puts a thing into the groups its element refers to. */
  join(index: number, groups: readonly number[]): void {
    for (const group of groups) this.members[group]?.push(index)
  }

  /** Members of the groups that `parent` > `list` > `name` refer to. */
  findMembers(parent: Element, list: string, name: string, place: string): number[][] {
    return this.ids.findAll(parent, list, name, place).map((group) => this.members[group]!)
  }
}

/** What constraints and solutions of an instance refer to. */
export interface Names {
  readonly times: Numbered
  readonly timeGroups: Groups
  readonly resources: Numbered
  readonly resourceGroups: Groups
  readonly events: Numbered
  readonly eventGroups: Groups
}

export const unique = (indices: readonly number[]): number[] => [...new Set(indices)]
