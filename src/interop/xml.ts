import { SaxesParser } from 'saxes'
import type { Text } from '../../models/basics.ts'
import type { Checked } from '../../models/issue.ts'
import { fault } from './issues.ts'

/** An element of an XML file; character references are resolved. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
  readonly children: readonly Element[]
}

/** The largest public XHSTT archive has 18 MB, a county of a hundred schools 14 MB as a FET file. */
const MAX_CHARACTERS = 64 * 1024 * 1024
/** XHSTT nests twelve deep, FET five. */
const MAX_DEPTH = 32

/**
 * Reads one XML document as a tree. Refused: document type declarations (they define entities and name files), more than
 * 64 million characters, more than 32 levels, and whatever is not well formed.
 * @param remedy where to get a better file
 */
export function readXml(text: string, file: string, remedy: Text): Checked<Element> {
  const refused = (where: string, code: string, cause: Text): Checked<never> => ({
    ok: false,
    issues: [fault(code, where, cause, remedy)],
  })
  if (text.length > MAX_CHARACTERS)
    return refused(file, 'X1002', {
      zh: `文件有 ${text.length} 个字符，超过上限 ${MAX_CHARACTERS}`,
      en: `the file has ${text.length} characters, over the limit of ${MAX_CHARACTERS}`,
    })
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    return refused(file, 'X1003', {
      zh: '文件含文档类型或实体声明（<!DOCTYPE、<!ENTITY），出于安全不予读取',
      en: 'the file declares a document type or entities (<!DOCTYPE, <!ENTITY), which are not read for safety',
    })
  try {
    return { ok: true, value: parse(text, new SaxesParser({ position: false })), issues: [] }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    const { message } = error
    return refused(`${file}:${lineOfFault(text)}`, 'X1005', {
      zh: `不是合格的 XML：${message}`,
      en: `not well-formed XML: ${message}`,
    })
  }
}

/** Ends a reading at the first fault. */
class Malformed extends Error {}

/** An element while its parts are still being read. */
interface Growing {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
  children: Growing[]
}

/** Elements without parts, which are most, share these. */
const NO_CHILDREN: never[] = []
const NO_ATTRIBUTES = {}

/** @throws {Malformed} */
function parse(text: string, parser: SaxesParser): Element {
  const top: Growing = { name: '', attributes: NO_ATTRIBUTES, text: '', children: NO_CHILDREN }
  const open = [top]
  let inside = top
  const read = (part: string): void => {
    inside.text += part
  }
  parser.on('error', ({ message }) => {
    throw new Malformed(message)
  })
  parser.on('opentag', ({ name, attributes }) => {
    const own = attributes as Record<string, string>
    const element: Growing = {
      name,
      attributes: isEmpty(own) ? NO_ATTRIBUTES : own,
      text: '',
      children: NO_CHILDREN,
    }
    if (inside.children === NO_CHILDREN) inside.children = [element]
    else inside.children.push(element)
    inside = element
    if (open.push(element) > MAX_DEPTH) throw new Malformed(`more than ${MAX_DEPTH} levels`)
  })
  parser.on('closetag', () => {
    inside.text = inside.text.trim()
    open.pop()
    inside = open.at(-1)!
  })
  parser.on('text', read)
  parser.on('cdata', read)
  parser.write(text).close()
  return top.children[0]!
}

function isEmpty(attributes: Readonly<Record<string, string>>): boolean {
  for (const _ in attributes) return false
  return true
}

/** Lines are counted in a second reading, which a good file does without. */
function lineOfFault(text: string): number {
  const parser = new SaxesParser({ position: true })
  try {
    parse(text, parser)
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
  }
  return parser.line
}

/** The document as text, indented. */
export const writeXml = (root: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${linesOf(root, '').join('\n')}\n`

function linesOf({ name, attributes, text, children }: Element, indent: string): string[] {
  const quoted = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const open = `${indent}<${name}${quoted.join('')}`
  if (children.length > 0)
    return [`${open}>`, ...children.flatMap((inner) => linesOf(inner, `${indent} `)), `${indent}</${name}>`]
  return [text === '' ? `${open}/>` : `${open}>${escaped(text)}</${name}>`]
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

const escaped = (text: string): string => text.replace(/[&<>"\t\n\r]/g, (sign) => REFERENCES[sign]!)
