import type { Text } from '../../models/basics.ts'
import type { Issue } from '../../models/issue.ts'
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

export const child = (parent: Element | undefined, name: string): Element | undefined =>
  parent?.children.find((element) => element.name === name)

/** Children called one of the names; all of them without names. */
export const children = (parent: Element | undefined, ...names: string[]): readonly Element[] =>
  parent?.children.filter(({ name }) => names.length === 0 || names.includes(name)) ?? []
