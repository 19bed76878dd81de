/** The synthetic county as a FET file: what the kernel's problem says, in FET's words, so that both solve the same. */
import {
  type ActivityLine,
  type ConstraintLine,
  type FetDocument,
  minDays,
  type Part,
  slotParts,
} from '../src/interop/fet/document.ts'
import type { Problem } from '../solver/timetable/kernel/problem.ts'

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr']
/** The fifth hour is the break at noon. */
const HOURS = ['1', '2', '3', '4', 'noon', '5', '6']

/**
 * Lessons of a course on different days; Chinese, seven a week: five on different days and two on different days, which is one or two a
 * day. A school is a building; between buildings one free hour, at most one change a day.
 */
export function syntheticFet({ resources, courses, lessons, travel }: Problem, tight: boolean): FetDocument {
  const activities: ActivityLine[] = []
  const time: ConstraintLine[] = [
    { type: 'BasicCompulsoryTime', parts: [] },
    {
      type: 'BreakTimes',
      parts: [
        ['Number_of_Break_Times', DAYS.length],
        ...slotParts(
          'Break_Time',
          DAYS.map((day) => ({ day, hour: 'noon' })),
        ),
      ],
    },
  ]
  const lessonsOf = courses.map(() => [] as number[])
  lessons.forEach(({ course }, lesson) => lessonsOf[course]!.push(lesson))
  const schoolOf = new Map<number, number>()
  const sitesOf = new Map<number, Set<number>>()
  courses.forEach(({ id }, course) => {
    const own = lessonsOf[course]!
    const { resources: held, place } = lessons[own[0]!]!
    const [cls, teacher] = held as [number, number]
    const first = activities.length + 1
    schoolOf.set(cls, place!)
    sitesOf.set(teacher, (sitesOf.get(teacher) ?? new Set()).add(place!))
    for (const _ of own)
      activities.push({
        teacher: resources[teacher]!.id + ` ${teacher}`,
        subject: id.split(' ')[0]!,
        classes: [resources[cls]!.id],
        group: own.length > 1 ? first : 0,
        groupHours: own.length,
      })
    const ids = own.map((_, k) => first + k)
    for (const part of [ids.slice(0, DAYS.length), ids.slice(DAYS.length)])
      if (part.length > 1) time.push(minDays(part))
  })
  const names = [...sitesOf.keys()].map((teacher) => ({
    teacher,
    name: `${resources[teacher]!.id} ${teacher}`,
  }))
  if (tight) {
    time.push(
      { type: 'TeachersMaxGapsPerWeek', parts: [['Max_Gaps', 6]] },
      { type: 'TeachersMaxHoursDaily', parts: [['Maximum_Hours_Daily', 5]] },
    )
    for (const { teacher, name } of names)
      if (sitesOf.get(teacher)!.size > 1)
        time.push({
          type: 'TeacherMaxDaysPerWeek',
          parts: [
            ['Teacher_Name', name],
            ['Max_Days_Per_Week', 4],
          ],
        })
  }
  const classes = [...schoolOf].map(([cls, school]) => ({ name: resources[cls]!.id, school }))
  const homeRoom = ({ name }: { name: string }): Part[] => [
    ['Students', name],
    ['Room', `room of ${name}`],
  ]
  return {
    institution: 'Synthetic county',
    days: DAYS,
    hours: HOURS,
    subjects: [...new Set(activities.map(({ subject }) => subject))],
    teachers: names.map(({ name }) => name),
    classes: classes.map(({ name }) => ({ name, students: 40 })),
    buildings: Array.from({ length: travel!.siteCount }, (_, school) => `school ${school}`),
    rooms: classes.map(({ name, school }) => ({ name: `room of ${name}`, building: `school ${school}` })),
    activities,
    time,
    space: [
      { type: 'BasicCompulsorySpace', parts: [] },
      { type: 'TeachersMaxBuildingChangesPerDay', parts: [['Max_Building_Changes_Per_Day', 1]] },
      { type: 'TeachersMinGapsBetweenBuildingChanges', parts: [['Min_Gaps_Between_Building_Changes', 1]] },
      ...classes.map((own) => ({ type: 'StudentsSetHomeRoom', parts: homeRoom(own) })),
    ],
  }
}
