/** All rules of the exchange at once: a policy that switches each on, and counties where each has something to say. */
import type { BuiltCounty } from './county.ts'
import type { policyWith } from './policy.ts'

type Changes = NonNullable<Parameters<typeof policyWith>[0]>

export const EVERY_RULE = {
  rotation: {
    minRatioOfEligible: 0.1,
    lastYearRatio: 0.12,
    urbanMinRatio: 0.05,
    strongMinRatio: 0.05,
    minBackboneShare: 0.2,
    leaveCapShare: 0.25,
    arriveCapShare: 0.25,
    leaveCapPerSubject: 2,
    arriveCapPerSubject: 1,
    headcountBand: { lossMax: 1, gainMax: 1 },
    clusterNetFlow: { lossMax: 2, gainMax: 2 },
    townToVillageMinShare: 0.2,
    strongToWeakMinShare: 0.1,
    managersStrongToWeakMinShare: 0.2,
    twoWayMinShare: 0.2,
    youngMaxShare: 0.5,
    teamBackboneMin: 1,
    restYearsAfterReturn: 2,
    volunteersNeverWorse: true,
  },
  principals: { minRatio: 0.1 },
  rotationWeights: { ruralYear: 1.5, relief: 2.5, servedYear: 0.75, mentorShort: 4, teamShort: 6 },
} satisfies Changes

/** The county with strengths, titles, ages, years of service, volunteers and returns, by the order of its lists. */
export function lively({ county, travel }: BuiltCounty): BuiltCounty {
  const sites = county.sites.map((site, s) =>
    s % 3 === 2 ? site : { ...site, strength: s % 3 === 0 ? 80 : 40 },
  )
  const siteIds = sites.map(({ id }) => id)
  const teachers = county.teachers.map((teacher, t) => ({
    ...teacher,
    title: t % 3 === 0 ? ('first' as const) : ('second' as const),
    birthMonth: t % 4 === 0 ? '1994-03' : teacher.birthMonth,
    exchangedYears: t % 5 === 0 ? 2 : 0,
    ruralYears: t % 7 === 0 ? 3 : 0,
    volunteer: t % 6 === 0,
    ...(t % 11 === 0 && { servingSiteId: siteIds[t % siteIds.length]!, servingUntil: '2026-07-31' }),
  }))
  return { county: { ...county, sites, teachers }, travel }
}
