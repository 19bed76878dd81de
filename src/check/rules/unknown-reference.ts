import type { Text } from '../../../models/basics.ts'
import type { Plan, Violation } from '../../../models/plan.ts'
import type { Facts } from '../facts.ts'
import { type CheckRule, violation } from '../rule.ts'

type Kind = 'teacher' | 'site' | 'class' | 'room' | 'duty'
/** Place in the plan, kind, id. */
type Reference = readonly [where: string, kind: Kind, id: string]

const KINDS: Readonly<Record<Kind, Text>> = {
  teacher: { zh: '教师', en: 'teacher' },
  site: { zh: '学校', en: 'site' },
  class: { zh: '班级', en: 'class' },
  room: { zh: '教室', en: 'room' },
  duty: { zh: '任课', en: 'duty' },
}

/** Whatever a plan names exists: in the county, or for duties in the plan itself. */
export const unknownReference: CheckRule = {
  codes: ['unknown-reference'],
  part: 'always',
  *check(facts) {
    const { plan, holds } = facts
    const known: Readonly<Record<Kind, { has(id: string): boolean }>> = {
      teacher: facts.teachers,
      site: facts.sites,
      class: facts.classes,
      room: facts.rooms,
      duty: new Set(plan.duties.duties.map(({ id }) => id)),
    }
    const references = [
      ...inPostings(plan),
      ...(holds('rotation') ? inRotation(plan) : []),
      ...(holds('duties') ? inDuties(plan) : []),
      ...(holds('timetable') ? inTimetable(plan) : []),
    ]
    for (const [where, kind, id] of references) {
      if (known[kind].has(id)) continue
      yield violation(
        'unknown-reference',
        where,
        `没有编号为 ${id} 的${KINDS[kind].zh}`,
        `There is no ${KINDS[kind].en} ${id}`,
      )
    }
    yield* classesElsewhere(facts)
  },
}

const inPostings = ({ postings }: Plan): Reference[] =>
  postings.flatMap(({ teacherId, homeSiteId, servingSiteId }): Reference[] => [
    [`postings ${teacherId}`, 'teacher', teacherId],
    [`postings ${teacherId}`, 'site', homeSiteId],
    [`postings ${teacherId}`, 'site', servingSiteId],
  ])

const inRotation = ({ rotation: { moves, headcounts, lending = [] } }: Plan): Reference[] => [
  ...moves.flatMap(({ id, teacherId, fromSiteId, toSiteId }): Reference[] => [
    [id, 'teacher', teacherId],
    [id, 'site', fromSiteId],
    [id, 'site', toSiteId],
  ]),
  ...headcounts.map(({ siteId }): Reference => ['headcounts', 'site', siteId]),
  ...lending.flatMap(({ fromSiteId, toSiteId }): Reference[] => [
    ['lending', 'site', fromSiteId],
    ['lending', 'site', toSiteId],
  ]),
]

const inDuties = ({ duties: { duties, visits, unmet } }: Plan): Reference[] => [
  ...duties.flatMap(({ id, teacherId, siteId, classIds, assistants = [] }): Reference[] => [
    [id, 'teacher', teacherId],
    [id, 'site', siteId],
    ...classIds.map((classId): Reference => [id, 'class', classId]),
    ...assistants.flatMap((assistant): Reference[] => [
      [id, 'teacher', assistant.teacherId],
      [id, 'site', assistant.siteId],
    ]),
  ]),
  ...visits.flatMap(({ id, teacherId, fromSiteId, siteId }): Reference[] => [
    [id, 'teacher', teacherId],
    [id, 'site', fromSiteId],
    [id, 'site', siteId],
  ]),
  ...unmet.map(({ classId }): Reference => ['unmet', 'class', classId]),
]

const inTimetable = ({ timetable: { lessons } }: Plan): Reference[] =>
  lessons.flatMap(({ dutyId, day, period, roomId }): Reference[] => {
    const where = `${dutyId} ${day}-${period}`
    return [[where, 'duty', dutyId], ...(roomId === undefined ? [] : [[where, 'room', roomId] as const])]
  })

/** Classes are taught where they are, but for broadcast lessons. */
function* classesElsewhere({ duties }: Facts): Iterable<Violation> {
  for (const { duty, site, classes } of duties) {
    const away = classes.filter(({ siteId }) => siteId !== site.id)
    if (duty.mode === 'broadcast' || away.length === 0) continue
    const ids = away.map(({ id }) => id).join(' ')
    yield violation(
      'unknown-reference',
      duty.id,
      `任课 ${duty.id} 在${site.name}，该校没有班级 ${ids}`,
      `Duty ${duty.id} is at ${site.name}, which has no class ${ids}`,
    )
  }
}
