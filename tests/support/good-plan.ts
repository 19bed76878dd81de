/**
 * A small county whose plan a person can check by eye, and which breaks no rule at all; tests plant one fault at a time.
 *
 * Cluster K: A in town, B 5 km away, C a nine-year school 12 km away whose junior bells ring earlier. Cluster L: D, 20 km.
 * a-ex and b-yw change places. a-pe and a-mu of A visit B and C in the mornings.
 */
import { computeIndicators, postingsNow } from '../../models/balance.ts'
import type { County, Pins } from '../../models/county.ts'
import type { Duty, Lesson, LentVisits, Plan, Posting, Rotation, Unmet, Visit } from '../../models/plan.ts'
import type { Policy } from '../../models/policy.ts'
import { SUBJECTS, type Subject } from '../../models/subject.ts'
import { travelLookup } from '../../models/travel.ts'
import { buildProblem } from '../../solver/rotation/build.ts'
import { combineVariants } from '../../solver/rotation/outcome.ts'
import { nobodyMoves, type RotationProblem } from '../../solver/rotation/problem.ts'
import { limitsOf } from '../../solver/rotation/solve.ts'
import { type BuiltCounty, county } from './county.ts'
import { policyWith } from './policy.ts'

export interface Scene extends BuiltCounty {
  readonly policy: Policy
  readonly pins?: Pins
}

export interface PlannedScene extends Scene {
  readonly plan: Plan
}

const NINE = (primary: number, junior: number): number[] => [
  ...Array<number>(6).fill(primary),
  ...Array<number>(3).fill(junior),
]

/** Junior periods of 45 minutes from 8:00, four before noon. */
const EARLY_BELLS = {
  id: 'early',
  name: 'Early bells',
  periods: Array.from({ length: 7 }, (_, n) => ({
    session: n < 4 ? ('morning' as const) : ('afternoon' as const),
    startMin: 480 + 55 * n + (n < 4 ? 0 : 120),
    endMin: 525 + 55 * n + (n < 4 ? 0 : 120),
  })),
}

export const goodPolicy = (): Policy =>
  policyWith({
    rotation: {
      minRatioOfEligible: 0.1,
      minBackboneShare: 0.2,
      leaveCapShare: 0.4,
      headcountBand: { lossMax: 1, gainMax: 1 },
      allowHighToLow: true,
    },
    balance: { cvLimit: { primary: 5, junior: 5 } },
    timetable: { roomKind: { music: 'music' } },
  })

export function goodCounty(): BuiltCounty {
  const junior = { stage: 'junior', education: 'bachelor' } as const
  return county()
    .site('A', { km: 0, grades: [1, 2], pupilsPerClass: 40, locale: 'urban' })
    .site('B', { km: 5, grades: [1, 2] })
    .site('C', { km: 12, grades: [1, 7], bells: { junior: 'early' } })
    .site('D', { km: 20, grades: [1] })
    .cluster('K', ['A', 'B', 'C'])
    .cluster('L', ['D'])
    .with({
      curriculum: {
        chinese: NINE(4, 4),
        maths: NINE(4, 4),
        pe: NINE(3, 3),
        music: NINE(2, 1),
        labour: NINE(1, 1),
      },
      classGroups: [{ id: 'B-12', siteId: 'B', classIds: ['B-1', 'B-2'], subjects: ['music'] }],
      rooms: [{ id: 'A-music', siteId: 'A', kind: 'music' }],
      bellSchedules: [EARLY_BELLS],
    })
    .teacher('a-zh', 'A', { subject: 'chinese' })
    .teacher('a-ma', 'A')
    .teacher('a-pe', 'A', { subject: 'pe' })
    .teacher('a-mu', 'A', { subject: 'music' })
    .teacher('a-ex', 'A', { subject: 'chinese', backbone: 'county', wishes: ['C', 'B'] })
    .teacher('b-zh', 'B', { subject: 'chinese' })
    .teacher('b-ma', 'B')
    .teacher('b-yw', 'B', { subject: 'chinese' })
    .teacher('c-zh', 'C', { subject: 'chinese', secondSubjects: ['pe'], birthMonth: '1996-05' })
    .teacher('c-ma', 'C', { formClassId: 'C-1' })
    .teacher('c-jz', 'C', { subject: 'chinese', ...junior })
    .teacher('c-jm', 'C', { ...junior, unavailable: [{ day: 5, period: 1 }] })
    .teacher('d-zh', 'D', { subject: 'chinese' })
    .teacher('d-ma', 'D')
    .teacher('d-pe', 'D', {
      subject: 'pe',
      secondSubjects: ['music'],
      exemptions: [{ code: 'illness', until: '2027-06-30' }],
    })
    .build()
}

/** Who teaches which subject of which classes; site and mode follow. `zh`, `ma` ... are cells of the timetable below. */
const TAUGHT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'A-1': { zh: 'a-zh', ma: 'a-ma', pe: 'a-pe', mu: 'a-mu', la: 'a-zh' },
  'A-2': { zh: 'b-yw', ma: 'a-ma', pe: 'a-pe', mu: 'a-mu', la: 'b-yw' },
  'B-1': { zh: 'b-zh', ma: 'b-ma', pe: 'a-pe', la: 'b-zh' },
  'B-2': { zh: 'a-ex', ma: 'b-ma', pe: 'a-pe', la: 'a-ex' },
  'B-1 B-2': { mu: 'a-mu' },
  'C-1': { zh: 'c-zh', ma: 'c-ma', pe: 'c-zh', mu: 'a-mu', la: 'c-jm' },
  'C-2': { zh: 'c-jz', ma: 'c-jm', la: 'c-jz' },
  'D-1': { zh: 'd-zh', ma: 'd-ma', pe: 'd-pe', mu: 'd-pe', la: 'd-zh' },
}

const SUBJECT_OF: Readonly<Record<string, Subject>> = {
  zh: 'chinese',
  ma: 'maths',
  pe: 'pe',
  mu: 'music',
  la: 'labour',
}

/** Monday to Friday, period by period; a dot is a free one. */
const WEEK: Readonly<Record<string, readonly string[]>> = {
  'A-1': ['zh ma pe mu', 'zh ma la .  pe', 'zh ma .  .  mu', 'zh ma .  .  pe', ''],
  'A-2': ['ma zh mu pe', 'ma zh .  .  la pe', 'ma zh .  .  .  mu', 'ma zh .  .  .  pe', ''],
  'B-1': ['zh ma', 'zh ma pe pe', 'zh ma', 'zh ma pe', 'la'],
  'B-2': ['ma zh', 'pe pe ma zh', 'ma zh', 'ma zh .  pe', 'la'],
  'B-1 B-2': ['', '', '.  .  mu mu', '', ''],
  'C-1': ['zh ma pe', 'zh ma pe', 'zh ma pe', 'zh ma la', 'mu mu'],
  'C-2': ['zh ma', 'zh ma', 'zh ma', 'ma zh', 'la'],
  'D-1': ['zh ma pe', 'zh ma pe', 'zh ma pe', 'zh ma mu', 'mu la'],
}

const LENT: readonly LentVisits[] = [
  { fromSiteId: 'A', toSiteId: 'B', stage: 'primary', subject: 'music', visits: 1 },
  { fromSiteId: 'A', toSiteId: 'B', stage: 'primary', subject: 'pe', visits: 2 },
  { fromSiteId: 'A', toSiteId: 'C', stage: 'primary', subject: 'music', visits: 1 },
]

/** Visits: teacher, site, day; all before noon. */
const VISITS = [
  ['a-pe', 'B', 2],
  ['a-pe', 'B', 4],
  ['a-mu', 'B', 3],
  ['a-mu', 'C', 5],
] as const

const UNMET: readonly Unmet[] = [
  { classId: 'C-2', subject: 'pe', periods: 3, reason: 'cluster-shortage', params: {} },
  { classId: 'C-2', subject: 'music', periods: 1, reason: 'no-qualified', params: {} },
]

/** The whole plan, made anew for each call. */
export function goodPlan(): PlannedScene {
  const scene: Scene = { ...goodCounty(), policy: goodPolicy() }
  const rotationOnly = rotationPlan(scene, { 'a-ex': 'B', 'b-yw': 'A' }, LENT)
  const duties = dutiesOf(rotationOnly.postings, scene.county)
  const plan: Plan = {
    ...rotationOnly,
    stages: ['rotation', 'duties', 'timetable'],
    duties: {
      status: 'feasible',
      stopped: 'iteration-limit',
      parts: [{ key: 'K', objective: 5, bound: 4 }],
      duties,
      visits: visitsOf(scene),
      unmet: UNMET.map((unmet) => ({ ...unmet })),
    },
    timetable: {
      status: 'feasible',
      stopped: 'no-improvement',
      soft: {},
      iterations: 0,
      lessons: lessonsOf(duties),
    },
  }
  const after = computeIndicators({ ...scene, postings: plan.postings, duties: plan.duties })
  return { ...scene, plan: { ...plan, indicators: { ...plan.indicators, after } } }
}

/** A plan of moves alone, by teacher and new site, with the lending it counts on; all that follows is filled in by the solver's evaluator. */
export function rotationPlan(
  { county: built, travel, policy, pins }: Scene,
  moves: Readonly<Record<string, string>>,
  lending: readonly LentVisits[] = [],
): Plan {
  const input = { county: built, travel, policy, ...(pins && { pins }) }
  const problem = buildProblem(input)
  const { rotation, postings } = combineVariants(input, problem, [
    {
      variant: policy.itinerant.allowed ? 'both' : 'rotation',
      choice: choiceOf(problem, moves),
      visits: visitsByArc(problem, lending),
      bound: 0,
      status: 'feasible',
      stopped: 'iteration-limit',
      coverage: { bound: 0, best: 0, allowed: Infinity },
      gives: new Float64Array(limitsOf(problem).length),
    },
  ])
  return planOf(built, policy, { ...rotation, conflicts: [], frozen: false }, [...postings])
}

/** An undecided plan around a rotation. */
export function planOf(built: County, policy: Policy, rotation: Rotation, postings: Posting[]): Plan {
  return {
    schemaVersion: 1,
    provenance: {
      product: 'test',
      countyHash: 'county',
      policyHash: 'policy',
      policyId: policy.id,
      scenarios: [],
      seed: 1,
      effort: 'quick',
      timesMs: {},
      createdAt: '2026-09-01T08:00:00Z',
    },
    countyName: built.name,
    schoolYear: built.schoolYear,
    semester: built.semester,
    synthetic: built.synthetic,
    stages: ['rotation'],
    postings,
    rotation,
    duties: { status: 'unknown', stopped: 'cancelled', parts: [], duties: [], visits: [], unmet: [] },
    timetable: { status: 'unknown', stopped: 'cancelled', soft: {}, iterations: 0, lessons: [] },
    indicators: {
      before: computeIndicators({ county: built, policy, postings: postingsNow(built) }),
      after: computeIndicators({ county: built, policy, postings }),
    },
  }
}

function choiceOf(problem: RotationProblem, moves: Readonly<Record<string, string>>): Int32Array {
  const choice = nobodyMoves(problem)
  const { candidates, movers, persons, units, sites } = problem
  for (const [teacherId, siteId] of Object.entries(moves)) {
    const mover = movers.findIndex((person) => persons[person]!.id === teacherId)
    const found = candidates.mover.findIndex(
      (m, candidate) => m === mover && sites[units[candidates.unit[candidate]!]!.site]!.id === siteId,
    )
    if (mover < 0 || found < 0) throw new Error(`no legal move of ${teacherId} to ${siteId}`)
    choice[mover] = found
  }
  return choice
}

function visitsByArc({ arcs, units }: RotationProblem, lending: readonly LentVisits[]): Int32Array {
  return Int32Array.from(arcs, ({ from, to, subject }) => {
    const lent = lending.find(
      ({ fromSiteId, toSiteId, stage, subject: name }) =>
        units[from]!.key === `${fromSiteId}/${stage}` &&
        units[to]!.key === `${toSiteId}/${stage}` &&
        SUBJECTS[subject] === name,
    )
    return lent?.visits ?? 0
  })
}

function dutiesOf(postings: readonly Posting[], { teachers, curriculum, classes }: County): Duty[] {
  const serving = new Map(postings.map((posting) => [posting.teacherId, posting.servingSiteId]))
  return Object.entries(TAUGHT).flatMap(([key, cells]) =>
    Object.entries(cells).map(([cell, teacherId]): Duty => {
      const classIds = key.split(' ')
      const { siteId, grade } = classes.find(({ id }) => id === classIds[0])!
      const subject = SUBJECT_OF[cell]!
      const own = teachers.find(({ id }) => id === teacherId)!
      return {
        id: `${key} ${cell}`,
        teacherId,
        classIds,
        subject,
        periods: curriculum![subject]![grade - 1]!,
        siteId,
        mode: serving.get(teacherId) === siteId ? 'home' : 'visit',
        as: own.subject === subject ? 'main' : subject === 'labour' ? 'any' : 'second',
      }
    }),
  )
}

function visitsOf({ travel }: Scene): Visit[] {
  const { min, km } = travelLookup(travel)
  return VISITS.map(([teacherId, siteId, day], n) => ({
    id: `V${n + 1}`,
    teacherId,
    fromSiteId: 'A',
    siteId,
    day,
    halfDay: 'morning',
    travelMin: min('A', siteId),
    roadKm: km('A', siteId),
  }))
}

/** Lessons of the week above; music at A is in the music room. */
const lessonsOf = (duties: readonly Duty[]): Lesson[] =>
  duties.flatMap(({ id, classIds, subject, siteId }) => {
    const cell = id.split(' ').at(-1)
    return WEEK[classIds.join(' ')]!.flatMap((line, d) =>
      line.split(/ +/).flatMap((entry, p): Lesson | [] => {
        if (entry !== cell) return []
        const room = subject === 'music' && siteId === 'A' ? { roomId: 'A-music' } : {}
        return { dutyId: id, day: d + 1, period: p + 1, ...room }
      }),
    )
  })
