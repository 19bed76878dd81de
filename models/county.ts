import { z } from 'zod'
import { Id, IsoDate, Name, Note } from './basics.ts'
import { LessonPin } from './lesson-pin.ts'
import { ClassGroup, SchoolClass } from './school-class.ts'
import { SchoolDays } from './school-calendar.ts'
import { Cluster, Room, Site } from './site.ts'
import { Teacher } from './teacher.ts'
import { BellSchedule, CurriculumTable } from './timetable.ts'
import { TravelLink } from './travel.ts'

export const COUNTY_SCHEMA_VERSION = 1

/** Everything that is known of a county before planning. */
export const County = z.strictObject({
  schemaVersion: z.literal(COUNTY_SCHEMA_VERSION),
  name: Name,
  /** School year such as `2026-2027`. */
  schoolYear: z.string().regex(/^\d{4}-\d{4}$/),
  semester: z.union([z.literal(1), z.literal(2)]).default(1),
  /** Ages and years of service are counted on this day. */
  asOf: IsoDate,
  /** First and last day of lessons of the semester; the usual ones where absent. */
  termStart: IsoDate.optional(),
  termEnd: IsoDate.optional(),
  /** True when the roster was made up, for examples and tests. */
  synthetic: z.boolean(),
  notes: z.array(Note).default([]),
  sites: z.array(Site).min(1).max(2000),
  clusters: z.array(Cluster).max(500).default([]),
  classes: z.array(SchoolClass).min(1).max(50_000),
  classGroups: z.array(ClassGroup).max(10_000).default([]),
  teachers: z.array(Teacher).max(200_000),
  lessonPins: z.array(LessonPin).max(50_000).default([]),
  rooms: z.array(Room).max(50_000).default([]),
  bellSchedules: z.array(BellSchedule).max(500).default([]),
  /** Own periods table; the policy's where absent. */
  curriculum: CurriculumTable.optional(),
  schoolDays: z.array(SchoolDays).max(500).default([]),
  travel: z.array(TravelLink).max(1_000_000).default([]),
})
export type County = z.infer<typeof County>
/** As written in JSON, defaults left out. */
export type CountyInput = z.input<typeof County>

/** What a planner has decided by hand, before the search. */
export const Pins = z.strictObject({
  /** This teacher serves there. */
  serve: z.array(z.strictObject({ teacherId: Id, siteId: Id })).default([]),
  /** This teacher is not sent there; without a site: is not moved at all. */
  forbid: z.array(z.strictObject({ teacherId: Id, siteId: Id.optional() })).default([]),
})
export type Pins = z.infer<typeof Pins>
