/** How many visits a person needs for what is taught away, and whether the week has room for them. */
import { lessonsLate } from './chain.ts'
import type { DutiesProblem } from './problem.ts'
import { halfDaysOf, periodsIn } from './week.ts'

/** Collects one person's periods away, then prices the visits. One counter serves all persons, one after the other. */
export class VisitCount {
  readonly #problem: DutiesProblem
  readonly #lessons: Int32Array
  /** Visits needed because a class has a subject so often a day only. */
  readonly #days: Int32Array
  readonly #stops: number[] = []
  readonly #packing: Packing | undefined

  constructor(problem: DutiesProblem) {
    this.#problem = problem
    this.#lessons = new Int32Array(problem.stops.length)
    this.#days = new Int32Array(problem.stops.length)
    this.#packing = problem.policy.itinerant.maxSitesPerHalfDay > 1 ? new Packing(problem) : undefined
  }

  clear(): void {
    for (const stop of this.#stops) {
      this.#lessons[stop] = 0
      this.#days[stop] = 0
    }
    this.#stops.length = 0
  }

  add(stop: number, periods: number, perDay: number): void {
    if (this.#lessons[stop] === 0) this.#stops.push(stop)
    this.#lessons[stop]! += periods
    this.#days[stop] = Math.max(this.#days[stop]!, Math.ceil(periods / perDay))
  }

  /** Points of the visits; Infinity where they are too many, go to too many sites, or leave too little time for `home` periods. */
  cost(person: number, home: number): number {
    if (this.#stops.length === 0) return 0
    const { stops, persons, visitPrice, siteIds, policy } = this.#problem
    const { site } = persons[person]!
    const { maxSites } = policy.itinerant
    if (
      this.#stops.length > maxSites &&
      new Set(this.#stops.map((stop) => stops[stop]!.site)).size > maxSites
    )
      return Infinity
    if (!(this.#packing ? this.#packsInto(person, home, this.#packing) : this.#fitsAlone(person, home)))
      return Infinity
    let [cost, visits] = [0, 0]
    for (const stop of this.#stops) {
      const here = this.#visitsTo(stop)
      visits += here
      cost += here * visitPrice[site * siteIds.length + stops[stop]!.site]!
    }
    return cost + policy.itinerant.evenVisits * visits ** 2
  }

  #visitsTo(stop: number): number {
    return Math.max(this.#days[stop]!, Math.ceil(this.#lessons[stop]! / this.#problem.stops[stop]!.long))
  }

  /** One site a half-day. Visits with few lessons may be made in the shorter half of a day. */
  #fitsAlone(person: number, home: number): boolean {
    const { stops, persons } = this.#problem
    const { mostHalfDays, longHalfDays, homePeriods } = persons[person]!
    let [visits, inShort, away] = [0, 0, 0]
    for (const stop of this.#stops) {
      const { long, short } = stops[stop]!
      const count = this.#visitsTo(stop)
      const spare = count * long - this.#lessons[stop]!
      const shorter = long > short ? Math.min(count, Math.floor(spare / (long - short))) : count
      visits += count
      inShort += shorter
      away += count * long - shorter * (long - short)
    }
    return visits <= mostHalfDays && visits - inShort <= longHalfDays && home + away <= homePeriods
  }

  #packsInto(person: number, home: number, packing: Packing): boolean {
    const items = this.#stops.flatMap((stop) => {
      const count = this.#visitsTo(stop)
      const lessons = this.#lessons[stop]!
      return Array.from({ length: count }, (_, n) => ({
        stop,
        lessons: Math.floor(lessons / count) + (n < lessons % count ? 1 : 0),
      }))
    })
    return packing.fits(this.#problem.persons[person]!, items, home)
  }
}

interface Item {
  readonly stop: number
  readonly lessons: number
}

/** Several sites a half-day: first fit, most lessons first. */
class Packing {
  readonly #problem: DutiesProblem
  /** A long and a short half-day of visits, each with its periods. */
  readonly #kinds: readonly { readonly halfDay: number; readonly periods: number }[]
  /** By kind of half-day, then by two stops and their lessons: 1 where both can be held in it. */
  readonly #together: readonly Map<string, boolean>[]

  constructor(problem: DutiesProblem) {
    this.#problem = problem
    const halfDays = Array.from({ length: halfDaysOf(problem.days) }, (_, halfDay) => ({
      halfDay,
      periods: Math.max(0, ...problem.stops.map(({ ring }) => periodsIn(problem.rings[ring]!, halfDay))),
    }))
      .filter(({ periods }) => periods > 0)
      .sort((a, b) => b.periods - a.periods || a.halfDay - b.halfDay)
    this.#kinds = halfDays.length > 0 ? [halfDays[0]!, halfDays.at(-1)!] : []
    this.#together = this.#kinds.map(() => new Map<string, boolean>())
  }

  fits(
    { mostHalfDays, longHalfDays, homePeriods }: DutiesProblem['persons'][number],
    items: Item[],
    home: number,
  ): boolean {
    const { maxSitesPerHalfDay } = this.#problem.policy.itinerant
    const bins: { kind: number; items: Item[] }[] = []
    let away = 0
    for (const item of items.sort((a, b) => b.lessons - a.lessons || a.stop - b.stop)) {
      const room = bins.find((bin) => bin.items.length < maxSitesPerHalfDay && this.#joins(bin, item))
      if (room) {
        room.items.push(item)
        continue
      }
      const long = bins.filter(({ kind }) => kind === 0).length < longHalfDays
      const kind = long ? 0 : 1
      if (bins.length === mostHalfDays || item.lessons > this.#kinds[kind]!.periods) return false
      away += this.#kinds[kind]!.periods
      bins.push({ kind, items: [item] })
    }
    return home + away <= homePeriods
  }

  /** In one half-day by the clock, two by two. */
  #joins({ kind, items }: { kind: number; items: readonly Item[] }, item: Item): boolean {
    const total = items.reduce((sum, { lessons }) => sum + lessons, item.lessons)
    if (total > this.#kinds[kind]!.periods || items.some(({ stop }) => stop === item.stop)) return false
    return items.every((other) => {
      const [a, b] = other.stop < item.stop ? [other, item] : [item, other]
      const key = `${a.stop} ${a.lessons} ${b.stop} ${b.lessons}`
      const known = this.#together[kind]!.get(key)
      if (known !== undefined) return known
      const fits = lessonsLate(this.#problem, [a, b], this.#kinds[kind]!.halfDay) === 0
      this.#together[kind]!.set(key, fits)
      return fits
    })
  }
}
