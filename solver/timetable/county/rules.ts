import type { Duty } from '../../../models/plan.ts'
import type { Policy } from '../../../models/policy.ts'
import type { Subject } from '../../../models/subject.ts'
import type { Rule } from '../kernel/rules.ts'
import { daySlots, type Grid } from './grid.ts'
import type { TimetableInput } from './input.ts'
import type { Resources } from './resources.ts'
import { roomPools } from './rooms.ts'

/** Soft weights of a policy are points with one decimal; the kernel counts in whole ones. */
export const POINTS = 10

/** A pool that is wanted for more than this share of its places is kept to as a wish: the rest stay in their classrooms. */
const ROOM_HARD_SHARE = 0.8

/** Subjects that are better taught before noon. */
const CORE: readonly Subject[] = ['chinese', 'maths', 'english']

interface Context {
  readonly grid: Grid
  readonly resources: Resources
  /** Course of each lesson. */
  readonly lessonCourse: readonly number[]
}

/** The rules of a county's week by the policy, hard ones first. */
export function countyRules(input: TimetableInput, context: Context): Rule[] {
  return [
    ...lawRules(input, context),
    ...classRules(input, context),
    ...teacherRules(input, context),
    ...timeWishes(input, context),
  ].filter((rule) => rule.level === 'hard' || rule.weight > 0)
}

const points = (weight: number): number => Math.round(weight * POINTS)

/** Nobody in two places, everything placed, rooms not overfull. */
function lawRules(input: TimetableInput, { grid, resources }: Context): Rule[] {
  const classes = [...resources.classIndex.values()]
  const teachers = [...resources.teacherIndex.values()]
  const firstPool = classes.length + teachers.length
  const pools = roomPools(input).map((pool, i) => ({ ...pool, index: firstPool + i }))
  const fits = ({ wantedLessons, capacity }: { wantedLessons: number; capacity: number }) =>
    wantedLessons <= ROOM_HARD_SHARE * capacity * grid.days * grid.slotsPerDay
  const indices = (hard: boolean) => pools.filter((pool) => fits(pool) === hard).map(({ index }) => index)
  return [
    { type: 'unplaced', code: 'periods', level: 'hard', weight: 1 },
    { type: 'clash', code: 'class-clash', level: 'hard', weight: 1, resources: classes },
    { type: 'clash', code: 'teacher-clash', level: 'hard', weight: 1, resources: teachers },
    { type: 'clash', code: 'room-clash', level: 'hard', weight: 1, resources: indices(true) },
    { type: 'clash', code: 'room-short', level: 'soft', weight: POINTS, resources: indices(false) },
  ]
}

/** A class's day: each subject spread over the week, no holes. */
function classRules({ policy: { timetable }, duties }: TimetableInput, { grid, resources }: Context): Rule[] {
  const bySubject = coursesOfClassSubject(duties)
  const days = daySlots(grid)
  const rules: Rule[] = []
  for (const [max, sets] of groupBy(bySubject, ({ subject }) => maxPerDay(timetable, subject))) {
    rules.push({
      type: 'spread',
      code: 'subject-day',
      level: 'hard',
      weight: 1,
      sets: sets.map(({ courses }) => courses),
      groups: days.map((slots) => ({ slots, max })),
    })
  }
  // A subject with more periods than days must stand twice on some day: only what is beyond that costs.
  for (const [least, sets] of groupBy(bySubject, ({ periods }) =>
    Math.max(1, Math.ceil(periods / grid.days)),
  )) {
    rules.push({
      type: 'spread',
      code: 'subject-twice-a-day',
      level: 'soft',
      weight: points(timetable.weights.subjectTwiceADay),
      sets: sets.map(({ courses }) => courses),
      groups: days.map((slots) => ({ slots, max: least })),
    })
  }
  rules.push({
    type: 'idle',
    code: 'class-gap',
    level: 'soft',
    weight: points(timetable.weights.teacherGap),
    resources: [...resources.classIndex.values()],
    groups: days,
    fromStart: true,
  })
  return rules
}

/** A teacher's day: daily maximum, no long runs, few gaps, even days, time to travel. */
function teacherRules(
  { policy: { timetable, itinerant }, duties }: TimetableInput,
  { grid, resources }: Context,
): Rule[] {
  const { weights } = timetable
  const days = daySlots(grid)
  const all = [...resources.teacherIndex.values()]
  const load = new Map<number, number>()
  const sites = new Map<number, Set<string>>()
  for (const { teacherId, periods, siteId } of duties) {
    const teacher = resources.teacherIndex.get(teacherId)!
    load.set(teacher, (load.get(teacher) ?? 0) + periods)
    sites.set(teacher, (sites.get(teacher) ?? new Set()).add(siteId))
  }
  const travelling = all.filter((teacher) => sites.get(teacher)!.size > 1)
  const halfDays = [...daySlots(grid, 'morning'), ...daySlots(grid, 'afternoon')]
  const evenly = [...groupBy(all, (teacher) => Math.ceil(load.get(teacher)! / grid.days) + 1)].map(
    ([max, resourcesOfLoad]): Rule => ({
      type: 'busy-slots',
      code: 'teacher-day-even',
      level: 'soft',
      weight: points(weights.teacherOverDay),
      resources: resourcesOfLoad,
      groups: days,
      max,
    }),
  )
  return [
    {
      type: 'busy-slots',
      code: 'day-max',
      level: 'hard',
      weight: 1,
      resources: all,
      groups: days,
      max: timetable.teacherMaxPerDay,
    },
    { type: 'travel', code: 'travel-time', level: 'hard', weight: 1, resources: travelling, measure: 'late' },
    {
      type: 'travel',
      code: 'half-day-sites',
      level: 'hard',
      weight: 1,
      resources: travelling,
      measure: 'sites',
      max: itinerant.maxSitesPerHalfDay,
      groups: halfDays,
    },
    {
      type: 'travel',
      code: 'site-change',
      level: 'soft',
      weight: points(weights.siteChange),
      resources: travelling,
      measure: 'changes',
    },
    {
      type: 'travel',
      code: 'travel-minutes',
      level: 'soft',
      weight: points(weights.travelMin),
      resources: travelling,
      measure: 'minutes',
    },
    ...evenly,
    {
      type: 'consecutive',
      code: 'teacher-consecutive',
      level: 'soft',
      weight: points(weights.consecutive),
      resources: all,
      max: timetable.teacherMaxConsecutive,
    },
    {
      type: 'idle',
      code: 'teacher-gap',
      level: 'soft',
      weight: points(weights.teacherGap),
      resources: all,
      groups: halfDays,
    },
  ]
}

/** Core subjects early in the day, some subjects not in the first period. */
function timeWishes(
  { policy: { timetable }, duties }: TimetableInput,
  { grid, lessonCourse }: Context,
): Rule[] {
  const prices = (subjects: readonly Subject[], unwanted: (inDay: number) => boolean) => {
    const cost = Array.from({ length: grid.days * grid.slotsPerDay }, (_, slot) =>
      Number(unwanted(slot % grid.slotsPerDay)),
    )
    return lessonCourse.flatMap((course, lesson) =>
      subjects.includes(duties[course]!.subject) ? [{ lesson, cost }] : [],
    )
  }
  return [
    {
      type: 'slot-cost',
      code: 'core-late',
      level: 'soft',
      weight: points(timetable.weights.coreSubjectLate),
      prices: prices(CORE, (inDay) => inDay >= grid.morningSlots),
    },
    {
      type: 'slot-cost',
      code: 'first-period',
      level: 'soft',
      weight: points(timetable.weights.firstPeriod),
      prices: prices(timetable.notInFirstPeriod, (inDay) => inDay === 0),
    },
  ]
}

const maxPerDay = (timetable: Policy['timetable'], subject: Subject): number =>
  timetable.subjectMaxPerDayBySubject[subject] ?? timetable.subjectMaxPerDay

interface ClassSubject {
  readonly subject: Subject
  readonly courses: readonly number[]
  readonly periods: number
}

/** Courses of the same classes and subject: duties that two teachers share count as one. */
function coursesOfClassSubject(duties: readonly Duty[]): ClassSubject[] {
  const byKey = groupBy(
    duties.map((duty, course) => ({ duty, course })),
    ({ duty }) => `${duty.classIds.join(' ')} ${duty.subject}`,
  )
  return [...byKey.values()].map((shared) => ({
    subject: shared[0]!.duty.subject,
    courses: shared.map(({ course }) => course),
    periods: shared.reduce((sum, { duty }) => sum + duty.periods, 0),
  }))
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
