import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { County } from '../../models/county.ts'
import { type Checked, checked, type Issue } from '../../models/issue.ts'
import type { Policy } from '../../models/policy.ts'
import { countyOfSheets } from './assemble/county.ts'
import type { Sheet } from './book/book.ts'
import { readCsvFolder } from './book/csv.ts'
import { readWorkbook } from './book/workbook.ts'
import { error } from './issues.ts'
import { readCountyJson } from './json.ts'

export interface ReadOptions {
  /** Adds the checks that depend on it: curriculum totals and shares, weekly periods, exemptions. */
  readonly policy?: Policy
}

/**
 * Reads a county from a workbook (.xlsx), a folder of CSV files, or county JSON. All problems are listed at once, each
 * with its place, cause and remedy; warnings and notes may stand beside a good county.
 */
export async function readCounty(path: string, { policy }: ReadOptions = {}): Promise<Checked<County>> {
  const kind = await kindOf(path)
  if (!kind.ok) return kind
  if (kind.value === 'json') return readCountyJson(path, policy)
  const sheets = await readSheets(path, kind.value)
  return sheets.ok ? countyOfSheets(sheets.value, policy) : sheets
}

type FileKind = 'workbook' | 'folder' | 'json'

const readSheets = (path: string, kind: 'workbook' | 'folder'): Promise<Checked<Sheet[]>> =>
  kind === 'workbook' ? readWorkbook(path) : readCsvFolder(path)

const MAX_WORKBOOK_BYTES = 64 * 1024 * 1024

async function kindOf(path: string): Promise<Checked<FileKind>> {
  const stats = await stat(path).catch(() => undefined)
  if (stats?.isDirectory()) return checked<FileKind>('folder', [])
  if (!stats?.isFile()) return failed(cannotOpen(path))
  if (stats.size === 0) return failed(empty(path))
  const extension = extname(path).toLowerCase()
  if (extension === '.json') return checked<FileKind>('json', [])
  if (extension !== '.xlsx' && extension !== '.xlsm') return failed(wrongExtension(path, extension))
  if (stats.size > MAX_WORKBOOK_BYTES) return failed(tooLarge(path))
  return checked<FileKind>('workbook', [])
}

const failed = (issue: Issue): Checked<never> => ({ ok: false, issues: [issue] })

const cannotOpen = (path: string): Issue =>
  error(
    'F1001',
    path,
    {
      zh: '文件打不开（不存在、无权限或不是文件）',
      en: 'the file cannot be opened (missing, not permitted, or not a file)',
    },
    { zh: '请检查路径', en: 'Check the path' },
  )

const empty = (path: string): Issue =>
  error(
    'F1006',
    path,
    { zh: '文件是空的（0 字节）', en: 'the file is empty (0 bytes)' },
    { zh: '请重新复制或导出', en: 'Copy or export it again' },
  )

const wrongExtension = (path: string, extension: string): Issue =>
  error(
    'W1001',
    path,
    {
      zh: `不读取“${extension}”文件；可读取 .xlsx 工作簿、放有 CSV 文件的文件夹和县域 JSON`,
      en: `"${extension}" files are not read; workbooks (.xlsx), folders of CSV files and county JSON are`,
    },
    {
      zh: '旧格式请另存为 .xlsx；单个 CSV 请放入文件夹并给出文件夹路径',
      en: 'Save older formats as .xlsx; put single CSV files in a folder and name the folder',
    },
  )

const tooLarge = (path: string): Issue =>
  error(
    'W1005',
    path,
    {
      zh: `文件超过 ${MAX_WORKBOOK_BYTES / 1024 / 1024} MB，没有读取`,
      en: `the file has more than ${MAX_WORKBOOK_BYTES / 1024 / 1024} MB; not read`,
    },
    { zh: '请删去图片和多余的工作表后另存', en: 'Remove pictures and needless sheets and save again' },
  )
