/** A part becomes the frozen problem. */
import { bellLookup } from '../../models/bells.ts'
import { stageOfGrade } from '../../models/basics.ts'
import { capacityOf, mayTeach, mayTeachStage } from '../../models/capacity.ts'
import { type Policy, standardLoad } from '../../models/policy.ts'
import { unitKey } from '../../models/site.ts'
import { certifiedFor, type Teacher } from '../../models/teacher.ts'
import { teachingGroups } from '../../models/teaching.ts'
import type { BellSchedule } from '../../models/timetable.ts'
import type { DutiesPart } from './input.ts'
import { OTHER_STAGE_PERIOD, SECOND_SUBJECT_PERIOD } from './prices.ts'
import {
  ANY,
  AWAY,
  type ClassData,
  type DutiesProblem,
  type GroupData,
  HOME,
  type PersonData,
  type PostData,
  SECOND,
  type StopData,
  type UnitData,
} from './problem.ts'
import { dayOf, halfDaysOf, periodsIn, periodsInWeek, type Ring, ringOf } from './week.ts'

export function buildProblem(part: DutiesPart): DutiesProblem {
  const { policy, travel } = part
  const siteIds = part.county.sites.map(({ id }) => id)
  const bells = new BellList(part)
  const { units, stops } = unitsOf(part, bells)
  const { groups, posts, classes } = demandOf(part, siteIds, units, bells.rings)
  const persons = personsOf(part, siteIds, classes, groups, posts, bells)

  const options = new Uint8Array(persons.length * posts.length)
  const tooFar = new Uint8Array(persons.length * posts.length)
  const periodPrice = new Float64Array(persons.length * posts.length)
  const visitPrice = travel.roadKm.map(
    (km) => policy.itinerant.visitCost + policy.itinerant.visitCostPerKm * km,
  )
  const base = { units, posts, persons: persons.map(({ data }) => data) }
  persons.forEach(({ teacher }, person) => {
    posts.forEach((_, post) => {
      const at = person * posts.length + post
      const bits = optionBits(part, base, teacher, person, post)
      const inReach =
        (bits & AWAY) === 0 || isInReach(part, base.persons[person]!.site, units[posts[post]!.unit]!.site)
      options[at] = inReach ? bits : 0
      tooFar[at] = inReach ? 0 : 1
      periodPrice[at] = priceOf(base, bits, person, post)
    })
  })
  return Object.freeze({
    policy,
    days: bells.days,
    siteIds,
    rings: bells.rings,
    units,
    stops,
    posts: posts.map((post, p) => ({
      ...post,
      persons: Int32Array.from(persons.flatMap((_, t) => (options[t * posts.length + p] ? t : []))),
    })),
    groups,
    groupsAt: stops.map((_, stop) =>
      groups.flatMap(({ post }, g) => (units[posts[post]!.unit]!.stop === stop ? g : [])),
    ),
    classes,
    persons: base.persons,
    options,
    tooFar,
    periodPrice,
    travelMin: travel.travelMin,
    roadKm: travel.roadKm,
    visitPrice,
    leastVisitPrice: leastVisitPrice(visitPrice, siteIds.length, policy),
  })
}

/** All bells of a part, each once. */
class BellList {
  readonly days: number
  readonly rings: Ring[] = []
  readonly #list: BellSchedule[] = []
  readonly #of: (siteId: string, stage: UnitData['stage']) => BellSchedule

  constructor({ county, policy }: DutiesPart) {
    this.#of = bellLookup(county, policy)
    this.days = Math.max(
      ...county.sites.flatMap(({ id, stages }) => stages.map((stage) => this.#of(id, stage).days)),
    )
  }

  schedule(siteId: string, stage: UnitData['stage']): BellSchedule {
    return this.#of(siteId, stage)
  }

  ringIndex(siteId: string, stage: UnitData['stage']): number {
    const bells = this.#of(siteId, stage)
    const known = this.#list.findIndex(({ id }) => id === bells.id)
    if (known >= 0) return known
    this.rings.push(ringOf(bells, this.days))
    return this.#list.push(bells) - 1
  }
}

/** The sites' stages, and those of classes. */
function unitsOf({ county, policy }: DutiesPart, bells: BellList) {
  const visited = Array.from({ length: halfDaysOf(bells.days) }, (_, h) => h).filter((h) =>
    policy.itinerant.days.includes(dayOf(h) + 1),
  )
  const stops: StopData[] = []
  const units = county.sites.flatMap(({ id, stages }, site) => {
    const taught = county.classes.flatMap((c) => (c.siteId === id ? stageOfGrade(c.grade) : []))
    return [...new Set([...stages, ...taught])].sort().map((stage): UnitData => {
      const ring = bells.ringIndex(id, stage)
      const known = stops.findIndex((stop) => stop.site === site && stop.ring === ring)
      if (known >= 0) return { site, stage, ring, stop: known }
      const lengths = visited.map((h) => periodsIn(bells.rings[ring]!, h)).filter((length) => length > 0)
      const stop = { site, ring, long: Math.max(0, ...lengths), short: Math.min(...lengths) }
      return { site, stage, ring, stop: stops.push(stop) - 1 }
    })
  })
  return { units, stops }
}

function demandOf(
  { county, policy }: DutiesPart,
  siteIds: readonly string[],
  units: readonly UnitData[],
  rings: readonly Ring[],
) {
  const unitIndex = new Map(units.map(({ site, stage }, u) => [unitKey(siteIds[site]!, stage), u]))
  const classIndex = new Map(county.classes.map(({ id }, c) => [id, c]))
  const gradeOf = new Map(county.classes.map(({ id, grade }) => [id, grade]))
  const unitOfClass = county.classes.map(
    ({ siteId, grade }) => unitIndex.get(unitKey(siteId, stageOfGrade(grade)))!,
  )
  const preparations = new Map<string, number>()
  const postIndex = new Map<string, number>()
  const posts: { unit: number; subject: PostData['subject']; perDay: number; groups: number[] }[] = []
  const { subjectMaxPerDay, subjectMaxPerDayBySubject } = policy.timetable

  const groups = teachingGroups(county, policy)
    .filter(({ periods }) => periods > 0)
    .map(({ classIds, subject, periods }, g): GroupData => {
      const members = classIds.map((id) => classIndex.get(id)!)
      const unit = unitOfClass[members[0]!]!
      const key = `${unit} ${subject}`
      if (!postIndex.has(key)) {
        const perDay = subjectMaxPerDayBySubject[subject] ?? subjectMaxPerDay
        postIndex.set(key, posts.push({ unit, subject, perDay, groups: [] }) - 1)
      }
      const post = postIndex.get(key)!
      posts[post]!.groups.push(g)
      const grades = [...new Set(classIds.map((id) => gradeOf.get(id)!))].sort((a, b) => a - b).join('+')
      const prepared = `${subject} ${grades}`
      if (!preparations.has(prepared)) preparations.set(prepared, preparations.size)
      const whole = Math.ceil(periods)
      const ring = rings[units[unit]!.ring]!
      const days = new Set(ring.numbers.flatMap((numbers, h) => (numbers.length > 0 ? dayOf(h) : []))).size
      return {
        post,
        classes: members,
        classIds,
        periods: whole,
        most: Math.min(whole, posts[post]!.perDay * days),
        preparation: preparations.get(prepared)!,
      }
    })
  const classes = county.classes.map(({ id }, c): ClassData => {
    const unit = unitOfClass[c]!
    return {
      id,
      unit,
      groups: groups.flatMap((group, g) => (group.classes.includes(c) ? g : [])),
      slots: periodsInWeek(rings[units[unit]!.ring]!),
    }
  })
  const price = (subject: PostData['subject']) => policy.rotationWeights.shortagePeriod[subject] ?? 1
  return {
    groups,
    classes,
    posts: posts.map((post) => ({
      ...post,
      price: price(post.subject),
      demand: post.groups.reduce((sum, g) => sum + groups[g]!.most, 0),
    })),
  }
}

type PostSketch = Omit<PostData, 'persons'>

/** Teachers with anything to give. */
function personsOf(
  { county, policy, postings }: DutiesPart,
  siteIds: readonly string[],
  classes: readonly ClassData[],
  groups: readonly GroupData[],
  posts: readonly PostSketch[],
  bells: BellList,
): { teacher: Teacher; data: PersonData }[] {
  const teacherById = new Map(county.teachers.map((teacher) => [teacher.id, teacher]))
  const groupByKey = new Map(
    groups.flatMap(({ classIds, post }, g) =>
      classIds.map((id) => [`${id} ${posts[post]!.subject}`, g] as const),
    ),
  )
  return postings.flatMap(({ teacherId, servingSiteId, stage }) => {
    const teacher = teacherById.get(teacherId)!
    const { standardPeriods, maxPeriods } = capacityOf(teacher, policy, stage)
    const ownBells = bells.schedule(servingSiteId, stage)
    const home = freePeriods(ringOf(ownBells, bells.days), teacher, ownBells)
    const most = Math.min(maxPeriods, periodsOfDays(home, policy.timetable.teacherMaxPerDay))
    if (most <= 0) return []
    const site = siteIds.indexOf(servingSiteId)
    const formClass = classes.findIndex(({ id }) => id === teacher.formClassId)
    const halfDaysOut = home.filter(
      (periods, h) => periods > 0 && policy.itinerant.days.includes(dayOf(h) + 1),
    )
    const longest = Math.max(...home)
    const data: PersonData = {
      id: teacherId,
      site,
      stage,
      subject: teacher.subject,
      most,
      mostSecond: Math.min(most, Math.floor(policy.load.secondSubjectMaxShare * maxPeriods + 1e-9)),
      standard: standardPeriods,
      fullStandard: standardLoad(policy, stage, teacher.subject),
      least: Math.min(most, policy.load.minFactor * standardPeriods),
      mostHalfDays: Math.min(policy.itinerant.maxHalfDaysPerWeek, halfDaysOut.length),
      longHalfDays: halfDaysOut.filter((periods) => periods === longest).length,
      homePeriods: home.reduce((sum, periods) => sum + periods, 0),
      free: bells.rings.map((ring) => freePeriods(ring, teacher, ownBells)),
      formClass: formClass >= 0 && classes[formClass]!.groups.length > 0 ? formClass : -1,
      taught: new Set(
        teacher.taught.flatMap(({ classId, subject }) => groupByKey.get(`${classId} ${subject}`) ?? []),
      ),
    }
    return [{ teacher, data }]
  })
}

/** Periods by half-day that are not barred: by their number wherever the lesson is, and by the clock of the bells at home. */
function freePeriods(ring: Ring, { unavailable }: Teacher, home: BellSchedule): Int32Array {
  return Int32Array.from(ring.numbers, (numbers, h) => {
    const barred = unavailable.filter(({ day }) => day === dayOf(h) + 1)
    return numbers.filter((number, n) => {
      const { startMin, endMin } = ring.clock[h]![n]!
      return !barred.some(({ period }) => {
        const own = home.periods[period - 1]
        return period === number || (own !== undefined && own.startMin < endMin && startMin < own.endMin)
      })
    }).length
  })
}

function periodsOfDays(free: Int32Array, mostPerDay: number): number {
  let sum = 0
  for (let h = 0; h < free.length; h += 2) sum += Math.min(mostPerDay, free[h]! + free[h + 1]!)
  return sum
}

interface Base {
  readonly units: readonly UnitData[]
  readonly posts: readonly PostSketch[]
  readonly persons: readonly PersonData[]
}

/** How the teacher may take the post's periods, the way to it left aside. */
function optionBits(
  { policy }: DutiesPart,
  { units, posts, persons }: Base,
  teacher: Teacher,
  person: number,
  post: number,
): number {
  const { subject, unit } = posts[post]!
  const { site, stage } = units[unit]!
  const as = mayTeach(teacher, subject, policy)
  if (!as || !certifiedFor(teacher, stage) || !mayTeachStage(persons[person]!.stage, stage, policy)) return 0
  const bits = as === 'second' ? SECOND : as === 'any' ? ANY : 0
  if (persons[person]!.site === site) return HOME | bits
  const { allowed, subjects } = policy.itinerant
  return allowed && subjects.includes(subject) ? AWAY | bits : 0
}

function isInReach({ policy, travel }: DutiesPart, from: number, to: number): boolean {
  const { maxTravelMinOneWay, maxRoadKmOneWay } = policy.itinerant
  const way = from * travel.siteIds.length + to
  return travel.travelMin[way]! <= maxTravelMinOneWay && travel.roadKm[way]! <= maxRoadKmOneWay
}

function priceOf({ units, posts, persons }: Base, option: number, person: number, post: number): number {
  const otherStage = units[posts[post]!.unit]!.stage !== persons[person]!.stage
  return (option & SECOND ? SECOND_SUBJECT_PERIOD : 0) + (otherStage ? OTHER_STAGE_PERIOD : 0)
}

function leastVisitPrice(visitPrice: Float64Array, sites: number, policy: Policy): Float64Array {
  if (policy.itinerant.maxSitesPerHalfDay === 1) return visitPrice
  return visitPrice.map((own, way) => {
    const to = way % sites
    let least = own
    for (let from = 0; from < sites; from++) {
      if (from !== to) least = Math.min(least, visitPrice[from * sites + to]!)
    }
    return least
  })
}
