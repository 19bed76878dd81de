import type { Rule } from '../../kernel/rules.ts'
import { daySlots } from '../grid.ts'
import { groupBy } from '../group.ts'
import { type ClassSubject, coursesOfClassSubject } from '../subjects.ts'
import type { Context } from './context.ts'

/**
 * What no timetable may break. Lessons in one slot overlap by the clock and clash; whoever hears two rings or teaches at two
 * sites is watched from bell to bell as well, with the way between.
 */
export function lawRules(context: Context): Rule[] {
  const { resources, policy, grid } = context
  const { classes, teachers, usage } = resources
  const everyRing = [...grid.rings.keys()]
  const isMultiple = (resource: number) =>
    usage[resource]!.rings.size > 1 || usage[resource]!.siteIds.size > 1
  const travelling = teachers.filter((teacher) => usage[teacher]!.siteIds.size > 1)
  const hard = { level: 'hard', weight: 1 } as const
  return [
    { ...hard, type: 'unplaced', code: 'periods' },
    { ...hard, type: 'clash', code: 'class-clash', resources: classes },
    { ...hard, type: 'clash', code: 'teacher-clash', resources: teachers },
    {
      ...hard,
      type: 'travel',
      code: 'travel-time',
      resources: [...classes, ...teachers].filter(isMultiple),
      measure: 'late',
    },
    {
      ...hard,
      type: 'travel',
      code: 'half-day-sites',
      resources: travelling,
      measure: 'sites',
      max: policy.itinerant.maxSitesPerHalfDay,
      groups: [...daySlots(grid, everyRing, 'morning'), ...daySlots(grid, everyRing, 'afternoon')],
    },
    {
      ...hard,
      type: 'busy-slots',
      code: 'day-max',
      resources: teachers,
      groups: daySlots(grid, everyRing),
      max: policy.timetable.teacherMaxPerDay,
    },
    ...subjectDayRules(context),
  ]
}

/** Lessons of a subject on a day. Where doubles are wanted, neighbouring lessons are one to `spread`: their slots are counted. */
function subjectDayRules(context: Context): Rule[] {
  const { policy, grid, resources } = context
  const { subjectMaxPerDay, subjectMaxPerDayBySubject } = policy.timetable
  const days = daySlots(grid, grid.rings.keys())
  const mostOf = ({ subject }: ClassSubject) => subjectMaxPerDayBySubject[subject] ?? subjectMaxPerDay
  const hard = { code: 'subject-day', level: 'hard', weight: 1 } as const
  const single = coursesOfClassSubject(context).filter(({ doubles }) => doubles === 0)
  return [
    ...[...groupBy(single, mostOf)].map(
      ([max, alike]): Rule => ({
        ...hard,
        type: 'spread',
        sets: alike.map(({ courses }) => courses),
        groups: days.map((slots) => ({ slots, max })),
      }),
    ),
    ...[...groupBy(resources.subjects, mostOf)].map(
      ([max, alike]): Rule => ({
        ...hard,
        type: 'busy-slots',
        resources: alike.map(({ index }) => index),
        groups: days,
        max,
      }),
    ),
  ]
}
