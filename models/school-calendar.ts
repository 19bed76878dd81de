import { z } from 'zod'
import { IsoDate, Name, Weekday } from './basics.ts'

/** Days of the bureau's own calendar (校历) that differ from the week and from the public holidays. */
export const SchoolDays = z.strictObject({
  from: IsoDate,
  /** Last day; the first where absent. */
  to: IsoDate.optional(),
  /** No lessons, or lessons on what would be a day off. */
  kind: z.enum(['off', 'on']),
  /** Weekday whose lessons are held (调休补课); the day's own where absent. */
  asWeekday: Weekday.optional(),
  name: Name.optional(),
})
export type SchoolDays = z.infer<typeof SchoolDays>
