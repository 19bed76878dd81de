import type { Place, Travel } from '../problem.ts'
import type { TravelRule } from '../rules.ts'
import { type Finding, sum, type Week } from './week.ts'

interface Stay {
  readonly slot: number
  readonly site: number
  readonly startMin: number
  readonly endMin: number
}

export function judgeTravel(rule: TravelRule, week: Week): Finding[] {
  const travel = week.problem.travel
  if (!travel) throw new Error(`travel rule ${rule.code} in a problem without travel`)
  return rule.resources.flatMap((resource): Finding[] => {
    const days = week.problem.daySlots.map((_, day) => staysOf(week, travel, resource, day))
    if (rule.period === 'week') {
      const changes = sum(days.map((stays) => legsOf(stays).filter(changesSite).length))
      const slots = days.flat().map(({ slot }) => slot)
      return [{ deviation: Math.max(0, changes - (rule.max ?? 0)), resource, slots }]
    }
    return days.map((stays, day) => ({
      deviation: measure(rule, travel, resource, stays, week.slotsOfDay(day)),
      resource,
      slots: stays.map(({ slot }) => slot),
    }))
  })
}

interface Leg {
  readonly from: Stay
  readonly to: Stay
}

const legsOf = (stays: readonly Stay[]): Leg[] => stays.slice(1).map((to, k) => ({ from: stays[k]!, to }))

const changesSite = ({ from, to }: Leg): boolean => from.site !== to.site

/** The day of a resource, slot by slot, without the slots in which it is double-booked. */
function staysOf(week: Week, travel: Travel, resource: number, day: number): Stay[] {
  return week.slotsOfDay(day).flatMap((slot) => {
    const lessons = week.lessonsAt[resource]![slot]!
    if (lessons.length !== 1) return []
    const { site, bell } = placeOf(week, travel, resource, lessons[0]!)
    const clock = travel.bells[bell]!
    return [{ slot, site, startMin: clock.startMin[slot]!, endMin: clock.endMin[slot]! }]
  })
}

function placeOf(week: Week, travel: Travel, resource: number, lesson: number): Place {
  const { resources, place, placeOf: places } = week.problem.lessons[lesson]!
  const fixed = resources.indexOf(resource)
  const index = places && fixed >= 0 ? places[fixed] : place
  if (index === undefined) throw new Error(`lesson ${lesson} of a travelling resource has no place`)
  return travel.places[index]!
}

function measure(
  rule: TravelRule,
  travel: Travel,
  resource: number,
  stays: Stay[],
  daySlots: number[],
): number {
  const minutes = (from: number, to: number): number => travel.travelMin[from * travel.siteCount + to]!
  const max = rule.max ?? 0
  const legs = legsOf(stays)
  switch (rule.measure) {
    case 'late': {
      const late = legs.filter(({ from, to }) => to.startMin - from.endMin < minutes(from.site, to.site))
      return Math.max(0, late.length - max)
    }
    case 'changes':
      return Math.max(0, legs.filter(changesSite).length - max)
    case 'minutes': {
      const between = sum(legs.map(({ from, to }) => minutes(from.site, to.site)))
      const base = travel.baseSite?.[resource] ?? -1
      const [first, last] = [stays[0], stays.at(-1)]
      const ends = base >= 0 && first && last ? minutes(base, first.site) + minutes(last.site, base) : 0
      return Math.max(0, between + ends - max)
    }
    case 'sites':
      return sum(
        (rule.groups ?? [daySlots]).map((group) => {
          const sites = stays.filter(({ slot }) => group.includes(slot)).map(({ site }) => site)
          return Math.max(0, new Set(sites).size - max)
        }),
      )
  }
}
