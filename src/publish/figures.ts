import type { Text } from '../../models/basics.ts'
import type { Plan } from '../../models/plan.ts'
import type { Policy } from '../../models/policy.ts'
import { isHard } from '../../models/rule.ts'
import { figure, percent } from '../explain/words.ts'
import type { Edition } from './edition.ts'

/** One headline figure: what, how much, against what. */
export interface KeyFigure {
  readonly label: Text
  readonly value: Text
  readonly note: Text
  /** Whether it meets what is asked of it; undefined where nothing is. */
  readonly good?: boolean
}

/** The figures that say how good a plan is, in the order a reader asks for them. */
export function keyFigures(edition: Edition): KeyFigure[] {
  const { stages } = edition.facts.plan
  return [
    ...exchange(edition),
    ...(stages.includes('duties') ? [visits(edition), taught(edition)] : []),
    bestPossible(edition),
    checkResult(edition),
  ]
}

function exchange({ facts: { plan, policy } }: Edition): KeyFigure[] {
  const { moves, eligible, requiredMoves, eligiblePrincipals, requiredPrincipalMoves, requiredBackbone } =
    plan.rotation
  const principals = moves.filter(({ principal }) => principal).length
  const teachers = moves.length - principals
  const backbone = moves.filter((move) => move.backbone && !move.principal).length
  const share = (part: number, whole: number): string => percent(whole > 0 ? part / whole : 0)
  return [
    {
      label: { zh: '交流教师', en: 'Teachers who move' },
      value: { zh: `${teachers} 人`, en: String(teachers) },
      note: {
        zh: `占符合条件的 ${eligible} 人的 ${share(teachers, eligible)}；至少应交流 ${requiredMoves} 人（${percent(policy.rotation.minRatioOfEligible)}）`,
        en: `${share(teachers, eligible)} of ${eligible} eligible; at least ${requiredMoves} are required (${percent(policy.rotation.minRatioOfEligible)})`,
      },
      good: teachers >= requiredMoves,
    },
    {
      label: { zh: '其中骨干教师', en: 'Backbone among them' },
      value: { zh: `${backbone} 人`, en: String(backbone) },
      note: {
        zh: `占交流教师的 ${share(backbone, teachers)}；至少应有 ${requiredBackbone} 人`,
        en: `${share(backbone, teachers)} of those who move; at least ${requiredBackbone} are required`,
      },
      good: backbone >= requiredBackbone,
    },
    ...(principals > 0 || requiredPrincipalMoves > 0
      ? [
          {
            label: { zh: '交流校长', en: 'Principals who move' },
            value: { zh: `${principals} 人`, en: String(principals) },
            note: {
              zh: `符合条件 ${eligiblePrincipals} 人；至少应交流 ${requiredPrincipalMoves} 人`,
              en: `${eligiblePrincipals} eligible; at least ${requiredPrincipalMoves} are required`,
            },
            good: principals >= requiredPrincipalMoves,
          },
        ]
      : []),
  ]
}

function visits({ facts: { plan, policy } }: Edition): KeyFigure {
  const { visits: all } = plan.duties
  const people = new Set(all.map(({ teacherId }) => teacherId)).size
  const sites = new Set(all.map(({ siteId }) => siteId)).size
  const counted = countedVisitors(plan, policy)
  const km = figure(2 * all.reduce((sum, { roadKm }) => sum + roadKm, 0), 0)
  return {
    label: { zh: '走教', en: 'Visits' },
    value: { zh: `每周 ${all.length} 个半天`, en: `${all.length} half-days a week` },
    note: {
      zh: `${people} 名教师到 ${sites} 所学校，每周往返约 ${km} 公里${counted.zh}`,
      en: `${people} teachers go to ${sites} sites, about ${km} km a week there and back${counted.en}`,
    },
  }
}

/** Visiting teachers whom the policy counts as exchanged, beside those moved; nothing where it counts none. */
function countedVisitors({ duties, rotation }: Plan, policy: Policy): Text {
  const least = policy.rotation.itinerantCountsFromPeriods
  if (least === null) return { zh: '', en: '' }
  const away = new Map<string, number>()
  for (const { teacherId, mode, periods } of duties.duties) {
    if (mode === 'visit') away.set(teacherId, (away.get(teacherId) ?? 0) + periods)
  }
  const moved = new Set(rotation.moves.map(({ teacherId }) => teacherId))
  const count = [...away].filter(([id, periods]) => periods >= least && !moved.has(id)).length
  return {
    zh: `；其中外校任课每周满 ${least} 节、可另计入交流的 ${count} 人`,
    en: `; ${count} of them teach at least ${least} periods elsewhere and may count as exchanged besides`,
  }
}

function taught({ facts: { plan } }: Edition): KeyFigure {
  const { periodsTaughtShare, subjectsOfferedShare } = plan.indicators.after
  const missing = plan.duties.unmet.reduce((sum, { periods }) => sum + periods, 0)
  const shown = (share: number | null): string => (share === null ? '—' : percent(floorPercent(share)))
  return {
    label: { zh: '开足课时', en: 'Periods taught' },
    value: { zh: shown(periodsTaughtShare), en: shown(periodsTaughtShare) },
    note: {
      zh: `开齐课程 ${shown(subjectsOfferedShare)}；每周仍缺 ${missing} 节，逐条列明原因`,
      en: `subjects offered ${shown(subjectsOfferedShare)}; ${missing} periods a week are still missing, each with its reason`,
    },
    ...(missing === 0 && { good: true }),
  }
}

/** 99.96 % is not 100 %: shares are shown rounded down to a tenth of a percent. */
const floorPercent = (share: number): number => Math.floor(share * 1000 + 1e-9) / 1000

function bestPossible({ facts: { plan } }: Edition): KeyFigure {
  const { gap, objective, bound, frozen } = plan.rotation
  if (frozen)
    return {
      label: { zh: '交流人员', en: 'Exchange' },
      value: { zh: '维持已批准方案', en: 'as approved' },
      note: {
        zh: `未重新求解；交流与走教的综合得分 ${figure(objective)}（越低越好）`,
        en: `not searched again; exchange and visits score ${figure(objective)} (less is better)`,
      },
    }
  return {
    label: { zh: '与理论最优的差距', en: 'Distance from the best possible' },
    value: { zh: `不超过 ${gapPercent(gap)}`, en: `at most ${gapPercent(gap)}` },
    note: {
      zh: `交流与走教的综合得分 ${figure(objective)}（越低越好），已证明任何方案都不低于 ${figure(bound)}`,
      en: `exchange and visits score ${figure(objective)} (less is better); proven: no plan scores below ${figure(bound)}`,
    },
  }
}

/** Rounded up, so that the claim holds. */
export const gapPercent = (gap: number): string => `${(Math.ceil(gap * 10_000 - 1e-6) / 100).toFixed(2)}%`

function checkResult(edition: Edition): KeyFigure {
  const { hard, soft } = findings(edition)
  return {
    label: { zh: '校验', en: 'Check' },
    value: hard === 0 ? { zh: '通过', en: 'passed' } : { zh: '未通过', en: 'not passed' },
    note: {
      zh: `硬性规则违反 ${hard} 处，目标未达到 ${soft} 处；由不含求解代码的独立程序校验`,
      en: `${hard} breaches of hard rules, ${soft} targets not reached; checked by code that does not know the solver`,
    },
    good: hard === 0,
  }
}

/** Violations of hard rules, and targets not reached. */
export function findings({ violations }: Edition): { readonly hard: number; readonly soft: number } {
  const hard = violations.filter(({ rule }) => isHard(rule)).length
  return { hard, soft: violations.length - hard }
}
