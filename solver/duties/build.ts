/** A part becomes the frozen problem. */
import { mayTeach, mayTeachStage } from '../../models/capacity.ts'
import type { Policy } from '../../models/policy.ts'
import { certifiedFor, type Teacher } from '../../models/teacher.ts'
import { sendersOf } from './broadcast.ts'
import { BellList, demandOf, type PostSketch, unitsOf } from './demand.ts'
import type { DutiesPart } from './input.ts'
import { isBarred, personsOf } from './people.ts'
import {
  ANY,
  AWAY,
  type DutiesProblem,
  type GroupData,
  HOME,
  OTHER_STAGE,
  type PersonData,
  SECOND,
  type StopData,
  type UnitData,
} from './problem.ts'
import { dayOf } from './week.ts'

export function buildProblem(part: DutiesPart): DutiesProblem {
  const { policy, travel } = part
  const siteIds = part.county.sites.map(({ id }) => id)
  const bells = new BellList(part)
  const { units, stops } = unitsOf(part, bells)
  const demand = demandOf(part, siteIds, units, bells.rings)
  const { posts, classes } = demand
  const senders = sendersOf(part, demand.groups, posts, units, bells.rings)
  const groups = demand.groups.map((group, g): GroupData => ({ ...group, senders: senders[g]! }))
  const persons = personsOf(part, units, demand, bells)

  const options = new Uint8Array(persons.length * posts.length)
  const tooFar = new Uint8Array(persons.length * posts.length)
  const visitPrice = travel.roadKm.map(
    (km) => policy.itinerant.visitCost + policy.itinerant.visitCostPerKm * km,
  )
  const base = { units, stops, posts, groups, persons: persons.map(({ data }) => data) }
  persons.forEach(({ teacher }, person) => {
    posts.forEach((_, post) => {
      const at = person * posts.length + post
      const bits = mayTake(part, base, bells, teacher, person, post)
        ? optionBits(part, base, teacher, person, post)
        : 0
      const inReach =
        (bits & AWAY) === 0 || isInReach(part, base.persons[person]!.site, units[posts[post]!.unit]!.site)
      options[at] = inReach ? bits : 0
      tooFar[at] = inReach ? 0 : 1
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
    travelMin: travel.travelMin,
    roadKm: travel.roadKm,
    visitPrice,
    leastVisitPrice: leastVisitPrice(visitPrice, siteIds.length, policy),
  })
}

interface Base {
  readonly units: readonly UnitData[]
  readonly stops: readonly StopData[]
  readonly posts: readonly PostSketch[]
  readonly groups: readonly GroupData[]
  readonly persons: readonly PersonData[]
}

/** Whether the planner's pins, if there are any, let the teacher have the post: named by them, and free at their times. */
function mayTake(
  { county, policy }: DutiesPart,
  { units, posts, groups, persons }: Base,
  bells: BellList,
  teacher: Teacher,
  person: number,
  post: number,
): boolean {
  const { pinnedTo, unit, groups: members } = posts[post]!
  if (pinnedTo !== undefined && pinnedTo !== teacher.id) return false
  const { site, stage } = persons[person]!
  return groups[members[0]!]!.pinned.every((time) => {
    const travels = units[unit]!.site === site || policy.itinerant.days.includes(dayOf(time.halfDay) + 1)
    return travels && !isBarred(teacher, bells.schedule(county.sites[site]!.id, stage), time)
  })
}

/** How the teacher may take the post's periods, the way to it left aside. */
function optionBits(
  { policy }: DutiesPart,
  { units, stops, posts, persons }: Base,
  teacher: Teacher,
  person: number,
  post: number,
): number {
  const { subject, unit } = posts[post]!
  const { site, stage, stop } = units[unit]!
  const as = mayTeach(teacher, subject, policy)
  if (!as || !certifiedFor(teacher, stage) || !mayTeachStage(persons[person]!.stage, stage, policy)) return 0
  const otherStage = stage === persons[person]!.stage ? 0 : OTHER_STAGE
  const bits = otherStage | (as === 'second' ? SECOND : as === 'any' ? ANY : 0)
  if (persons[person]!.site === site) return HOME | bits
  const { allowed, subjects, mainSubjectOnly } = policy.itinerant
  const travels = allowed && subjects.includes(subject) && (as === 'main' || !mainSubjectOnly)
  return travels && stops[stop]!.long > 0 ? AWAY | bits : 0
}

function isInReach({ policy, travel }: DutiesPart, from: number, to: number): boolean {
  const { maxTravelMinOneWay, maxRoadKmOneWay } = policy.itinerant
  const way = from * travel.siteIds.length + to
  return travel.travelMin[way]! <= maxTravelMinOneWay && travel.roadKm[way]! <= maxRoadKmOneWay
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
