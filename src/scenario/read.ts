import { readFile, stat } from 'node:fs/promises'
import { parseDocument } from 'yaml'
import { type Checked, checked, type Issue } from '../../models/issue.ts'
import { Scenario } from '../../models/scenario.ts'
import { zodIssues } from '../zod-issues.ts'
import { inEnglish } from './words.ts'

const MAX_BYTES = 20 * 1024 * 1024
const MAX_ALIASES = 100

/** Reads a scenario file, YAML or JSON, with English or Chinese keys. */
export async function readScenario(path: string): Promise<Checked<Scenario>> {
  let text: string
  try {
    if ((await stat(path)).size > MAX_BYTES)
      return failed(
        'S1006',
        path,
        '文件超过 20 MB',
        'the file is larger than 20 MB',
        '请确认选对了文件',
        'Make sure that this is the right file',
      )
    text = await readFile(path, 'utf8')
  } catch {
    return failed(
      'S1007',
      path,
      '文件打不开（不存在、无权限或不是文件）',
      'the file cannot be opened (missing, not permitted, or not a file)',
      '请检查路径',
      'Check the path',
    )
  }
  const document = parseDocument(text, { prettyErrors: false })
  const [error] = document.errors
  if (error) return notYaml(path, error.message)
  let content: unknown
  try {
    content = document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (cause) {
    return notYaml(path, (cause as Error).message)
  }
  const scenario = Scenario.safeParse(inEnglish(content))
  if (!scenario.success)
    return checked(undefined as never, zodIssues(scenario.error, { file: path, code: 'S1009' }))
  return { ok: true, value: scenario.data, issues: [] }
}

const notYaml = (path: string, message: string): Checked<never> =>
  failed(
    'S1008',
    path,
    `不是有效的 YAML 或 JSON：${message}`,
    `not valid YAML or JSON: ${message}`,
    '请检查缩进和冒号',
    'Check indents and colons',
  )

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
