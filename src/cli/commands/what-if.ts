import { availableParallelism } from 'node:os'
import { relative } from 'node:path'
import type { Counterfactual } from '../../../models/counterfactual.ts'
import { isEligible } from '../../../models/eligibility.ts'
import type { Plan } from '../../../models/plan.ts'
import type { Ask } from '../../../solver/rotation/what-if/what-if.ts'
import { explainCounterfactual } from '../../explain/counterfactual.ts'
import type { Facts } from '../../explain/facts.ts'
import { buildTravel } from '../../travel/travel.ts'
import { answerWhatIf } from '../../what-if/answer.ts'
import { writeCounterfactuals } from '../../what-if/write.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import type { Inputs } from '../inputs.ts'
import type { ExplainOptions } from '../options.ts'
import { progressReporter } from '../progress.ts'
import { listIssues, say, type Terminal } from '../terminal.ts'

/** The best plan without a person's move, or with one: what of it is worse, with the bound. */
export async function whatIf(
  facts: Facts,
  inputs: Inputs,
  plan: Plan,
  options: ExplainOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { county, policy, pins } = inputs
  const travel = buildTravel(county, policy.policy)
  if (!travel.ok) {
    listIssues(terminal, travel.issues)
    return EXIT.input
  }
  const asks = asksOf(facts, options)
  if (asks.length === 0) return EXIT.done
  const progress = progressReporter(terminal)
  const answers = await answerWhatIf(
    { base: { county, policy: policy.policy, travel: travel.value }, plan, asks, ...(pins && { pins }) },
    {
      workers: options.workers ?? availableParallelism(),
      onProgress: progress.report,
      signal: terminal.signal,
    },
  ).finally(progress.stop)
  if (options.allMoves) await publish(facts, answers, options, terminal)
  else
    for (const answer of answers)
      for (const line of explainCounterfactual(facts, answer)) terminal.out(`${line[terminal.lang]}\n`)
  return answers.length < asks.length ? EXIT.cancelled : EXIT.done
}

/** The moves asked about; of those who do not move, the eligible: for the others the conditions not met are the answer. */
function asksOf({ plan, policy, county, teachers, moveOf }: Facts, options: ExplainOptions): Ask[] {
  if (options.allMoves) return plan.rotation.moves.map(({ teacherId }) => ({ teacherId, asked: 'stays' }))
  const ofMove = plan.rotation.moves.find(({ id }) => id === options.move)?.teacherId
  const asked = [...new Set([options.teacher, ofMove])].flatMap((id) => teachers.get(id ?? '') ?? [])
  return asked.flatMap((teacher): Ask[] => {
    if (moveOf.has(teacher.id)) return [{ teacherId: teacher.id, asked: 'stays' }]
    return isEligible(teacher, policy, county.asOf) ? [{ teacherId: teacher.id, asked: 'moves' }] : []
  })
}

async function publish(
  facts: Facts,
  answers: readonly Counterfactual[],
  { out = '.' }: ExplainOptions,
  terminal: Terminal,
): Promise<void> {
  const files = await writeCounterfactuals(facts, answers, terminal.lang, out)
  const needed = answers.filter(({ found }) => !found || (found.atLeast ?? 0) > 0).length
  const shown = files.map((file) => relative('.', file) || file).join(terminal.lang === 'zh' ? '、' : ', ')
  say(terminal, {
    zh: `已逐一检验 ${answers.length} 次交流：其中 ${needed} 次已证明不可缺少。已写出：${shown}`,
    en: `${answers.length} moves were tried one by one; ${needed} are proven to be needed. Written: ${shown}`,
  })
}
