import { z } from 'zod'
import { Grade, Id, IsoDate, Name, Note } from './basics.ts'
import { SchoolClass } from './school-class.ts'
import { Teacher } from './teacher.ts'

/** One change of a county or a policy. Each kind names what it touches and nothing else. */
export const Change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('move-site'), siteId: Id, clusterId: Id }),
  z.strictObject({ kind: z.literal('merge-clusters'), clusterIds: z.array(Id).min(2), intoId: Id }),
  z.strictObject({ kind: z.literal('change-core'), clusterId: Id, coreSiteId: Id }),
  /** Needs the approval's number: no closure before an approved plan (Chuanhui 2019, C3). */
  z.strictObject({
    kind: z.literal('close-site'),
    siteId: Id,
    pupilsToSiteId: Id,
    teachersToSiteId: Id,
    approval: z.strictObject({ number: Name, date: IsoDate }).optional(),
  }),
  z.strictObject({ kind: z.literal('set-pupils'), classId: Id, pupils: z.int().min(1).max(200) }),
  z.strictObject({ kind: z.literal('add-class'), schoolClass: SchoolClass }),
  z.strictObject({ kind: z.literal('remove-class'), classId: Id }),
  z.strictObject({ kind: z.literal('add-teacher'), teacher: Teacher }),
  z.strictObject({ kind: z.literal('remove-teacher'), teacherId: Id }),
  z.strictObject({ kind: z.literal('teacher-status'), teacherId: Id, status: Teacher.shape.status.unwrap() }),
  z.strictObject({
    kind: z.literal('set-curriculum'),
    subject: Teacher.shape.subject,
    grade: Grade,
    periods: z.int().min(0).max(15),
  }),
  /** A policy value by its dotted path, such as `rotation.minRatioOfEligible`. */
  z.strictObject({ kind: z.literal('set-policy'), path: z.string().min(1), value: z.unknown() }),
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
