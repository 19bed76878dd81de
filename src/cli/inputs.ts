import type { County, Pins } from '../../models/county.ts'
import type { Checked } from '../../models/issue.ts'
import type { SourcedPolicy } from '../../models/policy.ts'
import { readCounty } from '../county-file/read.ts'
import { loadPolicy } from '../policies/load.ts'
import { readJsonFile } from '../json-file.ts'
import { readPins } from '../pins.ts'
import { listIssues, say, type Terminal } from './terminal.ts'

export interface Inputs {
  readonly county: County
  readonly policy: SourcedPolicy
  readonly pins?: Pins
}

/** Reads everything a command needs and lists all problems of all files at once; `undefined` when one is an error. */
export async function readInputs(
  countyPath: string,
  options: { readonly policy: string; readonly pins?: string },
  terminal: Terminal,
): Promise<Inputs | undefined> {
  const policy = loadPolicy(options.policy)
  const county = await readCounty(countyPath, policy.ok ? { policy: policy.value.policy } : {})
  const pins =
    options.pins === undefined
      ? undefined
      : await readPins(options.pins, county.ok ? county.value : undefined)
  const issues = [policy, county, pins].flatMap((checked) => checked?.issues ?? [])
  if (issues.length > 0) listIssues(terminal, issues)
  if (!policy.ok || !county.ok || (pins && !pins.ok)) {
    say(terminal, {
      zh: '请改正上列错误后重新运行；没有写出任何文件。',
      en: 'Please mend the errors above and run again; nothing was written.',
    })
    return undefined
  }
  return { county: county.value, policy: policy.value, ...(pins?.ok ? { pins: pins.value } : {}) }
}

/** Reads a plan file as plain JSON; whether it is a plan is the checker's business. */
export async function readPlanFile(path: string, terminal: Terminal): Promise<unknown> {
  const file: Checked<unknown> = await readJsonFile(path)
  if (file.ok) return file.value
  listIssues(terminal, file.issues)
  return undefined
}
