import { z } from 'zod'
import { County, Pins } from '../../../models/county.ts'
import { Plan } from '../../../models/plan.ts'
import { Policy } from '../../../models/policy.ts'
import { Scenario } from '../../../models/scenario.ts'
import { toJson } from '../../files.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { say, type Terminal } from '../terminal.ts'

const SCHEMAS = { county: County, policy: Policy, scenario: Scenario, plan: Plan, pins: Pins }

/** Prints the JSON Schema of what people write (`input` side: defaults may be left out). */
export function schema(name: string, terminal: Terminal): Promise<ExitCode> {
  const model = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name as keyof typeof SCHEMAS] : undefined
  if (model === undefined) {
    const names = Object.keys(SCHEMAS).join(', ')
    say(terminal, {
      zh: `没有名为“${name}”的数据格式；可选：${names}。`,
      en: `There is no schema named "${name}"; choose one of ${names}.`,
    })
    return Promise.resolve(EXIT.input)
  }
  terminal.out(toJson(z.toJSONSchema(model, { io: 'input' })))
  return Promise.resolve(EXIT.done)
}
