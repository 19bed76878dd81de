import { byCode } from '../../../models/basics.ts'
import type { Lesson } from '../../../models/plan.ts'
import { SUBJECT_NAMES } from '../../../models/subject.ts'
import { buildCountyProblem, type CountyProblem } from '../../../solver/timetable/county/build.ts'
import type { TimetableInput } from '../../../solver/timetable/county/input.ts'
import { type ConstraintLine, type FetDocument, minDays, type Part, slotParts } from './document.ts'
import { gapsOfTeacher } from './county-gaps.ts'

/** What the parts of an export share. */
interface Scope {
  readonly input: TimetableInput
  readonly county: CountyProblem
  readonly days: readonly string[]
  readonly hours: readonly string[]
  readonly slotName: (slot: number) => { readonly day: string; readonly hour: string }
  /** Number of the first activity of each duty. */
  readonly firstActivity: readonly number[]
}

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六']
/** A subject of a class comes back on another day, unless that costs the timetable: the weight FET proposes. */
const SPREAD_WEIGHT = 95

/**
 * The timetable part of a plan as a FET file: sites are buildings, teachers are as the plan has chosen them, the way between sites is
 * told as free hours. Weighing up (gaps, travel, fair days) FET does not know; it is not in the file.
 * @param lessons the plan's lessons, to be locked at their times; default: FET is free to place them
 */
export function exportCounty(given: TimetableInput, lessons?: readonly Lesson[]): FetDocument {
  const input = { ...given, duties: [...given.duties].sort((a, b) => byCode(a.id, b.id)) }
  const county = buildCountyProblem(input)
  const scope = scopeOf(input, county)
  const used = new Set(input.duties.flatMap(({ classIds }) => classIds))
  const classes = input.county.classes.filter(({ id }) => used.has(id)).sort((a, b) => byCode(a.id, b.id))
  const special = input.county.rooms.flatMap(({ id, siteId, capacityClasses }) =>
    Array.from({ length: capacityClasses }, (_, k) => ({ name: roomName(id, k), building: siteId })),
  )
  return {
    institution: input.county.name,
    days: scope.days,
    hours: scope.hours,
    subjects: [...new Set(input.duties.map(({ subject }) => SUBJECT_NAMES[subject].zh))].sort(byCode),
    teachers: [...new Set(input.duties.map(({ teacherId }) => teacherId))].sort(byCode),
    classes: classes.map(({ id, pupils }) => ({ name: id, students: pupils })),
    buildings: input.county.sites.map(({ id }) => id).sort(byCode),
    rooms: [
      ...classes.map(({ id, siteId }) => ({ name: roomName(id), building: siteId })),
      ...special.sort((a, b) => byCode(a.name, b.name)),
    ],
    activities: input.duties.flatMap(({ teacherId, subject, classIds, periods }, duty) =>
      Array.from({ length: periods }, () => ({
        teacher: teacherId,
        subject: SUBJECT_NAMES[subject].zh,
        classes: classIds,
        group: periods > 1 ? scope.firstActivity[duty]! : 0,
        groupHours: periods,
      })),
    ),
    time: [
      { type: 'BasicCompulsoryTime', parts: [] },
      breaks(scope),
      ...closedTimes(scope),
      ...(lessons ? locked(scope, lessons) : [...spread(scope), ...ownStarts(scope)]),
    ],
    space: [{ type: 'BasicCompulsorySpace', parts: [] }, ...rooms(scope), ...trips(scope)],
  }
}

const roomName = (id: string, place = 0): string => (place === 0 ? `R ${id}` : `R ${id} ${place + 1}`)

function scopeOf(input: TimetableInput, county: CountyProblem): Scope {
  const { daySlots, travel } = county.problem
  const perDay = daySlots[0]!
  const days = daySlots.map((_, day) => WEEKDAYS[day]!)
  const open = new Set(county.problem.lessons.flatMap(({ starts }) => starts.map((slot) => slot % perDay)))
  const hours = Array.from({ length: perDay }, (_, hour) => {
    const start = travel!.bells[0]!.startMin[hour]!
    const clock = `${Math.floor(start / 60)}:${String(start % 60).padStart(2, '0')}`
    return open.has(hour) ? `${hour + 1} (${clock})` : `${hour + 1} (休息)`
  })
  let next = 1
  const firstActivity = input.duties.map(({ periods }) => {
    next += periods
    return next - periods
  })
  return {
    input,
    county,
    days,
    hours,
    firstActivity,
    slotName: (slot) => ({ day: days[Math.floor(slot / perDay)]!, hour: hours[slot % perDay]! }),
  }
}

const allSlots = ({ days, hours }: Scope): number[] =>
  Array.from({ length: days.length * hours.length }, (_, slot) => slot)

/** Slots of each duty's lessons, of all lessons of a teacher, of a class. */
function openSlots({ input, county }: Scope) {
  const ofDuty = input.duties.map(() => new Set<number>())
  for (const { course, starts } of county.problem.lessons)
    for (const slot of starts) ofDuty[course]!.add(slot)
  const teachers = new Map<string, Set<number>>()
  const classes = new Map<string, Set<number>>()
  input.duties.forEach(({ teacherId, classIds }, duty) => {
    for (const [map, id] of [
      [teachers, teacherId] as const,
      ...classIds.map((own) => [classes, own] as const),
    ]) {
      const slots = map.get(id) ?? new Set()
      map.set(id, slots)
      for (const slot of ofDuty[duty]!) slots.add(slot)
    }
  })
  return { ofDuty, teachers, classes }
}

const slotList = (scope: Scope, count: string, name: string, slots: readonly number[]): Part[] => [
  [count, slots.length],
  ...slotParts(
    name,
    slots.map((slot) => scope.slotName(slot)),
  ),
]

function breaks(scope: Scope): ConstraintLine {
  const open = new Set(openSlots(scope).ofDuty.flatMap((slots) => [...slots]))
  const closed = allSlots(scope).filter((slot) => !open.has(slot))
  return { type: 'BreakTimes', parts: slotList(scope, 'Number_of_Break_Times', 'Break_Time', closed) }
}

function closedTimes(scope: Scope): ConstraintLine[] {
  const { teachers, classes } = openSlots(scope)
  const lines = (
    type: string,
    who: string,
    open: ReadonlyMap<string, ReadonlySet<number>>,
  ): ConstraintLine[] =>
    [...open]
      .sort(([a], [b]) => byCode(a, b))
      .map(([name, slots]) => {
        const closed = allSlots(scope).filter((slot) => !slots.has(slot))
        return {
          type,
          parts: [
            [who, name],
            ...slotList(scope, 'Number_of_Not_Available_Times', 'Not_Available_Time', closed),
          ],
        }
      })
  return [
    ...lines('TeacherNotAvailableTimes', 'Teacher', teachers),
    ...lines('StudentsSetNotAvailableTimes', 'Students', classes),
  ]
}

/** Lessons of a duty on different days as far as there are days; each further round of days likewise. */
function spread({ input, firstActivity, days }: Scope): ConstraintLine[] {
  return input.duties.flatMap(({ periods }, duty) => {
    const ids = Array.from({ length: periods }, (_, nth) => firstActivity[duty]! + nth)
    const rounds = Array.from({ length: Math.ceil(periods / days.length) }, (_, round) =>
      ids.slice(round * days.length, (round + 1) * days.length),
    )
    return rounds.filter((round) => round.length > 1).map((round) => minDays(round, 1, SPREAD_WEIGHT))
  })
}

/** Lessons whose times are narrower than what their teacher and classes leave open: visits, pins. */
function ownStarts(scope: Scope): ConstraintLine[] {
  const { input, county, firstActivity } = scope
  const { teachers, classes } = openSlots(scope)
  let [duty, nth] = [-1, 0]
  return county.problem.lessons.flatMap(({ course, starts }): ConstraintLine[] => {
    ;[duty, nth] = course === duty ? [duty, nth + 1] : [course, 0]
    const { teacherId, classIds } = input.duties[course]!
    const both = [...teachers.get(teacherId)!].filter((slot) =>
      classIds.every((id) => classes.get(id)!.has(slot)),
    )
    if (both.length === starts.length) return []
    const parts: Part[] = starts.map((slot) => {
      const { day, hour } = scope.slotName(slot)
      return [
        'Preferred_Starting_Time',
        [
          ['Preferred_Starting_Day', day],
          ['Preferred_Starting_Hour', hour],
        ],
      ]
    })
    return [
      {
        type: 'ActivityPreferredStartingTimes',
        parts: [
          ['Activity_Id', firstActivity[course]! + nth],
          ['Number_of_Preferred_Starting_Times', starts.length],
          ...parts,
        ],
      },
    ]
  })
}

function locked(scope: Scope, lessons: readonly Lesson[]): ConstraintLine[] {
  const { input, county, firstActivity } = scope
  const { ofDuty } = openSlots(scope)
  return input.duties.flatMap(({ id }, duty) => {
    const slotAt = new Map(
      [...ofDuty[duty]!].map((slot) => {
        const { day, period } = county.timeOf(duty, slot)
        return [`${day} ${period}`, slot]
      }),
    )
    return lessons
      .filter(({ dutyId }) => dutyId === id)
      .flatMap(({ day, period }, nth): ConstraintLine[] => {
        const slot = slotAt.get(`${day} ${period}`)
        if (slot === undefined) return []
        const name = scope.slotName(slot)
        return [
          {
            type: 'ActivityPreferredStartingTime',
            parts: [
              ['Activity_Id', firstActivity[duty]! + nth],
              ['Preferred_Day', name.day],
              ['Preferred_Hour', name.hour],
              ['Permanently_Locked', true],
            ],
          },
        ]
      })
  })
}

/** Free hours between sites for who teaches at several, and how many changes a day can hold. */
function trips(scope: Scope): ConstraintLine[] {
  const { input, county } = scope
  const dutiesOf = new Map<string, number[]>()
  input.duties.forEach(({ teacherId }, duty) => {
    dutiesOf.set(teacherId, [...(dutiesOf.get(teacherId) ?? []), duty])
  })
  return [...dutiesOf]
    .sort(([a], [b]) => byCode(a, b))
    .flatMap(([teacher, duties]): ConstraintLine[] => {
      const sites = new Set(duties.map((duty) => input.duties[duty]!.siteId))
      if (sites.size < 2) return []
      const gaps = gapsOfTeacher(county.problem, new Set(duties))
      return gaps === 0
        ? []
        : [
            {
              type: 'TeacherMinGapsBetweenBuildingChanges',
              parts: [
                ['Teacher', teacher],
                ['Min_Gaps_Between_Building_Changes', gaps],
              ],
            },
          ]
    })
}

/** Lessons are in the classroom; where the site has special rooms for the subject, in one of these or in the classroom. */
function rooms({ input, firstActivity }: Scope): ConstraintLine[] {
  const { roomKind } = input.policy.timetable
  return input.duties.flatMap(({ siteId, subject, classIds, periods }, duty) => {
    const special = input.county.rooms
      .filter((room) => room.siteId === siteId && room.kind === roomKind[subject])
      .flatMap(({ id, capacityClasses }) =>
        Array.from({ length: capacityClasses }, (_, place) => roomName(id, place)),
      )
    const names = [...special.sort(byCode), roomName(classIds[0]!)]
    return Array.from({ length: periods }, (_, nth): ConstraintLine => {
      const activity: Part = ['Activity_Id', firstActivity[duty]! + nth]
      return names.length === 1
        ? {
            type: 'ActivityPreferredRoom',
            parts: [activity, ['Room', names[0]!], ['Permanently_Locked', true]],
          }
        : {
            type: 'ActivityPreferredRooms',
            parts: [
              activity,
              ['Number_of_Preferred_Rooms', names.length],
              ...names.map((name): Part => ['Preferred_Room', name]),
            ],
          }
    })
  })
}
