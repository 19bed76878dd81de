import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { capacityOf } from '../../../models/capacity.ts'
import type { Duties } from '../../../models/plan.ts'
import { Duties as DutiesSchema } from '../../../models/plan.ts'
import { teachingGroups } from '../../../models/teaching.ts'
import type { DutiesInput } from '../../../solver/duties/duties.ts'
import { splitTimetable } from '../../../solver/timetable/county/input.ts'
import { combineTimetable, solveTimetablePart } from '../../../solver/timetable/county/timetable.ts'
import { AWKWARD } from '../../support/awkward-county.ts'
import type { BuiltCounty } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'
import { randomCounty } from '../../support/random-county.ts'
import { inputOf, solve } from './support.ts'

const anySeed = fc.nat(10_000)
const small = (seed: number): BuiltCounty => randomCounty({ sites: 6, teachers: 70, seed, clusterSize: 3 })
const policy = policyWith({ itinerant: { maxHalfDaysPerWeek: 3, maxSites: 2 } })

/** Periods of every class's subject: needed, and taught or listed as missing. */
function account({ county, policy: rules }: DutiesInput, { duties, unmet }: Duties) {
  const needed = new Map<string, number>()
  const answered = new Map<string, number>()
  const add = (to: Map<string, number>, key: string, n: number) => to.set(key, (to.get(key) ?? 0) + n)
  for (const { classIds, subject, periods } of teachingGroups(county, rules))
    for (const id of classIds) add(needed, `${id} ${subject}`, periods)
  for (const { classIds, subject, periods } of duties)
    for (const id of classIds) add(answered, `${id} ${subject}`, periods)
  for (const { classId, subject, periods } of unmet) add(answered, `${classId} ${subject}`, periods)
  const sorted = (map: Map<string, number>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  return { needed: sorted(needed), answered: sorted(answered) }
}

function loadsOver({ county, policy: rules, postings }: DutiesInput, { duties }: Duties): string[] {
  return county.teachers.flatMap((teacher) => {
    const own = duties.filter(({ teacherId }) => teacherId === teacher.id)
    const { stage } = postings.find(({ teacherId }) => teacherId === teacher.id)!
    const { maxPeriods } = capacityOf(teacher, rules, stage)
    const load = own.reduce((sum, { periods }) => sum + periods, 0)
    const second = own.reduce((sum, { as, periods }) => sum + (as === 'second' ? periods : 0), 0)
    const tooMuch = load > maxPeriods || second > rules.load.secondSubjectMaxShare * maxPeriods
    return tooMuch ? [teacher.id] : []
  })
}

/** What is wrong with the visits: away without one, too many, to too many sites, two in one half-day, more than they hold. */
function visitFaults({ policy: rules, postings }: DutiesInput, { duties, visits }: Duties): string[] {
  const { maxHalfDaysPerWeek, maxSites } = rules.itinerant
  return postings.flatMap(({ teacherId, servingSiteId }) => {
    const own = visits.filter((visit) => visit.teacherId === teacherId)
    const away = duties.filter((duty) => duty.teacherId === teacherId && duty.siteId !== servingSiteId)
    const halfDays = new Set(own.map(({ day, halfDay }) => `${day} ${halfDay}`))
    const sites = new Set(own.map(({ siteId }) => siteId))
    const faults = []
    if (away.some(({ mode, siteId }) => mode !== 'visit' || !sites.has(siteId)))
      faults.push('away without a visit')
    if (own.length > maxHalfDaysPerWeek || sites.size > maxSites) faults.push('too many')
    if (halfDays.size < own.length) faults.push('two in one half-day')
    for (const site of sites) {
      const lessons = away.reduce((sum, { siteId, periods }) => sum + (siteId === site ? periods : 0), 0)
      const room = own.reduce(
        (sum, { siteId, halfDay }) =>
          sum +
          (siteId === site ? rules.bells.primary.filter(({ session }) => session === halfDay).length : 0),
        0,
      )
      if (lessons > room || lessons === 0) faults.push(`${lessons} lessons in ${room} periods`)
    }
    return faults.map((fault) => `${teacherId}: ${fault}`)
  })
}

describe('duties of any county', () => {
  test('answer for every period, keep loads and visits within their limits, stand above their bound', async () => {
    await fc.assert(
      fc.asyncProperty(anySeed, async (seed) => {
        const input = inputOf(small(seed), policy)
        const duties = DutiesSchema.parse(await solve(input))
        const { needed, answered } = account(input, duties)
        expect(answered).toEqual(needed)
        expect(loadsOver(input, duties)).toEqual([])
        expect(visitFaults(input, duties)).toEqual([])
        expect(duties.visits.length).toBeGreaterThan(0)
        for (const { objective, bound } of duties.parts) expect(bound).toBeLessThanOrEqual(objective)
      }),
      { numRuns: 4 },
    )
  })

  test('can be timetabled: every lesson finds a period', async () => {
    await fc.assert(
      fc.asyncProperty(anySeed, async (seed) => {
        const input = inputOf(small(seed), policy)
        const { duties, visits } = await solve(input)
        const week = { ...input, duties, visits }
        const results = []
        for (const part of splitTimetable(week))
          results.push(solveTimetablePart(part, { seed: 1, effort: 'quick' }))
        expect(combineTimetable(week, results).unplaced).toEqual([])
      }),
      { numRuns: 2 },
    )
  })

  test('are the same twice, and whatever the order of the rows', async () => {
    await fc.assert(
      fc.asyncProperty(anySeed, async (seed) => {
        const built = small(seed)
        const { county } = built
        const turned = {
          ...built,
          county: {
            ...county,
            sites: [...county.sites].reverse(),
            classes: [...county.classes].reverse(),
            teachers: [...county.teachers].reverse(),
          },
        }
        const duties = await solve(inputOf(built, policy))
        expect(await solve(inputOf(built, policy))).toEqual(duties)
        expect(await solve(inputOf(turned, policy))).toEqual(duties)
      }),
      { numRuns: 2 },
    )
  })

  test('do not change with a rule that does not bind', async () => {
    const built = small(77)
    const loose = policyWith({ itinerant: { maxTravelMinOneWay: 230, maxRoadKmOneWay: 190, maxSites: 15 } })
    const looser = policyWith({ itinerant: { maxTravelMinOneWay: 240, maxRoadKmOneWay: 200, maxSites: 20 } })
    expect(await solve(inputOf(built, looser))).toEqual(await solve(inputOf(built, loose)))
  })

  test.each(Object.keys(AWKWARD))('answer for every period: %s', async (name) => {
    const input = inputOf(AWKWARD[name]!(), policyWith())
    const { needed, answered } = account(input, await solve(input))
    expect(answered).toEqual(needed)
  })
})
