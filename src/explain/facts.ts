import { type Stage, stageOfGrade, type Text } from '../../models/basics.ts'
import { bellLookup } from '../../models/bells.ts'
import type { County } from '../../models/county.ts'
import type { Duty, Lesson, Plan, Posting, RotationMove, Unmet, Visit } from '../../models/plan.ts'
import type { Policy } from '../../models/policy.ts'
import type { SchoolClass } from '../../models/school-class.ts'
import type { Cluster, Site } from '../../models/site.ts'
import { type Subject, SUBJECT_NAMES } from '../../models/subject.ts'
import { servingSiteOn, type Teacher } from '../../models/teacher.ts'
import { type TeachingGroup, teachingGroups } from '../../models/teaching.ts'
import { type TravelTable, travelLookup } from '../../models/travel.ts'
import { type Workload, workloads } from '../../models/workload.ts'
import type { BellPeriod, BellSchedule } from '../../models/timetable.ts'

/** A plan, its county and its policy, looked up by id. What a plan names and the county does not know is left out. */
export interface Facts {
  readonly county: County
  readonly policy: Policy
  readonly plan: Plan
  readonly sites: ReadonlyMap<string, Site>
  readonly clusters: ReadonlyMap<string, Cluster>
  readonly classes: ReadonlyMap<string, SchoolClass>
  readonly teachers: ReadonlyMap<string, Teacher>
  readonly postings: ReadonlyMap<string, Posting>
  /** Teachers in post, by unit and main subject; see `postKey`. */
  readonly inPostBefore: ReadonlyMap<string, readonly Teacher[]>
  readonly inPostAfter: ReadonlyMap<string, readonly Teacher[]>
  readonly moveOf: ReadonlyMap<string, RotationMove>
  readonly movesFrom: ReadonlyMap<string, readonly RotationMove[]>
  readonly movesTo: ReadonlyMap<string, readonly RotationMove[]>
  readonly dutiesOf: ReadonlyMap<string, readonly Duty[]>
  readonly dutiesAt: ReadonlyMap<string, readonly Duty[]>
  /** Broadcast duties by the site that hears them. */
  readonly heardAt: ReadonlyMap<string, readonly Duty[]>
  /** Broadcast duties by who attends. */
  readonly attendedBy: ReadonlyMap<string, readonly Duty[]>
  readonly visitsOf: ReadonlyMap<string, readonly Visit[]>
  readonly visitsTo: ReadonlyMap<string, readonly Visit[]>
  readonly lessonsOf: ReadonlyMap<string, readonly Lesson[]>
  readonly unmetAt: ReadonlyMap<string, readonly Unmet[]>
  readonly groupsAt: ReadonlyMap<string, readonly TeachingGroup[]>
  readonly bellsOf: (siteId: string, stage: Stage) => BellSchedule
  /** Everybody's workload by teacher; empty without a travel table or before duties are decided. */
  readonly workloadOf: ReadonlyMap<string, Workload>
}

/** Indexes a plan once for many sentences. */
export function factsOf(county: County, policy: Policy, plan: Plan, travel?: TravelTable): Facts {
  const { rotation, duties, timetable } = plan
  const classes = byId(county.classes)
  const teachers = byId(county.teachers)
  const postings = new Map(plan.postings.map((posting) => [posting.teacherId, posting]))
  const inPost = county.teachers.filter((teacher) => teacher.status === 'in-post')
  return {
    county,
    policy,
    plan,
    sites: byId(county.sites),
    clusters: byId(county.clusters),
    classes,
    teachers,
    postings,
    inPostBefore: groupBy(inPost, (teacher) =>
      postKey(servingSiteOn(teacher, county.asOf), teacher.stage, teacher.subject),
    ),
    inPostAfter: groupBy(inPost, (teacher) => {
      const posting = postings.get(teacher.id)
      return postKey(posting?.servingSiteId ?? '', posting?.stage ?? teacher.stage, teacher.subject)
    }),
    moveOf: new Map(rotation.moves.map((move) => [move.teacherId, move])),
    movesFrom: groupBy(rotation.moves, (move) => move.fromSiteId),
    movesTo: groupBy(rotation.moves, (move) => move.toSiteId),
    dutiesOf: groupBy(duties.duties, (duty) => duty.teacherId),
    dutiesAt: groupBy(duties.duties, (duty) => duty.siteId),
    heardAt: groupByAll(duties.duties, (duty) => hearingSites(classes, duty)),
    attendedBy: groupByAll(duties.duties, ({ assistants = [] }) =>
      assistants.map(({ teacherId }) => teacherId),
    ),
    visitsOf: groupBy(duties.visits, (visit) => visit.teacherId),
    visitsTo: groupBy(duties.visits, (visit) => visit.siteId),
    lessonsOf: groupBy(timetable.lessons, (lesson) => lesson.dutyId),
    unmetAt: groupBy(duties.unmet, (unmet) => classes.get(unmet.classId)?.siteId ?? ''),
    groupsAt: groupBy(teachingGroups(county, policy), (group) => group.siteId),
    bellsOf: bellLookup(county, policy),
    workloadOf: new Map(
      travel && plan.stages.includes('duties')
        ? workloads({ county, policy, plan, travelMin: travelLookup(travel).min }).map((w) => [
            w.teacherId,
            w,
          ])
        : [],
    ),
  }
}

export const postKey = (siteId: string, stage: Stage, subject: Subject): string =>
  `${siteId}/${stage}/${subject}`

const byId = <T extends { readonly id: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.id, item]))

/** Items by key, in the order they come. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Items by each of their keys. */
function groupByAll<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const entries = items.flatMap((item) => keysOf(item).map((key) => ({ key, item })))
  return new Map(
    [...groupBy(entries, ({ key }) => key)].map(([key, own]) => [key, own.map(({ item }) => item)]),
  )
}

/** Sites of a broadcast duty's classes other than its own. */
function hearingSites(classes: ReadonlyMap<string, SchoolClass>, { mode, siteId, classIds }: Duty): string[] {
  if (mode !== 'broadcast') return []
  const sites = new Set(classIds.flatMap((id) => classes.get(id)?.siteId ?? []))
  return [...sites].filter((id) => id !== siteId)
}

/** Stage of the classes that a duty teaches. */
export const dutyStage = (facts: Facts, duty: Duty): Stage =>
  stageOfGrade(facts.classes.get(duty.classIds[0]!)?.grade ?? 1)

/** When a lesson is, by the bells of its site and stage; undefined where no such period rings. */
export const bellOf = (facts: Facts, duty: Duty, lesson: Lesson): BellPeriod | undefined =>
  facts.bellsOf(duty.siteId, dutyStage(facts, duty)).periods[lesson.period - 1]

export const siteName = (facts: Facts, siteId: string): string => facts.sites.get(siteId)?.name ?? siteId

/** Names of classes taught together, such as `三年级+四年级`. */
export const classNames = (facts: Facts, classIds: readonly string[]): string =>
  classIds.map((id) => facts.classes.get(id)?.name ?? id).join('+')

export const STAGE_NAMES: Readonly<Record<Stage, Text>> = {
  primary: { zh: '小学', en: 'primary' },
  junior: { zh: '初中', en: 'junior secondary' },
}

/** A subject's name; with the stage before it at a site that has two. */
export function subjectAt(facts: Facts, siteId: string, stage: Stage, subject: Subject): Text {
  const name = SUBJECT_NAMES[subject]
  if ((facts.sites.get(siteId)?.stages.length ?? 0) < 2) return { zh: name.zh, en: name.en }
  return { zh: `${STAGE_NAMES[stage].zh}${name.zh}`, en: `${STAGE_NAMES[stage].en} ${name.en}` }
}
