import { byCode, type Stage, stageOfGrade } from '../../models/basics.ts'
import type { Duty, LentVisits, Posting, RotationMove, Visit } from '../../models/plan.ts'
import type { SchoolClass } from '../../models/school-class.ts'
import type { Site } from '../../models/site.ts'
import type { Teacher } from '../../models/teacher.ts'

/** Records of the county by id. */
export interface Records {
  readonly teachers: ReadonlyMap<string, Teacher>
  readonly sites: ReadonlyMap<string, Site>
  readonly classes: ReadonlyMap<string, SchoolClass>
}

/** A move whose teacher and sites exist. */
export interface KnownMove {
  readonly move: RotationMove
  readonly teacher: Teacher
  readonly from: Site
  readonly to: Site
}

/** A duty whose teacher, site and classes exist. Its stage is that of its first class. */
export interface KnownDuty {
  readonly duty: Duty
  readonly teacher: Teacher
  readonly site: Site
  readonly classes: readonly SchoolClass[]
  readonly stage: Stage
}

export interface KnownVisit {
  readonly visit: Visit
  readonly teacher: Teacher
  readonly from: Site
  readonly to: Site
}

export interface KnownLending {
  readonly lent: LentVisits
  readonly from: Site
  readonly to: Site
}

/** Entries of a plan whose references exist, each list in an order of its own: that of the plan is no matter. */
export function knownMoves(moves: readonly RotationMove[], { teachers, sites }: Records): KnownMove[] {
  return ordered(moves).flatMap((move) => {
    const teacher = teachers.get(move.teacherId)
    const from = sites.get(move.fromSiteId)
    const to = sites.get(move.toSiteId)
    return teacher && from && to ? { move, teacher, from, to } : []
  })
}

export function knownDuties(
  duties: readonly Duty[],
  { teachers, sites, classes: classById }: Records,
): KnownDuty[] {
  return ordered(duties).flatMap((duty) => {
    const teacher = teachers.get(duty.teacherId)
    const site = sites.get(duty.siteId)
    const classes = duty.classIds.flatMap((id) => classById.get(id) ?? [])
    if (!teacher || !site || classes.length < duty.classIds.length) return []
    return { duty, teacher, site, classes, stage: stageOfGrade(classes[0]!.grade) }
  })
}

export function knownVisits(visits: readonly Visit[], { teachers, sites }: Records): KnownVisit[] {
  return ordered(visits).flatMap((visit) => {
    const teacher = teachers.get(visit.teacherId)
    const from = sites.get(visit.fromSiteId)
    const to = sites.get(visit.siteId)
    return teacher && from && to ? { visit, teacher, from, to } : []
  })
}

export function knownLending(lending: readonly LentVisits[], { sites }: Records): KnownLending[] {
  const key = ({ fromSiteId, toSiteId, stage, subject }: LentVisits): string =>
    `${fromSiteId} ${toSiteId} ${stage} ${subject}`
  return [...lending]
    .sort((a, b) => byCode(key(a), key(b)))
    .flatMap((lent) => {
      const from = sites.get(lent.fromSiteId)
      const to = sites.get(lent.toSiteId)
      return from && to ? { lent, from, to } : []
    })
}

/** By teacher; of several postings of one teacher, one counts. */
export function knownPostings(
  postings: readonly Posting[],
  { teachers, sites }: Records,
): ReadonlyMap<string, Posting> {
  const key = ({ servingSiteId, stage, homeSiteId }: Posting): string =>
    `${servingSiteId} ${stage} ${homeSiteId}`
  return new Map(
    postings
      .filter(({ teacherId, servingSiteId }) => teachers.has(teacherId) && sites.has(servingSiteId))
      .sort((a, b) => byCode(a.teacherId, b.teacherId) || byCode(key(b), key(a)))
      .map((posting) => [posting.teacherId, posting]),
  )
}

const ordered = <Item extends { readonly id: string; readonly teacherId: string }>(
  items: readonly Item[],
): Item[] =>
  [...items].sort(
    (a, b) =>
      byCode(a.teacherId, b.teacherId) || byCode(a.id, b.id) || byCode(JSON.stringify(a), JSON.stringify(b)),
  )
