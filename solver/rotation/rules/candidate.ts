/** Rules that a single (teacher, post) pair can break. A pair that breaks one never enters the model. */
import type { Stage } from '../../../models/basics.ts'
import type { County } from '../../../models/county.ts'
import type { Policy } from '../../../models/policy.ts'
import type { Site } from '../../../models/site.ts'
import type { Teacher } from '../../../models/teacher.ts'

export interface Post {
  /** Index of the unit. */
  readonly unit: number
  readonly site: Site
  readonly stage: Stage
  /** Grades with classes there. */
  readonly grades: ReadonlySet<number>
  /** Commute to it, and to the present post; road km one way. */
  readonly km: number
  readonly beforeKm: number
}

export interface CandidateContext {
  readonly county: Pick<County, 'asOf'>
  readonly policy: Policy
  /** Whether two sites stand in one cluster, at either level. */
  readonly together: (a: string, b: string) => boolean
  /** Where the teacher serves now. */
  readonly from: Site
  /** Site the planner pins the teacher to. */
  readonly pinnedTo: string | undefined
  /** `teacherId siteId`, or `teacherId *` for no move at all. */
  readonly forbidden: ReadonlySet<string>
}

export interface CandidateRule {
  readonly code: string
  mayLeave(teacher: Teacher, context: CandidateContext): boolean
  mayServe(teacher: Teacher, post: Post, context: CandidateContext): boolean
}
