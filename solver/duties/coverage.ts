/**
 * Coverage as a mixed-integer model: how many periods teachers of each kind give to each post, in how many visits. It knows nothing of
 * single classes and persons, so it is a relaxation: what it proves holds for every plan. Columns, by kind t, post p and stop s:
 *
 *   h[t,p] periods a week; q[t,s] visits a week, whole; b[p] periods heard as broadcasts; x[p] periods missing
 */
import { ModelBuilder, type MilpModel } from '../milp/model.ts'
import { periodPrice } from './prices.ts'
import { AWAY, type DutiesProblem, HOME, optionOf, OTHER_STAGE, SECOND } from './problem.ts'

/** Persons who differ in nothing but their load. */
export interface Kind {
  readonly persons: readonly number[]
  readonly site: number
  readonly most: number
  readonly mostSecond: number
  readonly mostHalfDays: number
}

export interface CoverageModel {
  readonly milp: MilpModel
  readonly kinds: readonly Kind[]
  readonly hours: readonly { readonly kind: number; readonly post: number; readonly col: number }[]
  readonly visits: readonly { readonly kind: number; readonly stop: number; readonly col: number }[]
}

export function buildCoverage(problem: DutiesProblem): CoverageModel {
  const builder = new ModelBuilder()
  const kinds = kindsOf(problem)
  const missing = problem.posts.map(({ price, groups, demand }, p) => {
    const periods = groups.reduce((sum, g) => sum + problem.groups[g]!.periods, 0)
    return builder.addColumn({ cost: price, lower: periods - demand, upper: periods, name: `missing ${p}` })
  })
  const heard = heardColumns(problem, builder)
  const hours = hourColumns(problem, builder, kinds)
  const visits = visitColumns(problem, builder, kinds, hours)
  addDemandRows(problem, builder, missing, heard, hours)
  addLoadRows(problem, builder, kinds, hours)
  addVisitRows(problem, builder, kinds, hours, visits)
  addVisitRounding(problem, builder, { kinds, missing, heard, hours, visits })
  return { milp: builder.build(), kinds, hours, visits }
}

function kindsOf(problem: DutiesProblem): Kind[] {
  const { persons, posts, options } = problem
  const byKey = new Map<string, number[]>()
  persons.forEach(({ site }, p) => {
    const key = `${site} ${options.subarray(p * posts.length, (p + 1) * posts.length).join()}`
    byKey.set(key, [...(byKey.get(key) ?? []), p])
  })
  const sum = (members: readonly number[], of: (person: (typeof persons)[number]) => number) =>
    members.reduce((total, p) => total + of(persons[p]!), 0)
  return [...byKey.values()].map((members) => ({
    persons: members,
    site: persons[members[0]!]!.site,
    most: sum(members, ({ most }) => most),
    mostSecond: sum(members, ({ mostSecond }) => mostSecond),
    mostHalfDays: sum(members, ({ mostHalfDays }) => mostHalfDays),
  }))
}

/** Periods heard, by post; undefined where none can be. */
function heardColumns(
  { posts, groups, policy }: DutiesProblem,
  builder: ModelBuilder,
): (number | undefined)[] {
  return posts.map(({ groups: members }, p) => {
    const upper = members.reduce(
      (sum, g) => (groups[g]!.senders.length > 0 ? sum + groups[g]!.periods : sum),
      0,
    )
    if (upper === 0) return undefined
    return builder.addColumn({ cost: policy.online.periodCost, upper, name: `heard ${p}` })
  })
}

function hourColumns(
  problem: DutiesProblem,
  builder: ModelBuilder,
  kinds: readonly Kind[],
): CoverageModel['hours'] {
  return kinds.flatMap(({ persons, most, mostSecond }, kind) =>
    problem.posts.flatMap(({ demand }, post) => {
      const option = optionOf(problem, persons[0]!, post)
      if (option === 0) return []
      const upper = Math.min(demand, option & SECOND ? mostSecond : most)
      const cost = periodPrice(option)
      return [{ kind, post, col: builder.addColumn({ cost, upper, name: `hours ${kind} ${post}` }) }]
    }),
  )
}

const present = (col: number | undefined): number[] => (col === undefined ? [] : [col])

const stopOf = ({ units, posts }: DutiesProblem, post: number): number => units[posts[post]!.unit]!.stop

const isAway = (problem: DutiesProblem, { persons }: Kind, post: number): boolean =>
  (optionOf(problem, persons[0]!, post) & AWAY) > 0

function visitColumns(
  problem: DutiesProblem,
  builder: ModelBuilder,
  kinds: readonly Kind[],
  hours: CoverageModel['hours'],
): CoverageModel['visits'] {
  const { stops, siteIds, leastVisitPrice } = problem
  const pairs = new Map<string, { kind: number; stop: number }>()
  for (const { kind, post } of hours) {
    const stop = stopOf(problem, post)
    if (isAway(problem, kinds[kind]!, post)) pairs.set(`${kind} ${stop}`, { kind, stop })
  }
  return [...pairs.values()].map(({ kind, stop }) => {
    const { site, mostHalfDays } = kinds[kind]!
    const cost = leastVisitPrice[site * siteIds.length + stops[stop]!.site]!
    const upper = mostHalfDays * problem.policy.itinerant.maxSitesPerHalfDay
    return {
      kind,
      stop,
      col: builder.addColumn({ cost, upper, integer: true, name: `visits ${kind} ${stop}` }),
    }
  })
}

function addDemandRows(
  { posts, groups }: DutiesProblem,
  builder: ModelBuilder,
  missing: readonly number[],
  heard: readonly (number | undefined)[],
  hours: CoverageModel['hours'],
): void {
  const rows = posts.map((post, p) => {
    const periods = post.groups.reduce((sum, g) => sum + groups[g]!.periods, 0)
    const cols = [missing[p]!, ...present(heard[p])]
    return builder.addRow(
      { lower: periods, upper: periods, name: `demand ${p}` },
      cols,
      cols.map(() => 1),
    )
  })
  for (const { post, col } of hours) builder.addTerm(rows[post]!, col, 1)
}

function addLoadRows(
  problem: DutiesProblem,
  builder: ModelBuilder,
  kinds: readonly Kind[],
  hours: CoverageModel['hours'],
): void {
  const load = kinds.map(({ most }, kind) => builder.addRow({ upper: most, name: `load ${kind}` }))
  const second = kinds.map(({ mostSecond }, kind) =>
    builder.addRow({ upper: mostSecond, name: `second ${kind}` }),
  )
  for (const { kind, post, col } of hours) {
    builder.addTerm(load[kind]!, col, 1)
    if (optionOf(problem, kinds[kind]!.persons[0]!, post) & SECOND) builder.addTerm(second[kind]!, col, 1)
  }
}

/** Periods of a post that one visit can hold: of each class so many a day, and no more than the half-day has. */
const periodsOfVisit = ({ posts, groups, stops, units }: DutiesProblem, post: number): number => {
  const { groups: members, perDay, unit } = posts[post]!
  const aDay = members.reduce((sum, g) => sum + Math.min(groups[g]!.most, perDay), 0)
  return Math.min(aDay, stops[units[unit]!.stop]!.long)
}

function addVisitRows(
  problem: DutiesProblem,
  builder: ModelBuilder,
  kinds: readonly Kind[],
  hours: CoverageModel['hours'],
  visits: CoverageModel['visits'],
): void {
  const { stops, policy } = problem
  const colOf = new Map(visits.map(({ kind, stop, col }) => [`${kind} ${stop}`, col]))
  const room = new Map(
    visits.map(({ kind, stop, col }) => [
      `${kind} ${stop}`,
      builder.addRow({ upper: 0, name: `room ${kind} ${stop}` }, [col], [-stops[stop]!.long]),
    ]),
  )
  for (const { kind, post, col } of hours) {
    if (!isAway(problem, kinds[kind]!, post)) continue
    const stop = stopOf(problem, post)
    const key = `${kind} ${stop}`
    builder.addTerm(room.get(key)!, col, 1)
    const most = periodsOfVisit(problem, post)
    if (most < stops[stop]!.long) builder.addRow({ upper: 0 }, [col, colOf.get(key)!], [1, -most])
  }
  kinds.forEach(({ mostHalfDays }, kind) => {
    const cols = visits.filter((visit) => visit.kind === kind).map(({ col }) => col)
    if (cols.length === 0) return
    const upper = mostHalfDays * policy.itinerant.maxSitesPerHalfDay
    builder.addRow(
      { upper, name: `half-days ${kind}` },
      cols,
      cols.map(() => 1),
    )
  })
}

/**
 * Rounding: of b periods that main-subject teachers at home cannot give, those that nobody else at home gives and that are not missing
 * come in whole visits of up to P periods:  missing + others + r Q >= r ceil(b / P),  r = b - P (ceil(b / P) - 1).
 */
function addVisitRounding(
  problem: DutiesProblem,
  builder: ModelBuilder,
  {
    kinds,
    missing,
    heard,
    hours,
    visits,
  }: Pick<CoverageModel, 'kinds' | 'hours' | 'visits'> & {
    missing: readonly number[]
    heard: readonly (number | undefined)[]
  },
): void {
  problem.posts.forEach((post, p) => {
    const here = hours.filter((hour) => hour.post === p)
    const visitors = new Set(
      here.filter(({ kind }) => isAway(problem, kinds[kind]!, p)).map(({ kind }) => kind),
    )
    if (visitors.size === 0) return
    const main = here.filter(
      ({ kind }) => (optionOf(problem, kinds[kind]!.persons[0]!, p) & ~OTHER_STAGE) === HOME,
    )
    const periods = post.groups.reduce((sum, g) => sum + problem.groups[g]!.periods, 0)
    const lacking = periods - main.reduce((sum, { kind }) => sum + kinds[kind]!.most, 0)
    const size = periodsOfVisit(problem, p)
    const steps = Math.ceil(lacking / size - 1e-9)
    const r = lacking - size * (steps - 1)
    if (lacking <= 0 || r > size - 1e-9) return
    const others = here
      .filter((hour) => !main.includes(hour) && !visitors.has(hour.kind))
      .map(({ col }) => col)
    const instead = [...present(heard[p]), ...others]
    const trips = visits
      .filter(({ kind, stop }) => visitors.has(kind) && stop === stopOf(problem, p))
      .map(({ col }) => col)
    builder.addRow(
      { lower: r * steps, name: `rounding ${p}` },
      [missing[p]!, ...instead, ...trips],
      [1, ...instead.map(() => 1), ...trips.map(() => r)],
    )
  })
}
