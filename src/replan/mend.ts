/** Open lessons get other teachers where they stand; what nobody can take is listed. */
import { byCode } from '../../models/basics.ts'
import type { Duty, Lesson, Unmet, Visit } from '../../models/plan.ts'
import { teachingGroups } from '../../models/teaching.ts'
import type { RepairInput } from '../../solver/repair/input.ts'
import { substitute, type SubstituteResult } from '../../solver/repair/substitute.ts'
import { groupBy } from '../../solver/timetable/county/group.ts'
import { attendAnew } from './attend.ts'
import { apart } from './broadcasts.ts'
import type { Base } from '../stages.ts'
import type { Standing } from './stand.ts'

export interface Mended {
  readonly duties: readonly Duty[]
  readonly visits: readonly Visit[]
  readonly lessons: readonly Lesson[]
  readonly unmet: readonly Unmet[]
}

/**
 * Adds substitutes to what stands. Records that stand keep their place and their numbers; new ones come after them. A broadcast
 * lesson that nobody of the sending site takes is given to each of its classes apart.
 */
export async function mend(base: Base, before: Standing, seed: number): Promise<Mended> {
  const standing = attendAnew(base, before)
  const { postings, duties, visits, lessons, open } = standing
  if (open.length === 0) return standing
  const input: RepairInput = { ...base, postings, duties, visits, lessons, open }
  const found = await substitute(input, seed)
  const numbers = new Numbers(duties, visits)
  const added = newDuties(input, found, numbers)
  const mended = {
    duties: [...duties, ...added.duties],
    lessons: inOrder([...lessons, ...added.lessons]),
    visits: [...visits, ...newVisits(found, numbers)],
    unmet: [...standing.unmet, ...missing(input, found)],
  }
  const groups = teachingGroups(base.county, base.policy)
  const left = open.flatMap((lesson, at) =>
    lesson.assistants && found.teacherIds[at] === undefined ? apart(lesson, groups) : [],
  )
  return left.length === 0 ? mended : mend(base, { ...standing, ...mended, open: left }, seed)
}

/** One duty for each teacher who takes lessons of a duty. */
function newDuties(
  { open, county, postings }: RepairInput,
  { teacherIds }: SubstituteResult,
  numbers: Numbers,
): { duties: Duty[]; lessons: Lesson[] } {
  const servingSite = new Map(postings.map(({ teacherId, servingSiteId }) => [teacherId, servingSiteId]))
  const teachers = new Map(county.teachers.map((teacher) => [teacher.id, teacher]))
  const taken = open.flatMap((lesson, at) => {
    const teacherId = teacherIds[at]
    return teacherId === undefined ? [] : [{ lesson, teacherId }]
  })
  const duties: Duty[] = []
  const lessons: Lesson[] = []
  for (const share of groupBy(taken, ({ lesson, teacherId }) => `${lesson.dutyId} ${teacherId}`).values()) {
    const [{ lesson, teacherId }] = share as [(typeof share)[number]]
    const { subject, secondSubjects } = teachers.get(teacherId)!
    const id = numbers.nextDuty()
    duties.push({
      id,
      teacherId,
      classIds: [...lesson.classIds],
      subject: lesson.subject,
      periods: share.length,
      siteId: lesson.siteId,
      mode: lesson.assistants ? 'broadcast' : servingSite.get(teacherId) === lesson.siteId ? 'home' : 'visit',
      as: subject === lesson.subject ? 'main' : secondSubjects.includes(lesson.subject) ? 'second' : 'any',
      ...(lesson.assistants && lesson.assistants.length > 0 && { assistants: lesson.assistants }),
    })
    for (const { lesson: own } of share) lessons.push({ dutyId: id, day: own.day, period: own.period })
  }
  return { duties, lessons }
}

const newVisits = ({ newVisits: stands }: SubstituteResult, numbers: Numbers): Visit[] =>
  stands.map(({ teacherId, siteId, fromSiteId, day, session, travelMin, roadKm }) => ({
    id: numbers.nextVisit(),
    teacherId,
    fromSiteId,
    siteId,
    day,
    halfDay: session,
    travelMin,
    roadKm,
  }))

/** Nobody of the cluster is free, qualified and below the highest load in these slots. */
function missing({ open }: RepairInput, { teacherIds }: SubstituteResult): Unmet[] {
  const left = open.filter(({ assistants }, at) => !assistants && teacherIds[at] === undefined)
  const rows = left.flatMap(({ classIds, subject }) => classIds.map((classId) => ({ classId, subject })))
  return [...groupBy(rows, ({ classId, subject }) => `${classId} ${subject}`).values()].map((same) => ({
    ...same[0]!,
    periods: same.length,
    reason: 'no-slot' as const,
    params: {},
  }))
}

const inOrder = (lessons: readonly Lesson[]): Lesson[] =>
  [...lessons].sort((a, b) => byCode(a.dutyId, b.dutyId) || a.day - b.day || a.period - b.period)

/** Numbers after the highest in use. */
class Numbers {
  #duty: number
  #visit: number

  constructor(duties: readonly Duty[], visits: readonly Visit[]) {
    const highest = (ids: readonly { readonly id: string }[]): number =>
      Math.max(0, ...ids.map(({ id }) => Number(/^[DV](\d+)$/.exec(id)?.[1] ?? 0)))
    this.#duty = highest(duties)
    this.#visit = highest(visits)
  }

  nextDuty(): string {
    return `D${String(++this.#duty).padStart(5, '0')}`
  }

  nextVisit(): string {
    return `V${String(++this.#visit).padStart(5, '0')}`
  }
}
