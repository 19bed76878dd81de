/**
 * Lessons and visits in half-days: the mutable state of the search for days, and how much is too much in it. A plan without excess
 * can be timetabled: in no half-day has a class or a teacher more lessons than there are periods, so they can be told apart period
 * by period (König: the edges of a bipartite graph take as many colours as its highest degree).
 */
import { bestRoute, lessonsLate, type Stay } from './chain.ts'
import { dayOf, periodsIn } from './week.ts'
import { isVisitHalfDay, type WeekProblem } from './week-problem.ts'

/** Cost of a lesson too much; wishes cost less than 1 together. */
const EXCESS = 1
const TWICE_A_DAY = 0.01
const ROUTE_POINT = 0.05
const KEPT_FREE = 0.02

export class WeekState {
  readonly week: WeekProblem
  readonly halfDays: number
  /** duties x half-days: lessons. */
  readonly lessons: Uint8Array
  /** places x half-days: 1 where a visit is made. */
  readonly visited: Uint8Array
  /** persons x half-days: visits. */
  readonly visits: Uint8Array
  /** Excess and wishes of all. */
  cost = 0
  readonly #atPlace: Int32Array
  /** The part of it that is not joint. */
  readonly #apart: Int32Array
  readonly #ofClass: Int32Array
  readonly #ofGroup: Int32Array
  readonly #ofPerson: Int32Array
  /** stops x half-days: joint lessons. */
  readonly #joint: Int32Array
  readonly #evenShare: readonly number[]
  readonly #mayVisit: Uint8Array

  constructor(week: WeekProblem) {
    const { problem, duties, places } = week
    const halfDays = 2 * problem.days
    this.week = week
    this.halfDays = halfDays
    this.lessons = new Uint8Array(duties.length * halfDays)
    this.visited = new Uint8Array(places.length * halfDays)
    this.visits = new Uint8Array(problem.persons.length * halfDays)
    this.#atPlace = new Int32Array(places.length * halfDays)
    this.#apart = new Int32Array(places.length * halfDays)
    this.#ofClass = new Int32Array(problem.classes.length * halfDays)
    this.#ofGroup = new Int32Array(problem.groups.length * problem.days)
    this.#ofPerson = new Int32Array(problem.persons.length * problem.days)
    this.#joint = new Int32Array(problem.stops.length * halfDays)
    this.#mayVisit = Uint8Array.from(
      places.flatMap((place) =>
        Array.from({ length: halfDays }, (_, h) => (isVisitHalfDay(week, place, h) ? 1 : 0)),
      ),
    )
    // A double lesson is one: a day may hold one lesson more.
    this.#evenShare = problem.groups.map(
      ({ periods, doubles }) => Math.ceil((periods - doubles) / problem.days) + (doubles > 0 ? 1 : 0),
    )
  }

  /** Whether a lesson of the duty may stand there: away on visits only, at home only without. */
  allows(duty: number, halfDay: number): boolean {
    const { duties, places, problem } = this.week
    const { place, person } = duties[duty]!
    const { away, stop } = places[place]!
    if (away) return this.visited[place * this.halfDays + halfDay] === 1
    if (this.visits[person * this.halfDays + halfDay]! > 0) return false
    const { ring } = problem.stops[stop]!
    return problem.persons[person]!.free[ring]![halfDay]! > 0
  }

  /** Whether the place's person may visit it in that half-day at all. */
  mayVisit(place: number, halfDay: number): boolean {
    return this.#mayVisit[place * this.halfDays + halfDay] === 1
  }

  /** Half-days with visits. */
  halfDaysOut(person: number): number {
    let out = 0
    for (let h = 0; h < this.halfDays; h++) if (this.visits[person * this.halfDays + h]! > 0) out++
    return out
  }

  lessonsAt(place: number, halfDay: number): number {
    return this.#atPlace[place * this.halfDays + halfDay]!
  }

  /** Adds lessons of a duty to a half-day, or takes them away. */
  shift(duty: number, halfDay: number, delta: number): void {
    const { week, halfDays } = this
    const { problem, duties, places } = week
    const { group, person, place, joint } = duties[duty]!
    const { stop } = places[place]!
    const day = dayOf(halfDay)
    const before = this.#termsOf(group, person, stop, halfDay)
    this.lessons[duty * halfDays + halfDay]! += delta
    this.#atPlace[place * halfDays + halfDay]! += delta
    if (joint) this.#joint[stop * halfDays + halfDay]! += delta
    else this.#apart[place * halfDays + halfDay]! += delta
    for (const c of problem.groups[group]!.classes) this.#ofClass[c * halfDays + halfDay]! += delta
    this.#ofGroup[group * problem.days + day]! += delta
    this.#ofPerson[person * problem.days + day]! += delta
    this.cost += this.#termsOf(group, person, stop, halfDay) - before
  }

  /** Begins a visit or calls it off; the lessons are moved by the caller. */
  setVisit(place: number, halfDay: number, made: 0 | 1): void {
    const { person } = this.week.places[place]!
    this.visited[place * this.halfDays + halfDay] = made
    this.visits[person * this.halfDays + halfDay]! += made === 1 ? 1 : -1
  }

  /** Lessons too much around one duty in one half-day. */
  excessAt(duty: number, halfDay: number): number {
    const { duties, places, problem } = this.week
    const { group, person, place } = duties[duty]!
    return (
      this.#classExcess(group, halfDay) +
      this.#halfDayExcess(person, halfDay) +
      this.#dayExcess(person, dayOf(halfDay)) +
      Math.max(0, this.#ofGroup[group * problem.days + dayOf(halfDay)]! - this.#perDay(group)) +
      this.#jointExcess(places[place]!.stop, halfDay) +
      (places[place]!.away ? this.#halfDaysOver(person) : 0)
    )
  }

  #termsOf(group: number, person: number, stop: number, halfDay: number): number {
    const day = dayOf(halfDay)
    const onDay = this.#ofGroup[group * this.week.problem.days + day]!
    return (
      EXCESS *
        (this.#classExcess(group, halfDay) +
          this.#halfDayExcess(person, halfDay) +
          this.#dayExcess(person, day) +
          Math.max(0, onDay - this.#perDay(group)) +
          this.#jointExcess(stop, halfDay) +
          this.#halfDaysOver(person) +
          this.unpinned(group)) +
      this.#routePoints(person, halfDay) +
      KEPT_FREE * this.#lessonsKeptFree(person, halfDay) +
      TWICE_A_DAY * Math.max(0, onDay - this.#evenShare[group]!)
    )
  }

  /** Pinned lessons of the group whose half-day has no lesson for them. */
  unpinned(group: number): number {
    const { pinned, dutiesOfPinned } = this.week
    let missing = 0
    pinned[group]!.forEach((wanted, h) => {
      let lessons = 0
      for (const duty of dutiesOfPinned[group]!) lessons += this.lessons[duty * this.halfDays + h]!
      missing += Math.max(0, wanted - lessons)
    })
    return missing
  }

  #perDay(group: number): number {
    const { groups, posts } = this.week.problem
    return posts[groups[group]!.post]!.perDay
  }

  #classExcess(group: number, halfDay: number): number {
    let excess = 0
    for (const c of this.week.problem.groups[group]!.classes) excess += this.classExcess(c, halfDay)
    return excess
  }

  /** Lessons of the class above the periods of the half-day. */
  classExcess(c: number, halfDay: number): number {
    const { classes, units, rings } = this.week.problem
    const room = periodsIn(rings[units[classes[c]!.unit]!.ring]!, halfDay)
    return Math.max(0, this.#ofClass[c * this.halfDays + halfDay]! - room)
  }

  #halfDayExcess(person: number, halfDay: number): number {
    const { places, placesOf, problem } = this.week
    let [busy, lessons, only] = [0, 0, -1]
    for (const place of placesOf[person]!) {
      const here = this.#atPlace[place * this.halfDays + halfDay]!
      if (here === 0) continue
      busy++
      lessons += here
      only = place
    }
    if (busy === 0) return 0
    const { ring } = problem.stops[places[only]!.stop]!
    const over = Math.max(0, lessons - problem.persons[person]!.free[ring]![halfDay]!)
    if (busy === 1) return over
    const stays = placesOf[person]!.flatMap((place) => {
      const here = this.#atPlace[place * this.halfDays + halfDay]!
      return here > 0 ? { stop: places[place]!.stop, lessons: here } : []
    })
    return Math.max(over, lessonsLate(problem, stays, halfDay))
  }

  /** Above the daily maximum, or on both sides of a noon break that is too short for the way. */
  #dayExcess(person: number, day: number): number {
    const { places, placesOf, problem, noonIsEnough } = this.week
    const { teacherMaxPerDay } = problem.policy.timetable
    let excess = Math.max(0, this.#ofPerson[person * problem.days + day]! - teacherMaxPerDay)
    const own = placesOf[person]!
    if (own.length === 1) return excess
    for (const morning of own) {
      const early = this.#atPlace[morning * this.halfDays + 2 * day]!
      if (early === 0) continue
      for (const afternoon of own) {
        const late = this.#atPlace[afternoon * this.halfDays + 2 * day + 1]!
        const way = places[morning]!.stop * problem.stops.length + places[afternoon]!.stop
        if (late > 0 && !noonIsEnough[way]) excess += Math.min(early, late)
      }
    }
    return excess
  }

  /** While all classes sit together, nobody else can teach at the stop. */
  #jointExcess(stop: number, halfDay: number): number {
    const { blockable, problem } = this.week
    const places = blockable[stop]!
    if (places.length === 0) return 0
    const joint = this.#joint[stop * this.halfDays + halfDay]!
    if (joint === 0) return 0
    const room = periodsIn(problem.rings[problem.stops[stop]!.ring]!, halfDay) - joint
    let excess = 0
    for (const place of places) {
      const apart = this.#apart[place * this.halfDays + halfDay]!
      if (apart > 0) excess += Math.max(0, apart - room)
    }
    return excess
  }

  /** Half-days away beyond the limit; only where several sites may share one can there be a choice. */
  #halfDaysOver(person: number): number {
    const { problem, placesOf } = this.week
    if (problem.policy.itinerant.maxSitesPerHalfDay === 1 || placesOf[person]!.length === 1) return 0
    let used = 0
    for (let h = 0; h < this.halfDays; h++) if (this.staysAway(person, h).length > 0) used++
    return Math.max(0, used - problem.persons[person]!.mostHalfDays)
  }

  /** Lessons away in a half-day that the person should have free; those at home can still move in the timetable. */
  #lessonsKeptFree(person: number, halfDay: number): number {
    if (this.week.problem.persons[person]!.keptFree[halfDay] === 0) return 0
    return this.staysAway(person, halfDay).reduce((sum, { lessons }) => sum + lessons, 0)
  }

  #routePoints(person: number, halfDay: number): number {
    const { problem, placesOf } = this.week
    if (problem.policy.itinerant.maxSitesPerHalfDay === 1 || placesOf[person]!.length === 1) return 0
    const stays = this.staysAway(person, halfDay)
    return stays.length > 0
      ? ROUTE_POINT * bestRoute(problem, problem.persons[person]!.site, stays, halfDay).price
      : 0
  }

  /** Where the person teaches away in a half-day, and how many lessons. */
  staysAway(person: number, halfDay: number): Stay[] {
    const { places, placesOf } = this.week
    return placesOf[person]!.flatMap((place) => {
      const lessons = this.#atPlace[place * this.halfDays + halfDay]!
      return places[place]!.away && lessons > 0 ? { stop: places[place]!.stop, lessons } : []
    })
  }
}
