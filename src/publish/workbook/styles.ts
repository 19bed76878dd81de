import type { Style } from 'exceljs'

/** Styles are shared objects: the writer numbers each once. Never change one after a cell has it. */
type Look = Partial<Style>

const line = { style: 'thin', color: { argb: 'FFB8C2CC' } } as const
const box = { top: line, bottom: line, left: line, right: line }
const body = { name: '宋体', family: 1, size: 10 } as const
const bold = { name: '黑体', family: 2, size: 10 } as const

const look = (style: Look): Look => ({ font: body, border: box, ...style })

export const TITLE: Look = {
  font: { name: '黑体', family: 2, size: 14 },
  alignment: { vertical: 'middle', horizontal: 'left' },
}
export const NOTE: Look = { font: body, alignment: { vertical: 'top', wrapText: true } }
export const SENTENCE: Look = { font: body, alignment: { vertical: 'middle' } }
export const HEAD: Look = {
  font: bold,
  border: box,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3EBF3' } },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
}
export const LEFT = look({ alignment: { vertical: 'middle', wrapText: true } })
export const CENTRE = look({ alignment: { vertical: 'middle', horizontal: 'center', wrapText: true } })
export const STRONG = look({ font: bold, alignment: { vertical: 'middle', wrapText: true } })
/** Repeats what the row above says, so that filters work. */
export const FAINT = look({
  font: { ...body, color: { argb: 'FF9AA5B1' } },
  alignment: { vertical: 'middle', wrapText: true },
})
export const GOOD = look({
  font: { ...bold, color: { argb: 'FF1B6E3C' } },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
})
export const BAD = look({
  font: { ...bold, color: { argb: 'FFB42318' } },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
})
/** A lesson given or taken away from the teacher's own school. */
export const AWAY = look({
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF1D6' } },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
})

const asText = new Map<Look, Look>()

/** The same look for text that a spreadsheet could take for a formula when the cell is edited. */
export function textLook(style: Look): Look {
  const known = asText.get(style)
  if (known) return known
  const text = { ...style, numFmt: '@' }
  asText.set(style, text)
  return text
}

const withFormat = new Map<string, Look>()

/** A centred number with `digits` after the point. */
export function numberLook(digits: number): Look {
  const format = digits === 0 ? '0' : `0.${'0'.repeat(digits)}`
  const known = withFormat.get(format)
  if (known) return known
  const number = { ...CENTRE, numFmt: format }
  withFormat.set(format, number)
  return number
}

export type { Look }
