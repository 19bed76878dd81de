import type { Rule } from '../../kernel/rules.ts'
import { daySlots } from '../grid.ts'
import { groupBy } from '../group.ts'
import { byRings, type Context, points } from './context.ts'

/** Lessons a day above the even share that cost nothing. */
const EVEN_SLACK = 1

/** A good week for a teacher: few gaps, no long runs, days of similar load, little travel. */
export function teacherRules(context: Context): Rule[] {
  const { policy, grid, resources } = context
  const { weights, teacherMaxConsecutive } = policy.timetable
  const { teachers, usage } = resources
  const travelling = teachers.filter((teacher) => usage[teacher]!.siteIds.size > 1)
  const soft = { level: 'soft' } as const
  return [
    {
      ...soft,
      type: 'travel',
      code: 'site-change',
      weight: points(weights.siteChange),
      resources: travelling,
      measure: 'changes',
    },
    {
      ...soft,
      type: 'travel',
      code: 'travel-minutes',
      weight: points(weights.travelMin),
      resources: travelling,
      measure: 'minutes',
    },
    {
      ...soft,
      type: 'consecutive',
      code: 'teacher-consecutive',
      weight: points(weights.consecutive),
      resources: teachers,
      max: teacherMaxConsecutive,
    },
    ...byRings(context, teachers).flatMap(({ rings, members }): Rule[] => [
      {
        ...soft,
        type: 'idle',
        code: 'teacher-gap',
        weight: points(weights.teacherGap),
        resources: members,
        max: 0,
        groups: [...daySlots(grid, rings, 'morning'), ...daySlots(grid, rings, 'afternoon')],
      },
      ...evenDays(context, daySlots(grid, rings), members),
    ]),
  ]
}

function evenDays({ policy, resources }: Context, days: number[][], teachers: readonly number[]): Rule[] {
  const evenShare = (teacher: number) => Math.ceil(resources.usage[teacher]!.periods / days.length)
  return [...groupBy(teachers, evenShare)].map(
    ([share, alike]): Rule => ({
      type: 'busy-slots',
      code: 'teacher-day-even',
      level: 'soft',
      weight: points(policy.timetable.weights.teacherOverDay),
      resources: alike,
      groups: days,
      max: share + EVEN_SLACK,
    }),
  )
}
