import { describe, expect, test } from 'vitest'
import { type CountySketch, county } from '../../support/county.ts'
import { lines, only, plan, solveParts, inputOf } from './support.ts'
import { policyWith } from '../../support/policy.ts'

const equipped = { broadcastEquipment: true } as const
/** A town school and a point far from it, one class of grade 1 each; an artist in town who has time for one class only. */
const far = (own: { at?: object; to?: object } = {}): CountySketch =>
  county()
    .site('A', { km: 0, grades: [1], ...equipped, ...own.at })
    .site('B', { km: 35, grades: [1], ...equipped, ...own.to })
    .cluster('K', ['A', 'B'])
    .teacher('artist', 'A', { subject: 'art', maxPeriods: 2 })
    .teacher('b1', 'B')
    .teacher('b2', 'B', { maxPeriods: 6 })
const art = (online: object = {}) => ({
  curriculum: only({ art: 2, maths: 5 }),
  online: { allowed: true, ...online },
})
const ofArt = (duties: Awaited<ReturnType<typeof plan>>) =>
  duties.duties.filter(({ subject }) => subject === 'art')

describe('a class without a teacher', () => {
  test('hears the lesson of the same grade elsewhere; who has fewest lessons attends', async () => {
    const result = await plan(far(), art())
    expect(ofArt(result)).toMatchObject([
      {
        teacherId: 'artist',
        classIds: ['A-1', 'B-1'],
        siteId: 'A',
        mode: 'broadcast',
        periods: 2,
        assistants: [{ siteId: 'B' }],
      },
    ])
    const [duty] = ofArt(result)
    const teaches = (id: string) => result.duties.some(({ teacherId }) => teacherId === id)
    expect(teaches(duty!.assistants![0]!.teacherId)).toBe(false)
    expect(result.unmet.filter(({ subject }) => subject === 'art')).toEqual([])
    expect(result.visits).toEqual([])
  })

  test.each<[string, CountySketch, object]>([
    ['the policy has none', far(), { allowed: false }],
    ['the subject stays on site', far(), { notFor: ['art'] }],
    ['the sender has no equipment', far({ at: { broadcastEquipment: false } }), {}],
    ['the point has none', far({ to: { broadcastEquipment: false } }), {}],
    ['the grades differ', far({ to: { grades: [2] } }), {}],
    ['another cluster', far().cluster('L', ['B']), {}],
    [
      'nobody of the point can attend',
      far().with({ teachers: [] }).teacher('artist2', 'A', { subject: 'art', maxPeriods: 2 }),
      {},
    ],
  ])('hears nobody where %s', async (_, sketch, online) => {
    const result = await plan(sketch, art(online))
    expect(ofArt(result).filter(({ mode }) => mode === 'broadcast')).toEqual([])
  })

  test('needs nobody to attend where the policy asks for nobody', async () => {
    const [duty] = ofArt(await plan(far(), art({ needsAssistant: false })))
    expect(duty).toMatchObject({ mode: 'broadcast' })
    expect(duty).not.toHaveProperty('assistants')
  })

  test('has an assistant of its own, also where two classes of a site hear one lesson', async () => {
    const [duty] = ofArt(await plan(far({ to: { grades: [1, 1] } }), art()))
    expect(duty!.classIds).toEqual(['A-1', 'B-1', 'B-2'])
    expect(duty!.assistants!.map(({ teacherId }) => teacherId).sort()).toEqual(['b1', 'b2'])
  })

  test('is one of so many that hear one lesson', async () => {
    const three = (): CountySketch =>
      far()
        .site('C', { km: 36, grades: [1], ...equipped })
        .site('D', { km: 37, grades: [1], ...equipped })
        .cluster('K', ['A', 'B', 'C', 'D'])
    for (const maxReceivers of [1, 2, 3]) {
      const [duty] = ofArt(await plan(three(), art({ needsAssistant: false, maxReceivers })))
      expect(duty!.classIds).toHaveLength(1 + maxReceivers)
    }
  })
})

describe('against a visit', () => {
  const near = (km: number) =>
    county()
      .site('A', { km: 0, grades: [1], ...equipped })
      .site('B', { km, grades: [1], ...equipped })
      .cluster('K', ['A', 'B'])
      .teacher('artist', 'A', { subject: 'art' })
      .teacher('b', 'B')

  test('the cheaper one is chosen, and the bound holds', async () => {
    // A visit costs 0.3 + 0.05 a kilometre, two periods heard 1.2.
    for (const [km, mode] of [
      [10, 'visit'],
      [17, 'visit'],
      [19, 'broadcast'],
    ] as const) {
      const changes = { ...art(), curriculum: only({ art: 2 }) }
      const { duties } = await plan(near(km), changes)
      const modes = duties.filter(({ subject }) => subject === 'art').map((duty) => duty.mode)
      expect(modes).toEqual(mode === 'visit' ? ['home', 'visit'] : ['broadcast'])
      const [part] = await solveParts(inputOf(near(km).build(), policyWith(changes)))
      expect(part!.objective).toBeCloseTo(mode === 'visit' ? 0.3 + 0.05 * km : 1.2, 6)
      expect(part!.bound).toBeLessThanOrEqual(part!.objective + 1e-9)
    }
  })

  test('nothing is heard from who is not fully taught', async () => {
    const sketch = near(35)
      .site('C', { km: 36, grades: [1], ...equipped })
      .cluster('K', ['A', 'B', 'C'])
      .teacher('half', 'C', { subject: 'art', maxPeriods: 1 })
    const { duties, unmet } = await plan(sketch, {
      ...art({ maxReceivers: 1, needsAssistant: false }),
      curriculum: only({ art: 2 }),
    })
    const heard = duties.filter(({ mode }) => mode === 'broadcast')
    expect(heard).toHaveLength(1)
    expect(heard[0]!.classIds[0]).toBe('A-1')
    expect(lines(duties).filter((line) => line.includes('half'))).toHaveLength(
      heard[0]!.classIds[1] === 'B-1' ? 1 : 0,
    )
    expect(unmet.filter(({ subject }) => subject === 'art').length).toBeGreaterThan(0)
  })
})
