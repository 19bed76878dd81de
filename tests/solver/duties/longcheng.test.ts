import { expect, test } from 'vitest'
import { longchengCounty } from '../../../examples/longcheng/county.ts'
import type { Policy } from '../../../models/policy.ts'
import type { Subject } from '../../../models/subject.ts'
import { teachingGroups } from '../../../models/teaching.ts'
import { loadPolicy } from '../../../src/policies/load.ts'
import { buildTravel } from '../../../src/travel/travel.ts'
import { inputOf, solve } from './support.ts'

const ARTS_AND_PE: readonly Subject[] = ['pe', 'music', 'art']

/** Visits on Tuesdays and Thursdays, two sites a half-day: as reported of the town. */
function twoDays(): Policy {
  const loaded = loadPolicy('national-default')
  if (!loaded.ok) throw new Error('the national profile is not sound')
  const { policy } = loaded.value
  return { ...policy, itinerant: { ...policy.itinerant, days: [2, 4], maxSitesPerHalfDay: 2, maxSites: 12 } }
}

test('twelve sites by bus on two days: nine tenths of PE, music and art at the least, site after site by the clock', async () => {
  const policy = twoDays()
  const county = longchengCounty(policy)
  const travel = buildTravel(county, policy)
  if (!travel.ok) throw new Error('the example has no travel')
  const { visits, unmet } = await solve(inputOf({ county, travel: travel.value }, policy))

  expect(new Set(visits.map(({ day }) => day))).toEqual(new Set([2, 4]))
  expect(new Set(visits.map(({ siteId }) => siteId)).size).toBe(12)
  expect(visits.some(({ fromSiteId }) => fromSiteId !== 'L0')).toBe(true)
  const periodsOf = (entries: readonly { readonly subject: Subject; readonly periods: number }[]) =>
    entries.reduce((sum, { subject, periods }) => sum + (ARTS_AND_PE.includes(subject) ? periods : 0), 0)
  expect(periodsOf(unmet)).toBeLessThan(0.1 * periodsOf(teachingGroups(county, policy)))
})
