import type { County, Pins } from '../../models/county.ts'
import type { Checked } from '../../models/issue.ts'
import type { SourcedPolicy } from '../../models/policy.ts'
import type { Scenario } from '../../models/scenario.ts'
import { readCounty } from '../county-file/read.ts'
import { loadPolicy } from '../policies/load.ts'
import { readJsonFile } from '../json-file.ts'
import { readPins } from '../pins.ts'
import { applyScenarios } from '../scenario/apply.ts'
import type { World } from '../scenario/edits.ts'
import { readScenario } from '../scenario/read.ts'
import type { CountyOptions } from './options.ts'
import { listIssues, say, type Terminal } from './terminal.ts'

export interface Inputs {
  readonly county: County
  readonly policy: SourcedPolicy
  /** Those already applied to the county and the policy. */
  readonly scenarios: readonly Scenario[]
  readonly pins?: Pins
}

/**
 * Reads everything a command needs, scenarios applied, and lists all problems of all files at once; `undefined` when one
 * is an error.
 */
export async function readInputs(
  countyPath: string,
  options: CountyOptions,
  terminal: Terminal,
): Promise<Inputs | undefined> {
  const policy = loadPolicy(options.policy)
  const county = await readCounty(countyPath, policy.ok ? { policy: policy.value.policy } : {})
  const scenarios = await Promise.all((options.scenario ?? []).map((path) => readScenario(path)))
  const world = applied(county, policy, scenarios)
  const pins =
    options.pins === undefined
      ? undefined
      : await readPins(options.pins, world?.ok ? world.value.county : undefined)
  const issues = [policy, county, ...scenarios, world, pins].flatMap((read) => read?.issues ?? [])
  if (issues.length > 0) listIssues(terminal, issues)
  if (!policy.ok || !world?.ok || (pins && !pins.ok)) {
    say(terminal, {
      zh: '请改正上列错误后重新运行；没有写出任何文件。',
      en: 'Please mend the errors above and run again; nothing was written.',
    })
    return undefined
  }
  return {
    county: world.value.county,
    policy: { ...policy.value, policy: world.value.policy },
    scenarios: scenarios.flatMap((scenario) => (scenario.ok ? scenario.value : [])),
    ...(pins?.ok ? { pins: pins.value } : {}),
  }
}

/** The county and policy under the scenarios; undefined while one of them cannot be read. */
function applied(
  county: Checked<County>,
  policy: Checked<SourcedPolicy>,
  scenarios: readonly Checked<Scenario>[],
): Checked<World> | undefined {
  const read = scenarios.flatMap((scenario) => (scenario.ok ? scenario.value : []))
  if (!county.ok || !policy.ok || read.length < scenarios.length) return undefined
  const world = { county: county.value, policy: policy.value.policy }
  if (read.length === 0) return { ok: true, value: world, issues: [] }
  return applyScenarios(world, read)
}

/** Reads a plan file as plain JSON; whether it is a plan is the checker's business. */
export async function readPlanFile(path: string, terminal: Terminal): Promise<unknown> {
  const file: Checked<unknown> = await readJsonFile(path)
  if (file.ok) return file.value
  listIssues(terminal, file.issues)
  return undefined
}
