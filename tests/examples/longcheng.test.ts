import { expect, test } from 'vitest'
import type { Subject } from '../../models/subject.ts'
import { isHard } from '../../models/rule.ts'
import { checkPlan } from '../../src/check/check.ts'
import { planCounty } from '../../src/pipeline.ts'
import { loadPolicy } from '../../src/policies/load.ts'
import { makeExample } from './examples.ts'

const ARTS_AND_PE: readonly Subject[] = ['pe', 'music', 'art']

/** Nine teachers of PE, music and art at the centre; twelve sites by bus, Tuesdays and Thursdays; the next stop of a half-day 2.5 km on at most. */
async function plannedLongcheng() {
  const { county } = makeExample('longcheng')
  const policy = loadPolicy('longcheng')
  if (!policy.ok) throw new Error(JSON.stringify(policy.issues))
  const outcome = await planCounty(
    { county, policy: policy.value, seed: 1, effort: 'quick' },
    {
      workers: 1,
      onProgress: () => {},
      signal: new AbortController().signal,
      nowMs: () => performance.now(),
      createdAt: '2026-09-01T00:00:00Z',
    },
  )
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues))
  return { ...outcome.value, county, policy: policy.value.policy }
}

test('nine teachers teach all PE, music and art of twelve sites on two days, from stop to stop by the clock', async () => {
  const { plan, violations, county, policy, travel } = await plannedLongcheng()
  const { duties, visits, unmet } = plan.duties
  expect(plan.rotation.moves).toEqual([])
  expect(violations.filter(({ rule }) => isHard(rule))).toEqual([])
  expect(unmet.filter(({ subject }) => ARTS_AND_PE.includes(subject))).toEqual([])

  const pooled = county.teachers.filter(({ subject }) => ARTS_AND_PE.includes(subject)).map(({ id }) => id)
  const travellers = [...new Set(visits.map(({ teacherId }) => teacherId))]
  expect(pooled).toHaveLength(9)
  expect(pooled).toEqual(expect.arrayContaining(travellers))
  expect(new Set(visits.map(({ day }) => day))).toEqual(new Set([2, 4]))
  expect(new Set(visits.map(({ siteId }) => siteId)).size).toBe(12)

  const away = new Set(duties.flatMap(({ id, mode }) => (mode === 'visit' ? id : [])))
  const days = plan.timetable.lessons.flatMap(({ dutyId, day }) => (away.has(dutyId) ? day : []))
  expect(new Set(days)).toEqual(new Set([2, 4]))

  // Stop after stop of one route, and the check would notice a longer way.
  const onward = visits.filter(({ fromSiteId }) => fromSiteId !== 'L0')
  expect(onward.length).toBeGreaterThan(0)
  expect(onward.every(({ fromSiteId, siteId }) => fromSiteId.slice(0, 2) === siteId.slice(0, 2))).toBe(true)
  const strict = { ...policy, itinerant: { ...policy.itinerant, maxKmBetweenSites: 1 } }
  const found = checkPlan({ plan, county, policy: strict, travel }).filter(({ rule }) => rule === 'visit')
  expect(found).toHaveLength(onward.length)
})
