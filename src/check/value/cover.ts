import type { Policy } from '../../../models/policy.ts'
import type { Subject } from '../../../models/subject.ts'
import { groupBy } from '../lists.ts'
import { Network } from './flow.ts'
import type { Demanded, Person, Unit } from './units.ts'

/** Half-days a week lent between two units. */
export interface Lent {
  readonly from: Unit
  readonly to: Unit
  readonly subject: Subject
  readonly visits: number
}

/** Points of missing and of unused periods. */
export interface CoverPoints {
  readonly shortage: number
  readonly surplus: number
}

/** Points of a missing period; the pool costs as much as the cheapest of its subjects. */
export function shortagePrice(policy: Policy, subject: Demanded): number {
  const price = (of: Subject): number => policy.rotationWeights.shortagePeriod[of] ?? 1
  if (subject !== 'pool') return price(subject)
  return policy.load.anyTeacherSubjects.length > 0
    ? Math.min(...policy.load.anyTeacherSubjects.map(price))
    : 0
}

/**
 * The best that those present and those lent can do for the classes of all units: each teaches the main subject, pool
 * subjects, second subjects up to the policy's share, or lends half-days. What stays untaught is shortage; what stays of
 * full loads is surplus. Units that lend to each other are one network, the others are one each. Of covers of the same
 * value a `lean` above 0 takes the one with the least shortage, below 0 with the most.
 */
export function coverPoints(
  units: Iterable<Unit>,
  lent: readonly Lent[],
  policy: Policy,
  lean: number,
): CoverPoints {
  const lendingUnits = new Set(lent.flatMap(({ from, to }) => [from, to]))
  const parts = groupBy(units, (unit) =>
    lendingUnits.has(unit) ? `${unit.site.clusterId ?? ''} ${unit.stage}` : unit.key,
  )
  let [shortage, surplus] = [0, 0]
  for (const part of parts.values()) {
    const points = partPoints(
      part,
      lent.filter(({ from }) => part.includes(from)),
      policy,
      lean,
    )
    shortage += points.shortage
    surplus += points.surplus
  }
  return { shortage, surplus }
}

/** Costs are counted from the worst case, so that none is negative: a period of the dearest subject taught from full load is worth `worth`. */
function partPoints(
  units: readonly Unit[],
  lent: readonly Lent[],
  policy: Policy,
  lean: number,
): CoverPoints {
  const network = new Network()
  const [source, sink] = [network.node(), network.node()]
  const surplusPrice = policy.rotationWeights.surplusPeriod
  const dearest = Math.max(
    0,
    ...units.flatMap(({ demand }) => [...demand.keys()].map((s) => shortagePrice(policy, s))),
  )
  const tilt = 1 + lean
  const classes = new Map<string, number>()
  const lenders = new Map<string, number>()
  const taught: { arc: number; periods: number; price: number }[] = []
  const used: { arc: number | undefined; standard: number }[] = []

  for (const unit of units) {
    for (const [subject, periods] of unit.demand) {
      const node = network.node()
      const price = shortagePrice(policy, subject)
      classes.set(`${unit.key} ${subject}`, node)
      taught.push({ arc: network.arc(node, sink, periods, tilt * (dearest - price)), periods, price })
    }
  }
  for (const unit of units) {
    const bySubject = groupBy(unit.people, ({ teacher }) => teacher.subject)
    for (const subject of new Set([...bySubject.keys(), ...unit.formWork.keys()])) {
      const people = bySubject.get(subject) ?? []
      const most = sum(people, (person) => person.most)
      const standard = Math.max(
        0,
        sum(people, (person) => person.standard) - (unit.formWork.get(subject) ?? 0),
      )
      if (most <= 0) {
        used.push({ arc: undefined, standard })
        continue
      }
      const staff = network.node()
      used.push({ arc: network.arc(source, staff, Math.min(most, standard)), standard })
      network.arc(source, staff, Math.max(0, most - standard), surplusPrice)
      for (const own of [subject, 'pool'] as const) {
        const node = classes.get(`${unit.key} ${own}`)
        if (node !== undefined) network.arc(staff, node, Infinity)
      }
      linkSecondSubjects(network, staff, unit, people, classes, policy)
      const lender = network.node()
      const halfDays = people.length * policy.itinerant.maxHalfDaysPerWeek
      network.arc(staff, lender, halfDays * policy.itinerant.periodsPerHalfDay)
      lenders.set(`${unit.key} ${subject}`, lender)
    }
  }
  for (const { from, to, subject, visits } of lent) {
    const lender = lenders.get(`${from.key} ${subject}`)
    const node = classes.get(`${to.key} ${subject}`)
    if (lender !== undefined && node !== undefined)
      network.arc(lender, node, visits * policy.itinerant.periodsPerHalfDay)
  }
  network.send(source, sink, tilt * dearest + surplusPrice)
  return {
    shortage: sum(taught, ({ arc, periods, price }) => price * (periods - network.flow(arc))),
    surplus:
      surplusPrice * sum(used, ({ arc, standard }) => standard - (arc === undefined ? 0 : network.flow(arc))),
  }
}

/** Each set of second subjects is one door, as wide as the share of its people's loads. */
function linkSecondSubjects(
  network: Network,
  staff: number,
  unit: Unit,
  people: readonly Person[],
  classes: ReadonlyMap<string, number>,
  policy: Policy,
): void {
  for (const same of groupBy(people, ({ teacher }) => secondsOf(teacher, policy).join()).values()) {
    const nodes = secondsOf(same[0]!.teacher, policy).flatMap(
      (second) => classes.get(`${unit.key} ${second}`) ?? [],
    )
    if (nodes.length === 0) continue
    const door = network.node()
    network.arc(staff, door, policy.load.secondSubjectMaxShare * sum(same, (person) => person.most))
    for (const node of nodes) network.arc(door, node, Infinity)
  }
}

const secondsOf = ({ subject, secondSubjects }: Person['teacher'], { load }: Policy): Subject[] =>
  [...new Set(secondSubjects)]
    .filter((second) => second !== subject && !load.anyTeacherSubjects.includes(second))
    .sort()

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
