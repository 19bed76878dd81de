import type { Text } from '../../../models/basics.ts'
import type { Issue } from '../../../models/issue.ts'
import { fault } from './issues.ts'
import type { Element } from './xml.ts'

const checkFile: Text = {
  zh: '请改正文件，或重新导出',
  en: 'Correct the file, or export it again',
}

/** Reads elements and notes what is wrong with them, each with its place. */
export class Reading {
  readonly issues: Issue[] = []
  private readonly file: string

  constructor(file: string) {
    this.file = file
  }

  note(code: string, place: string, cause: Text, remedy = checkFile): void {
    this.issues.push(fault(code, `${this.file} ${place}`, cause, remedy))
  }

  /** Value of an attribute that must be there; empty if it is not. */
  attribute(element: Element, name: string, place: string): string {
    const value = element.attributes[name]
    if (value === undefined)
      this.note('X1011', place, {
        zh: `元素 <${element.name}> 缺少属性 ${name}`,
        en: `element <${element.name}> has no attribute ${name}`,
      })
    return value ?? ''
  }

  /** A whole number from `min` to `max` in the child called `name`; a missing one is `absent`, or noted. */
  whole(
    parent: Element,
    name: string,
    place: string,
    { min, max, absent }: { min: number; max: number; absent?: number },
  ): number {
    const text = child(parent, name)?.text
    if (text === undefined && absent !== undefined) return absent
    const value = Number(text)
    if (text !== undefined && text !== '' && Number.isInteger(value) && value >= min && value <= max)
      return value
    this.note('X1013', place, {
      zh: `<${name}> 应为 ${min} 到 ${max} 的整数，现为“${text ?? '（缺）'}”`,
      en: `<${name}> should be a whole number from ${min} to ${max}, not "${text ?? '(missing)'}"`,
    })
    return min
  }
}

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

export const child = (parent: Element | undefined, name: string): Element | undefined =>
  parent?.children.find((element) => element.name === name)

/** Children called one of the names; all of them without names. */
export const children = (parent: Element | undefined, ...names: string[]): readonly Element[] =>
  parent?.children.filter(({ name }) => names.length === 0 || names.includes(name)) ?? []

export const unique = (indices: readonly number[]): number[] => [...new Set(indices)]
