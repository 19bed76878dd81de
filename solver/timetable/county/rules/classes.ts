import type { Subject } from '../../../../models/subject.ts'
import type { Rule, SlotPrice } from '../../kernel/rules.ts'
import { daySlots, slotOf } from '../grid.ts'
import { groupBy } from '../group.ts'
import { coursesOfClassSubject } from '../subjects.ts'
import { byRings, type Context, points } from './context.ts'

/** Subjects that are better taught before noon. */
const CORE: readonly Subject[] = ['chinese', 'maths', 'english']

/** Subjects with this many periods a week or fewer can be kept off neighbouring days. */
const RARE_PERIODS = 2

/** A good week for a class: subjects spread over it, full days of equal length, the right subjects early, special rooms. */
export function classRules(context: Context): Rule[] {
  return [...spreadRules(context), ...dayRules(context), ...timeRules(context), ...roomRules(context)]
}

function spreadRules(context: Context): Rule[] {
  const { grid, policy } = context
  const { weights } = policy.timetable
  const sets = coursesOfClassSubject(context)
  const days = daySlots(grid, grid.rings.keys())
  // A double is one. With more lessons than days, one day must have two: only what is beyond that costs.
  const least = groupBy(sets, ({ periods, doubles, days }) => Math.ceil((periods - doubles) / days))
  return [
    ...[...least].map(
      ([max, alike]): Rule => ({
        type: 'spread',
        code: 'subject-twice-a-day',
        level: 'soft',
        weight: points(weights.subjectTwiceADay),
        sets: alike.map(({ courses }) => courses),
        groups: days.map((slots) => ({ slots, max })),
      }),
    ),
    {
      type: 'days-apart',
      code: 'subject-next-day',
      level: 'soft',
      weight: points(weights.subjectNextDay),
      sets: sets
        .filter(({ periods }) => periods > 1 && periods <= RARE_PERIODS)
        .map(({ courses }) => courses),
      minDays: 2,
    },
    ...[...groupBy(context.doubles.keys(), (course) => context.doubles[course]!)]
      .filter(([doubles]) => doubles > 0)
      .map(
        ([doubles, courses]): Rule => ({
          type: 'runs',
          code: 'double-lesson',
          level: 'soft',
          weight: points(weights.doubleLesson),
          courses,
          length: 2,
          min: doubles,
          max: doubles,
        }),
      ),
  ]
}

/** No holes before a class's last lesson of the day; days that differ by one lesson at most. */
function dayRules(context: Context): Rule[] {
  const { grid, policy, resources } = context
  const { weights } = policy.timetable
  return byRings(context, resources.classes).flatMap(({ rings, members }): Rule[] => {
    const groups = daySlots(grid, rings)
    const soft = { level: 'soft', groups } as const
    return [
      {
        ...soft,
        type: 'idle',
        code: 'class-gap',
        weight: points(weights.classGap),
        resources: members,
        max: 0,
        fromStart: true,
      },
      ...[...groupBy(members, (resource) => resources.usage[resource]!.periods)].map(
        ([periods, alike]): Rule => ({
          ...soft,
          type: 'busy-slots',
          code: 'class-day-even',
          weight: points(weights.classOverDay),
          resources: alike,
          min: Math.floor(periods / groups.length),
          max: Math.ceil(periods / groups.length),
          emptyCounts: true,
        }),
      ),
    ]
  })
}

/** Core subjects early in the day, some subjects not in the first period. */
function timeRules({ policy: { timetable }, duties, grid, ringOfDuty, lessonCourse }: Context): Rule[] {
  const slots = Array.from({ length: grid.days * grid.slotsPerDay }, (_, slot) => slot % grid.slotsPerDay)
  const late = slots.map((inDay) => Number(grid.sessions[inDay] === 'afternoon'))
  const first = grid.rings.map((_, ring) => slots.map((inDay) => Number(inDay === slotOf(grid, ring, 1, 1))))
  const prices = (subjects: readonly Subject[], costOf: (course: number) => number[]): SlotPrice[] =>
    lessonCourse.flatMap((course, lesson) =>
      subjects.includes(duties[course]!.subject) ? [{ lesson, cost: costOf(course) }] : [],
    )
  return [
    {
      type: 'slot-cost',
      code: 'core-late',
      level: 'soft',
      weight: points(timetable.weights.coreSubjectLate),
      prices: prices(CORE, () => late),
    },
    {
      type: 'slot-cost',
      code: 'first-period',
      level: 'soft',
      weight: points(timetable.weights.firstPeriod),
      prices: prices(timetable.notInFirstPeriod, (course) => first[ringOfDuty[course]!]!),
    },
  ]
}

/** A lesson without its special room is still taught, in the classroom. */
function roomRules({ policy: { timetable }, resources: { pools } }: Context): Rule[] {
  const soft = { code: 'room-short', level: 'soft', weight: points(timetable.weights.roomShort) } as const
  const indices = (chosen: typeof pools) => chosen.map(({ index }) => index)
  return [
    { ...soft, type: 'clash', resources: indices(pools) },
    { ...soft, type: 'travel', measure: 'late', resources: indices(pools.filter(({ byClock }) => byClock)) },
  ]
}
