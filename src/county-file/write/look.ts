import type { Alignment, Fill, Font } from 'exceljs'

const FONT = '微软雅黑'
const solid = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })

/** How our workbooks look. Colours are ARGB. */
export const LOOK = {
  cell: { name: FONT, size: 10 } satisfies Partial<Font>,
  title: { name: FONT, size: 18, bold: true, color: { argb: 'FF1F3864' } } satisfies Partial<Font>,
  strong: { name: FONT, size: 10, bold: true } satisfies Partial<Font>,
  needed: {
    font: { name: FONT, size: 10, bold: true, color: { argb: 'FFFFFFFF' } },
    fill: solid('FF1F4E79'),
  },
  optional: {
    font: { name: FONT, size: 10, bold: true, color: { argb: 'FF1F3864' } },
    fill: solid('FFDDEBF7'),
  },
  alarm: {
    font: { name: FONT, size: 14, bold: true, color: { argb: 'FFFFFFFF' } },
    fill: solid('FFC00000'),
  },
  hint: { name: FONT, size: 9, color: { argb: 'FF7F7F7F' } } satisfies Partial<Font>,
  heading: { vertical: 'middle', horizontal: 'center', wrapText: true } satisfies Partial<Alignment>,
  text: { vertical: 'middle', wrapText: true } satisfies Partial<Alignment>,
  line: { style: 'thin', color: { argb: 'FFBFBFBF' } },
} as const

/** Width on the screen in Latin letters; a Chinese character is two wide. */
export const textWidth = (text: string): number => {
  let width = 0
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) > 0xff ? 2 : 1
  return width
}

/**
 * Text as a workbook can hold it. What XML cannot hold is left out: control characters, halves of characters, and the two
 * non-characters. `_x0041_` means the letter A in a workbook, so an underscore before such a code is written as a code.
 */
export const writable = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
    // eslint-disable-next-line no-control-regex -- removing them is the point
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
