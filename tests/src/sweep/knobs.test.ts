import { describe, expect, it } from 'vitest'
import { capacityOf } from '../../../models/capacity.ts'
import { hire } from '../../../src/sweep/hire.ts'
import { knobOf, usualKnobs } from '../../../src/sweep/knobs.ts'
import { county } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'

const built = county()
  .site('A', { grades: [1, 2, 3, 4, 5, 6] })
  .site('B', { grades: [1, 2] })
  .teacher('pe1', 'A', { subject: 'pe' })
  .teacher('x', 'B', { subject: 'maths' })
  .build()
const world = { county: built.county, policy: policyWith({ itinerant: { allowed: true } }) }

describe('a figure to turn', () => {
  it('is read in English and in Chinese, with the value in force among those tried', () => {
    const read = (spec: string) => {
      const knob = knobOf(spec, world)
      return knob.ok ? [knob.value.code, ...knob.value.values] : knob.issues.map(({ code }) => code)
    }
    expect(read('体育=4, 2')).toEqual(['pe', 0, 2, 4])
    expect(read('交流比例=20,5')).toEqual(read('quota=5，20'))
    expect(read('quota=5,20')).toContain(100 * world.policy.rotation.minRatioOfEligible)
    expect(read('commute')).toContain(world.policy.rotation.maxCommuteKm)
  })

  it.each([
    ['weather', 'S2001'],
    ['', 'S2001'],
    ['quota=', 'S2002'],
    ['quota=5,x', 'S2002'],
    ['quota=101', 'S2002'],
    ['pe=1.5', 'S2002'],
    ['pe=0', 'S2002'],
    [`quota=${Array.from({ length: 25 }, (_, k) => k).join(',')}`, 'S2002'],
  ])('%s is refused with a remedy', (spec, code) => {
    const knob = knobOf(spec, world)
    expect(knob.ok).toBe(false)
    expect(knob.issues.map((issue) => issue.code)).toEqual([code])
    expect(knob.issues[0].remedy.zh).not.toBe('')
  })

  it('changes nothing else', () => {
    const quota = knobOf('quota=5,15', world)
    if (!quota.ok) throw new Error('refused')
    const { county: same, policy } = quota.value.at(15)
    expect(same).toBe(world.county)
    expect(policy).toEqual({
      ...world.policy,
      rotation: { ...world.policy.rotation, minRatioOfEligible: 0.15 },
    })
  })

  it('leaves visits out where the policy knows none', () => {
    const without = { ...world, policy: policyWith({ itinerant: { allowed: false } }) }
    expect(usualKnobs(without)).not.toContain('travel')
    expect(usualKnobs(world)).toContain('travel')
    expect(knobOf('travel', without).ok).toBe(false)
  })
})

describe('teachers added', () => {
  const added = (count: number) =>
    hire(world, 'pe', count).county.teachers.filter(({ id }) => id.startsWith('NEW-'))

  it('are as many as asked for, of the subject, and the fewer are among the more', () => {
    for (const count of [0, 1, 2, 5]) {
      expect(added(count)).toHaveLength(count)
      expect(added(count).every(({ subject }) => subject === 'pe')).toBe(true)
      const more = new Set(added(count + 1).map(({ id }) => id))
      expect(added(count).every(({ id }) => more.has(id))).toBe(true)
    }
  })

  it('go first to where nobody teaches the subject', () => {
    const periods = (siteId: string) =>
      built.county.classes.filter((c) => c.siteId === siteId).length * world.policy.curriculum.table.pe![0]!
    const loadAtA = capacityOf(built.county.teachers[0]!, world.policy).standardPeriods
    const expected = periods('A') - loadAtA > periods('B') ? 'A' : 'B'
    expect(added(1)[0]!.homeSiteId).toBe(expected)
  })

  it('leave the county as it is where nobody teaches the subject at all', () => {
    const none = policyWith({ curriculum: { table: { maths: Array<number>(9).fill(5) } } })
    expect(hire({ county: built.county, policy: none }, 'pe', 3).county).toBe(built.county)
  })
})
