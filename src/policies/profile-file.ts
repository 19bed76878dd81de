import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseDocument } from 'yaml'
import { type Checked, checked, type Issue } from '../../models/issue.ts'
import { PolicyProfile } from '../../models/policy.ts'
import { zodIssues } from '../zod-issues.ts'

const FOLDER = join(import.meta.dirname, '../../policies')
const MAX_BYTES = 1024 * 1024
const MAX_ALIASES = 100
/** Profiles above one another; more is a mistake. */
const MAX_PARENTS = 8

export interface ReadProfile {
  readonly profile: PolicyProfile
  readonly path: string
}

/** The profile asked for, its parent, and so on. A file names its parent by profile name or by a path from its own folder. */
export function readLineage(nameOrFile: string): Checked<ReadProfile[]> {
  const lineage: ReadProfile[] = []
  for (let path: string | undefined = pathOf(nameOrFile); path !== undefined; ) {
    const names = lineage.map(({ profile: { id } }) => id)
    if (lineage.length > MAX_PARENTS || lineage.some((read) => read.path === path)) {
      return failed(
        'Y1004',
        nameOrFile,
        `政策配置的继承出现循环：${names.join(' → ')} → ${basename(path)}`,
        `profiles inherit in a circle: ${names.join(' -> ')} -> ${basename(path)}`,
        '请修改 extends',
        'Mend extends',
      )
    }
    const profile = readProfile(path)
    if (!profile.ok) return profile
    lineage.push({ profile: profile.value, path })
    const parent: string | undefined = profile.value.extends
    path = parent === undefined ? undefined : pathOf(parent, dirname(path))
  }
  return { ok: true, value: lineage, issues: [] }
}

/** A bare name is a profile of ours; anything with a dot or a slash is a file, seen from `folder`. */
const pathOf = (nameOrFile: string, folder = '.'): string =>
  /^[a-z0-9-]+$/.test(nameOrFile) ? join(FOLDER, `${nameOrFile}.yaml`) : resolve(folder, nameOrFile)

const profileNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => basename(file, '.yaml'))
    .sort()

function readProfile(path: string): Checked<PolicyProfile> {
  let text: string
  try {
    const { size } = statSync(path)
    if (size > MAX_BYTES)
      return failed(
        'Y1002',
        path,
        '政策配置文件超过 1 MB',
        'the profile is larger than 1 MB',
        '请确认选对了文件',
        'Make sure that this is the right file',
      )
    text = readFileSync(path, 'utf8')
  } catch {
    const known = profileNames().join('、')
    return failed(
      'Y1001',
      path,
      '没有这个政策配置',
      'there is no such profile',
      `可选：${known}，或给出文件路径`,
      `Choose one of ${known}, or give a file`,
    )
  }
  const document = parseDocument(text, { prettyErrors: false })
  const [error] = document.errors
  if (error)
    return failed(
      'Y1003',
      path,
      `不是有效的 YAML：${error.message}`,
      `not valid YAML: ${error.message}`,
      '请检查缩进和冒号',
      'Check indents and colons',
    )
  let content: unknown
  try {
    content = document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (cause) {
    const { message } = cause as Error
    return failed(
      'Y1003',
      path,
      `不是有效的 YAML：${message}`,
      `not valid YAML: ${message}`,
      '请去掉过多的引用',
      'Use fewer aliases',
    )
  }
  const profile = PolicyProfile.safeParse(content)
  if (!profile.success)
    return checked(undefined as never, zodIssues(profile.error, { file: path, code: 'Y1005' }))
  return { ok: true, value: profile.data, issues: [] }
}

/** All profiles that ship with the product, by name; those that cannot be read are left out. */
export const shippedProfiles = (): PolicyProfile[] =>
  profileNames().flatMap((name) => {
    const profile = readProfile(join(FOLDER, `${name}.yaml`))
    return profile.ok ? [profile.value] : []
  })

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
