import ExcelJS from 'exceljs'
import { readFile } from 'node:fs/promises'
import { type Checked, checked, type Issue } from '../../../models/issue.ts'
import { error } from '../issues.ts'
import { refuseArchive } from './archive.ts'
import { type Cell, columnNumber, type Scalar, type Sheet } from './book.ts'
import { spreadMerges } from './merges.ts'

/** Reads the cells of an .xlsx file; drawings, validations, names and the like are left unread. */
export async function readWorkbook(path: string): Promise<Checked<Sheet[]>> {
  const bytes = await readFile(path)
  const refusal = await refuseArchive(bytes, path)
  if (refusal) return { ok: false, issues: [refusal] }
  const plain = await parse(bytes).catch(() => undefined)
  return plain && plain.length > 0
    ? checked(plain.map(toSheet), [])
    : { ok: false, issues: [notUnderstood(path)] }
}

const notUnderstood = (path: string): Issue =>
  error(
    'W1008',
    path,
    { zh: '工作簿的内部结构无法识别', en: 'the inside of the workbook cannot be made out' },
    {
      zh: '请用 Excel 或 WPS 打开，把数据复制到新工作簿并保存',
      en: 'Open it in Excel or WPS, copy the data to a new workbook and save that',
    },
  )

/** Of exceljs' plain model, what is read here. */
interface PlainSheet {
  readonly name?: string
  readonly rows: readonly { readonly number: number; readonly cells: readonly PlainCell[] }[]
  readonly mergeCells?: readonly string[] | null
}
interface PlainCell {
  readonly address: string
  readonly type: number
  readonly value?: unknown
  readonly result?: unknown
  readonly text?: unknown
}
interface PlainModel {
  readonly worksheets: readonly PlainSheet[]
  readonly sheets?: readonly { readonly name: string }[]
}

/** Everything in a worksheet but its cells and merged ranges. */
const UNREAD_NODES = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'autoFilter',
  'rowBreaks',
  'hyperlinks',
  'pageMargins',
  'dataValidations',
  'pageSetup',
  'headerFooter',
  'printOptions',
  'picture',
  'drawing',
  'sheetProtection',
  'tableParts',
  'conditionalFormatting',
  'extLst',
]
const UNREAD_PARTS = [
  '_processWorksheetRelsEntry',
  '_processCommentEntry',
  '_processTableEntry',
  '_processDrawingEntry',
  '_processDrawingRelsEntry',
  '_processVmlDrawingEntry',
  '_processMediaEntry',
  '_processThemeEntry',
]

/**
 * exceljs as a parser only. Its own Workbook makes an object of every cell that a merged range, a column style, a
 * drop-down list or a defined name covers, so one that covers a whole sheet never ends; and parts beside the cells, as
 * other programs write them, make it fail. So its plain model is caught before a Workbook is made of it, and those parts
 * are passed over. The names are private to version 4.4.0, which is pinned; the tests of bad workbooks hold this.
 */
async function parse(bytes: Buffer): Promise<PlainSheet[]> {
  const workbook = new ExcelJS.Workbook()
  let model: PlainModel | undefined
  Object.defineProperty(workbook, 'model', { set: (plain: PlainModel) => (model = plain) })
  for (const part of UNREAD_PARTS)
    Object.defineProperty(workbook.xlsx, part, { value: () => Promise.resolve() })
  await workbook.xlsx.load(new Uint8Array(bytes).buffer, { ignoreNodes: UNREAD_NODES })
  const byName = new Map(model?.worksheets.map((sheet) => [sheet.name, sheet]))
  return (model?.sheets ?? []).flatMap(({ name }) => byName.get(name) ?? [])
}

const LAST_ROW = 1_048_576

function toSheet({ name = '', rows, mergeCells }: PlainSheet): Sheet {
  const cells = new Map<number, Map<number, Cell>>()
  for (const { number, cells: plain } of [...rows].sort((a, b) => a.number - b.number)) {
    if (!(number >= 1 && number <= LAST_ROW)) continue
    const row = new Map<number, Cell>()
    for (const { address, ...content } of plain) {
      const cell = toCell(content)
      if (cell) row.set(columnNumber(address), cell)
    }
    if (row.size > 0) cells.set(number, row)
  }
  spreadMerges(cells, mergeCells ?? [])
  return { name, rows: cells }
}

const { ValueType } = ExcelJS

function toCell({ type, value, result, text }: Omit<PlainCell, 'address'>): Cell | undefined {
  switch (type) {
    case ValueType.Null as number:
    case ValueType.Merge as number:
      return undefined
    case ValueType.Formula as number:
      return { ...content(result), formula: true }
    case ValueType.Hyperlink as number:
      return content(text)
    default:
      return content(value)
  }
}

/** A plain value, the pieces of rich text joined, or Excel's own error. */
function content(value: unknown): Cell | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : { value }
  if (typeof value === 'number') return Number.isFinite(value) ? { value } : { error: '#VALUE!' }
  if (typeof value === 'boolean') return { value }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? { error: '#VALUE!' } : { value }
  if (typeof value !== 'object' || value === null) return undefined
  if ('error' in value) return { error: String(value.error) }
  if ('richText' in value && Array.isArray(value.richText))
    return content((value.richText as { readonly text?: Scalar }[]).map(({ text }) => text ?? '').join(''))
  return undefined
}
