import { isMeantFor } from '../../../../models/kept-free.ts'
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
    ...keptFree(context),
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

/** Half-days in which some teachers meet: no lessons for those who are meant. */
function keptFree({ policy, county, postings, grid, resources }: Context): Rule[] {
  const roster = new Map(county.teachers.map((teacher) => [teacher.id, teacher]))
  const postOf = new Map(postings.map((posting) => [posting.teacherId, posting]))
  const clusterOf = new Map(county.sites.map(({ id, clusterId }) => [id, clusterId]))
  const { keptFree: halfDays, weights } = policy.timetable
  return halfDays.map((entry): Rule => {
    const { day, halfDay } = entry
    return {
      type: 'unavailable',
      code: 'kept-free',
      level: 'soft',
      weight: points(weights.keptFree),
      slots: daySlots(grid, grid.rings.keys(), halfDay)[day - 1] ?? [],
      resources: resources.teachers.filter((index) => {
        const { id } = resources.list[index]!
        const { servingSiteId, stage } = postOf.get(id)!
        return isMeantFor(entry, roster.get(id)!, stage, clusterOf.get(servingSiteId))
      }),
    }
  })
}
