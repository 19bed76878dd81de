import { describe, expect, it } from 'vitest'
import { type Stage, stageOfGrade } from '../../models/basics.ts'
import { bellLookup } from '../../models/bells.ts'
import { capacityOf } from '../../models/capacity.ts'
import { isEligible } from '../../models/eligibility.ts'
import { standardLoad } from '../../models/policy.ts'
import type { Site } from '../../models/site.ts'
import type { Subject } from '../../models/subject.ts'
import { isBackbone, isPrincipal, servingSiteOn } from '../../models/teacher.ts'
import { teachingGroups } from '../../models/teaching.ts'
import { buildTravel } from '../../src/travel/travel.ts'
import { makeExample } from './examples.ts'
import { ZIYANG_OUTLINE } from './ziyang-outline.ts'

const { county, policy } = makeExample('ziyang')
const { sites, teachers, classes, clusters } = county
const siteOf = new Map(sites.map((site) => [site.id, site]))
const pupilsOf = (stage: Stage): number =>
  classes.filter(({ grade }) => stageOfGrade(grade) === stage).reduce((sum, { pupils }) => sum + pupils, 0)
const teachersOf = (stage: Stage) => teachers.filter((teacher) => teacher.stage === stage)
const named = (name: string): Site => sites.find((site) => site.name === name)!

describe('what was published', () => {
  it('the totals of 2021 are exact', () => {
    expect([pupilsOf('primary'), pupilsOf('junior')]).toEqual([21_333, 10_908])
    expect([teachersOf('primary').length, teachersOf('junior').length]).toEqual([981, 1_070])
  })

  it('48 sites in eight clusters of the sizes of the annex, each with its core', () => {
    expect(sites).toHaveLength(48)
    expect(new Set(sites.map(({ name }) => name)).size).toBe(48)
    expect(clusters.map(({ id }) => sites.filter(({ clusterId }) => clusterId === id).length)).toEqual([
      5, 10, 6, 7, 7, 5, 5, 3,
    ])
    expect(clusters.map(({ coreSiteId }) => siteOf.get(coreSiteId)!.name)).toEqual([
      '紫阳小学',
      '紫阳县第二小学',
      '蒿坪镇中心小学',
      '紫阳中学初中部',
      '毛坝中学（初中部）',
      '蒿坪镇初级中学',
      '向阳镇九年制学校',
      '红椿镇九年制学校',
    ])
  })

  it('the kinds of sites', () => {
    const count = (of: (site: Site) => boolean) => sites.filter(of).length
    expect(count(({ kind }) => kind === 'teaching-point')).toBe(9)
    expect(count(({ kind }) => kind === 'nine-year')).toBe(11)
    expect(count(({ kind }) => kind === 'junior')).toBe(6)
    expect(count(({ kind, locale }) => kind === 'primary' && locale === 'rural')).toBe(14)
    expect(sites.filter(({ kind, name }) => kind === 'nine-year' && !name.includes('九年制'))).toEqual([])
  })

  it('the bracketed sub-sites of the annex are run by the school before the bracket, in its cluster', () => {
    const children = sites.filter(({ parentSiteId }) => parentSiteId !== undefined)
    expect(children).toHaveLength(13)
    expect(children.filter((site) => siteOf.get(site.parentSiteId!)!.clusterId !== site.clusterId)).toEqual(
      [],
    )
    expect(siteOf.get(named('毛坝镇新联小学').parentSiteId!)!.name).toBe('毛坝镇中心小学')
    expect(siteOf.get(named('双安镇五林小学').parentSiteId!)!.name).toBe('双安镇九年制学校')
    expect(named('高滩镇绕溪小学').parentSiteId).toBeUndefined()
  })
})

describe('places', () => {
  it('lie inside the county', () => {
    expect(
      sites.filter(({ position }) => !inside(position!.lon, position!.lat)).map(({ name }) => name),
    ).toEqual([])
  })

  it('are joined by roads, all of them', () => {
    const travel = buildTravel(county, policy)
    if (!travel.ok) throw new Error(JSON.stringify(travel.issues))
    expect(travel.value.basis).toBe('mixed')
    expect(county.travel).toHaveLength(48 - 17 + 22)
    const away = travel.value.travelMin.filter((_, i) => i % 49 !== 0)
    expect(Math.min(...away)).toBeGreaterThan(3)
    expect(Math.max(...away)).toBeLessThan(240)
  })
})

describe('a week', () => {
  it('begins no earlier than the rules allow, and sites ring at different times', () => {
    const bellsOf = bellLookup(county, policy)
    const firstBells = (stage: Stage) =>
      sites
        .filter(({ stages }) => stages.includes(stage))
        .map(({ id }) => bellsOf(id, stage).periods[0]!.startMin)
    expect(Math.min(...firstBells('primary'))).toBeGreaterThanOrEqual(8 * 60 + 20)
    expect(Math.min(...firstBells('junior'))).toBeGreaterThanOrEqual(8 * 60)
    expect(new Set(firstBells('primary')).size).toBe(3)
    expect(county.bellSchedules).toHaveLength(3)
  })

  it('has room for every period of every class', () => {
    const bellsOf = bellLookup(county, policy)
    const periods = new Map<string, number>()
    for (const group of teachingGroups(county, policy))
      for (const id of group.classIds) periods.set(id, (periods.get(id) ?? 0) + group.periods)
    const crowded = classes.filter(({ id, siteId, grade }) => {
      const bells = bellsOf(siteId, stageOfGrade(grade))
      return periods.get(id)! > bells.days * bells.periods.length
    })
    expect(crowded).toEqual([])
  })

  it('is taught to classes of sensible size, small ones together for PE, music and art', () => {
    const large = classes.filter(({ siteId }) => siteOf.get(siteId)!.locale !== 'rural')
    expect(Math.min(...large.map(({ pupils }) => pupils))).toBeGreaterThan(25)
    expect(Math.max(...classes.map(({ grade, pupils }) => pupils - (grade > 6 ? 5 : 0)))).toBeLessThanOrEqual(
      45,
    )
    const joined = new Set(county.classGroups.map(({ siteId }) => siteOf.get(siteId)!.kind))
    expect([...joined].sort()).toEqual(['primary', 'teaching-point'])
    const points = sites.filter(({ kind }) => kind === 'teaching-point')
    expect(points.filter(({ id }) => !county.classGroups.some(({ siteId }) => siteId === id))).toEqual([])
  })
})

describe('staff', () => {
  const demand = (stage: Stage, of: (subject: Subject, site: Site) => boolean) =>
    teachingGroups(county, policy)
      .filter((group) => group.stage === stage && of(group.subject, siteOf.get(group.siteId)!))
      .reduce((sum, { periods }) => sum + periods, 0)
  const capacity = (
    stage: Stage,
    of: (subject: Subject, site: Site) => boolean,
    most: 'standardPeriods' | 'maxPeriods',
  ) =>
    teachersOf(stage)
      .filter((t) => of(t.subject, siteOf.get(servingSiteOn(t, county.asOf))!))
      .reduce((sum, teacher) => sum + capacityOf(teacher, policy)[most], 0)
  const all = () => true

  it('is short in primary and long in junior stages, by standard loads', () => {
    expect(capacity('primary', all, 'standardPeriods')).toBeLessThan(0.75 * demand('primary', all))
    expect(capacity('junior', all, 'standardPeriods')).toBeGreaterThan(1.15 * demand('junior', all))
  })

  it('suffices for Chinese and maths at every site, by the highest loads', () => {
    const short = sites
      .filter(({ stages }) => stages.includes('primary'))
      .filter((site) => {
        const here = (subject: Subject, at: Site) =>
          at === site && (subject === 'chinese' || subject === 'maths')
        return capacity('primary', here, 'maxPeriods') < demand('primary', here)
      })
    expect(short.map(({ name }) => name)).toEqual([])
  })

  it('lacks PE, music, art, English and IT in villages, and has none of them at teaching points', () => {
    const scarce: readonly Subject[] = ['pe', 'music', 'art', 'english', 'it']
    const rural = (subject: Subject, { locale }: Site) => locale === 'rural' && scarce.includes(subject)
    expect(capacity('primary', rural, 'maxPeriods')).toBeLessThan(demand('primary', rural) / 3)
    const atPoints = teachers.filter(
      ({ homeSiteId, subject }) =>
        siteOf.get(homeSiteId)!.kind === 'teaching-point' && scarce.includes(subject),
    )
    expect(atPoints).toEqual([])
  })

  it('at teaching points is two or three, for a handful of pupils', () => {
    for (const { id } of sites.filter(({ kind }) => kind === 'teaching-point')) {
      const staff = teachers.filter(({ homeSiteId }) => homeSiteId === id).length
      const pupils = classes.filter(({ siteId }) => siteId === id).reduce((sum, c) => sum + c.pupils, 0)
      expect([2, 3]).toContain(staff)
      expect(pupils).toBeLessThan(25)
    }
  })

  it('is large and strong in town: most pupils for each school, most backbone for each teacher', () => {
    const backbone = (of: (site: Site) => boolean) => {
      const staff = teachers.filter(({ homeSiteId }) => of(siteOf.get(homeSiteId)!))
      return staff.filter((teacher) => isBackbone(teacher)).length / staff.length
    }
    const cores = new Set(clusters.map(({ coreSiteId }) => coreSiteId))
    expect(backbone(({ id }) => cores.has(id))).toBeGreaterThan(1.4 * backbone(({ id }) => !cores.has(id)))
    const core = classes.filter(({ siteId }) => siteId === named('紫阳小学').id)
    expect(core.reduce((sum, { pupils }) => sum + pupils, 0)).toBeGreaterThan(2000)
  })

  it('has one principal a school and none at points, and a form teacher for each class of a town school', () => {
    const heads = (site: Site) =>
      teachers.filter((t) => t.homeSiteId === site.id && t.role === 'principal').length
    const wrong = sites.filter((site) => heads(site) !== (site.kind === 'teaching-point' ? 0 : 1))
    expect(wrong).toEqual([])
    const formClasses = teachers.flatMap(({ formClassId }) => formClassId ?? [])
    expect(new Set(formClasses).size).toBe(formClasses.length)
    const without = classes.filter(({ id }) => !formClasses.includes(id))
    expect(without.filter(({ siteId }) => siteOf.get(siteId)!.locale !== 'rural')).toEqual([])
    expect(without.length).toBeLessThan(12)
  })

  it('can be moved as the quota asks', () => {
    const eligible = teachers.filter((t) => !isPrincipal(t) && isEligible(t, policy, county.asOf))
    const quota = Math.ceil(policy.rotation.minRatioOfEligible * eligible.length)
    expect(eligible.length).toBeGreaterThan(700)
    expect(eligible.length).toBeLessThan(1100)
    expect(eligible.filter((t) => isBackbone(t)).length).toBeGreaterThan(
      3 * policy.rotation.minBackboneShare * quota,
    )
    const eligiblePrincipals = teachers.filter((t) => isPrincipal(t) && isEligible(t, policy, county.asOf))
    expect(eligiblePrincipals.length).toBeGreaterThan(10)
  })

  it('holds exchanges that run, wishes, volunteers, exemptions and leave', () => {
    const count = (of: (teacher: (typeof teachers)[number]) => boolean) => teachers.filter(of).length
    expect(
      count(
        ({ servingSiteId, servingUntil }) => servingSiteId !== undefined && servingUntil === '2027-07-31',
      ),
    ).toBeGreaterThan(5)
    expect(count(({ wishes }) => wishes.length > 0)).toBeGreaterThan(100)
    expect(count(({ volunteer }) => volunteer)).toBeGreaterThan(40)
    expect(count(({ exemptions }) => exemptions.length > 0)).toBeGreaterThan(100)
    expect(count(({ status }) => status === 'retiring')).toBeGreaterThan(10)
    expect(count(({ status }) => status === 'maternity-leave')).toBeGreaterThan(10)
  })

  it('has the load tables that the policy speaks of', () => {
    expect(standardLoad(policy, 'primary', 'chinese')).toBe(14)
    expect(standardLoad(policy, 'primary', 'pe')).toBe(18)
  })
})

/** Even-odd rule. */
function inside(east: number, north: number): boolean {
  let within = false
  ZIYANG_OUTLINE.forEach(([xa, ya], i) => {
    const [xb, yb] = ZIYANG_OUTLINE[(i + 1) % ZIYANG_OUTLINE.length]!
    if (ya > north !== yb > north && east < ((xb - xa) * (north - ya)) / (yb - ya) + xa) within = !within
  })
  return within
}
