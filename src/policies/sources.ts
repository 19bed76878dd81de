import type { Issue } from '../../models/issue.ts'
import type { PolicyProfile, PolicySource } from '../../models/policy.ts'
import { isPlain, type Plain } from './plain.ts'

const UNSTATED: PolicySource = { source: 'not stated by the profile', assumption: true }

/** Each value that a profile sets, by dotted path, with the profile's source for it or for the nearest group around it. */
export function sourcesOfValues({
  id,
  values,
  sources,
}: PolicyProfile): [string, PolicySource & { profile: string }][] {
  return valuePaths(values).map((path) => [path, { ...(nearest(sources, path) ?? UNSTATED), profile: id }])
}

/** The entry of the path itself, or of the nearest group around it. */
function nearest<T>(entries: Readonly<Record<string, T>>, path: string): T | undefined {
  for (let parts = path.split('.'); parts.length > 0; parts = parts.slice(0, -1)) {
    const entry = entries[parts.join('.')]
    if (entry !== undefined) return entry
  }
  return undefined
}

/** Dotted paths of all values; lists count as one value. */
const valuePaths = (group: Plain, prefix = ''): string[] =>
  Object.entries(group).flatMap(([key, value]) =>
    isPlain(value) && Object.keys(value).length > 0
      ? valuePaths(value, `${prefix}${key}.`)
      : [`${prefix}${key}`],
  )

/** A value without a source, and a source without its value, are warnings. */
export function sourceIssues({ values, sources }: PolicyProfile, file: string): Issue[] {
  const paths = valuePaths(values)
  const unsourced = paths.filter((path) => nearest(sources, path) === undefined)
  const idle = Object.keys(sources).filter(
    (source) => !paths.some((path) => path === source || path.startsWith(`${source}.`)),
  )
  return [
    ...unsourced.map(
      (path): Issue => ({
        code: 'Y1006',
        severity: 'warning',
        where: `${file} values.${path}`,
        cause: { zh: '没有注明出处，按假设处理', en: 'has no source and counts as an assumption' },
        remedy: { zh: `请在 sources 中写明 ${path} 的出处`, en: `Name the source of ${path} under sources` },
      }),
    ),
    ...idle.map(
      (path): Issue => ({
        code: 'Y1007',
        severity: 'warning',
        where: `${file} sources.${path}`,
        cause: {
          zh: '有出处，却没有对应的值',
          en: 'names a source for a value that this profile does not set',
        },
        remedy: { zh: '请核对名称，或删去这一行', en: 'Check its name, or remove the line' },
      }),
    ),
  ]
}
