import { readFile, stat } from 'node:fs/promises'
import type { Checked, Issue } from '../models/issue.ts'

/** A plan of the largest county is under 40 MB; more than this is not one of our files. */
const MAX_BYTES = 400 * 1024 * 1024
const MAX_DEPTH = 64

/** Reads a JSON file written by a person or by us. Absent, huge, deeply nested or broken files become one issue. */
export async function readJsonFile(path: string): Promise<Checked<unknown>> {
  try {
    const { size } = await stat(path)
    if (size > MAX_BYTES)
      return failed(
        'F1002',
        path,
        `文件有 ${mb(size)} MB，超过上限 ${mb(MAX_BYTES)} MB`,
        `the file has ${mb(size)} MB, over the limit of ${mb(MAX_BYTES)} MB`,
        '请确认选对了文件',
        'Make sure that this is the right file',
      )
    const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
    if (nesting(text) > MAX_DEPTH)
      return failed(
        'F1003',
        path,
        `嵌套超过 ${MAX_DEPTH} 层`,
        `nested more than ${MAX_DEPTH} levels deep`,
        '请使用本程序写出的文件',
        'Use a file written by this program',
      )
    return { ok: true, value: JSON.parse(text) as unknown, issues: [] }
  } catch (error) {
    if (error instanceof SyntaxError)
      return failed(
        'F1004',
        path,
        `不是有效的 JSON：${error.message}`,
        `not valid JSON: ${error.message}`,
        '请检查文件是否被截断或手工改错',
        'See whether the file was cut off or edited by mistake',
      )
    return failed(
      'F1001',
      path,
      '文件打不开（不存在、无权限或不是文件）',
      'the file cannot be opened (missing, not permitted, or not a file)',
      '请检查路径',
      'Check the path',
    )
  }
}

const mb = (bytes: number): number => Math.round(bytes / 1024 / 1024)

/** Deepest nesting of brackets outside strings; JSON.parse would recurse that deep. */
function nesting(text: string): number {
  let [depth, deepest, inString] = [0, 0, false]
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    if (inString) {
      if (char === 92) i++
      else if (char === 34) inString = false
    } else if (char === 34) inString = true
    else if (char === 123 || char === 91) deepest = Math.max(deepest, ++depth)
    else if (char === 125 || char === 93) depth--
  }
  return deepest
}

function failed(
  code: string,
  where: string,
  zh: string,
  en: string,
  remedyZh: string,
  remedyEn: string,
): Checked<never> {
  const issue: Issue = {
    code,
    severity: 'error',
    where,
    cause: { zh, en },
    remedy: { zh: remedyZh, en: remedyEn },
  }
  return { ok: false, issues: [issue] }
}
