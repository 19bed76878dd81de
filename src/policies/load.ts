import type { Text } from '../../models/basics.ts'
import { type Checked, checked } from '../../models/issue.ts'
import { Policy, type PolicySource, type SourcedPolicy } from '../../models/policy.ts'
import { zodIssues } from '../zod-issues.ts'
import { isPlain, type Plain } from './plain.ts'
import { readLineage, shippedProfiles } from './profile-file.ts'
import { sourceIssues, sourcesOfValues } from './sources.ts'

/**
 * Reads a profile of `policies/` by its name, or a profile file (.yaml, .yml, .json), with all it inherits. A value without
 * a source, and a source without its value, are warnings.
 */
export function loadPolicy(nameOrFile: string): Checked<SourcedPolicy> {
  const lineage = readLineage(nameOrFile)
  if (!lineage.ok) return lineage
  const profiles = lineage.value.map(({ profile }) => profile)
  const [own] = profiles
  const oldestFirst = [...profiles].reverse()
  const values = oldestFirst.reduce<Plain>((merged, { values }) => mergeOver(merged, values), {})
  const parsed = Policy.safeParse({ ...values, id: own!.id, name: own!.name })
  if (!parsed.success)
    return checked(undefined as never, zodIssues(parsed.error, { file: nameOrFile, code: 'Y1005' }))
  const sources = Object.fromEntries(oldestFirst.flatMap(sourcesOfValues))
  return {
    ok: true,
    value: { policy: parsed.data, sources },
    issues: lineage.value.flatMap(({ profile, path }) => sourceIssues(profile, path)),
  }
}

/** The profiles that ship with the product, by id. */
export const listPolicies = (): { readonly id: string; readonly name: Text }[] =>
  shippedProfiles().map(({ id, name }) => ({ id, name }))

/** The source of the value at a dotted path; of a group, that of its first value. */
export function sourceOf(
  { policy, sources }: SourcedPolicy,
  path: string,
): (PolicySource & { readonly profile: string }) | undefined {
  const value = path.split('.').reduce<unknown>((at, key) => (isPlain(at) ? at[key] : undefined), policy)
  // Where a profile puts a group in the place of a single value, the parent's entry for that value still stands.
  if (!isPlain(value)) return sources[path]
  const first = Object.keys(sources).find((entry) => entry.startsWith(`${path}.`))
  return first === undefined ? sources[path] : sources[first]
}

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
