/**
 * The independent judge of a placement: reads the rules as they are written and shares no code with the search, so that
 * the search can be held against it.
 */
import { judgeBusyGroups } from './judge/busy-groups.ts'
import { judgeBusySlots } from './judge/busy-slots.ts'
import { judgeClash } from './judge/clash.ts'
import { judgeChosen } from './judge/chosen.ts'
import { judgeConsecutive } from './judge/consecutive.ts'
import { judgeDaysApart } from './judge/days-apart.ts'
import { judgeIdle } from './judge/idle.ts'
import { judgeOrder } from './judge/order.ts'
import { judgePairs } from './judge/pairs.ts'
import { judgeRuns } from './judge/runs.ts'
import { judgeSameChosen } from './judge/same-chosen.ts'
import { judgeSlotCost } from './judge/slot-cost.ts'
import { judgeSpread } from './judge/spread.ts'
import { judgeStarts } from './judge/starts.ts'
import { judgeTogether } from './judge/together.ts'
import { judgeTravel } from './judge/travel.ts'
import { judgeUnavailable } from './judge/unavailable.ts'
import { judgeUnplaced } from './judge/unplaced.ts'
import { type Finding, Week } from './judge/week.ts'
import { judgeWorkload } from './judge/workload.ts'
import type { Chosen, Placement, Problem } from './problem.ts'
import type { Rule } from './rules.ts'

/** A point at which a rule is broken. Indices into the problem's lists. */
export interface Violation extends Finding {
  /** Index in `problem.rules`. */
  readonly rule: number
  readonly code: string
  readonly level: 'hard' | 'soft'
  readonly cost: number
}

export interface Evaluation {
  readonly hard: number
  readonly soft: number
  /** Cost of each rule, by its index in `problem.rules`. */
  readonly byRule: readonly number[]
}

/**
 * Costs of a placement, in whole points.
 * @param chosen needed where lessons have choices; default: nobody
 */
export function evaluate(problem: Problem, placement: Placement, chosen?: Chosen): Evaluation {
  const byRule = problem.rules.map(() => 0)
  for (const { rule, cost } of listViolations(problem, placement, chosen)) byRule[rule]! += cost
  const total = (level: string): number =>
    byRule.reduce((sum, cost, rule) => sum + (problem.rules[rule]!.level === level ? cost : 0), 0)
  return { hard: total('hard'), soft: total('soft'), byRule }
}

/** Every broken point, in the order of the rules. */
export function listViolations(problem: Problem, placement: Placement, chosen?: Chosen): Violation[] {
  const week = new Week(problem, placement, chosen)
  return problem.rules.flatMap((rule, index) =>
    judge(rule, week)
      .filter(({ deviation }) => deviation > 0)
      .map((finding) => ({
        rule: index,
        code: rule.code,
        level: rule.level,
        cost: price(rule, finding.deviation),
        ...finding,
      })),
  )
}

function price({ weight, shape = 'linear' }: Rule, deviation: number): number {
  if (shape === 'step') return weight
  return weight * (shape === 'quadratic' ? deviation * deviation : deviation)
}

function judge(rule: Rule, week: Week): Finding[] {
  switch (rule.type) {
    case 'unplaced':
      return judgeUnplaced(week)
    case 'clash':
      return judgeClash(rule, week)
    case 'unavailable':
      return judgeUnavailable(rule, week)
    case 'idle':
      return judgeIdle(rule, week)
    case 'busy-groups':
      return judgeBusyGroups(rule, week)
    case 'busy-slots':
      return judgeBusySlots(rule, week)
    case 'consecutive':
      return judgeConsecutive(rule, week)
    case 'spread':
      return judgeSpread(rule, week)
    case 'days-apart':
      return judgeDaysApart(rule, week)
    case 'runs':
      return judgeRuns(rule, week)
    case 'starts':
      return judgeStarts(rule, week)
    case 'together':
      return judgeTogether(rule, week)
    case 'order':
      return judgeOrder(rule, week)
    case 'slot-cost':
      return judgeSlotCost(rule, week)
    case 'pairs':
      return judgePairs(rule, week)
    case 'travel':
      return judgeTravel(rule, week)
    case 'chosen':
      return judgeChosen(rule, week)
    case 'same-chosen':
      return judgeSameChosen(rule, week)
    case 'workload':
      return judgeWorkload(rule, week)
  }
}
