import { z } from 'zod'
import { Grade, Id, IsoDate, Name, Note, Stage } from './basics.ts'
import { LessonPin } from './lesson-pin.ts'
import { ClassGroup, SchoolClass } from './school-class.ts'
import { Cluster, Room, Site } from './site.ts'
import { Subject } from './subject.ts'
import { ServiceStatus, Teacher } from './teacher.ts'
import { BellSchedule } from './timetable.ts'
import { TravelLink } from './travel.ts'

/** Lists of a county whose records a scenario may put or drop, with the schema of a record. */
export const RECORD_LISTS = {
  sites: Site,
  clusters: Cluster,
  classes: SchoolClass,
  classGroups: ClassGroup,
  teachers: Teacher,
  lessonPins: LessonPin,
  rooms: Room,
  bellSchedules: BellSchedule,
  travel: TravelLink,
} as const
export type RecordList = keyof typeof RECORD_LISTS
const RecordListName = z.enum(Object.keys(RECORD_LISTS) as [RecordList, ...RecordList[]])

/** The bureau's decision to close a school; without it nothing may be closed (Chuanhui 2019: surveyed, publicised, approved). */
export const ClosureApproval = z.strictObject({ number: Name, date: IsoDate })

/** One change of a county or a policy. Each kind names what it touches and nothing else. */
export const Change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('move-site'), siteId: Id, clusterId: Id }),
  z.strictObject({ kind: z.literal('merge-clusters'), clusterIds: z.array(Id).min(2), intoId: Id }),
  z.strictObject({
    kind: z.literal('split-cluster'),
    clusterId: Id,
    newCluster: Cluster,
    siteIds: z.array(Id).min(1),
  }),
  z.strictObject({ kind: z.literal('change-core'), clusterId: Id, coreSiteId: Id }),
  /** Pupils join the receiving school's classes as far as the class size allows; otherwise their classes move whole. */
  z.strictObject({
    kind: z.literal('close-site'),
    siteId: Id,
    pupilsToSiteId: Id,
    teachersToSiteId: Id,
    approval: ClosureApproval.optional(),
  }),
  z.strictObject({ kind: z.literal('open-site'), site: Site, classes: z.array(SchoolClass).min(1) }),
  z.strictObject({ kind: z.literal('set-pupils'), classId: Id, pupils: z.int().min(1).max(200) }),
  z.strictObject({ kind: z.literal('add-class'), schoolClass: SchoolClass }),
  z.strictObject({ kind: z.literal('remove-class'), classId: Id }),
  z.strictObject({ kind: z.literal('add-teacher'), teacher: Teacher }),
  /** Newly hired teachers of one subject, all alike; their ids are made from the site and the subject. */
  z.strictObject({
    kind: z.literal('hire-teachers'),
    siteId: Id,
    stage: Stage,
    subject: Subject,
    count: z.int().min(1).max(500),
  }),
  z.strictObject({ kind: z.literal('remove-teacher'), teacherId: Id }),
  z.strictObject({ kind: z.literal('teacher-status'), teacherId: Id, status: ServiceStatus }),
  z.strictObject({
    kind: z.literal('set-curriculum'),
    subject: Subject,
    grade: Grade,
    periods: z.int().min(0).max(15),
  }),
  /** In place of what was pinned for the class and subject before. */
  z.strictObject({ kind: z.literal('pin-lesson'), ...LessonPin.omit({ id: true }).shape }),
  z.strictObject({ kind: z.literal('set-travel'), ...TravelLink.shape }),
  /** A policy value by its dotted path, such as `rotation.minRatioOfEligible`. */
  z.strictObject({ kind: z.literal('set-policy'), path: z.string().min(1).max(200), value: z.unknown() }),
  /** A whole record as it should stand, before the record of id `before` or at the end. What an undo is made of. */
  z.strictObject({
    kind: z.literal('put-record'),
    list: RecordListName,
    record: z.record(z.string(), z.unknown()),
    before: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('drop-record'), list: RecordListName, id: z.string() }),
  /** The county's own periods table; null for the policy's. */
  z.strictObject({ kind: z.literal('put-curriculum'), table: z.record(z.string(), z.unknown()).nullable() }),
])
export type Change = z.infer<typeof Change>

/** A named list of changes, applied in order (情景). */
export const Scenario = z.strictObject({
  id: Id,
  name: Name,
  notes: Note.optional(),
  changes: z.array(Change).min(1).max(10_000),
})
export type Scenario = z.infer<typeof Scenario>
