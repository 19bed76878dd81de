import type { Violation } from '../../../models/plan.ts'
import type { Facts } from '../facts.ts'
import { type CheckRule, violation } from '../rule.ts'
import { type Terms, termsOf } from '../value/value.ts'
import { mismatches, sameFigure, type Stated } from './stated.ts'

/** Share of the objective within which a plan may call itself optimal. */
const OPTIMAL_GAP = 1e-4

/** How far missing periods may weigh more or less than their price, to find the ends of a range of equal covers. */
const LEAN = 1e-6

/** The objective is worth what it says, term by term. */
export const rotationValue: CheckRule = {
  codes: ['count-mismatch'],
  part: 'rotation',
  *check(facts) {
    const terms = termsOf(facts, facts.moves, facts.lending)
    yield* mismatches(ofTerms(facts, terms))
    yield* shortageAlone(facts, terms)
    yield* boundAndGap(facts)
  },
}

function ofTerms({ plan: { rotation } }: Facts, terms: Terms): Stated[] {
  const stated = (key: string): number => rotation.terms[key] ?? 0
  const term = (key: string, zh: string, en: string): Stated => ({
    where: `rotation.terms.${key}`,
    zh,
    en,
    stated: stated(key),
    actual: terms[key as keyof Terms],
  })
  const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
  return [
    {
      where: 'rotation.terms.shortage + surplus',
      zh: '缺课与富余课时分值',
      en: 'Points of missing and unused periods',
      stated: stated('shortage') + stated('surplus'),
      actual: terms.shortage + terms.surplus,
    },
    term('visits', '走教分值', 'Points of visits'),
    term('dispersion', '均衡分值', 'Points of spread'),
    term('commute', '通勤分值', 'Points of commuting'),
    term('moves', '超额交流分值', 'Points of moves beyond the quota'),
    term('wishes', '志愿分值', 'Points of wishes'),
    term('ruralYear', '农村任教经历分值', 'Points of village years gained'),
    term('relief', '学科余缺调剂分值', 'Points of relief between subjects'),
    term('served', '已交流年限分值', 'Points of years served before'),
    term('mentors', '导师制分值', 'Points of missing young teachers'),
    term('teams', '组团交流分值', 'Points of incomplete teams'),
    {
      where: 'rotation.objective',
      zh: '目标值',
      en: 'Objective',
      stated: rotation.objective,
      actual: sumOf(Object.values(terms)),
    },
  ]
}

/** Covers of the same value may split it differently between missing and unused periods, within a range. */
function* shortageAlone(facts: Facts, terms: Terms): Iterable<Violation> {
  const stated = facts.plan.rotation.terms.shortage ?? 0
  if (sameFigure(stated, terms.shortage)) return
  const [least, most] = [LEAN, -LEAN].map((lean) => termsOf(facts, facts.moves, facts.lending, lean).shortage)
  const nearest = Math.min(Math.max(stated, least!), most!)
  yield* mismatches([
    {
      where: 'rotation.terms.shortage',
      zh: '缺课分值',
      en: 'Points of missing periods',
      stated,
      actual: nearest,
    },
  ])
}

function* boundAndGap({ plan: { rotation } }: Facts): Iterable<Violation> {
  const { objective, bound, gap, status } = rotation
  if (bound > objective && !sameFigure(bound, objective))
    yield violation(
      'count-mismatch',
      'rotation.bound',
      `下界 ${bound} 高于目标值 ${objective}`,
      `The bound ${bound} is above the objective ${objective}`,
    )
  yield* mismatches([
    {
      where: 'rotation.gap',
      zh: '差距',
      en: 'Gap',
      stated: gap,
      actual: (objective - bound) / Math.max(Math.abs(objective), 1e-9),
    },
  ])
  if (status === 'optimal' && objective - bound > OPTIMAL_GAP * Math.abs(objective) + 1e-6)
    yield violation(
      'count-mismatch',
      'rotation.status',
      `方案称已证明最优，但与下界相差 ${objective - bound}`,
      `The plan claims to be proven optimal and is ${objective - bound} above its bound`,
    )
}
