/** What has to be taught: sites and stages with their bells, subjects, groups and classes. */
import { stageOfGrade } from '../../models/basics.ts'
import { bellLookup } from '../../models/bells.ts'
import { pinLookup } from '../../models/lesson-pin.ts'
import type { Policy } from '../../models/policy.ts'
import { unitKey } from '../../models/site.ts'
import { teachingGroups } from '../../models/teaching.ts'
import type { BellSchedule } from '../../models/timetable.ts'
import type { DutiesPart } from './input.ts'
import { PINNED_FACTOR } from './prices.ts'
import type { ClassData, GroupData, PinnedTime, PostData, StopData, UnitData } from './problem.ts'
import { dayOf, halfDayOf, halfDaysOf, periodsIn, periodsInWeek, type Ring, ringOf } from './week.ts'

/** A post before it is known who qualifies. */
export type PostSketch = Omit<PostData, 'persons'>

/** All bells of a part, each once. */
export class BellList {
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
export function unitsOf({ county, policy }: DutiesPart, bells: BellList) {
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

function doublesWanted(
  { timetable }: Policy,
  subject: PostData['subject'],
  grade: number,
  periods: number,
): number {
  const wanted = timetable.doubleLessons
    .filter((wish) => wish.subject === subject && grade >= wish.fromGrade)
    .reduce((sum, { perWeek }) => sum + perWeek, 0)
  return Math.min(wanted, Math.floor(periods / 2))
}

interface DraftPost {
  readonly unit: number
  readonly subject: PostData['subject']
  readonly perDay: number
  readonly groups: number[]
  readonly pinnedTo?: string
}

function pinnedTime(ring: Ring, { day, period }: { day: number; period: number }): PinnedTime[] {
  const halfDay = halfDayOf(ring, day, period)
  if (halfDay === undefined) return []
  return [{ halfDay, period, ...ring.clock[halfDay]![ring.numbers[halfDay]!.indexOf(period)]! }]
}

export function demandOf(
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
  const posts: DraftPost[] = []
  const pinOf = pinLookup(county)
  const { subjectMaxPerDay, subjectMaxPerDayBySubject } = policy.timetable

  const groups = teachingGroups(county, policy)
    .filter(({ periods }) => periods > 0)
    .map(({ classIds, subject, periods }, g): Omit<GroupData, 'senders'> => {
      const members = classIds.map((id) => classIndex.get(id)!)
      const unit = unitOfClass[members[0]!]!
      const pin = pinOf(classIds, subject)
      const key = pin ? `${unit} ${subject} ${pin.id}` : `${unit} ${subject}`
      if (!postIndex.has(key)) {
        const perDay = subjectMaxPerDayBySubject[subject] ?? subjectMaxPerDay
        const pinnedTo = pin?.teacherId
        const draft = { unit, subject, perDay, groups: [], ...(pinnedTo !== undefined && { pinnedTo }) }
        postIndex.set(key, posts.push(draft) - 1)
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
        pinned: (pin?.at ?? []).flatMap((at) => pinnedTime(ring, at)),
        doubles: doublesWanted(policy, subject, gradeOf.get(classIds[0]!)!, whole),
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
      price: price(post.subject) * (post.pinnedTo === undefined ? 1 : PINNED_FACTOR),
      demand: post.groups.reduce((sum, g) => sum + groups[g]!.most, 0),
    })),
  }
}
