/**
 * A synthetic county for measuring the timetable kernel; no real place. Each school is a building with 6 classes (grades 1-6), 30 of
 * 30 weekly slots filled: 5 days of 4 morning and 2 afternoon periods of 40 minutes. Teachers of PE, music, art and IT are
 * shared over neighbouring schools.
 */
import { Random } from '../solver/search/random.ts'
import type { Course, Lesson, Problem, Resource } from '../solver/timetable/kernel/problem.ts'
import type { Rule } from '../solver/timetable/kernel/rules.ts'

/** Periods a week in each of six grades; 30 in all. */
const ownSubjects = [
  { name: 'chinese', periods: 7, load: 14 },
  { name: 'math', periods: 5, load: 15 },
  { name: 'english', periods: 3, load: 18 },
  { name: 'science', periods: 2, load: 12 },
  { name: 'moral', periods: 2, load: 12 },
  { name: 'labour', periods: 1, load: 6 },
] as const
const sharedSubjects = [
  { name: 'pe', periods: 4, load: 16 },
  { name: 'music', periods: 2, load: 16 },
  { name: 'art', periods: 2, load: 16 },
  { name: 'it', periods: 2, load: 16 },
] as const

const days = 5
const perDay = 6
/** Start of each period of a day, minutes after midnight; 40 minutes each. */
const startsMin = [510, 560, 610, 660, 850, 900]
/** Between two schools. One free period between two buildings, as in the peers' files: longer than any break but lunch. */
const travelMin = 45

interface CountyShape {
  readonly schools: number
  readonly seed: number
  /** Also: at most 6 gaps a week, at most 5 lessons a day, itinerant teachers on at most 4 days. */
  readonly tight?: boolean
  /** Weight of a gap in a teacher's day; 0 leaves gaps out. */
  readonly gapWeight?: number
}

/** The county as a kernel problem, and how many of its teachers serve several schools. */
export function syntheticCounty({ schools, seed, tight = false, gapWeight = 0 }: CountyShape): Problem {
  const random = new Random(seed)
  const resources: Resource[] = []
  const courses: Course[] = []
  const lessons: Lesson[] = []
  const sitesOf: Set<number>[] = []
  const teachers: number[] = []
  const addTeacher = (id: string): number => {
    const index = resources.push({ id, kind: 'teacher' }) - 1
    teachers.push(index)
    sitesOf[index] = new Set()
    return index
  }
  const classes = Array.from({ length: schools * 6 }, (_, k) => ({
    resource: resources.push({ id: `class ${k}`, kind: 'class' }) - 1,
    school: Math.floor(k / 6),
  }))
  const starts = Array.from({ length: days * perDay }, (_, slot) => slot)
  const teach = (
    teacher: number,
    { resource, school }: (typeof classes)[number],
    name: string,
    periods: number,
  ) => {
    const course = courses.push({ id: `${name} of class ${resource}`, duration: 1, maxRun: 1 }) - 1
    sitesOf[teacher]!.add(school)
    for (let k = 0; k < periods; k++)
      lessons.push({ course, resources: [resource, teacher], starts, place: school })
  }
  for (let school = 0; school < schools; school++) {
    const own = classes.slice(school * 6, school * 6 + 6)
    for (const { name, periods, load } of ownSubjects)
      fill(
        own,
        periods,
        load,
        (cls, teacher) => teach(teacher, cls, name, periods),
        () => addTeacher(`${name} of school ${school}`),
      )
  }
  for (const { name, periods, load } of sharedSubjects) {
    // Within a school the order of classes varies, so that teachers are shared in different ways.
    const order = Array.from({ length: schools }, (_, school) => {
      const own = classes.slice(school * 6, school * 6 + 6)
      const rank = own.map((_, k) => k)
      random.shuffle(rank)
      return rank.map((k) => own[k]!)
    }).flat()
    fill(
      order,
      periods,
      load,
      (cls, teacher) => teach(teacher, cls, name, periods),
      () => addTeacher(`shared ${name}`),
    )
  }
  const itinerants = teachers.filter((teacher) => sitesOf[teacher]!.size > 1)
  const clockStart = starts.map((slot) => startsMin[slot % perDay]!)
  return {
    daySlots: Array<number>(days).fill(perDay),
    resources,
    courses,
    lessons,
    rules: rulesOf(
      teachers,
      itinerants,
      classes.map(({ resource }) => resource),
      courses,
      tight,
      gapWeight,
    ),
    travel: {
      siteCount: schools,
      places: Array.from({ length: schools }, (_, site) => ({ site, bell: 0 })),
      bells: [{ startMin: clockStart, endMin: clockStart.map((start) => start + 40) }],
      travelMin: Int32Array.from({ length: schools ** 2 }, (_, k) =>
        k % schools === Math.floor(k / schools) ? 0 : travelMin,
      ),
    },
  }
}

/** Hands classes to teachers in order, a new teacher when the load is full. */
function fill<C>(
  classes: readonly C[],
  periods: number,
  load: number,
  give: (cls: C, teacher: number) => void,
  hire: () => number,
) {
  let [teacher, left] = [-1, 0]
  for (const cls of classes) {
    if (left < periods) [teacher, left] = [hire(), load]
    give(cls, teacher)
    left -= periods
  }
}

function rulesOf(
  teachers: number[],
  itinerants: number[],
  classes: number[],
  courses: Course[],
  tight: boolean,
  gapWeight: number,
): Rule[] {
  const dayGroups = Array.from({ length: days }, (_, day) =>
    Array.from({ length: perDay }, (__, k) => day * perDay + k),
  )
  const perWeek = courses.map((_, course) => course)
  const rules: Rule[] = [
    { type: 'clash', code: 'clash', level: 'hard', weight: 1, resources: [...classes, ...teachers] },
    {
      type: 'spread',
      code: 'subject-day',
      level: 'hard',
      weight: 1,
      sets: perWeek.filter((course) => !courses[course]!.id.startsWith('chinese')).map((course) => [course]),
      groups: dayGroups.map((slots) => ({ slots, max: 1 })),
    },
    {
      type: 'spread',
      code: 'subject-day',
      level: 'hard',
      weight: 1,
      sets: perWeek.filter((course) => courses[course]!.id.startsWith('chinese')).map((course) => [course]),
      groups: dayGroups.map((slots) => ({ slots, min: 1, max: 2 })),
    },
    { type: 'travel', code: 'travel-time', level: 'hard', weight: 1, resources: itinerants, measure: 'late' },
    {
      type: 'travel',
      code: 'one-change',
      level: 'hard',
      weight: 1,
      resources: itinerants,
      measure: 'changes',
      max: 1,
    },
    { type: 'travel', code: 'changes', level: 'soft', weight: 1, resources: itinerants, measure: 'changes' },
  ]
  if (gapWeight > 0) {
    rules.push({
      type: 'idle',
      code: 'gaps',
      level: 'soft',
      weight: gapWeight,
      resources: teachers,
      groups: dayGroups,
      max: 0,
    })
  }
  if (tight) {
    rules.push(
      {
        type: 'idle',
        code: 'gaps-week',
        level: 'hard',
        weight: 1,
        resources: teachers,
        groups: dayGroups,
        max: 6,
      },
      {
        type: 'busy-slots',
        code: 'day-max',
        level: 'hard',
        weight: 1,
        resources: teachers,
        groups: dayGroups,
        max: 5,
      },
      {
        type: 'busy-groups',
        code: 'days',
        level: 'hard',
        weight: 1,
        resources: itinerants,
        groups: dayGroups,
        max: 4,
      },
    )
  }
  return rules
}
