import { z } from 'zod'
import { Grade, Id, Name } from './basics.ts'
import { Subject } from './subject.ts'

/** One class (班) of a site. */
export const SchoolClass = z.strictObject({
  id: Id,
  siteId: Id,
  grade: Grade,
  name: Name,
  pupils: z.int().min(1).max(200),
})
export type SchoolClass = z.infer<typeof SchoolClass>

/** Classes of one site taught together (合班, 复式) in the named subjects. They share curriculum periods of those subjects. */
export const ClassGroup = z.strictObject({
  id: Id,
  siteId: Id,
  classIds: z.array(Id).min(2).max(12),
  subjects: z.array(Subject).min(1),
})
export type ClassGroup = z.infer<typeof ClassGroup>
