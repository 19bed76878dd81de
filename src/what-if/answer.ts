/** The answers to "what if this one did not move" and "what if that one did": asked of the solver, checked, compared. */
import { computeIndicators } from '../../models/balance.ts'
import type { County, Pins } from '../../models/county.ts'
import type { Counterfactual, IndicatorPair, NamedPair, PersonPair } from '../../models/counterfactual.ts'
import type { Plan } from '../../models/plan.ts'
import type { Policy } from '../../models/policy.ts'
import { isHard } from '../../models/rule.ts'
import type { AnswerData } from '../../solver/rotation/what-if/answers.ts'
import type { Ask } from '../../solver/rotation/what-if/what-if.ts'
import { checkPlan } from '../check/check.ts'
import { withTeachersOfPins } from '../decide.ts'
import { barrierWords } from './words.ts'
import { type Base, runStage, type StageRun } from '../stages.ts'
import type { WhatIfTaskInput } from '../tasks/what-if.ts'

export interface WhatIfRequest {
  readonly base: Base
  readonly pins?: Pins
  readonly plan: Plan
  readonly asks: readonly Ask[]
}

/** A fixed number, whatever the workers: which questions share a relaxation can show in the last digits of an answer. */
const ASKS_A_TASK = 40

/** In the order of the questions; those that a cancelled run did not get to are left out. */
export async function answerWhatIf(request: WhatIfRequest, run: StageRun): Promise<Counterfactual[]> {
  const { base, pins, plan, asks } = request
  const kept = withTeachersOfPins(base.county, pins)
  const parts = Array.from({ length: Math.ceil(asks.length / ASKS_A_TASK) }, (_, part) =>
    asks.slice(part * ASKS_A_TASK, (part + 1) * ASKS_A_TASK),
  )
  const tasks = parts.map((part) => ({
    module: new URL('../tasks/what-if.ts', import.meta.url),
    input: {
      input: { ...base, ...(kept && { pins: kept }) },
      plan: plan.rotation,
      asks: part,
      options: { seed: plan.provenance.seed },
    } satisfies WhatIfTaskInput,
  }))
  const answers = (await runStage<AnswerData[]>('what-if', tasks, run)).flatMap((part) => part ?? [])
  const rotationOnly = withoutDuties(plan, base)
  const byTeacher = new Map(answers.map((answer) => [answer.teacherId, answer]))
  return asks.flatMap(({ teacherId }) => {
    const answer = byTeacher.get(teacherId)
    return answer ? counterfactualOf(request, rotationOnly, answer) : []
  })
}

function counterfactualOf(request: WhatIfRequest, plan: Plan, answer: AnswerData): Counterfactual {
  const { teacherId, asked, outcome } = answer
  const head = { teacherId, asked, outcome }
  if (answer.outcome === 'barred') return { ...head, inTheWay: barrierWords(answer.barriers) }
  if (answer.outcome === 'impossible') return { ...head, inTheWay: answer.broken }
  const other = otherPlan(request, plan, answer)
  const { base, pins } = request
  const violations = checkPlan({ ...base, plan: other, hashes: plan.provenance, ...(pins && { pins }) })
  return {
    ...head,
    inTheWay: [],
    found: {
      atLeast: answer.atLeast,
      atMost: answer.atMost,
      hardViolations: violations.filter(({ rule }) => isHard(rule)).length,
      overCoverage: answer.overCoverage,
      terms: termPairs(plan, other),
      missing: answer.missing,
      figures: figurePairs(plan, other),
      indicators: indicatorPairs(plan, other),
      people: peoplePairs(plan, other, teacherId),
    },
  }
}

/** The plan with its rotation alone, so that it compares with one that has no duties yet. */
const withoutDuties = (plan: Plan, { county, policy }: Base): Plan => ({
  ...plan,
  stages: ['rotation'],
  duties: { status: 'unknown', stopped: 'cancelled', parts: [], duties: [], visits: [], unmet: [] },
  timetable: { status: 'unknown', stopped: 'cancelled', soft: {}, iterations: 0, lessons: [] },
  indicators: {
    before: plan.indicators.before,
    after: indicatorsAfter(county, policy, plan.postings),
  },
})

const indicatorsAfter = (county: County, policy: Policy, postings: Plan['postings']) =>
  computeIndicators({ county, policy, postings: [...postings] })

function otherPlan(
  { base: { county, policy } }: WhatIfRequest,
  plan: Plan,
  { rotation: { rotation, postings, conflicts, coverage } }: AnswerData & { outcome: 'found' },
): Plan {
  return {
    ...plan,
    postings: [...postings],
    rotation: {
      ...rotation,
      frozen: false,
      conflicts: [...conflicts],
      ...(coverage && { coverage: { ...coverage } }),
    },
    indicators: { ...plan.indicators, after: indicatorsAfter(county, policy, [...postings]) },
  }
}

const termPairs = (plan: Plan, other: Plan): NamedPair[] =>
  Object.keys(plan.rotation.terms).map((code) => ({
    code,
    plan: plan.rotation.terms[code]!,
    other: other.rotation.terms[code] ?? 0,
  }))

function figurePairs(plan: Plan, other: Plan): NamedPair[] {
  const figures: Readonly<Record<string, (of: Plan) => number>> = {
    shortagePeriods: ({ rotation }) => ownLine(rotation)?.shortagePeriods ?? 0,
    teachers: ({ rotation }) => rotation.moves.filter((move) => !move.principal).length,
    principals: ({ rotation }) => rotation.moves.filter((move) => move.principal).length,
    backboneShare: ({ rotation }) => {
      const teachers = rotation.moves.filter((move) => !move.principal)
      return teachers.length === 0 ? 0 : teachers.filter((move) => move.backbone).length / teachers.length
    },
    addedKm: ({ rotation }) =>
      rotation.moves.reduce((sum, m) => sum + Math.max(0, m.commuteKmAfter - m.commuteKmBefore), 0),
    visits: ({ rotation }) => (rotation.lending ?? []).reduce((sum, way) => sum + way.visits, 0),
  }
  return Object.entries(figures).map(([code, read]) => ({ code, plan: read(plan), other: read(other) }))
}

const ownLine = ({ comparison }: Plan['rotation']) =>
  comparison.find(({ variant }) => variant === 'both') ??
  comparison.find(({ variant }) => variant === 'rotation')

const indicatorPairs = (plan: Plan, other: Plan): IndicatorPair[] =>
  plan.indicators.after.rows.flatMap(({ key, stage, cv, cvLimit }): IndicatorPair[] => {
    const row = other.indicators.after.rows.find((r) => r.key === key && r.stage === stage)
    if (
      cv === null ||
      row === undefined ||
      row.cv === null ||
      cv.toFixed(CV_DIGITS) === row.cv.toFixed(CV_DIGITS)
    )
      return []
    return [{ key, stage, cvLimit, plan: cv, other: row.cv }]
  })

const CV_DIGITS = 3

function peoplePairs(plan: Plan, other: Plan, asked: string): PersonPair[] {
  const sites = new Map(other.postings.map(({ teacherId, servingSiteId }) => [teacherId, servingSiteId]))
  const pairs = plan.postings.flatMap(({ teacherId, servingSiteId }): PersonPair[] => {
    const otherSiteId = sites.get(teacherId) ?? servingSiteId
    return otherSiteId === servingSiteId ? [] : [{ teacherId, planSiteId: servingSiteId, otherSiteId }]
  })
  return pairs.sort((a, b) => Number(b.teacherId === asked) - Number(a.teacherId === asked))
}
