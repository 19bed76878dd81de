import type { Rule } from '../../kernel/rules.ts'
import { daySlots } from '../grid.ts'
import { groupBy } from '../group.ts'
import { coursesOfClassSubject } from '../subjects.ts'
import { type Context, points } from './context.ts'

/**
 * Unified pace (统一教学进度): at the end of each day a class has had its even share of the week's lessons of a subject, rounded
 * down or up. Classes with as many lessons a week are then never more than one apart, at whatever site they are. A double
 * lesson is one step.
 */
export function paceRules(context: Context): Rule[] {
  const { grid, policy } = context
  const weight = points(policy.timetable.weights.unifiedPace)
  if (weight === 0) return []
  const week = daySlots(grid, grid.rings.keys())
  const sets = coursesOfClassSubject(context).map(({ courses, periods, doubles, days }) => ({
    courses,
    steps: periods - doubles,
    days,
  }))
  const alike = groupBy(
    sets.filter(({ steps }) => steps > 1),
    ({ steps, days }) => `${steps} ${days}`,
  )
  return [...alike.values()].map((same): Rule => {
    const { steps, days } = same[0]!
    return {
      type: 'spread',
      code: 'unified-pace',
      level: 'soft',
      weight,
      sets: same.map(({ courses }) => courses),
      groups: Array.from({ length: days - 1 }, (_, day) => ({
        slots: week.slice(0, day + 1).flat(),
        min: Math.floor((steps * (day + 1)) / days),
        max: Math.ceil((steps * (day + 1)) / days),
      })),
    }
  })
}
