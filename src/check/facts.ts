import { byCode, type Stage } from '../../models/basics.ts'
import { bellLookup } from '../../models/bells.ts'
import { commuteLookup } from '../../models/commute.ts'
import type { County, Pins } from '../../models/county.ts'
import type { Plan, PlanStage, Posting } from '../../models/plan.ts'
import type { Policy } from '../../models/policy.ts'
import type { Room } from '../../models/site.ts'
import { servingSiteOn, type Teacher } from '../../models/teacher.ts'
import type { BellSchedule } from '../../models/timetable.ts'
import { type TravelTable, travelLookup } from '../../models/travel.ts'
import {
  type KnownDuty,
  knownDuties,
  type KnownLending,
  knownLending,
  type KnownMove,
  knownMoves,
  knownPostings,
  type KnownVisit,
  knownVisits,
  type Records,
} from './known.ts'
import { type TimedLesson, timedLessons } from './lessons.ts'
import { groupBy } from './lists.ts'

/** Hashes that the plan's provenance should name; the caller knows how they are made. */
export interface Hashes {
  readonly countyHash: string
  readonly policyHash: string
}

export interface CheckContext {
  readonly county: County
  readonly policy: Policy
  readonly travel: TravelTable
  readonly pins?: Pins
  readonly hashes?: Hashes
}

export interface CheckInput extends CheckContext {
  readonly plan: Plan
}

/** What the rules read. Entries of decisions that the plan does not hold are left out. */
export interface Facts extends CheckInput, Records {
  readonly holds: (part: PlanStage) => boolean
  readonly rooms: ReadonlyMap<string, Room>
  readonly travelMin: (from: string, to: string) => number
  readonly roadKm: (from: string, to: string) => number
  /** One-way commute, road km. */
  readonly commuteKm: (teacher: Teacher, siteId: string) => number
  /** Site where a teacher serves before any new move. */
  readonly servingNow: (teacher: Teacher) => string
  readonly bellsOf: (siteId: string, stage: Stage) => BellSchedule
  /** Teachers in post by the site where they serve before any new move. */
  readonly staffNow: ReadonlyMap<string, readonly Teacher[]>
  readonly postings: ReadonlyMap<string, Posting>
  readonly moves: readonly KnownMove[]
  readonly lending: readonly KnownLending[]
  readonly duties: readonly KnownDuty[]
  readonly visits: readonly KnownVisit[]
  /** Lessons of these duties that stand in a period of their bells, by day and time. */
  readonly lessons: readonly TimedLesson[]
}

export function gatherFacts(input: CheckInput): Facts {
  const { county, policy, plan } = input
  const holds = (part: PlanStage): boolean => plan.stages.includes(part)
  const records: Records = {
    teachers: byId(county.teachers),
    sites: byId(county.sites),
    classes: byId(county.classes),
  }
  const { min, km } = travelLookup(input.travel)
  const servingNow = (teacher: Teacher): string => servingSiteOn(teacher, county.asOf)
  const inPost = [...records.teachers.values()].filter(({ status }) => status === 'in-post')
  const duties = holds('duties') ? knownDuties(plan.duties.duties, records) : []
  return {
    ...input,
    ...records,
    holds,
    rooms: byId(county.rooms),
    travelMin: min,
    roadKm: km,
    commuteKm: commuteLookup(county, policy, input.travel),
    servingNow,
    bellsOf: bellLookup(county, policy),
    staffNow: groupBy(inPost, servingNow),
    postings: knownPostings(plan.postings, records),
    moves: holds('rotation') ? knownMoves(plan.rotation.moves, records) : [],
    lending: holds('rotation') ? knownLending(plan.rotation.lending ?? [], records) : [],
    duties,
    visits: holds('duties') ? knownVisits(plan.duties.visits, records) : [],
    lessons: holds('timetable') ? timedLessons(county, policy, duties, plan.timetable.lessons) : [],
  }
}

/** By id, in the order of the ids. */
const byId = <Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> =>
  new Map([...items].sort((a, b) => byCode(a.id, b.id)).map((item) => [item.id, item]))
