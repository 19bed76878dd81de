import type { HalfDay, Stage } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { Duty, Lesson, Posting, Visit } from '../../models/plan.ts'
import type { Policy } from '../../models/policy.ts'
import type { Subject } from '../../models/subject.ts'
import type { TravelTable } from '../../models/travel.ts'

/** A week of which some lessons have lost their teacher. */
export interface RepairInput {
  readonly county: County
  readonly policy: Policy
  readonly travel: TravelTable
  readonly postings: readonly Posting[]
  /** What stands as it is. */
  readonly duties: readonly Duty[]
  readonly visits: readonly Visit[]
  readonly lessons: readonly Lesson[]
  /** What lost its teacher, where it stands in the week. */
  readonly open: readonly OpenLesson[]
}

export interface OpenLesson {
  /** The duty it belonged to. */
  readonly dutyId: string
  readonly classIds: readonly string[]
  readonly subject: Subject
  readonly siteId: string
  /** Of a broadcast lesson: who attends where it is heard. Only somebody who serves at the sending site takes it. */
  readonly assistants?: Duty['assistants']
  readonly stage: Stage
  readonly day: number
  readonly period: number
  readonly session: HalfDay
  /** Minutes after midnight. */
  readonly startMin: number
  readonly endMin: number
}
