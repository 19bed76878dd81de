/** Who could take a lesson where it stands, and how much more each can take. */
import { byCode, type HalfDay, type Stage, stageOfGrade } from '../../models/basics.ts'
import { bellLookup } from '../../models/bells.ts'
import { capacityOf, mayTeach, mayTeachStage } from '../../models/capacity.ts'
import type { Duty, Visit } from '../../models/plan.ts'
import { certifiedFor, type Teacher } from '../../models/teacher.ts'
import { travelLookup } from '../../models/travel.ts'
import { groupBy } from '../timetable/county/group.ts'
import type { OpenLesson, RepairInput } from './input.ts'

/** A teacher standing in at a site in a half-day. */
export interface Stand {
  readonly teacherId: string
  readonly siteId: string
  readonly day: number
  readonly session: HalfDay
  readonly as: 'main' | 'second' | 'any'
  /** Nobody was to be there then: it takes a new visit, over this way. */
  readonly newVisit: boolean
  readonly fromSiteId: string
  readonly travelMin: number
  readonly roadKm: number
}

interface Busy {
  readonly siteId: string
  readonly day: number
  readonly session: HalfDay
  readonly startMin: number
  readonly endMin: number
}

export class Colleagues {
  readonly #input: RepairInput
  readonly #teachers: ReadonlyMap<string, Teacher>
  readonly #servingSite: ReadonlyMap<string, string>
  readonly #stageOf: ReadonlyMap<string, Stage>
  readonly #clusterOf: ReadonlyMap<string, string>
  readonly #busy: ReadonlyMap<string, readonly Busy[]>
  readonly #visits: ReadonlyMap<string, readonly Visit[]>
  readonly #duties: ReadonlyMap<string, readonly Duty[]>
  readonly #way: ReturnType<typeof travelLookup>

  constructor(input: RepairInput) {
    const { county, postings, duties, visits, travel } = input
    this.#input = input
    this.#way = travelLookup(travel)
    this.#teachers = new Map(county.teachers.map((teacher) => [teacher.id, teacher]))
    this.#servingSite = new Map(postings.map(({ teacherId, servingSiteId }) => [teacherId, servingSiteId]))
    this.#stageOf = new Map(postings.map(({ teacherId, stage }) => [teacherId, stage]))
    this.#clusterOf = new Map(county.sites.map(({ id, clusterId }) => [id, clusterId ?? id]))
    this.#visits = groupBy(visits, ({ teacherId }) => teacherId)
    this.#duties = groupBy(duties, ({ teacherId }) => teacherId)
    this.#busy = busyTimes(input)
  }

  /** In the order of ids. Only teachers of the lesson's own cluster. */
  whoCanTake(lesson: OpenLesson): Stand[] {
    const cluster = this.#clusterOf.get(lesson.siteId)
    return [...this.#teachers.values()]
      .filter(({ id }) => this.#clusterOf.get(this.#servingSite.get(id) ?? '') === cluster)
      .sort((a, b) => byCode(a.id, b.id))
      .flatMap((teacher) => this.#standIn(teacher, lesson) ?? [])
  }

  /** Who serves at the site and is free at all these times, to attend a broadcast lesson; fewest lessons first. */
  whoCanAttend(siteId: string, times: readonly OpenLesson[]): string[] {
    const lessons = (id: string): number => this.#busy.get(id)?.length ?? 0
    const isFree = ({ id, unavailable }: Teacher, time: OpenLesson): boolean =>
      !unavailable.some(({ day, period }) => day === time.day && period === time.period) &&
      !(this.#visits.get(id) ?? []).some(
        ({ day, halfDay }) => day === time.day && halfDay === time.session,
      ) &&
      !(this.#busy.get(id) ?? []).some((busy) => this.cannotBoth(busy, { ...time, siteId }))
    return [...this.#teachers.values()]
      .filter(({ id, status }) => status === 'in-post' && this.#servingSite.get(id) === siteId)
      .filter((teacher) => times.every((time) => isFree(teacher, time)))
      .map(({ id }) => id)
      .sort((a, b) => lessons(a) - lessons(b) || byCode(a, b))
  }

  sparePeriods(teacherId: string): number {
    const load = this.#dutiesOf(teacherId).reduce((sum, { periods }) => sum + periods, 0)
    return Math.max(0, capacityOf(this.#teachers.get(teacherId)!, this.#input.policy).maxPeriods - load)
  }

  /** Periods in second subjects that are still within the policy's share of the highest load. */
  spareSecond(teacherId: string): number {
    const { policy } = this.#input
    const most =
      capacityOf(this.#teachers.get(teacherId)!, policy).maxPeriods * policy.load.secondSubjectMaxShare
    const taught = this.#dutiesOf(teacherId).filter(({ as }) => as === 'second')
    return Math.max(0, Math.floor(most) - taught.reduce((sum, { periods }) => sum + periods, 0))
  }

  spareOnDay(teacherId: string, day: number): number {
    const taught = (this.#busy.get(teacherId) ?? []).filter((busy) => busy.day === day).length
    return Math.max(0, this.#input.policy.timetable.teacherMaxPerDay - taught)
  }

  spareHalfDays(teacherId: string): number {
    const most = this.#input.policy.itinerant.maxHalfDaysPerWeek
    return Math.max(0, most - (this.#visits.get(teacherId)?.length ?? 0))
  }

  /** Two lessons that one person cannot both give: they overlap, or there is no time to change sites between them. */
  cannotBoth(a: Busy, b: Busy): boolean {
    if (a.day !== b.day) return false
    const [first, second] = a.startMin <= b.startMin ? [a, b] : [b, a]
    const change =
      first.siteId === second.siteId
        ? 0
        : this.#way.min(first.siteId, second.siteId) + this.#input.policy.timetable.siteChangeMin
    return second.startMin - first.endMin < change
  }

  #standIn(teacher: Teacher, lesson: OpenLesson): Stand | undefined {
    const { policy } = this.#input
    const as = mayTeach(teacher, lesson.subject, policy)
    const barred = teacher.unavailable.some(
      ({ day, period }) => day === lesson.day && period === lesson.period,
    )
    if (
      as === undefined ||
      teacher.status !== 'in-post' ||
      barred ||
      !certifiedFor(teacher, lesson.stage) ||
      !mayTeachStage(this.#stageOf.get(teacher.id)!, lesson.stage, policy)
    )
      return undefined
    if (this.sparePeriods(teacher.id) === 0) return undefined
    const busy = this.#busy.get(teacher.id) ?? []
    if (busy.some((other) => this.cannotBoth(other, lesson))) return undefined
    const home = this.#servingSite.get(teacher.id)!
    const then = (this.#visits.get(teacher.id) ?? []).filter(
      ({ day, halfDay }) => day === lesson.day && halfDay === lesson.session,
    )
    const stand = {
      teacherId: teacher.id,
      siteId: lesson.siteId,
      day: lesson.day,
      session: lesson.session,
      as,
      fromSiteId: home,
      travelMin: this.#way.min(home, lesson.siteId),
      roadKm: this.#way.km(home, lesson.siteId),
    }
    if (home === lesson.siteId) return then.length > 0 ? undefined : { ...stand, newVisit: false }
    if (lesson.assistants) return undefined
    // Whoever is there for a lesson in music does not stand in for one in a subject that does not travel.
    const { subjects, mainSubjectOnly } = policy.itinerant
    if (!subjects.includes(lesson.subject) || (mainSubjectOnly && as !== 'main')) return undefined
    if (then.some(({ siteId }) => siteId === lesson.siteId)) return { ...stand, newVisit: false }
    return then.length === 0 && this.#mayVisit(teacher, lesson, busy, stand)
      ? { ...stand, newVisit: true }
      : undefined
  }

  /** A new visit: the way within the policy, nothing taught elsewhere in that half-day. */
  #mayVisit(
    teacher: Teacher,
    lesson: OpenLesson,
    busy: readonly Busy[],
    { travelMin, roadKm }: Pick<Stand, 'travelMin' | 'roadKm'>,
  ): boolean {
    const { allowed, days, maxSites, maxTravelMinOneWay, maxRoadKmOneWay } = this.#input.policy.itinerant
    const visited = new Set((this.#visits.get(teacher.id) ?? []).map(({ siteId }) => siteId)).add(
      lesson.siteId,
    )
    return (
      allowed &&
      days.includes(lesson.day) &&
      teacher.stage === lesson.stage &&
      travelMin <= maxTravelMinOneWay &&
      roadKm <= maxRoadKmOneWay &&
      visited.size <= maxSites &&
      !busy.some(({ day, session }) => day === lesson.day && session === lesson.session)
    )
  }

  #dutiesOf(teacherId: string): readonly Duty[] {
    return this.#duties.get(teacherId) ?? []
  }
}

/** When and where each teacher teaches or attends a broadcast lesson, by the clock. */
function busyTimes({ county, policy, duties, lessons }: RepairInput): Map<string, Busy[]> {
  const bellsOf = bellLookup(county, policy)
  const gradeOf = new Map(county.classes.map(({ id, grade }) => [id, grade]))
  const dutyById = new Map(duties.map((duty) => [duty.id, duty]))
  const busy = new Map<string, Busy[]>()
  for (const { dutyId, day, period } of lessons) {
    const duty = dutyById.get(dutyId)
    const grade = gradeOf.get(duty?.classIds[0] ?? '')
    if (!duty || grade === undefined) continue
    const bell = bellsOf(duty.siteId, stageOfGrade(grade)).periods[period - 1]
    if (!bell) continue
    for (const { teacherId, siteId } of [duty, ...(duty.assistants ?? [])]) {
      const list = busy.get(teacherId) ?? []
      list.push({ siteId, day, ...bell })
      busy.set(teacherId, list)
    }
  }
  return busy
}
