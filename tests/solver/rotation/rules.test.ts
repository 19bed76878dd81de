import { describe, expect, test } from 'vitest'
import { buildProblem } from '../../../solver/rotation/build.ts'
import { evaluate } from '../../../solver/rotation/evaluate.ts'
import { nobodyMoves, type RotationProblem } from '../../../solver/rotation/problem.ts'
import { county } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'
import { excess, postsOf, problemOf, two } from './scene.ts'

describe('who may go where', () => {
  test('eligible: six years at the school, on establishment, not exempt', () => {
    const sketch = two().teacher('t', 'A').teacher('new', 'A', { atSchoolSince: '2023-09' })
    const exempt = { exemptions: [{ code: 'illness' as const, until: '2027-01-01' }] }
    const problem = problemOf(
      sketch.teacher('ill', 'A', exempt).teacher('sub', 'A', { establishment: 'contract' }),
    )
    expect(['t', 'new', 'ill', 'sub'].map((id) => postsOf(problem, id).length)).toEqual([1, 0, 0, 0])
  })

  test('stage: the same, or down where the policy allows it', () => {
    const sketch = two()
      .site('C', { grades: [7, 8, 9] })
      .teacher('j', 'C', { stage: 'junior' })
      .teacher('p', 'A')
    expect(postsOf(problemOf(sketch), 'j')).toEqual([])
    expect(postsOf(problemOf(sketch, { rotation: { allowHighToLow: true } }), 'j')).toEqual([
      'A/primary',
      'B/primary',
    ])
    expect(postsOf(problemOf(sketch, { rotation: { allowHighToLow: true } }), 'p')).toEqual(['B/primary'])
  })

  test('certificate: covers the stage of the post', () => {
    const problem = problemOf(two().teacher('t', 'A', { certificate: 'none' }))
    expect(postsOf(problem, 't')).toEqual([])
  })

  test('grade band: the post has classes of it', () => {
    const sketch = county()
      .site('A')
      .site('B', { grades: [1, 2] })
      .site('C')
      .teacher('t', 'A', { gradeBand: [5, 6] })
    expect(postsOf(problemOf(sketch), 't')).toHaveLength(2)
    expect(postsOf(problemOf(sketch, { rotation: { sameGradeBand: true } }), 't')).toEqual(['C/primary'])
  })

  test('scope: within the cluster, between clusters, both', () => {
    const sketch = two().site('C').cluster('K', ['A', 'B']).teacher('t', 'A')
    const posts = (scope: 'within-cluster' | 'between-clusters' | 'both') =>
      postsOf(problemOf(sketch, { rotation: { scope } }), 't')
    expect(posts('within-cluster')).toEqual(['B/primary'])
    expect(posts('between-clusters')).toEqual(['C/primary'])
    expect(posts('both')).toHaveLength(2)
  })

  test('two levels: a township centre shares with the cluster above, its village schools do not', () => {
    const sketch = county().site('Town').site('Centre').site('Village')
    sketch.cluster('U', ['Town']).cluster('T', ['Centre', 'Village'])
    for (const id of ['Town', 'Centre', 'Village']) sketch.teacher(`t${id}`, id)
    const { county: flat, travel } = sketch.build()
    const clusters = flat.clusters.map((c) => (c.id === 'T' ? { ...c, parentClusterId: 'U' } : c))
    const policy = policyWith({ rotation: { scope: 'within-cluster' } })
    const posts = (built: typeof flat) => {
      const problem = buildProblem({ county: built, travel, policy })
      return ['tTown', 'tCentre', 'tVillage'].map((id) =>
        postsOf(problem, id).map((key) => key.split('/')[0]),
      )
    }
    expect(posts(flat)).toEqual([[], ['Village'], ['Centre']])
    expect(posts({ ...flat, clusters })).toEqual([['Centre'], ['Town', 'Village'], ['Centre']])
  })

  test('closure: no posting outlives the site', () => {
    const closing = (closesOn?: string) =>
      postsOf(
        problemOf(
          county()
            .site('A')
            .site('B', { status: 'closing', ...(closesOn && { closesOn }) })
            .teacher('t', 'A'),
        ),
        't',
      )
    expect(closing()).toEqual([])
    expect(closing('2028-08-31')).toEqual([])
    expect(closing('2028-09-01')).toEqual(['B/primary'])
  })

  test('commute: no post beyond the limit', () => {
    const sketch = two().teacher('t', 'A')
    expect(postsOf(problemOf(sketch, { rotation: { maxCommuteKm: 10 } }), 't')).toEqual(['B/primary'])
    expect(postsOf(problemOf(sketch, { rotation: { maxCommuteKm: 9.9 } }), 't')).toEqual([])
  })

  test('pins and forbids', () => {
    const sketch = two().site('C').teacher('t', 'A')
    expect(postsOf(problemOf(sketch, {}, { serve: [{ teacherId: 't', siteId: 'C' }] }), 't')).toEqual([
      'C/primary',
    ])
    expect(postsOf(problemOf(sketch, {}, { serve: [{ teacherId: 't', siteId: 'A' }] }), 't')).toEqual([])
    expect(postsOf(problemOf(sketch, {}, { forbid: [{ teacherId: 't', siteId: 'C' }] }), 't')).toEqual([
      'B/primary',
    ])
    expect(postsOf(problemOf(sketch, {}, { forbid: [{ teacherId: 't' }] }), 't')).toEqual([])
  })

  test('a pin that breaks a rule is lost, and says which', () => {
    const problem = problemOf(
      two().teacher('t', 'A', { certificate: 'none' }),
      {},
      { serve: [{ teacherId: 't', siteId: 'B' }] },
    )
    expect(problem.lostPins).toEqual([{ teacherId: 't', siteId: 'B', rules: ['certificate'] }])
  })

  test('a pin of somebody who is not in post is lost as well', () => {
    const sketch = two()
      .teacher('ill', 'A', { status: 'sick-leave' })
      .teacher('away', 'A', { status: 'seconded' })
    const serve = [
      { teacherId: 'ill', siteId: 'B' },
      { teacherId: 'away', siteId: 'A' },
    ]
    const { lostPins } = problemOf(sketch, {}, { serve })
    expect(lostPins).toEqual([{ teacherId: 'ill', siteId: 'B', rules: ['not-eligible'] }])
  })

  test('principals stay unless the bureau sets a ratio for them', () => {
    const sketch = two().teacher('p', 'A', { role: 'principal' })
    expect(postsOf(problemOf(sketch), 'p')).toEqual([])
    expect(postsOf(problemOf(sketch, { principals: { minRatio: 0.1 } }), 'p')).toEqual(['B/primary'])
  })

  test('who serves on a running exchange stays there', () => {
    const problem = problemOf(two().teacher('t', 'A', { servingSiteId: 'B', servingUntil: '2027-08-31' }))
    expect([postsOf(problem, 't'), problem.sites.map((site) => site.persons.length)]).toEqual([[], [0, 1]])
  })
})

describe('limits over moves: how far a plan is outside', () => {
  test('quota of teachers: a share of the eligible, rounded up', () => {
    const problem = problemOf(two().teachersAlike(11, 't', 'A'), { rotation: { minRatioOfEligible: 0.1 } })
    expect(['', 't1', 't1 t2'].map((ids) => excess(problem, 'quota-teachers', ids.split(' ')))).toEqual([
      2, 1, 0,
    ])
  })

  test('quota of principals: counted on their own', () => {
    const sketch = two()
      .teacher('p', 'A', { role: 'principal' })
      .teacher('q', 'B', { role: 'principal' })
      .teacher('t', 'A')
    const problem = problemOf(sketch, { principals: { minRatio: 0.5 } })
    expect([['t'], ['p']].map((ids) => excess(problem, 'quota-principals', ids))).toEqual([1, 0])
  })

  test('principals change places', () => {
    const sketch = two().teacher('p', 'A', { role: 'principal' }).teacher('q', 'B', { role: 'principal' })
    const problem = problemOf(sketch, { principals: { minRatio: 0.5 } })
    expect([['p'], ['p', 'q']].map((ids) => excess(problem, 'posts-conserved', ids))).toEqual([2, 0])
  })

  test('urban quota: a share of the eligible of urban sites', () => {
    const sketch = county().site('A', { locale: 'urban' }).site('B').teacher('t', 'A').teacher('v', 'B')
    const problem = problemOf(sketch, { rotation: { urbanMinRatio: 0.5 } })
    expect([['v'], ['t']].map((ids) => excess(problem, 'quota-urban', ids))).toEqual([1, 0])
  })

  test('backbone share: rounded up over those who really move', () => {
    const sketch = two().teachersAlike(6, 't', 'A').teachersAlike(2, 'b', 'A', { backbone: 'county' })
    const problem = problemOf(sketch, { rotation: { minBackboneShare: 0.2 } })
    const kept = (ids: string) => excess(problem, 'quota-backbone', ids.split(' ')) === 0
    expect(['t1', 't1 t2 t3 t4 b1', 't1 t2 t3 t4 t5 b1', 't1 t2 t3 t4 t5 b1 b2'].map(kept)).toEqual([
      false,
      true,
      false,
      true,
    ])
  })

  test('leaving cap: a share of those at the site, rounded down', () => {
    const problem = problemOf(two().teachersAlike(9, 't', 'A'), { rotation: { leaveCapShare: 0.2 } })
    expect([['t1'], ['t1', 't2']].map((ids) => excess(problem, 'leave-cap', ids))).toEqual([0, 1])
  })

  test('headcount band: losses at one end, gains at the other', () => {
    const problem = problemOf(two().teachersAlike(4, 't', 'A'), {
      rotation: { headcountBand: { lossMax: 2, gainMax: 1 } },
    })
    expect(
      [['t1'], ['t1', 't2'], ['t1', 't2', 't3']].map((ids) => excess(problem, 'headcount', ids)),
    ).toEqual([0, 1, 3])
  })

  test('a pinned move is asked for', () => {
    const problem = problemOf(two().teacher('t', 'A'), {}, { serve: [{ teacherId: 't', siteId: 'B' }] })
    expect([[], ['t']].map((ids) => excess(problem, 'pin', ids))).toEqual([1, 0])
  })
})

describe('prices', () => {
  const terms = (problem: RotationProblem, movedTo?: string, lending: 'none' | 'by-the-hour' = 'none') => {
    const choice = nobodyMoves(problem)
    problem.candidates.unit.forEach((unit, c) => {
      if (problem.units[unit]!.key === movedTo) choice[problem.candidates.mover[c]!] = c
    })
    return evaluate(problem, choice, lending).terms
  }
  const onlyPe = { curriculum: { table: { pe: [4, 4, 3, 3, 3, 3, 3, 3, 3] } } }

  test('shortage: periods nobody can teach, at the price of the subject', () => {
    const problem = problemOf(
      county()
        .site('A', { grades: [1] })
        .site('B')
        .teacher('t', 'B', { subject: 'pe' }),
      onlyPe,
    )
    expect(terms(problem).shortage).toBe(3 * 4)
    expect(terms(problem, 'A/primary').shortage).toBe(3 * 20)
  })

  test('a highest load is a quarter above the full one, and second subjects take up to half of it', () => {
    const pe = county().site('A').teacher('t', 'A', { subject: 'pe' })
    expect(terms(problemOf(pe, onlyPe)).shortage).toBe(0)
    const maths = county()
      .site('A')
      .teacher('t', 'A', { subject: 'maths', secondSubjects: ['pe'] })
    expect(terms(problemOf(maths, onlyPe)).shortage).toBe(3 * (20 - 17 / 2))
  })

  test('the pool: subjects open to all are taught by whoever has time', () => {
    const problem = problemOf(county().site('A').teacher('t', 'A'), {
      curriculum: { table: { labour: [1, 1, 1, 1, 1, 1, 1, 1, 1] } },
    })
    expect(terms(problem)).toMatchObject({ shortage: 0, surplus: 0.15 * (14 - 6) })
  })

  test('surplus: full load without lessons, less the form class', () => {
    const none = { curriculum: { table: { pe: [1, 1, 1, 1, 1, 1, 1, 1, 1] } } }
    expect(terms(problemOf(county().site('A').teacher('t', 'A'), none)).surplus).toBeCloseTo(0.15 * 14)
    expect(
      terms(problemOf(county().site('A').teacher('t', 'A', { formClassId: 'A-1' }), none)).surplus,
    ).toBeCloseTo(0.15 * 7)
  })

  test('lending: the cheaper of a visit by the hour and a missing period', () => {
    const sketch = two().cluster('K', ['A', 'B']).teachersAlike(2, 't', 'A', { subject: 'pe' })
    expect(terms(problemOf(sketch, onlyPe)).shortage).toBe(60)
    const lent = terms(problemOf(sketch, onlyPe), undefined, 'by-the-hour')
    expect([lent.shortage, lent.visits]).toEqual([0, expect.closeTo((20 / 4) * (0.3 + 0.05 * 10))])
  })

  test('spread: heads above or below the even spread over pupils', () => {
    const problem = problemOf(two().teachersAlike(2, 't', 'A', { education: 'secondary', subject: 'pe' }))
    expect(terms(problem).dispersion).toBe(6 * 2)
    expect(problemOf(two().teacher('t', 'A', { backbone: 'county' })).headsPerPupil.primary).toEqual([
      1 / 360,
      1 / 360,
      0,
    ])
  })

  test('commute: kilometres added', () => {
    expect(terms(problemOf(two().teacher('t', 'A')), 'B/primary').commute).toBe(0.25 * 10)
    const near = two().teacher('t', 'A', { homePosition: { lat: 0, lon: 10 / 111.195 } })
    expect(terms(problemOf(near), 'B/primary').commute).toBe(0)
  })

  test('calm: moves beyond the quota', () => {
    expect(terms(problemOf(two().teacher('t', 'A')), 'B/primary').moves).toBe(3)
    expect(
      terms(problemOf(two().teacher('t', 'A'), { rotation: { minRatioOfEligible: 1 } }), 'B/primary').moves,
    ).toBe(0)
  })

  test('wishes: the first counts whole, the second half', () => {
    const wishing = (wishes: string[]) =>
      terms(problemOf(two().site('C').teacher('t', 'A', { wishes })), 'B/primary').wishes
    expect([wishing(['B']), wishing(['C', 'B']), wishing([]) + 0]).toEqual([-2, -1, 0])
  })
})
