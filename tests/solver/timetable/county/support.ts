/** Weeks for tests: duties in the test's own words, and a judge that knows nothing but minutes. */
import { stageOfGrade } from '../../../../models/basics.ts'
import type { Duty, Lesson, Posting, Visit } from '../../../../models/plan.ts'
import { travelLookup } from '../../../../models/travel.ts'
import { splitTimetable, type TimetableInput } from '../../../../solver/timetable/county/input.ts'
import {
  combineTimetable,
  solveTimetablePart,
  type TimetableOutcome,
} from '../../../../solver/timetable/county/timetable.ts'
import type { BuiltCounty } from '../../../support/county.ts'
import { policyWith } from '../../../support/policy.ts'

let lastDuty = 0

/** Two periods of PE by t1 for class A-1 at site A, unless said otherwise. */
export const duty = (own: Partial<Duty> = {}): Duty => ({
  id: `d${String(++lastDuty).padStart(4, '0')}`,
  teacherId: 't1',
  classIds: ['A-1'],
  subject: 'pe',
  periods: 2,
  siteId: 'A',
  mode: 'home',
  as: 'main',
  ...own,
})

export const visit = (teacherId: string, siteId: string, day: number, halfDay: Visit['halfDay']): Visit => ({
  id: `${teacherId} ${siteId} ${day} ${halfDay}`,
  teacherId,
  fromSiteId: 'A',
  siteId,
  day,
  halfDay,
  travelMin: 10,
  roadKm: 5,
})

/** Everybody serves at home. */
const postingsOf = ({ county }: BuiltCounty): Posting[] =>
  county.teachers.map(({ id, homeSiteId, stage }) => ({
    teacherId: id,
    homeSiteId,
    servingSiteId: homeSiteId,
    stage,
  }))

export const inputOf = (
  built: BuiltCounty,
  duties: readonly Duty[],
  { visits = [], policy = policyWith() }: Partial<Pick<TimetableInput, 'visits' | 'policy'>> = {},
): TimetableInput => ({ ...built, policy, duties, visits, postings: postingsOf(built) })

type Effort = 'quick' | 'standard'

export const solveWeek = (input: TimetableInput, seed = 1, effort: Effort = 'quick'): TimetableOutcome =>
  combineTimetable(
    input,
    splitTimetable(input).map((part) => solveTimetablePart(part, { seed, effort })),
  )

/** Bells of `count` periods of 40 minutes with breaks of 10, the first `morning` of them before noon. */
export const bells = (firstMin: number, count: number, morning = count) =>
  Array.from({ length: count }, (_, n) => {
    const startMin = firstMin + 50 * n + (n < morning ? 0 : 90)
    return {
      session: n < morning ? ('morning' as const) : ('afternoon' as const),
      startMin,
      endMin: startMin + 40,
    }
  })

interface Held extends Lesson {
  readonly duty: Duty
  readonly startMin: number
  readonly endMin: number
  readonly halfDay: Visit['halfDay']
}

/** Lessons with their clock, by the bells of the site and of the first class's stage. */
function heldLessons({ county, policy, duties }: TimetableInput, lessons: readonly Lesson[]): Held[] {
  return lessons.map((lesson) => {
    const own = duties.find(({ id }) => id === lesson.dutyId)!
    const { grade } = county.classes.find(({ id }) => id === own.classIds[0])!
    const stage = stageOfGrade(grade)
    const bellId = county.sites.find(({ id }) => id === own.siteId)!.bells[stage]
    const schedule = county.bellSchedules.find(({ id }) => id === bellId)
    const period = (schedule?.periods ?? policy.bells[stage])[lesson.period - 1]
    if (!period || lesson.day > (schedule?.days ?? 5))
      throw new Error(`no period ${lesson.period} on day ${lesson.day}`)
    return { ...lesson, duty: own, halfDay: period.session, startMin: period.startMin, endMin: period.endMin }
  })
}

/** Everything that is wrong with a week, read from the clock lesson by lesson. */
export function faultsOf(input: TimetableInput, { timetable, duties, unplaced }: TimetableOutcome): string[] {
  const { county, policy, travel, visits, postings } = input
  const held = heldLessons(input, timetable.lessons)
  const { min } = travelLookup(travel)
  const faults: string[] = []
  const complain = (broken: boolean, what: string): void => {
    if (broken) faults.push(what)
  }

  for (const [n, a] of held.entries()) {
    for (const b of held.slice(n + 1).filter(({ day }) => day === a.day)) {
      const [first, second] = a.startMin <= b.startMin ? [a, b] : [b, a]
      const gapMin = second.startMin - first.endMin
      const way =
        a.duty.siteId === b.duty.siteId
          ? 0
          : min(first.duty.siteId, second.duty.siteId) + policy.timetable.siteChangeMin
      const pair = `${first.dutyId} and ${second.dutyId} on day ${a.day}`
      complain(
        a.duty.teacherId === b.duty.teacherId && gapMin < way,
        `teacher late or in two places: ${pair}`,
      )
      const shared = a.duty.classIds.some((id) => b.duty.classIds.includes(id))
      complain(shared && gapMin < 0, `class in two lessons: ${pair}`)
    }
  }
  for (const { duty: own, day, period, halfDay } of held) {
    const { unavailable } = county.teachers.find(({ id }) => id === own.teacherId)!
    complain(
      unavailable.some((slot) => slot.day === day && slot.period === period),
      `${own.teacherId} is unavailable on day ${day}, period ${period}`,
    )
    const visited = visits
      .filter((v) => v.teacherId === own.teacherId && v.day === day && v.halfDay === halfDay)
      .map(({ siteId }) => siteId)
    const serves = postings.find(({ teacherId }) => teacherId === own.teacherId)!.servingSiteId === own.siteId
    complain(
      serves ? visited.length > 0 : !visited.includes(own.siteId),
      `${own.teacherId} is not at ${own.siteId} on day ${day}, ${halfDay}`,
    )
  }
  const most = (what: string, max: (key: string) => number, keysOf: (lesson: Held) => string[]) => {
    const count = new Map<string, number>()
    for (const key of held.flatMap(keysOf)) count.set(key, (count.get(key) ?? 0) + 1)
    for (const [key, n] of count) complain(n > max(key), `${what} ${key}: ${n}`)
  }
  const { teacherMaxPerDay, subjectMaxPerDay, subjectMaxPerDayBySubject } = policy.timetable
  most(
    'teacher and day',
    () => teacherMaxPerDay,
    ({ duty: { teacherId }, day }) => [`${teacherId} ${day}`],
  )
  for (const { subject } of input.duties) {
    most(
      'class, subject and day',
      () => subjectMaxPerDayBySubject[subject] ?? subjectMaxPerDay,
      (lesson) =>
        lesson.duty.subject === subject
          ? lesson.duty.classIds.map((id) => `${id} ${subject} ${lesson.day}`)
          : [],
    )
  }
  for (const { teacherId } of input.duties) {
    for (const { day, halfDay } of held) {
      const sites = held
        .filter((l) => l.duty.teacherId === teacherId && l.day === day && l.halfDay === halfDay)
        .map((l) => l.duty.siteId)
      complain(new Set(sites).size > policy.itinerant.maxSitesPerHalfDay, `${teacherId} at too many sites`)
    }
  }
  for (const room of county.rooms) {
    const inside = held.filter(({ roomId }) => roomId === room.id)
    for (const { duty: own, day, startMin } of inside) {
      const atOnce = inside.filter((l) => l.day === day && l.startMin <= startMin && startMin < l.endMin)
      complain(atOnce.length > room.capacityClasses, `${room.id} is too full on day ${day}`)
      complain(own.siteId !== room.siteId, `${room.id} is at another site`)
      complain(policy.timetable.roomKind[own.subject] !== room.kind, `${room.id} is not for ${own.subject}`)
    }
  }
  for (const { id, periods } of duties)
    complain(
      held.filter(({ dutyId }) => dutyId === id).length !== periods,
      `${id} has not ${periods} lessons`,
    )
  const asked = periodsByClass(input.duties)
  const answered = periodsByClass([...duties, ...unplaced.map((u) => ({ ...u, classIds: [u.classId] }))])
  complain(
    JSON.stringify(asked) !== JSON.stringify(answered),
    'periods taught and periods missing are not what was asked',
  )
  return faults
}

function periodsByClass(list: readonly Pick<Duty, 'classIds' | 'subject' | 'periods'>[]): [string, number][] {
  const sums = new Map<string, number>()
  for (const { classIds, subject, periods } of list)
    for (const id of classIds) sums.set(`${id} ${subject}`, (sums.get(`${id} ${subject}`) ?? 0) + periods)
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1))
}
