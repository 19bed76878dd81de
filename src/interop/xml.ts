import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { Text } from '../../models/basics.ts'
import type { Checked } from '../../models/issue.ts'
import { fault } from './issues.ts'

/** An element of an XML file. Character references stay as they are written, so that what is written back means the same. */
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
  // Its successor is a package of its own; the pinned version holds the same code.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const wellFormed = XMLValidator.validate(text)
  if (wellFormed !== true) {
    const { line, msg } = wellFormed.err
    return refused(`${file}:${line}`, 'X1005', {
      zh: `不是合格的 XML：${msg}`,
      en: `not well-formed XML: ${msg}`,
    })
  }
  try {
    const parser = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: '',
      processEntities: false,
      parseTagValue: false,
      parseAttributeValue: false,
      ignoreDeclaration: true,
      ignorePiTags: true,
      maxNestedTags: MAX_DEPTH,
    })
    const roots = (parser.parse(text) as RawNode[]).flatMap(elementOf)
    const [root] = roots
    if (root && roots.length === 1) return { ok: true, value: root, issues: [] }
    return refused(file, 'X1005', {
      zh: `应有且只有一个根元素，现有 ${roots.length} 个`,
      en: `one root element is expected, ${roots.length} found`,
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return refused(file, 'X1005', { zh: `无法解析：${message}`, en: `cannot be parsed: ${message}` })
  }
}

/** The document as text, indented; texts and attributes are taken as already escaped. */
export const writeXml = (root: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${linesOf(root, '').join('\n')}\n`

function linesOf({ name, attributes, text, children }: Element, indent: string): string[] {
  const quoted = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`,
  )
  const open = `${indent}<${name}${quoted.join('')}`
  if (children.length > 0)
    return [`${open}>`, ...children.flatMap((inner) => linesOf(inner, `${indent} `)), `${indent}</${name}>`]
  return [text === '' ? `${open}/>` : `${open}>${text}</${name}>`]
}

type RawNode = Readonly<Record<string, unknown>>

function elementOf(node: RawNode): Element[] {
  const name = Object.keys(node).find((key) => key !== ':@')
  if (name === undefined || name === '#text') return []
  const children = node[name] as RawNode[]
  const text = children.map((child) => ('#text' in child ? String(child['#text']) : '')).join('')
  return [
    {
      name,
      attributes: (node[':@'] ?? {}) as Record<string, string>,
      text: text.trim(),
      children: children.flatMap(elementOf),
    },
  ]
}
