/** What it costs to change a plan that people already know (平稳优先). */
import { z } from 'zod'
import { Share, Weight } from './policy-values.ts'

export const Calm = z
  .strictObject({
    /** Points for a person who serves elsewhere than published, and for each duty and each lesson that the person had. */
    changedPerson: Weight,
    changedDuty: Weight,
    changedLesson: Weight,
    /** In the last so many weeks before lessons begin, a change costs in full. */
    fullWithinWeeks: z.int().min(0).max(52),
    /** So many weeks before and earlier, the plan is a draft and a change costs `draftShare` of it; evenly in between. */
    draftBeforeWeeks: z.int().min(0).max(104),
    draftShare: Share,
  })
  .refine(({ fullWithinWeeks, draftBeforeWeeks }) => fullWithinWeeks < draftBeforeWeeks, {
    message: 'fullWithinWeeks must be below draftBeforeWeeks',
    path: ['draftBeforeWeeks'],
  })
export type Calm = z.infer<typeof Calm>

/** Part of the price of a change that counts so many weeks before lessons begin; once they have begun, moves are not changed. */
export function calmShare({ fullWithinWeeks, draftBeforeWeeks, draftShare }: Calm, weeks: number): number {
  const early = (weeks - fullWithinWeeks) / (draftBeforeWeeks - fullWithinWeeks)
  return 1 - (1 - draftShare) * Math.min(1, Math.max(0, early))
}
