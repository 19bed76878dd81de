import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseDocument } from 'yaml'
import type { Text } from '../../models/basics.ts'
import { type Checked, checked, type Issue } from '../../models/issue.ts'
import { Policy, PolicyProfile, type PolicySource, type SourcedPolicy } from '../../models/policy.ts'
import { zodIssues } from '../zod-issues.ts'

const FOLDER = join(import.meta.dirname, '../../policies')
const MAX_BYTES = 1024 * 1024
const MAX_ALIASES = 100
/** Profiles above one another; more is a mistake. */
const MAX_PARENTS = 8

/** Reads a profile of `policies/` by its name, or a profile file (.yaml, .yml, .json), with all it inherits. */
export function loadPolicy(nameOrFile: string): Checked<SourcedPolicy> {
  const lineage = readLineage(nameOrFile)
  if (!lineage.ok) return lineage
  const [own] = lineage.value
  const oldestFirst = [...lineage.value].reverse()
  const values = oldestFirst.reduce<Plain>((merged, { values }) => mergeOver(merged, values as Plain), {})
  const parsed = Policy.safeParse({ ...values, id: own!.id, name: own!.name })
  if (!parsed.success)
    return checked(undefined as never, zodIssues(parsed.error, { file: nameOrFile, code: 'Y1005' }))
  const sources = Object.fromEntries(
    oldestFirst.flatMap((profile) =>
      Object.entries(profile.sources).map(([path, source]) => [path, { ...source, profile: profile.id }]),
    ),
  )
  return { ok: true, value: { policy: parsed.data, sources }, issues: lineage.issues }
}

/** The profiles that ship with the product, by id. */
export function listPolicies(): { readonly id: string; readonly name: Text }[] {
  return profileNames().flatMap((name) => {
    const profile = readProfile(join(FOLDER, `${name}.yaml`))
    return profile.ok ? [{ id: profile.value.id, name: profile.value.name }] : []
  })
}

/** The source that answers for a value: its own, or that of the nearest group around it. */
export function sourceOf(
  { sources }: SourcedPolicy,
  path: string,
): (PolicySource & { readonly profile: string }) | undefined {
  for (let parts = path.split('.'); parts.length > 0; parts = parts.slice(0, -1)) {
    const source = sources[parts.join('.')]
    if (source) return source
  }
  return undefined
}

/** The profile asked for, its parent, and so on. */
function readLineage(nameOrFile: string): Checked<PolicyProfile[]> {
  const lineage: PolicyProfile[] = []
  for (let next: string | undefined = nameOrFile; next !== undefined; next = lineage.at(-1)!.extends) {
    if (lineage.length > MAX_PARENTS || lineage.some(({ id }) => id === next)) {
      return failed(
        'Y1004',
        nameOrFile,
        `政策配置的继承出现循环：${[...lineage.map(({ id }) => id), next].join(' → ')}`,
        `profiles inherit in a circle: ${[...lineage.map(({ id }) => id), next].join(' -> ')}`,
        '请修改 extends',
        'Mend extends',
      )
    }
    const profile = readProfile(pathOf(next))
    if (!profile.ok) return profile
    lineage.push(profile.value)
  }
  return { ok: true, value: lineage, issues: [] }
}

/** A bare name is a profile of ours; anything with a dot or a slash is a file. */
const pathOf = (nameOrFile: string): string =>
  /^[a-z0-9-]+$/.test(nameOrFile) ? join(FOLDER, `${nameOrFile}.yaml`) : nameOrFile

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

type Plain = { readonly [key: string]: unknown }
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Objects merge key by key, everything else is replaced. Keys that reach a prototype are not taken over. */
function mergeOver(base: Plain, over: Plain): Plain {
  const merged: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(over)) {
    if (key === '__proto__' || key === 'constructor') continue
    const below = Object.hasOwn(base, key) ? base[key] : undefined
    merged[key] = isPlain(value) && isPlain(below) ? mergeOver(below, value) : value
  }
  return merged
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
