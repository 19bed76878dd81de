import { type Entry, fromBufferPromise } from 'yauzl'
import type { Issue } from '../../../models/issue.ts'
import { error } from '../issues.ts'

/**
 * A workbook of 10,000 teachers has about 400,000 cells in 20 MB; one of a million cells takes about a gigabyte and four
 * seconds to read. More is not a county's workbook, or is meant to harm.
 */
const MAX_ENTRIES = 2000
const MAX_INFLATED_BYTES = 128 * 1024 * 1024
const MAX_CELLS = 1_000_000
const MAX_TAGS = 6_000_000

/**
 * Looks through an .xlsx file before it is read: really a zip file, no password, no names that lead out of it, and not
 * too much in it, by what it says and by what comes out. Nothing is kept. The problem, or undefined.
 */
export async function refuseArchive(bytes: Buffer, file: string): Promise<Issue | undefined> {
  const other = notZip(bytes, file)
  if (other) return other
  const totals = { entries: 0, declaredBytes: 0, inflatedBytes: 0, cells: 0, tags: 0 }
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: false })
    for await (const entry of zip.eachEntry() as AsyncIterable<Entry>) {
      if (entry.isEncrypted()) return locked(file)
      totals.entries += 1
      totals.declaredBytes += entry.uncompressedSize
      if (totals.entries > MAX_ENTRIES || totals.declaredBytes > MAX_INFLATED_BYTES) return tooLarge(file)
      if (entry.fileName.endsWith('/')) continue
      const isXml = /\.(xml|rels|vml)$/i.test(entry.fileName)
      for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        totals.inflatedBytes += chunk.length
        if (isXml) countTags(chunk, totals)
        if (totals.inflatedBytes > MAX_INFLATED_BYTES || totals.cells > MAX_CELLS || totals.tags > MAX_TAGS)
          return tooLarge(file)
      }
    }
    return undefined
  } catch (cause) {
    return damaged(file, cause)
  }
}

const [LESS_THAN, LETTER_C, SPACE, SLASH, GREATER_THAN] = [0x3c, 0x63, 0x20, 0x2f, 0x3e]

/** Counts opening brackets, and those of cells: `<c>`, `<c r="A1">`, `<c/>`. */
function countTags(chunk: Buffer, totals: { cells: number; tags: number }): void {
  for (let i = chunk.indexOf(LESS_THAN); i !== -1; i = chunk.indexOf(LESS_THAN, i + 1)) {
    totals.tags += 1
    const after = chunk[i + 2]
    if (chunk[i + 1] === LETTER_C && (after === SPACE || after === SLASH || after === GREATER_THAN))
      totals.cells += 1
  }
}

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')
/** Compound files: workbooks before 2007, and newer ones under a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

function notZip(bytes: Buffer, file: string): Issue | undefined {
  const starts = (magic: Buffer): boolean => bytes.subarray(0, magic.length).equals(magic)
  if (starts(ZIP)) return undefined
  if (starts(COMPOUND)) return bytes.includes(ENCRYPTED) ? locked(file) : oldFormat(file)
  return error(
    'W1002',
    file,
    {
      zh: '不是 Excel 工作簿（.xlsx），可能是改了扩展名的其他文件',
      en: 'not an Excel workbook (.xlsx); perhaps another file under a changed name',
    },
    {
      zh: '请用 Excel 或 WPS 打开原文件，另存为“Excel 工作簿（*.xlsx）”',
      en: 'Open the original in Excel or WPS and save it as "Excel Workbook (*.xlsx)"',
    },
  )
}

const oldFormat = (file: string): Issue =>
  error(
    'W1003',
    file,
    { zh: '是旧格式的 Excel 文件（.xls）', en: 'a workbook of the old format (.xls)' },
    {
      zh: '请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”；只改扩展名不行',
      en: 'Open it in Excel or WPS and save it as "Excel Workbook (*.xlsx)"; renaming it is not enough',
    },
  )

const locked = (file: string): Issue =>
  error(
    'W1004',
    file,
    { zh: '文件设有打开密码', en: 'the file is locked by a password' },
    {
      zh: '请在 Excel 或 WPS 中取消密码后另存（文件 → 信息 → 保护工作簿）',
      en: 'Remove the password in Excel or WPS and save it again (File, Info, Protect Workbook)',
    },
  )

const tooLarge = (file: string): Issue =>
  error(
    'W1005',
    file,
    {
      zh: `解压后的内容过大（上限 ${MAX_INFLATED_BYTES / 1024 / 1024} MB、${MAX_CELLS} 个单元格），没有读取`,
      en: `more in it than is taken (${MAX_INFLATED_BYTES / 1024 / 1024} MB unpacked, ${MAX_CELLS} cells); not read`,
    },
    {
      zh: '请删去多余的工作表、图片和空白格式后另存；更大的县请用 CSV 文件夹',
      en: 'Remove needless sheets, pictures and empty formatting, and save again; for larger counties use a folder of CSV files',
    },
  )

function damaged(file: string, cause: unknown): Issue {
  const message = cause instanceof Error ? cause.message : String(cause)
  if (/relative path|absolute path|invalid characters in fileName/.test(message))
    return error(
      'W1006',
      file,
      {
        zh: '压缩包内的文件名指向包外，不是正常的工作簿',
        en: 'names inside lead out of the file: not an ordinary workbook',
      },
      { zh: '请勿使用来历不明的文件', en: 'Do not use files of unknown origin' },
    )
  return error(
    'W1007',
    file,
    { zh: '文件已损坏，无法解压', en: 'the file is damaged and cannot be unpacked' },
    {
      zh: '请重新复制或下载；能用 Excel 打开的，请另存一份',
      en: 'Copy or download it again; if Excel can open it, save it anew',
    },
  )
}
