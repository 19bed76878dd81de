/** Answers as plain data that crosses from a worker: the other plan in full, and what stands in the way where there is none. */
import type { MissingPair } from '../../../models/counterfactual.ts'
import type { Text } from '../../../models/basics.ts'
import { SUBJECTS } from '../../../models/subject.ts'
import type { RotationInput } from '../build.ts'
import { type Evaluation, evaluate } from '../evaluate.ts'
import { combineVariants, type RotationOutcome } from '../outcome.ts'
import { type Choice, POOL, type RotationProblem } from '../problem.ts'
import { LIMIT_RULES } from '../rules/index.ts'
import type { VariantResult } from '../solve.ts'
import { type Ask, type StandingPlan, WhatIf, type WhatIfOptions } from './what-if.ts'
import { type Barriers, barriersOf } from './barred.ts'

export type AnswerData = Ask &
  (
    | {
        readonly outcome: 'found'
        readonly rotation: RotationOutcome
        /** Points beyond the plan's value, visits by the hour; `atLeast` is proven. */
        readonly atLeast: number | null
        readonly atMost: number
        readonly overCoverage: boolean
        /** Sites and subjects that miss more or less than in the plan, whole visits. */
        readonly missing: readonly MissingPair[]
      }
    | {
        readonly outcome: 'impossible'
        readonly broken: readonly { readonly rule: string; readonly text: Text }[]
      }
    | { readonly outcome: 'barred'; readonly barriers: Barriers }
  )

/** Answers the questions one after the other; each as soon as it is known. */
export async function answerAll(
  input: RotationInput,
  plan: StandingPlan,
  asks: readonly Ask[],
  options: WhatIfOptions,
  onAnswer: (answer: AnswerData) => void,
): Promise<AnswerData[]> {
  const whatIf = await WhatIf.open(input, plan, options)
  const answers: AnswerData[] = []
  try {
    for (const ask of asks) {
      const answer = await answerOne(input, whatIf, plan, ask)
      answers.push(answer)
      onAnswer(answer)
    }
  } finally {
    whatIf.dispose()
  }
  return answers
}

async function answerOne(
  input: RotationInput,
  whatIf: WhatIf,
  plan: StandingPlan,
  ask: Ask,
): Promise<AnswerData> {
  const { problem } = whatIf
  const answer = await whatIf.answer(ask)
  if (answer.outcome === 'barred')
    return { ...ask, outcome: 'barred', barriers: barriersOf(input, ask.teacherId) }
  if (answer.outcome === 'impossible') {
    const broken = answer.broken.map(({ limit, activity }) => ({
      rule: limit.rule,
      text: LIMIT_RULES.find(({ code }) => code === limit.rule)!.sentence(limit, activity),
    }))
    return { ...ask, outcome: 'impossible', broken }
  }
  const { choice, visits, bound, shortageAllowed } = answer
  const byTheHour = (of: Choice): Evaluation => evaluate(problem, of, whatIf.lends ? 'by-the-hour' : 'none')
  const [own, { objective: other, terms }] = [byTheHour(whatIf.choice).objective, byTheHour(choice)]
  const result: VariantResult = {
    variant: whatIf.lends ? 'both' : 'rotation',
    choice,
    visits,
    bound: Math.min(bound, other),
    status: 'feasible',
    stopped: 'iteration-limit',
    coverage: { bound: plan.coverage?.bound ?? 0, best: plan.coverage?.best ?? 0, allowed: shortageAllowed },
    gives: whatIf.gives,
  }
  return {
    ...ask,
    outcome: 'found',
    rotation: combineVariants(input, problem, [result]),
    atLeast: Number.isFinite(bound) ? Math.min(bound, other) - own : null,
    atMost: other - own,
    overCoverage: terms.shortage > whatIf.allowed,
    missing: missingPairs(whatIf, { choice, visits }),
  }
}

function missingPairs(whatIf: WhatIf, other: { choice: Choice; visits: Int32Array }): MissingPair[] {
  const { problem } = whatIf
  const missing = (plan: { choice: Choice; visits: Int32Array }): readonly Float64Array[] =>
    evaluate(problem, plan.choice, whatIf.lends ? { visits: plan.visits } : 'none').cover.shortage
  const [before, after] = [missing(whatIf), missing(other)]
  return problem.units.flatMap(({ site, stage }: RotationProblem['units'][number], u) =>
    [...before[u]!.keys()].flatMap((subject): MissingPair[] => {
      const pair = { plan: before[u]![subject]!, other: after[u]![subject]! }
      if (Math.abs(pair.plan - pair.other) < WORTH_SAYING) return []
      const siteId = problem.sites[site]!.id
      return [{ siteId, stage, subject: subject === POOL ? 'any' : SUBJECTS[subject]!, ...pair }]
    }),
  )
}

/** Periods a week. */
const WORTH_SAYING = 0.05
