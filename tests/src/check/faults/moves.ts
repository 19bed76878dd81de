import { computeIndicators, postingsNow } from '../../../../models/balance.ts'
import type { Policy } from '../../../../models/policy.ts'
import { county } from '../../../support/county.ts'
import { goodPolicy } from '../../../support/good-plan.ts'
import { countyWith, type Fault, moving, planted, policyOf, withTeacher } from './plant.ts'

/** The good plan's moves: 2, of 14 eligible, one of them backbone. */
const SWAP = { 'a-ex': 'B', 'b-yw': 'A' }

/** A is weak, B strong. */
const UPHILL = (change: Parameters<typeof countyWith>[0] = () => undefined) =>
  countyWith((built) => {
    for (const site of built.sites) site.strength = { A: 40, B: 80 }[site.id]
    change(built)
  })

export const MOVE_FAULTS: readonly Fault[] = [
  planted(['home-post'], 'a changed home post', ({ postings }) => {
    postings.find(({ teacherId }) => teacherId === 'a-ex')!.homeSiteId = 'B'
  }),
  planted(
    ['posts-conserved', 'count-mismatch', 'indicator-mismatch'],
    'a teacher without a post',
    ({ postings }) => {
      postings.splice(
        postings.findIndex(({ teacherId }) => teacherId === 'd-ma'),
        1,
      )
    },
  ),
  planted(['posts-conserved'], 'a teacher with two posts', ({ postings }) => {
    postings.push({ ...postings.find(({ teacherId }) => teacherId === 'a-zh')! })
  }),
  planted(
    ['posts-conserved', 'count-mismatch', 'indicator-mismatch', 'visit'],
    'a teacher posted elsewhere without a move',
    ({ postings }) => {
      postings.find(({ teacherId }) => teacherId === 'd-ma')!.servingSiteId = 'A'
    },
  ),
  planted(
    ['not-eligible', 'count-mismatch', 'indicator-mismatch'],
    'a teacher moved after one year at the school',
    () => withTeacher('b-yw', { atSchoolSince: '2025-09' }),
  ),
  planted(['exempt', 'count-mismatch', 'indicator-mismatch'], 'an exempt teacher moved', () =>
    withTeacher('a-ex', { exemptions: [{ code: 'sole-carer', until: '2027-01-01' }] }),
  ),
  planted(['stage'], 'a junior teacher given a primary class where the policy keeps stages apart', () =>
    policyOf(({ rotation }) => void (rotation.allowHighToLow = false)),
  ),
  planted(
    ['stage', 'certificate', 'count-mismatch', 'indicator-mismatch'],
    'a move to a stage that the site lacks',
    ({ rotation, postings }) => {
      rotation.moves[0]!.stage = 'junior'
      postings.find(({ teacherId }) => teacherId === rotation.moves[0]!.teacherId)!.stage = 'junior'
    },
  ),
  moving(['stage'], 'a move out of the grade band', SWAP, {
    checked: {
      ...withTeacher('a-ex', { gradeBand: [5, 6] }),
      ...policyOf(({ rotation }) => void (rotation.sameGradeBand = true)),
    },
  }),
  moving(['certificate'], 'a move without a certificate', SWAP, {
    checked: withTeacher('a-ex', { certificate: 'none' }),
  }),
  moving(['scope'], 'a move within the cluster where only those between clusters are wanted', SWAP, {
    checked: policyOf(({ rotation }) => void (rotation.scope = 'between-clusters')),
  }),
  moving(['commute'], 'a move beyond the commute limit', SWAP, {
    checked: policyOf(({ rotation }) => void (rotation.maxCommuteKm = 4.9)),
  }),
  moving(['closure'], 'a move to a site that closes within the term', SWAP, {
    checked: countyWith(({ sites }) =>
      Object.assign(sites.find(({ id }) => id === 'B')!, { status: 'closing', closesOn: '2028-08-31' }),
    ),
  }),
  moving(['pin'], 'a teacher pinned elsewhere', SWAP, {
    checked: { pins: { serve: [{ teacherId: 'a-zh', siteId: 'B' }], forbid: [] } },
  }),
  moving(['pin'], 'a teacher moved whom the planner keeps back', SWAP, {
    checked: { pins: { serve: [], forbid: [{ teacherId: 'a-ex' }] } },
  }),
  moving(['pin'], 'a teacher sent where the planner does not want it', SWAP, {
    checked: { pins: { serve: [], forbid: [{ teacherId: 'a-ex', siteId: 'B' }] } },
  }),
  moving(['headcount'], 'two teachers more at a site', { 'a-ex': 'B', 'c-ma': 'B' }),
  moving(['leave-cap'], 'more leave than the cap', SWAP, {
    checked: policyOf(({ rotation }) => void (rotation.leaveCapShare = 0.19)),
  }),
  moving(['arrive-cap'], 'more arrive than the cap', SWAP, {
    checked: policyOf(({ rotation }) => void (rotation.arriveCapShare = 0)),
  }),
  moving(['subject-cap'], 'more teachers of a subject leave than the cap', SWAP, {
    checked: policyOf(({ rotation }) => void (rotation.leaveCapPerSubject = 0)),
  }),
  moving(['subject-cap'], 'more teachers of a subject arrive than the cap', SWAP, {
    checked: policyOf(({ rotation }) => void (rotation.arriveCapPerSubject = 0)),
  }),
  moving(['quota-growth'], 'a lower ratio than last year', SWAP, {
    made: policyOf(({ rotation }) => void (rotation.lastYearRatio = 0.2)),
  }),
  moving(['quota-strong'], 'too few from strong schools', SWAP, {
    made: {
      ...countyWith(({ sites }) => void (sites.find(({ id }) => id === 'A')!.strength = 60)),
      ...policyOf(({ rotation }) => void (rotation.strongMinRatio = 0.5)),
    },
  }),
  moving(['town-to-village'], 'too few from towns to villages', SWAP, {
    checked: policyOf(({ rotation }) => void (rotation.townToVillageMinShare = 0.6)),
  }),
  moving(['strong-to-weak'], 'too few from strong schools to weak ones', SWAP, {
    checked: {
      ...UPHILL(),
      ...policyOf(({ rotation }) => void (rotation.strongToWeakMinShare = 0.6)),
    },
  }),
  moving(['managers-strong-to-weak'], 'a manager moved elsewhere than from strong to weak', SWAP, {
    made: {
      ...UPHILL(({ teachers }) => void (teachers.find(({ id }) => id === 'a-ex')!.role = 'middle-manager')),
      ...policyOf(({ rotation }) => void (rotation.managersStrongToWeakMinShare = 0.1)),
    },
  }),
  moving(
    ['two-way'],
    'all go one way between town and village',
    { 'a-ex': 'B', 'b-yw': 'C' },
    {
      checked: policyOf(({ rotation }) => void (rotation.twoWayMinShare = 0.1)),
    },
  ),
  moving(['young-share'], 'too many young teachers moved', SWAP, {
    checked: {
      ...withTeacher('b-yw', { birthMonth: '1996-05' }),
      ...policyOf(({ rotation }) => void (rotation.youngMaxShare = 0.4)),
    },
  }),
  moving(
    ['net-flow'],
    'a cluster loses a teacher where none may be lost',
    { 'a-ex': 'B', 'b-zh': 'D' },
    {
      checked: policyOf(({ rotation }) => void (rotation.clusterNetFlow = { lossMax: 0, gainMax: 1 })),
    },
  ),
  moving(['teams'], 'a manager moved without a backbone teacher', SWAP, {
    made: {
      ...withTeacher('a-ex', { role: 'middle-manager' }),
      ...policyOf(({ rotation }) => void (rotation.teamBackboneMin = 1)),
    },
  }),
  moving(['volunteer'], 'a volunteer sent farther, to no wish', SWAP, {
    checked: {
      ...withTeacher('b-yw', { volunteer: true }),
      ...policyOf(({ rotation }) => void (rotation.volunteersNeverWorse = true)),
    },
  }),
  moving(['return-rest'], 'a teacher sent again who has just come back', SWAP, {
    checked: {
      ...withTeacher('b-yw', { servingSiteId: 'A', servingUntil: '2025-07-31' }),
      ...policyOf(({ rotation }) => void (rotation.restYearsAfterReturn = 2)),
    },
  }),
  moving(['mentors'], 'no young teacher for a backbone teacher', SWAP, {
    checked: withTeacher('c-zh', { birthMonth: '1980-05' }),
  }),
  planted(['cv-limit'], 'coefficients over their limit', (plan, input) => {
    const strict = policyOf(({ balance }) => void (balance.cvLimit = { primary: 0.1, junior: 0.1 }))
    restate(plan, { ...input, ...strict })
    return strict
  }),
  planted(['cv-limit'], 'a mean of coefficients over its limit', (plan, input) => {
    const strict = policyOf(({ balance }) => {
      balance.cvLimit = { primary: 0.1, junior: 0.1 }
      balance.mode = 'basic'
    })
    const facilities = { teachingAreaM2: 9, sportsAreaM2: 9, equipmentYuan: 9, computers: 9, books: 9 }
    const rich = countyWith(({ sites }) => {
      for (const site of sites) site.facilities = facilities
    })
    restate(plan, { ...input, ...strict, ...rich })
    return { ...strict, ...rich }
  }),
]

/** The plan's indicators computed for another policy or county. */
function restate(
  plan: Parameters<Parameters<typeof planted>[2]>[0],
  facts: Omit<Parameters<typeof computeIndicators>[0], 'postings' | 'duties'>,
): void {
  plan.indicators = {
    before: computeIndicators({ ...facts, postings: postingsNow(facts.county) }),
    after: computeIndicators({ ...facts, postings: plan.postings, duties: plan.duties }),
  }
}

/** No mentors asked, half of a site may leave. */
function quotas(change: (policy: Policy) => void): { policy: Policy } {
  const policy = goodPolicy()
  policy.mentoring.perBackboneMin = 0
  policy.rotation.leaveCapShare = 0.5
  change(policy)
  return { policy }
}

/** Two sites of seven who may all move; one is backbone. */
const sevens = () =>
  county()
    .site('A')
    .site('B')
    .teachersAlike(7, 'a', 'A')
    .teachersAlike(6, 'b', 'B')
    .teacher('bb', 'B', { backbone: 'county' })
    .build()

/** Two sites with a principal each, A in town; the teachers of B are backbone. */
const principals = () =>
  county()
    .site('A', { locale: 'urban' })
    .site('B')
    .teachersAlike(3, 'a', 'A')
    .teachersAlike(3, 'b', 'B', { backbone: 'county' })
    .teacher('pa', 'A', { role: 'principal' })
    .teacher('pb', 'B', { role: 'principal' })
    .build()

export const QUOTA_FAULTS: readonly Fault[] = [
  moving(['quota-teachers'], 'the quota missed by one', { 'a-ex': 'B' }),
  moving(
    ['quota-backbone'],
    'a backbone share rounded down: 1 of 6',
    { a1: 'B', a2: 'B', a3: 'B', b1: 'A', b2: 'A', bb: 'A' },
    { made: { ...sevens(), ...quotas(() => undefined) } },
  ),
  moving(
    ['quota-backbone'],
    'no backbone teacher where the share is of the eligible',
    { a1: 'B', b1: 'A' },
    { made: { ...sevens(), ...quotas(({ rotation }) => void (rotation.backboneBase = 'eligible')) } },
  ),
  moving(
    ['quota-principals'],
    'no principal moved',
    { b1: 'A' },
    { made: { ...principals(), ...quotas((policy) => void (policy.principals.minRatio = 0.5)) } },
  ),
  moving(
    ['posts-conserved'],
    'a principal sent without another in return',
    { pa: 'B', b1: 'A' },
    { made: { ...principals(), ...quotas((policy) => void (policy.principals.minRatio = 0.5)) } },
  ),
  moving(
    ['not-eligible'],
    'principals moved where the policy moves none',
    { pa: 'B', pb: 'A', b1: 'A' },
    {
      made: {
        ...principals(),
        ...quotas((policy) => void Object.assign(policy.principals, { minRatio: 0 })),
      },
      checked: quotas((policy) => void Object.assign(policy.principals, { minRatio: null })),
    },
  ),
  moving(
    ['quota-urban'],
    'nobody from town moved',
    { b1: 'A' },
    { made: { ...principals(), ...quotas(({ rotation }) => void (rotation.urbanMinRatio = 0.2)) } },
  ),
]
