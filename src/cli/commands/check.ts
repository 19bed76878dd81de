import type { Violation } from '../../../models/plan.ts'
import { isHard, type RuleCode, ruleLevel, RULES } from '../../../models/rule.ts'
import { checkPlanFile } from '../../check/check.ts'
import { hashCounty } from '../../county-file/hash.ts'
import { toJson } from '../../files.ts'
import { hashJson } from '../../hash.ts'
import { buildTravel } from '../../travel/travel.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { readInputs, readPlanFile } from '../inputs.ts'
import type { CheckOptions } from '../options.ts'
import { listIssues, say, type Terminal } from '../terminal.ts'

/** Checks a plan, ours or a hand-edited one, against every rule. */
export async function check(
  countyPath: string,
  planPath: string,
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const inputs = await readInputs(countyPath, options, terminal)
  const planFile = await readPlanFile(planPath, terminal)
  if (!inputs || planFile === undefined) return EXIT.input
  const { county, pins } = inputs
  const travel = buildTravel(county, inputs.policy.policy)
  if (!travel.ok) {
    listIssues(terminal, travel.issues)
    return EXIT.input
  }
  const violations = checkPlanFile(planFile, {
    county,
    policy: inputs.policy.policy,
    travel: travel.value,
    hashes: { countyHash: hashCounty(county), policyHash: hashJson(inputs.policy.policy) },
    ...(pins ? { pins } : {}),
  })
  const broken = violations.some(({ rule }) => isHard(rule))
  if (options.json) terminal.out(toJson({ ok: !broken, violations }))
  else listViolations(violations, terminal)
  return broken ? EXIT.hardRule : EXIT.done
}

/** Hard rules first, each with its first few cases. */
export function listViolations(violations: readonly Violation[], terminal: Terminal): void {
  const { lang } = terminal
  const byRule = new Map<RuleCode, Violation[]>()
  for (const violation of violations) {
    const cases = byRule.get(violation.rule)
    if (cases) cases.push(violation)
    else byRule.set(violation.rule, [violation])
  }
  for (const [rule, cases] of [...byRule].sort(([a], [b]) => Number(isHard(b)) - Number(isHard(a)))) {
    const kind = isHard(rule) ? { zh: '违反', en: 'broken' } : { zh: '未达到', en: 'not reached' }
    const level = ruleLevel(rule)
    terminal.out(
      `${kind[lang]} [${rule}] ${RULES[rule][lang]}（${lang === 'zh' ? '层级' : 'level'} ${level}）\n`,
    )
    for (const { where, message } of cases.slice(0, SHOWN_PER_RULE))
      terminal.out(`  ${where}  ${message[lang]}\n`)
    const more = cases.length - SHOWN_PER_RULE
    if (more > 0) terminal.out(lang === 'zh' ? `  另有 ${more} 处。\n` : `  and ${more} more.\n`)
  }
  const hard = violations.filter(({ rule }) => isHard(rule)).length
  const soft = violations.length - hard
  say(terminal, {
    zh:
      hard > 0
        ? `校验未通过：${hard} 处违反硬性规则，${soft} 处未达到目标。`
        : `校验通过：没有违反硬性规则；${soft} 处未达到目标。`,
    en:
      hard > 0
        ? `Not fit to publish: ${hard} breaches of hard rules, ${soft} targets not reached.`
        : `Checked: no hard rule is broken; ${soft} targets not reached.`,
  })
}

const SHOWN_PER_RULE = 10
