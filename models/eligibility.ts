import { byCode, fullYears, type IsoDate } from './basics.ts'
import type { County } from './county.ts'
import type { Return } from './plan.ts'
import type { Policy } from './policy.ts'
import { ageYears, isPrincipal, type Teacher, yearsAtSchool } from './teacher.ts'

/** Why someone cannot be asked to move. */
export const INELIGIBLE = [
  'not-in-post',
  'off-establishment',
  'on-exchange',
  'exempt',
  'too-few-years',
  'over-age',
] as const
export type Ineligible = (typeof INELIGIBLE)[number]

/**
 * What keeps `teacher` out of the eligible (符合交流条件), all reasons; empty when eligible.
 * Years and ages are completed ones on `asOf`. Principals are judged by their own terms.
 */
export function ineligibility(teacher: Teacher, policy: Policy, asOf: IsoDate): Ineligible[] {
  const terms = isPrincipal(teacher) ? policy.principals : policy.eligibility
  const reasons: Ineligible[] = []
  if (teacher.status !== 'in-post') reasons.push('not-in-post')
  if (policy.eligibility.onEstablishmentOnly && teacher.establishment !== 'permanent')
    reasons.push('off-establishment')
  if (isOnExchange(teacher, asOf)) reasons.push('on-exchange')
  if (activeExemptions(teacher, policy, asOf).length > 0) reasons.push('exempt')
  if (yearsAtSchool(teacher, asOf) < terms.minYearsSameSchool) reasons.push('too-few-years')
  if (terms.maxAgeYears && ageYears(teacher, asOf) > terms.maxAgeYears[teacher.gender])
    reasons.push('over-age')
  return reasons
}

export const isEligible = (teacher: Teacher, policy: Policy, asOf: IsoDate): boolean =>
  ineligibility(teacher, policy, asOf).length === 0

/** Serves elsewhere under a term that still runs on `asOf`. */
export const isOnExchange = (teacher: Teacher, asOf: IsoDate): boolean =>
  teacher.servingSiteId !== undefined &&
  teacher.servingSiteId !== teacher.homeSiteId &&
  (teacher.servingUntil === undefined || teacher.servingUntil >= asOf)

/** Exemptions of the kinds the bureau recognises that have not expired. */
export const activeExemptions = (teacher: Teacher, policy: Policy, asOf: IsoDate) =>
  teacher.exemptions.filter((e) => policy.eligibility.exemptions.includes(e.code) && e.until >= asOf)

/** Served elsewhere under a term that is over, and has come back. */
export const isBackFromExchange = (
  { servingSiteId, servingUntil, homeSiteId }: Teacher,
  asOf: IsoDate,
): boolean =>
  servingSiteId !== undefined &&
  servingSiteId !== homeSiteId &&
  servingUntil !== undefined &&
  servingUntil < asOf

/** Came back less than the policy's years ago. */
export const restsAfterExchange = (teacher: Teacher, policy: Policy, asOf: IsoDate): boolean =>
  isBackFromExchange(teacher, asOf) &&
  fullYears(teacher.servingUntil!.slice(0, 7), asOf) < policy.rotation.restYearsAfterReturn

/** Those in post who came back within the last year, by teacher. */
export const returnsOf = ({ teachers, asOf }: Pick<County, 'teachers' | 'asOf'>): Return[] =>
  teachers
    .filter((teacher) => teacher.status === 'in-post' && isBackFromExchange(teacher, asOf))
    .filter(({ servingUntil }) => fullYears(servingUntil!.slice(0, 7), asOf) < 1)
    .sort((a, b) => byCode(a.id, b.id))
    .map(({ id, servingSiteId, homeSiteId, servingUntil }) => ({
      teacherId: id,
      fromSiteId: servingSiteId!,
      toSiteId: homeSiteId,
      until: servingUntil!,
    }))
