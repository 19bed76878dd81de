/** What of a published plan still stands under new data, and what lost its footing. */
import { byCode, stageOfGrade } from '../../models/basics.ts'
import { bellLookup } from '../../models/bells.ts'
import { mayTeach } from '../../models/capacity.ts'
import type { County } from '../../models/county.ts'
import type { Duty, Lesson, Plan, Posting, RotationMove, Unmet, Visit } from '../../models/plan.ts'
import type { Policy } from '../../models/policy.ts'
import { servingSiteOn } from '../../models/teacher.ts'
import { type TeachingGroup, teachingGroups } from '../../models/teaching.ts'
import type { OpenLesson } from '../../solver/repair/input.ts'
import { groupBy } from '../../solver/timetable/county/group.ts'
import { apart, stillHeard } from './broadcasts.ts'
import { clustersOfBrokenPins } from './pinned.ts'

export type StandingMove = Pick<RotationMove, 'teacherId' | 'toSiteId' | 'stage'>

export interface Standing {
  readonly moves: readonly StandingMove[]
  /** The whole new roster. */
  readonly postings: readonly Posting[]
  readonly duties: readonly Duty[]
  readonly visits: readonly Visit[]
  readonly lessons: readonly Lesson[]
  readonly unmet: readonly Unmet[]
  /** Lessons whose teacher is gone or may no longer give them. */
  readonly open: readonly OpenLesson[]
  /** Broadcast lessons whose assistant at a site is gone, and the lessons there. */
  readonly unattended: readonly {
    readonly dutyId: string
    readonly siteId: string
    readonly lessons: readonly OpenLesson[]
  }[]
  /** Clusters (or sites without one) where classes need other periods than before: their week is made anew. */
  readonly anew: ReadonlySet<string>
}

/** Moves of the plan whose person and sites are still there. */
export function standingMoves(county: County, previous: Plan): StandingMove[] {
  const inPost = new Set(county.teachers.flatMap(({ id, status }) => (status === 'in-post' ? id : [])))
  const siteIds = new Set(county.sites.map(({ id }) => id))
  return previous.rotation.moves.filter(
    ({ teacherId, fromSiteId, toSiteId }) =>
      inPost.has(teacherId) && siteIds.has(fromSiteId) && siteIds.has(toSiteId),
  )
}

/** Goes through the plan once, from people to lessons; `moves` are those to go on with. */
export function whatStands(
  county: County,
  policy: Policy,
  previous: Plan,
  moves: readonly StandingMove[] = standingMoves(county, previous),
): Standing {
  const teachers = new Map(county.teachers.map((teacher) => [teacher.id, teacher]))
  const postings = postingsUnder(county, moves)
  const servingSite = new Map(postings.map(({ teacherId, servingSiteId }) => [teacherId, servingSiteId]))
  const before = new Map(previous.postings.map(({ teacherId, servingSiteId }) => [teacherId, servingSiteId]))

  const groups = teachingGroups(county, policy)
  const isStillNeeded = neededUnder(groups)
  const serves = (id: string, siteId: string): boolean =>
    teachers.get(id)?.status === 'in-post' && servingSite.get(id) === siteId
  const bellsOf = bellLookup(county, policy)
  const gradeOf = new Map(county.classes.map(({ id, grade }) => [id, grade]))
  const open: OpenLesson[] = []
  const duties: Duty[] = []
  const lessons: Lesson[] = []
  const lessonsOf = groupBy(previous.timetable.lessons, ({ dutyId }) => dutyId)
  const unattended: Standing['unattended'][number][] = []
  for (const given of previous.duties.duties) {
    if (!isStillNeeded(given)) continue
    const isBroadcast = given.mode === 'broadcast'
    const { duty, cut } = isBroadcast ? stillHeard(given, county, policy, groups) : { duty: given, cut: [] }
    const { assistants = [] } = duty
    const attending = assistants.filter(({ teacherId, siteId }) => serves(teacherId, siteId))
    const teacher = teachers.get(duty.teacherId)
    const holds =
      teacher?.status === 'in-post' &&
      servingSite.get(duty.teacherId) === before.get(duty.teacherId) &&
      mayTeach(teacher, duty.subject, policy) !== undefined
    const isBarred = (lesson: Lesson): boolean =>
      teacher?.unavailable.some(({ day, period }) => day === lesson.day && period === lesson.period) === true
    const stage = stageOfGrade(gradeOf.get(duty.classIds[0]!)!)
    const bells = bellsOf(duty.siteId, stage)
    const kept: OpenLesson[] = []
    for (const lesson of lessonsOf.get(duty.id) ?? []) {
      const bell = bells.periods[lesson.period - 1]
      if (!bell || lesson.day > bells.days) continue
      const { id: dutyId, classIds, subject, siteId } = duty
      const { day, period } = lesson
      const own: OpenLesson = { dutyId, classIds, subject, siteId, stage, day, period, ...bell }
      open.push(...cut.map((group) => ({ ...own, classIds: group.classIds, siteId: group.siteId })))
      if (holds && !isBarred(lesson)) {
        lessons.push(lesson)
        kept.push(own)
      } else {
        // A broadcast that not all can attend any more is given up where its teacher is gone as well.
        const whole = duty.mode === 'broadcast' && attending.length === assistants.length
        if (whole) open.push({ ...own, assistants })
        else open.push(...apart(own, groups))
      }
    }
    if (kept.length === 0) continue
    const { assistants: _, ...own } = duty
    duties.push({
      ...own,
      periods: kept.length,
      ...(attending.length > 0 && { assistants: attending }),
    })
    for (const { teacherId, siteId } of assistants) {
      if (!serves(teacherId, siteId)) unattended.push({ dutyId: duty.id, siteId, lessons: kept })
    }
  }
  const unmet = previous.duties.unmet.filter(({ classId }) => gradeOf.has(classId))
  return {
    moves,
    postings,
    duties,
    lessons,
    unmet,
    open,
    unattended,
    visits: usedVisits(previous, duties, lessons),
    anew: new Set(
      !previous.stages.includes('timetable')
        ? []
        : [
            ...clustersAnew(county, groups, { duties, unmet, open }),
            ...clustersOfBrokenPins(county, { duties, lessons, unmet }),
            ...clustersOfMoved(county, previous, postings),
          ],
    ),
  }
}

/** Clusters that gain or lose a person by a move that is not of the plan: their week is made anew where there is one. */
function clustersOfMoved(county: County, previous: Plan, postings: readonly Posting[]): string[] {
  const known = new Map(county.teachers.map((teacher) => [teacher.id, teacher]))
  const clusterOf = new Map(county.sites.map(({ id, clusterId }) => [id, clusterId ?? id]))
  const now = new Map(postings.map(({ teacherId, servingSiteId }) => [teacherId, servingSiteId]))
  return previous.postings.flatMap(({ teacherId, servingSiteId }) => {
    const site = now.get(teacherId)
    if (known.get(teacherId)?.status !== 'in-post' || site === undefined || site === servingSiteId) return []
    return [servingSiteId, site].flatMap((id) => clusterOf.get(id) ?? [])
  })
}

function postingsUnder(county: County, moves: readonly StandingMove[]): Posting[] {
  const moved = new Map(moves.map((move) => [move.teacherId, move]))
  return [...county.teachers]
    .sort((a, b) => byCode(a.id, b.id))
    .map((teacher) => {
      const move = moved.get(teacher.id)
      return {
        teacherId: teacher.id,
        homeSiteId: teacher.homeSiteId,
        servingSiteId: move?.toSiteId ?? servingSiteOn(teacher, county.asOf),
        stage: move?.stage ?? teacher.stage,
      }
    })
}

/** Visits in which a lesson is still given. */
function usedVisits(previous: Plan, duties: readonly Duty[], lessons: readonly Lesson[]): Visit[] {
  const dutyById = new Map(duties.map((duty) => [duty.id, duty]))
  const used = new Set(
    lessons.map(({ dutyId, day }) => {
      const { teacherId, siteId } = dutyById.get(dutyId)!
      return `${teacherId} ${siteId} ${day}`
    }),
  )
  return previous.duties.visits.filter(({ teacherId, siteId, day }) =>
    used.has(`${teacherId} ${siteId} ${day}`),
  )
}

/** Clusters where what stands, what is open and what was unmet do not add up to what the classes need now. */
function clustersAnew(
  county: County,
  groups: readonly TeachingGroup[],
  { duties, unmet, open }: Pick<Standing, 'duties' | 'unmet' | 'open'>,
): Set<string> {
  const given = new Map<string, number>()
  const give = (classId: string, subject: string, periods: number): void => {
    const key = `${classId} ${subject}`
    given.set(key, (given.get(key) ?? 0) + periods)
  }
  for (const { classIds, subject, periods } of duties) for (const id of classIds) give(id, subject, periods)
  for (const { classIds, subject } of open) for (const id of classIds) give(id, subject, 1)
  for (const { classId, subject, periods } of unmet) give(classId, subject, periods)
  const clusterOf = new Map(county.sites.map(({ id, clusterId }) => [id, clusterId ?? id]))
  const anew = new Set<string>()
  for (const { siteId, classIds, subject, periods } of groups)
    if (classIds.some((id) => given.get(`${id} ${subject}`) !== periods)) anew.add(clusterOf.get(siteId)!)
  const needed = new Set(groups.flatMap(({ classIds, subject }) => classIds.map((id) => `${id} ${subject}`)))
  for (const { classId, subject } of unmet) {
    if (needed.has(`${classId} ${subject}`)) continue
    const siteId = county.classes.find(({ id }) => id === classId)!.siteId
    anew.add(clusterOf.get(siteId)!)
  }
  return anew
}

/** Whether a duty's classes still sit together as they did. */
function neededUnder(groups: readonly TeachingGroup[]): (duty: Duty) => boolean {
  const groupOf = new Map(
    groups.flatMap((group) => group.classIds.map((id) => [`${id} ${group.subject}`, group] as const)),
  )
  return ({ mode, classIds, subject }) => {
    const own = new Set(classIds.map((id) => groupOf.get(`${id} ${subject}`)))
    const isWhole = [...own].every((group) => group?.classIds.every((id) => classIds.includes(id)))
    return isWhole && (mode === 'broadcast' || own.size === 1)
  }
}
