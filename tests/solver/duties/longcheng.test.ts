import { expect, test } from 'vitest'
import { longchengCounty } from '../../../examples/longcheng/county.ts'
import type { Subject } from '../../../models/subject.ts'
import { combineDuties, solveDutiesPart, splitDuties } from '../../../solver/duties/duties.ts'
import { splitTimetable } from '../../../solver/timetable/county/input.ts'
import { combineTimetable, solveTimetablePart } from '../../../solver/timetable/county/timetable.ts'
import { loadPolicy } from '../../../src/policies/load.ts'
import { buildTravel } from '../../../src/travel/travel.ts'
import { inputOf } from './support.ts'

const ARTS_AND_PE: readonly Subject[] = ['pe', 'music', 'art']

/** The reported setting: nine teachers of PE and arts beside class teachers with second subjects, twelve sites by bus, Tuesdays and Thursdays, two sites a half-day. */
function longcheng() {
  const loaded = loadPolicy('longcheng')
  if (!loaded.ok) throw new Error('the profile is not sound')
  const { policy } = loaded.value
  const county = longchengCounty(policy)
  const travel = buildTravel(county, policy)
  if (!travel.ok) throw new Error('the example has no travel')
  return inputOf({ county, travel: travel.value }, policy)
}

test('twelve sites by bus on two days: every lesson of PE, music and art, site after site by the clock', async () => {
  const input = longcheng()
  const results = []
  for (const part of splitDuties(input))
    results.push(await solveDutiesPart(part, { seed: 1, effort: 'standard' }))
  const { duties, visits, unmet } = combineDuties(input, results)
  const missing = (entries: typeof unmet) => entries.filter(({ subject }) => ARTS_AND_PE.includes(subject))
  expect(missing(unmet)).toEqual([])
  expect(new Set(visits.map(({ day }) => day))).toEqual(new Set([2, 4]))
  expect(new Set(visits.map(({ siteId }) => siteId)).size).toBe(12)
  expect(visits.some(({ fromSiteId }) => fromSiteId !== 'L0')).toBe(true)
  const specialists = input.county.teachers.filter(({ subject }) => ARTS_AND_PE.includes(subject))
  expect(specialists).toHaveLength(9)

  const weekInput = { ...input, duties, visits }
  const week = combineTimetable(
    weekInput,
    splitTimetable(weekInput).map((part) => solveTimetablePart(part, { seed: 1, effort: 'quick' })),
  )
  expect(missing(week.unplaced)).toEqual([])
  const away = new Set(duties.flatMap(({ id, mode }) => (mode === 'visit' ? id : [])))
  const days = week.timetable.lessons.flatMap(({ dutyId, day }) => (away.has(dutyId) ? day : []))
  expect(new Set(days)).toEqual(new Set([2, 4]))
})
