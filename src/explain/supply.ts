import type { Stage } from '../../models/basics.ts'
import { capacityOf } from '../../models/capacity.ts'
import type { County } from '../../models/county.ts'
import type { Posting } from '../../models/plan.ts'
import type { Policy } from '../../models/policy.ts'
import type { Subject } from '../../models/subject.ts'
import type { TeachingGroup } from '../../models/teaching.ts'

/** What an area needs of a subject in a stage, and what teachers with this main subject can give at most. Periods a week. */
export interface Supply {
  needed: number
  teachers: number
  maxPeriods: number
}

/** The county, one cluster, or one site. */
export type Area = 'county' | { readonly clusterId: string } | { readonly siteId: string }

const keyOf = (area: Area, stage: Stage, subject: Subject): string => {
  const place =
    area === 'county' ? '' : 'clusterId' in area ? `cluster ${area.clusterId}` : `site ${area.siteId}`
  return `${place}/${stage}/${subject}`
}

/** Sums need and supply of the plan's postings by area, in one pass; reads them by area, stage and subject. */
export function supplyLookup(
  { county, policy }: { readonly county: County; readonly policy: Policy },
  groups: readonly TeachingGroup[],
  postings: ReadonlyMap<string, Posting>,
): (area: Area, stage: Stage, subject: Subject) => Supply {
  const clusterOf = new Map(county.sites.map((site) => [site.id, site.clusterId]))
  const sums = new Map<string, Supply>()
  const add = (siteId: string, stage: Stage, subject: Subject, more: Partial<Supply>): void => {
    const clusterId = clusterOf.get(siteId)
    for (const area of ['county' as const, { siteId }, ...(clusterId === undefined ? [] : [{ clusterId }])]) {
      const key = keyOf(area, stage, subject)
      const sum = sums.get(key) ?? { needed: 0, teachers: 0, maxPeriods: 0 }
      sum.needed += more.needed ?? 0
      sum.teachers += more.teachers ?? 0
      sum.maxPeriods += more.maxPeriods ?? 0
      sums.set(key, sum)
    }
  }
  for (const { siteId, stage, subject, periods } of groups) add(siteId, stage, subject, { needed: periods })
  for (const teacher of county.teachers) {
    const posting = postings.get(teacher.id)
    const { maxPeriods } = capacityOf(teacher, policy, posting?.stage)
    if (posting && maxPeriods > 0)
      add(posting.servingSiteId, posting.stage, teacher.subject, { teachers: 1, maxPeriods })
  }
  return (area, stage, subject) =>
    sums.get(keyOf(area, stage, subject)) ?? { needed: 0, teachers: 0, maxPeriods: 0 }
}
