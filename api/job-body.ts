import { z } from 'zod'
import { Issue } from '../models/issue.ts'

/** A job as the API shows it. */
export const JobBody = z.object({
  id: z.uuid(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  ahead: z.int().nonnegative(),
  progress: z
    .object({
      stage: z.enum(['clusters', 'what-if', 'rotation', 'duties', 'timetable', 'check', 'publish']),
      phase: z.string(),
      fraction: z.number().optional(),
      incumbent: z.number().optional(),
      bound: z.number().optional(),
      detail: z.string().optional(),
    })
    .optional(),
  issues: z.array(Issue),
  error: z.string().optional(),
  planReady: z.boolean(),
})
export type JobBody = z.infer<typeof JobBody>
