import type { WorkloadRule } from '../rules.ts'
import { type Finding, outside, sum, type Week } from './week.ts'

export const judgeWorkload = (rule: WorkloadRule, week: Week): Finding[] =>
  rule.points.map((point) => {
    const taken = rule.loads.filter((load) => week.chosenFor(load) === point.resource)
    const units = point.fixed + sum(taken.map((load) => load.units))
    return {
      deviation: Math.ceil(outside(units, point) / rule.unitsPerPoint),
      resource: point.resource,
      lessons: taken.map(({ lesson }) => lesson),
    }
  })
