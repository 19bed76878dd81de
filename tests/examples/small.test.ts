import { describe, expect, it } from 'vitest'
import { travelLookup } from '../../models/travel.ts'
import { buildTravel } from '../../src/travel/travel.ts'
import { makeExample } from './examples.ts'

const SCARCE = ['pe', 'music', 'art']

describe('nanyang-district', () => {
  const { county, policy } = makeExample('nanyang-district')
  const classesOf = (siteId: string) => county.classes.filter((c) => c.siteId === siteId).length

  it('is one centre of 12 to 18 classes and three small schools of its township, 40 to 60 teachers', () => {
    expect(county.sites.map(({ id }) => classesOf(id))).toEqual([12, 6, 6, 2])
    expect(county.sites.map(({ parentSiteId }) => parentSiteId)).toEqual([undefined, 'N1', 'N1', 'N1'])
    expect(new Set(county.sites.map(({ township }) => township)).size).toBe(1)
    expect(county.teachers.length).toBeGreaterThanOrEqual(40)
    expect(county.teachers.length).toBeLessThanOrEqual(60)
  })

  it('has its specialists at the centre, and grade bands for form teachers', () => {
    const specialists = county.teachers.filter(({ subject }) =>
      [...SCARCE, 'english', 'it'].includes(subject),
    )
    expect(new Set(specialists.map(({ homeSiteId }) => homeSiteId))).toEqual(new Set(['N1']))
    const gradeOf = new Map(county.classes.map(({ id, grade }) => [id, grade]))
    const forms = county.teachers.filter(({ formClassId }) => formClassId !== undefined)
    expect(forms).toHaveLength(26)
    const outside = forms.filter(({ formClassId, gradeBand }) => {
      const grade = gradeOf.get(formClassId!)!
      return !gradeBand || grade < gradeBand[0] || grade > gradeBand[1]
    })
    expect(outside).toEqual([])
    expect(policy.rotation.sameGradeBand).toBe(true)
  })
})

describe('longcheng', () => {
  const { county, policy } = makeExample('longcheng')
  const travel = buildTravel(county, policy)
  if (!travel.ok) throw new Error(JSON.stringify(travel.issues))
  const { km } = travelLookup(travel.value)
  const stops = county.sites.filter(({ id }) => id !== 'L0').map(({ id }) => id)

  it('is one centre with twelve sites', () => {
    expect(stops).toHaveLength(12)
    expect(county.clusters.map(({ coreSiteId }) => coreSiteId)).toEqual(['L0'])
  })

  it('pools nine teachers of PE, music and art at the centre, and sends them out on two days', () => {
    const itinerant = county.teachers.filter(({ subject }) => SCARCE.includes(subject))
    expect(itinerant.map(({ homeSiteId }) => homeSiteId)).toEqual(Array(9).fill('L0'))
    expect(policy.itinerant.days).toEqual([2, 4])
    expect([...policy.itinerant.subjects].sort()).toEqual([...SCARCE].sort())
  })

  it('has four routes of sites 2 to 2.5 km apart, the farthest 12 km away', () => {
    expect(Math.max(...stops.map((id) => km('L0', id)))).toBe(12)
    const legs = stops
      .filter((id) => !id.endsWith('1'))
      .map((id) => km(`${id.slice(0, 2)}${Number(id[2]) - 1}`, id))
    expect(legs).toHaveLength(8)
    expect(Math.min(...legs)).toBeGreaterThanOrEqual(2)
    expect(Math.max(...legs)).toBeLessThanOrEqual(2.5)
    expect(Math.max(...stops.map((id) => km('L0', id)))).toBeLessThanOrEqual(policy.itinerant.maxRoadKmOneWay)
  })
})

describe('huayuankou', () => {
  const { county } = makeExample('huayuankou')

  it('is six schools, from about a hundred to more than a thousand pupils', () => {
    const pupils = county.sites.map(({ id }) =>
      county.classes.filter(({ siteId }) => siteId === id).reduce((sum, c) => sum + c.pupils, 0),
    )
    expect(pupils).toEqual([1060, 840, 490, 310, 204, 96])
    expect(county.teachers).toHaveLength(180)
  })
})
