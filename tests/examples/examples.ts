import type { County } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import { EXAMPLES } from '../../examples/list.ts'
import { loadPolicy } from '../../src/policies/load.ts'

/** An example made anew, with the policy it is planned with. */
export function makeExample(name: string): { readonly county: County; readonly policy: Policy } {
  const example = EXAMPLES.find((one) => one.name === name)
  if (!example) throw new Error(`no example ${name}`)
  const read = loadPolicy(example.policy)
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  return { county: example.make(read.value.policy), policy: read.value.policy }
}
