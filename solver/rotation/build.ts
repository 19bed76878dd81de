/** County, policy and travel become the frozen problem. */
import { byCode, type Stage, STAGES } from '../../models/basics.ts'
import { capacityOf } from '../../models/capacity.ts'
import { sharedCluster } from '../../models/cluster.ts'
import { commuteLookup } from '../../models/commute.ts'
import type { County, Pins } from '../../models/county.ts'
import { isEligible } from '../../models/eligibility.ts'
import { isYoung } from '../../models/mentoring.ts'
import { type Policy, standardLoad } from '../../models/policy.ts'
import { isStrong, type Site, unitKey } from '../../models/site.ts'
import { givesRuralYear, lacksRuralYear } from '../../models/senior-title.ts'
import { SUBJECTS } from '../../models/subject.ts'
import { isBackbone, isPrincipal, servingSiteOn, type Teacher } from '../../models/teacher.ts'
import { teachingGroups } from '../../models/teaching.ts'
import { type TravelTable, travelLookup } from '../../models/travel.ts'
import {
  type Candidates,
  HEAD,
  HEAD_KEYS,
  type Kind,
  type LendingArc,
  type Load,
  type LostPin,
  type PersonData,
  POOL,
  type RotationProblem,
  type UnitData,
} from './problem.ts'
import { calmPoints, type PublishedPost } from './rules/calm.ts'
import type { CandidateRule, Post } from './rules/candidate.ts'
import { CANDIDATE_RULES } from './rules/index.ts'
import { reliefOf } from './rules/relief.ts'

export interface RotationInput {
  readonly county: County
  readonly policy: Policy
  readonly travel: TravelTable
  readonly pins?: Pins
  /** Posts of a plan already published, where a change of it has a price. */
  readonly published?: readonly PublishedPost[]
}

/** Builds the problem, by default under all rules on single moves. Sites, teachers and so all indices are in the order of their ids, so the roster's order is no matter. */
export function buildProblem(
  { county, policy, travel, pins, published }: RotationInput,
  rules: readonly CandidateRule[] = CANDIDATE_RULES,
): RotationProblem {
  const sites = [...county.sites].sort((a, b) => byCode(a.id, b.id))
  const teachers = county.teachers.filter((t) => t.status === 'in-post').sort((a, b) => byCode(a.id, b.id))
  const siteIndex = new Map(sites.map((site, index) => [site.id, index]))
  const clusterIds = [...new Set(sites.flatMap((site) => site.clusterId ?? []))].sort(byCode)
  const units = unitsOf(sites, county, policy)
  const unitIndex = new Map(units.map((unit, index) => [unit.key, index]))
  const kinds = new KindList(policy)
  const siteOf = teachers.map((t) => siteIndex.get(servingSiteOn(t, county.asOf))!)
  const unitOf = teachers.map((t, p) => unitIndex.get(unitKey(sites[siteOf[p]!]!.id, t.stage)) ?? -1)
  addFormWork(units, teachers, unitOf, policy)

  const { movers, moverKm, candidates, pinned, lostPins } = candidatesOf()
  const moverOf = new Int32Array(teachers.length).fill(-1)
  movers.forEach((person, mover) => {
    moverOf[person] = mover
  })
  const persons = teachers.map(
    (t, p): PersonData => ({
      id: t.id,
      site: siteOf[p]!,
      unit: unitOf[p]!,
      subject: SUBJECTS.indexOf(t.subject),
      kind: kinds.indexOf(t),
      load: loadOf(t, policy, t.stage),
      role: t.role,
      principal: isPrincipal(t),
      eligible: isEligible(t, policy, county.asOf),
      backbone: isBackbone(t, policy.rotation.backboneLevel),
      young: isYoung(t, policy, county.asOf),
      exchangedYears: t.exchangedYears,
      heads: headsOf(t, t.stage),
      mover: moverOf[p]!,
    }),
  )
  const [atUnit, atSite] = [grouped(unitOf, units.length), grouped(siteOf, sites.length)]
  const fullUnits = units.map((unit, u) => ({ ...unit, persons: atUnit[u]! }))
  const arrivals = byUnit(candidates, units.length)
  const movable = { units: fullUnits, persons, kinds: kinds.list, movers: Int32Array.from(movers) }
  return Object.freeze({
    policy,
    clusters: clusterIds,
    sites: sites.map((site, s) => ({
      id: site.id,
      cluster: site.clusterId === undefined ? -1 : clusterIds.indexOf(site.clusterId),
      urban: site.locale === 'urban',
      village: site.locale === 'rural',
      strong: isStrong(site, policy),
      persons: atSite[s]!,
    })),
    ...movable,
    moverKm: Float64Array.from(moverKm),
    candidates: {
      ...candidates,
      relief: reliefOf(movable, candidates),
      ...(published && { calm: calmPoints(movable, candidates, published) }),
    },
    arrivals,
    arcs: lendingArcs(fullUnits, sites, persons, candidates, movers, policy, travel),
    pins: pinned,
    lostPins,
    headsPerPupil: headsPerPupil(fullUnits, persons),
    eligible: persons.filter((p) => p.eligible && !p.principal).length,
    eligiblePrincipals: persons.filter((p) => p.eligible && p.principal).length,
  })

  /** Tries every (teacher, other unit) pair against the rules on single moves. */
  function candidatesOf() {
    const commuteKm = commuteLookup(county, policy, travel)
    const together = sharedCluster(county)
    const serve = new Map(pins?.serve.map((pin) => [pin.teacherId, pin.siteId]))
    const forbidden = new Set(pins?.forbid.map((f) => `${f.teacherId} ${f.siteId ?? '*'}`))
    const rows: Post[] = []
    const movers: number[] = []
    const moverKm: number[] = []
    const starts = [0]
    const pinned: { mover: number; site: number }[] = []
    const lostPins: LostPin[] = []
    const gradesOf = units.map((unit) => gradesAt(unit.key, county))
    const posts = units.map((unit, u) => ({
      unit: u,
      site: sites[unit.site]!,
      stage: unit.stage,
      grades: gradesOf[u]!,
    }))
    teachers.forEach((teacher, person) => {
      const from = sites[siteOf[person]!]!
      const pin = serve.get(teacher.id)
      const context = { county, policy, together, from, pinnedTo: pin, forbidden }
      const beforeKm = commuteKm(teacher, from.id)
      const legal: Post[] = []
      const standingAgainst = new Set<string>()
      const staying = rules.filter((rule) => !rule.mayLeave(teacher, context))
      if (staying.length > 0 && pin === undefined) return
      for (const place of posts) {
        if (place.site === from) continue
        const { unit, site, stage, grades } = place
        const post: Post = { unit, site, stage, grades, km: commuteKm(teacher, site.id), beforeKm }
        if (staying.length === 0 && rules.every((rule) => rule.mayServe(teacher, post, context)))
          legal.push(post)
        else if (pin === site.id) {
          const broken = rules.filter((rule) => !rule.mayServe(teacher, post, context))
          for (const rule of [...staying, ...broken]) standingAgainst.add(rule.code)
        }
      }
      if (pin !== undefined && pin !== from.id) {
        const kept = legal.some((post) => post.site.id === pin)
        if (kept) pinned.push({ mover: movers.length, site: siteIndex.get(pin)! })
        else lostPins.push({ teacherId: teacher.id, siteId: pin, rules: [...standingAgainst].sort(byCode) })
      }
      if (legal.length === 0) return
      movers.push(person)
      moverKm.push(beforeKm)
      for (const post of legal) rows.push(post)
      starts.push(rows.length)
    })
    for (const teacher of county.teachers) {
      const pin = serve.get(teacher.id)
      if (teacher.status === 'in-post' || pin === undefined || pin === servingSiteOn(teacher, county.asOf))
        continue
      lostPins.push({ teacherId: teacher.id, siteId: pin, rules: ['not-eligible'] })
    }
    lostPins.sort((a, b) => byCode(a.teacherId, b.teacherId))
    const candidates = candidateArrays(rows, starts, movers)
    return { movers, moverKm, candidates, pinned, lostPins }
  }

  function candidateArrays(
    rows: readonly Post[],
    starts: readonly number[],
    movers: readonly number[],
  ): Omit<Candidates, 'relief'> {
    const mover = new Int32Array(rows.length)
    for (let m = 0; m < movers.length; m++) mover.fill(m, starts[m], starts[m + 1])
    const teacherOf = (index: number): Teacher => teachers[movers[mover[index]!]!]!
    const loads = rows.map((row, index) => loadOf(teacherOf(index), policy, row.stage))
    return {
      starts: Int32Array.from(starts),
      mover,
      unit: Int32Array.from(rows, (row) => row.unit),
      km: Float64Array.from(rows, (row) => row.km),
      addedKm: Float64Array.from(rows, (row) => Math.max(0, row.km - row.beforeKm)),
      wish: Float64Array.from(rows, (row, index) => wishShare(teacherOf(index), row.site.id)),
      ruralYear: Uint8Array.from(rows, (row, index) => {
        const teacher = teacherOf(index)
        const from = sites[siteOf[movers[mover[index]!]!]!]!
        return lacksRuralYear(teacher, from) && givesRuralYear(row.site, policy) ? 1 : 0
      }),
      most: Int32Array.from(loads, (load) => load.most),
      standard: Float64Array.from(loads, (load) => load.standard),
      heads: Uint8Array.from(rows, (row, index) => headsOf(teacherOf(index), row.stage)),
    }
  }
}

/** Persons by place, ascending; a place of -1 is none. */
function grouped(placeOf: readonly number[], count: number): number[][] {
  const lists = Array.from({ length: count }, (): number[] => [])
  placeOf.forEach((place, person) => lists[place]?.push(person))
  return lists
}

/** 1 for the first wish, 1/2 for the second ... 0 for none. */
function wishShare(teacher: Teacher, siteId: string): number {
  const rank = teacher.wishes.indexOf(siteId)
  return rank < 0 ? 0 : 1 / (rank + 1)
}

function unitsOf(sites: readonly Site[], county: County, policy: Policy): UnitData[] {
  const units: UnitData[] = sites.flatMap((site, index) =>
    STAGES.filter((stage) => site.stages.includes(stage)).map((stage) => ({
      key: unitKey(site.id, stage),
      site: index,
      stage,
      pupils: 0,
      inBalance: true,
      demand: new Float64Array(POOL + 1),
      formWork: new Float64Array(POOL),
      persons: [],
    })),
  )
  const byKey = new Map(units.map((unit) => [unit.key, unit]))
  for (const { siteId, stage, subject, periods } of teachingGroups(county, policy)) {
    const index = policy.load.anyTeacherSubjects.includes(subject) ? POOL : SUBJECTS.indexOf(subject)
    const unit = byKey.get(unitKey(siteId, stage))
    if (unit) unit.demand[index]! += periods
  }
  const pupils = new Map<string, number>()
  for (const c of county.classes) {
    const key = unitKey(c.siteId, c.grade <= 6 ? 'primary' : 'junior')
    pupils.set(key, (pupils.get(key) ?? 0) + c.pupils)
  }
  return units.map((unit) => {
    const count = pupils.get(unit.key) ?? 0
    const point = sites[unit.site]!.kind === 'teaching-point'
    return {
      ...unit,
      pupils: count,
      inBalance: count > 0 && !(point && count < policy.balance.excludePointsBelowPupils),
    }
  })
}

function gradesAt(key: string, county: County): ReadonlySet<number> {
  return new Set(
    county.classes
      .filter((c) => unitKey(c.siteId, c.grade <= 6 ? 'primary' : 'junior') === key)
      .map((c) => c.grade),
  )
}

/** The load without form teacher's work: that stays with the class when the person leaves. */
function loadOf(teacher: Teacher, policy: Policy, stage: Stage): Load {
  const { formClassId: _, ...withoutForm } = teacher
  const { standardPeriods, maxPeriods } = capacityOf(withoutForm, policy, stage)
  return { most: maxPeriods, standard: Math.min(standardPeriods, maxPeriods) }
}

function addFormWork(
  units: readonly UnitData[],
  teachers: readonly Teacher[],
  unitOf: readonly number[],
  policy: Policy,
): void {
  teachers.forEach((teacher, person) => {
    const unit = units[unitOf[person]!]
    if (!teacher.formClassId || !unit) return
    const full = standardLoad(policy, teacher.stage, teacher.subject)
    unit.formWork[SUBJECTS.indexOf(teacher.subject)]! += policy.workload.formTeacherShare * full
  })
}

/** Above the education required: associate degree or more in primary, bachelor or more in junior (教督〔2017〕6号). */
function headsOf(teacher: Teacher, stage: Stage): number {
  const over =
    stage === 'primary'
      ? teacher.education !== 'secondary'
      : ['bachelor', 'master'].includes(teacher.education)
  const arts = teacher.subject === 'pe' || teacher.subject === 'music' || teacher.subject === 'art'
  return (
    (over ? HEAD.overQualified : 0) | (isBackbone(teacher) ? HEAD.backbone : 0) | (arts ? HEAD.artsAndPe : 0)
  )
}

function headsPerPupil(
  units: readonly UnitData[],
  persons: readonly PersonData[],
): Readonly<Record<Stage, readonly number[]>> {
  const mean = (stage: Stage): number[] => {
    const ofStage = units.filter((unit) => unit.stage === stage)
    const pupils = ofStage.reduce((sum, unit) => sum + unit.pupils, 0)
    return HEAD_KEYS.map((key) => {
      const heads = ofStage.flatMap((unit) => unit.persons).filter((p) => persons[p]!.heads & HEAD[key])
      return pupils > 0 ? heads.length / pupils : 0
    })
  }
  return { primary: mean('primary'), junior: mean('junior') }
}

class KindList {
  readonly list: Kind[] = []
  private readonly index = new Map<string, number>()
  private readonly policy: Policy

  constructor(policy: Policy) {
    this.policy = policy
  }

  indexOf({ subject, secondSubjects }: Teacher): number {
    const pooled = this.policy.load.anyTeacherSubjects
    const seconds = secondSubjects.filter((second) => second !== subject && !pooled.includes(second))
    const indices = [...new Set(seconds.map((second) => SUBJECTS.indexOf(second)))].sort((a, b) => a - b)
    const key = `${subject} ${indices.join()}`
    const known = this.index.get(key)
    if (known !== undefined) return known
    this.index.set(key, this.list.length)
    this.list.push({ subject: SUBJECTS.indexOf(subject), seconds: indices })
    return this.list.length - 1
  }
}

function byUnit(candidates: Pick<Candidates, 'unit'>, unitCount: number): RotationProblem['arrivals'] {
  const starts = new Int32Array(unitCount + 1)
  for (const unit of candidates.unit) starts[unit + 1]!++
  for (let unit = 0; unit < unitCount; unit++) starts[unit + 1]! += starts[unit]!
  const next = starts.slice()
  const list = new Int32Array(candidates.unit.length)
  candidates.unit.forEach((unit, candidate) => {
    list[next[unit]!++] = candidate
  })
  return { starts, list }
}

/** Lending is open between units of one cluster and stage, within the policy's road and time limits, to where the subject is taught. */
function lendingArcs(
  units: readonly UnitData[],
  sites: readonly Site[],
  persons: readonly PersonData[],
  candidates: Pick<Candidates, 'unit' | 'mover'>,
  movers: readonly number[],
  policy: Policy,
  travel: TravelTable,
): LendingArc[] {
  const { itinerant } = policy
  if (!itinerant.allowed) return []
  const { min, km } = travelLookup(travel)
  const everHere = units.map((unit) => new Set(unit.persons.map((p) => persons[p]!.subject)))
  candidates.unit.forEach((unit, c) => everHere[unit]!.add(persons[movers[candidates.mover[c]!]!]!.subject))
  const subjects = itinerant.subjects
    .filter((subject) => !policy.load.anyTeacherSubjects.includes(subject))
    .map((subject) => SUBJECTS.indexOf(subject))
    .sort((a, b) => a - b)
  const arcs: LendingArc[] = []
  units.forEach((lender, from) => {
    units.forEach((borrower, to) => {
      const [a, b] = [sites[lender.site]!, sites[borrower.site]!]
      const together = a !== b && a.clusterId !== undefined && a.clusterId === b.clusterId
      if (!together || lender.stage !== borrower.stage) return
      const roadKm = km(a.id, b.id)
      if (min(a.id, b.id) > itinerant.maxTravelMinOneWay || roadKm > itinerant.maxRoadKmOneWay) return
      for (const subject of subjects) {
        if (borrower.demand[subject]! <= 0 || !everHere[from]!.has(subject)) continue
        const visitPrice = itinerant.visitCost + itinerant.visitCostPerKm * roadKm
        arcs.push({ from, to, subject, km: roadKm, visitPrice })
      }
    })
  })
  return arcs
}
