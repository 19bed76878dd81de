import type { ComparisonLine, Violation } from '../../../models/plan.ts'
import { SUBJECTS } from '../../../models/subject.ts'
import type { Facts } from '../facts.ts'
import { groupBy } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'
import { shortagePrice } from '../value/cover.ts'
import { termsOf } from '../value/value.ts'
import { mismatches, sameFigure, type Stated } from './stated.ts'

/** The table nothing / lending / rotation / both: the line of the present state and that of the plan follow from the data. */
export const comparison: CheckRule = {
  codes: ['count-mismatch'],
  part: 'rotation',
  *check(facts) {
    const lines = groupBy(facts.plan.rotation.comparison, ({ variant }) => variant)
    for (const [variant, same] of lines) {
      if (same.length > 1) yield* mismatches([figure(variant, '行数', 'lines', same.length, 1)])
      for (const line of same) yield* boundHolds(line)
    }
    const nothing = lines.get('nothing')?.[0]
    if (nothing) yield* ofNothing(nothing, facts)
    const own = (lines.get('both') ?? lines.get('rotation'))?.[0]
    if (own) yield* ofPlan(own, facts)
  },
}

const figure = (
  variant: ComparisonLine['variant'],
  zh: string,
  en: string,
  stated: number,
  actual: number,
): Stated => ({
  where: `rotation.comparison ${variant}`,
  zh: `四方案比较“${VARIANT_ZH[variant]}”，${zh}`,
  en: `Comparison line ${variant}, ${en}`,
  stated,
  actual,
})

const VARIANT_ZH = { nothing: '现状', lending: '仅走教', rotation: '仅轮岗', both: '轮岗加走教' } as const

function* boundHolds({ variant, objective, bound }: ComparisonLine): Iterable<Violation> {
  if (bound === undefined || bound <= objective || sameFigure(bound, objective)) return
  yield violation(
    'count-mismatch',
    `rotation.comparison ${variant}`,
    `四方案比较“${VARIANT_ZH[variant]}”的下界 ${bound} 高于目标值 ${objective}`,
    `Comparison line ${variant}: the bound ${bound} is above the objective ${objective}`,
  )
}

function* ofNothing(line: ComparisonLine, facts: Facts): Iterable<Violation> {
  const terms = termsOf(facts, [], [])
  const objective = Object.values(terms).reduce((sum, points) => sum + points, 0)
  yield* mismatches([
    figure('nothing', '目标值', 'objective', line.objective, objective),
    figure('nothing', '交流人数', 'moves', line.moves, 0),
    figure('nothing', '走教半天数', 'visits', line.visits, 0),
    figure('nothing', '走教课时', 'periods lent', line.lentPeriods, 0),
    figure('nothing', '走教公里数', 'km of visits', line.visitKm, 0),
  ])
  yield* shortageFits(line, terms.shortage, facts)
}

function* ofPlan(line: ComparisonLine, facts: Facts): Iterable<Violation> {
  const { plan, lending, roadKm, policy } = facts
  const { variant } = line
  const visits = lending.reduce((sum, { lent }) => sum + lent.visits, 0)
  const km = lending.reduce((sum, { lent, from, to }) => sum + lent.visits * roadKm(from.id, to.id), 0)
  yield* mismatches([
    figure(variant, '目标值', 'objective', line.objective, plan.rotation.objective),
    figure(variant, '交流人数', 'moves', line.moves, plan.rotation.moves.length),
    figure(variant, '走教半天数', 'visits', line.visits, visits),
    figure(variant, '走教公里数', 'km of visits', line.visitKm, km),
  ])
  const most = visits * policy.itinerant.periodsPerHalfDay
  if (line.lentPeriods < 0 || line.lentPeriods > most + 1e-6)
    yield* mismatches([figure(variant, '走教课时（至多）', 'periods lent (at most)', line.lentPeriods, most)])
  yield* shortageFits(line, plan.rotation.terms.shortage ?? 0, facts)
}

/** Missing periods cost between the lowest and the highest price each. */
function* shortageFits(line: ComparisonLine, points: number, { policy }: Facts): Iterable<Violation> {
  const prices = [...SUBJECTS, 'pool' as const].map((subject) => shortagePrice(policy, subject))
  const { variant, shortagePeriods } = line
  const [low, high] = [Math.min(...prices) * shortagePeriods, Math.max(...prices) * shortagePeriods]
  if (points >= low - 1e-4 && points <= high + 1e-4) return
  yield violation(
    'count-mismatch',
    `rotation.comparison ${variant}`,
    `四方案比较“${VARIANT_ZH[variant]}”缺课 ${shortagePeriods} 节，与缺课分值 ${points} 不符`,
    `Comparison line ${variant}: ${shortagePeriods} missing periods do not fit ${points} points of shortage`,
  )
}
