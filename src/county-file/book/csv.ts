import { parse } from 'csv-parse/sync'
import { constants } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Checked, checked, type Issue } from '../../../models/issue.ts'
import { error } from '../issues.ts'
import type { Cell, Sheet } from './book.ts'

const MAX_FILES = 100
const MAX_RECORD_CHARACTERS = 1_000_000
/** Of all files together. A million ways between sites, the most that is taken, have four million cells. */
const MAX_BYTES = 128 * 1024 * 1024
const MAX_CELLS = 5_000_000

/** Reads every .csv file of a folder as one sheet, named after the file. Other files are left alone. */
export async function readCsvFolder(folder: string): Promise<Checked<Sheet[]>> {
  const names = (await readdir(folder)).filter((name) => /\.csv$/i.test(name)).sort()
  if (names.length === 0 || names.length > MAX_FILES) return { ok: false, issues: [noCsv(folder)] }
  const issues: Issue[] = []
  const sheets: Sheet[] = []
  const left = { bytes: MAX_BYTES, cells: MAX_CELLS }
  for (const name of names) {
    const sheet = await readCsv(join(folder, name), name, left)
    issues.push(...sheet.issues)
    if (sheet.ok) sheets.push(sheet.value)
  }
  return checked(sheets, issues)
}

interface Allowance {
  bytes: number
  cells: number
}

async function readCsv(path: string, name: string, left: Allowance): Promise<Checked<Sheet>> {
  const bytes = await readBytes(path, left.bytes)
  if (!bytes) return failed(unreadable(name))
  left.bytes -= bytes.length
  const text = decode(bytes)
  if (text === undefined) return failed(badEncoding(name))
  left.cells -= countSeparators(bytes)
  if (left.cells < 0) return failed(tooManyCells(name))
  try {
    return checked({ name, rows: toRows(splitRecords(text)) }, [])
  } catch (cause) {
    return failed(badSyntax(name, cause))
  }
}

const failed = (issue: Issue): Checked<never> => ({ ok: false, issues: [issue] })

/** Undefined when it is no ordinary file (a pipe would block, a link may lead nowhere) or far too large. */
async function readBytes(path: string, maxBytes: number): Promise<Buffer | undefined> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const stats = await file.stat()
      return stats.isFile() && stats.size <= maxBytes ? await file.readFile() : undefined
    } finally {
      await file.close()
    }
  } catch {
    return undefined
  }
}

const [COMMA, LINE_FEED] = [0x2c, 0x0a]

function countSeparators(bytes: Buffer): number {
  let count = 0
  for (const byte of bytes) if (byte === COMMA || byte === LINE_FEED) count += 1
  return count
}

/** UTF-8 with or without its mark, the UTF-16 that Excel calls Unicode text, else GB18030; undefined when it is neither. */
function decode(bytes: Buffer): string | undefined {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  for (const encoding of utf16 ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this encoding: try the next.
    }
  }
  return undefined
}

const splitRecords = (text: string): string[][] =>
  parse(text, {
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: MAX_RECORD_CHARACTERS,
  })

function toRows(records: readonly (readonly string[])[]): Map<number, Map<number, Cell>> {
  const rows = new Map<number, Map<number, Cell>>()
  records.forEach((record, r) => {
    const row = new Map<number, Cell>()
    record.forEach((text, c) => {
      const value = text.trim()
      if (value === '') return
      row.set(c + 1, EXCEL_ERROR.test(value) ? { error: value } : { value: text })
    })
    if (row.size > 0) rows.set(r + 1, row)
  })
  return rows
}

const EXCEL_ERROR = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/

const noCsv = (folder: string): Issue =>
  error(
    'W1009',
    folder,
    {
      zh: `文件夹中没有 CSV 文件（或超过 ${MAX_FILES} 个）`,
      en: `the folder has no CSV file (or more than ${MAX_FILES})`,
    },
    {
      zh: '请放入 县域.csv、学校.csv、班级.csv、教师.csv 等，每个工作表一个文件',
      en: 'Put in 县域.csv, 学校.csv, 班级.csv, 教师.csv and so on, one file for each sheet',
    },
  )

const unreadable = (name: string): Issue =>
  error(
    'W1010',
    name,
    {
      zh: `文件打不开（链接失效、无权限、不是普通文件，或超过 ${MAX_BYTES / 1024 / 1024} MB）`,
      en: `cannot be opened (a link to nowhere, not permitted, not an ordinary file, or over ${MAX_BYTES / 1024 / 1024} MB)`,
    },
    { zh: '请换成文件本身', en: 'Put the file itself there' },
  )

const tooManyCells = (name: string): Issue =>
  error(
    'W1005',
    name,
    {
      zh: `CSV 文件合计超过 ${MAX_CELLS} 个单元格，没有读取`,
      en: `the CSV files have more than ${MAX_CELLS} cells together; not read`,
    },
    { zh: '请删去多余的行、列和空逗号', en: 'Remove needless rows, columns and empty commas' },
  )

const badEncoding = (name: string): Issue =>
  error(
    'W1011',
    name,
    { zh: '不是 UTF-8，也不是 GB18030（GBK）编码的文本', en: 'the text is neither UTF-8 nor GB18030 (GBK)' },
    {
      zh: '请用 Excel 另存为“CSV UTF-8（逗号分隔）”',
      en: 'Save it from Excel as "CSV UTF-8 (comma delimited)"',
    },
  )

function badSyntax(name: string, cause: unknown): Issue {
  const { message, records } = cause as { readonly message: string; readonly records?: number }
  const row = (records ?? 0) + 1
  return error(
    'W1012',
    `${name}!${row}:${row}`,
    { zh: '引号没有成对，或一行过长，无法分清各列', en: `the columns cannot be told apart: ${message}` },
    {
      zh: '请检查该行的双引号：文字中的双引号应写成两个，并整体放在双引号中',
      en: 'Look at the quotes in this row: a quote inside a text is written twice, and the text stands in quotes',
    },
  )
}
