/**
 * Exact value of coverage for a given plan of moves, independent of the MILP: who is at a unit teaches the main subject,
 * second subjects up to the policy's share, pool subjects, and lends hours inside the cluster; the rest is shortage.
 * A minimum-cost flow, separate for each unit, or for each cluster and stage where hours are lent.
 */
import { type Choice, type RotationProblem, shortagePrices, POOL } from './problem.ts'
import { MinCostFlow } from './min-cost-flow.ts'

/** Hours lent: `rate` prices them by the hour (visits still fractional), `visits` gives whole half-days by arc. */
export type Lending = 'none' | 'by-the-hour' | { readonly visits: ArrayLike<number> }

export interface Cover {
  /** Missing periods by unit and subject (POOL last). */
  readonly shortage: readonly Float64Array[]
  /** Periods of full load left over, by unit and main subject. */
  readonly surplus: readonly Float64Array[]
  /** Points. */
  readonly shortageCost: number
  readonly surplusCost: number
  /** Price of lending: by the hour, or of whole visits. */
  readonly lendingCost: number
  /** Hours lent, by arc. */
  readonly lent: Float64Array
}

/** Strength of a unit by kind of person: what the cover counts with. */
export interface Strength {
  /** Highest load by kind, periods. */
  readonly most: Float64Array
  /** Full load by subject, periods, form teachers' work taken off. */
  readonly standard: Float64Array
  /** Persons by main subject. */
  readonly persons: Float64Array
}

/** Everyone's strength under a plan, by unit. */
export function strengths(problem: RotationProblem, choice: Choice): Strength[] {
  const { persons, candidates, kinds } = problem
  const all = problem.units.map(
    (unit): Strength => ({
      most: new Float64Array(kinds.length),
      standard: Float64Array.from(unit.formWork, (work) => -work),
      persons: new Float64Array(POOL),
    }),
  )
  for (const { unit, mover, kind, subject, load } of persons) {
    const candidate = mover < 0 ? -1 : choice[mover]!
    const at = all[candidate < 0 ? unit : candidates.unit[candidate]!]
    if (!at) continue
    at.most[kind]! += candidate < 0 ? load.most : candidates.most[candidate]!
    at.standard[subject]! += candidate < 0 ? load.standard : candidates.standard[candidate]!
    at.persons[subject]! += 1
  }
  return all
}

/** The cover of the whole county, or of those `groups` that interest. Outside them, nothing is missing or spare. */
export function coverOf(
  problem: RotationProblem,
  choice: Choice,
  lending: Lending,
  groups: readonly Group[] = coverGroups(problem, lending),
): Cover {
  const strength = strengths(problem, choice)
  const shortage = problem.units.map(() => new Float64Array(POOL + 1))
  const surplus = problem.units.map(() => new Float64Array(POOL))
  const lent = new Float64Array(problem.arcs.length)
  let lendingCost = 0
  for (const group of groups)
    lendingCost += coverGroup(problem, strength, group, lending, { shortage, surplus, lent })
  const price = shortagePrices(problem.policy)
  const total = (list: readonly Float64Array[], priceOf: (k: number) => number): number =>
    list.reduce((sum, of) => of.reduce((part, periods, k) => part + periods * priceOf(k), sum), 0)
  return {
    shortage,
    surplus,
    lent,
    lendingCost,
    shortageCost: total(shortage, (k) => price[k]!),
    surplusCost: total(surplus, () => problem.policy.rotationWeights.surplusPeriod),
  }
}

export interface Group {
  readonly units: readonly number[]
  /** Indices of lending arcs inside the group. */
  readonly arcs: readonly number[]
}

/** Units that coverage couples: those joined by lending arcs; each alone without lending. */
export function coverGroups(problem: RotationProblem, lending: Lending): Group[] {
  if (lending === 'none') return problem.units.map((_, u) => ({ units: [u], arcs: [] }))
  const leader = problem.units.map((_, u) => u)
  const find = (u: number): number => {
    while (leader[u] !== u) u = leader[u]!
    return u
  }
  for (const { from, to } of problem.arcs) {
    const [a, b] = [find(from), find(to)]
    leader[Math.max(a, b)] = Math.min(a, b)
  }
  const groups = new Map<number, { units: number[]; arcs: number[] }>()
  problem.units.forEach((_, u) => {
    if (leader[u] === u) groups.set(u, { units: [], arcs: [] })
    groups.get(find(u))!.units.push(u)
  })
  problem.arcs.forEach(({ from }, arc) => groups.get(find(from))!.arcs.push(arc))
  return [...groups.values()]
}

/** Solves one group; writes what it finds into the county's and returns the price of its lending. */
function coverGroup(
  problem: RotationProblem,
  strength: readonly Strength[],
  { units, arcs }: Group,
  lending: Lending,
  { shortage, surplus, lent }: Pick<Cover, 'shortage' | 'surplus' | 'lent'>,
): number {
  const { policy, kinds } = problem
  const { periodsPerHalfDay, maxHalfDaysPerWeek } = policy.itinerant
  const price = shortagePrices(policy)
  const surplusPrice = policy.rotationWeights.surplusPeriod
  const net = new MinCostFlow()
  const source = net.addNode()
  const sink = net.addNode()
  const mainNode = new Map<number, number>()
  const demandNode = new Map<number, number>()
  const key = (unit: number, subject: number): number => unit * (POOL + 1) + subject
  const covered: { unit: number; subject: number; arc: number }[] = []
  const used: { unit: number; subject: number; standard: number; arc: number }[] = []
  const most = new Map<number, number>()

  for (const u of units) {
    problem.units[u]!.demand.forEach((periods, subject) => {
      if (periods <= 0) return
      const node = net.addNode()
      demandNode.set(key(u, subject), node)
      covered.push({ unit: u, subject, arc: net.addArc(node, sink, periods, -price[subject]!) })
    })
    kinds.forEach((kind, j) => {
      const load = strength[u]!.most[j]!
      if (load > 0) most.set(key(u, kind.subject), (most.get(key(u, kind.subject)) ?? 0) + load)
    })
    for (let subject = 0; subject < POOL; subject++) {
      const load = most.get(key(u, subject)) ?? 0
      const standard = Math.max(0, strength[u]!.standard[subject]!)
      if (load <= 0) {
        surplus[u]![subject] = standard
        continue
      }
      const node = net.addNode()
      mainNode.set(key(u, subject), node)
      const arc = net.addArc(source, node, Math.min(standard, load), -surplusPrice)
      used.push({ unit: u, subject, standard, arc })
      if (load > standard) net.addArc(source, node, load - standard, 0)
      for (const own of [subject, POOL]) {
        const demand = demandNode.get(key(u, own))
        if (demand !== undefined) net.addArc(node, demand, Infinity, 0)
      }
    }
    kinds.forEach(({ subject, seconds }, j) => {
      const load = strength[u]!.most[j]! * policy.load.secondSubjectMaxShare
      const wanted = seconds.flatMap((second) => demandNode.get(key(u, second)) ?? [])
      if (load <= 0 || wanted.length === 0) return
      const node = net.addNode()
      net.addArc(mainNode.get(key(u, subject))!, node, load, 0)
      for (const demand of wanted) net.addArc(node, demand, Infinity, 0)
    })
  }
  const lenderNode = new Map<number, number>()
  const lentArcs: { index: number; arc: number }[] = []
  for (const index of arcs) {
    const { from, to, subject, visitPrice } = problem.arcs[index]!
    const main = mainNode.get(key(from, subject))
    if (main === undefined) continue
    let lender = lenderNode.get(key(from, subject))
    if (lender === undefined) {
      lender = net.addNode()
      lenderNode.set(key(from, subject), lender)
      const halfDays = maxHalfDaysPerWeek * strength[from]!.persons[subject]!
      net.addArc(main, lender, periodsPerHalfDay * halfDays, 0)
    }
    const hours = typeof lending === 'object' ? periodsPerHalfDay * lending.visits[index]! : Infinity
    const rate = lending === 'by-the-hour' ? visitPrice / periodsPerHalfDay : 0
    lentArcs.push({ index, arc: net.addArc(lender, demandNode.get(key(to, subject))!, hours, rate) })
  }
  net.run(source, sink)

  for (const { unit, subject, arc } of covered) {
    shortage[unit]![subject] = problem.units[unit]!.demand[subject]! - net.flowOn(arc)
  }
  for (const { unit, subject, standard, arc } of used) surplus[unit]![subject] = standard - net.flowOn(arc)
  for (const { index, arc } of lentArcs) lent[index] = net.flowOn(arc)
  return arcs.reduce((sum, index) => {
    const visits = typeof lending === 'object' ? lending.visits[index]! : lent[index]! / periodsPerHalfDay
    return sum + visits * problem.arcs[index]!.visitPrice
  }, 0)
}
