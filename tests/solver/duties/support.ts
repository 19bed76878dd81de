/** Duties of a county sketch, solved part by part; everybody serves at the home post. */
import type { Duties, Duty } from '../../../models/plan.ts'
import type { Policy } from '../../../models/policy.ts'
import {
  combineDuties,
  type DutiesInput,
  type DutiesPartResult,
  solveDutiesPart,
  splitDuties,
} from '../../../solver/duties/duties.ts'
import type { BuiltCounty, CountySketch } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'

type Changes = Parameters<typeof policyWith>[0]

export const inputOf = ({ county, travel }: BuiltCounty, policy: Policy): DutiesInput => ({
  county,
  travel,
  policy,
  postings: county.teachers.map(({ id, homeSiteId, stage }) => ({
    teacherId: id,
    homeSiteId,
    servingSiteId: homeSiteId,
    stage,
  })),
})

export async function solveParts(input: DutiesInput, seed = 1): Promise<DutiesPartResult[]> {
  const results: DutiesPartResult[] = []
  for (const part of splitDuties(input)) results.push(await solveDutiesPart(part, { seed, effort: 'quick' }))
  return results
}

export const solve = async (input: DutiesInput, seed = 1): Promise<Duties> =>
  combineDuties(input, await solveParts(input, seed))

/** Solves a sketch under the test policy with some values changed. */
export const plan = (sketch: CountySketch, changes: Changes = {}): Promise<Duties> =>
  solve(inputOf(sketch.build(), policyWith(changes)))

/** `A-1 pe t1 4`: class, subject, teacher, periods. */
export const lines = (duties: readonly Duty[]): string[] =>
  duties.map(({ classIds, subject, teacherId, periods }) =>
    [classIds.join('+'), subject, teacherId, periods].join(' '),
  )

/** A curriculum of these subjects only, the same in all grades. */
export const only = (subjects: Readonly<Partial<Record<Duty['subject'], number>>>) => ({
  table: Object.fromEntries(
    Object.entries(subjects).map(([subject, n]) => [subject, Array<number>(9).fill(n)]),
  ),
})
