/** Gives visits their half-days: a first placement by what is free, then annealing until nothing is too much. */
import { accepts } from '../search/annealing.ts'
import { lessonsLate, type Stay } from './chain.ts'
import { Random } from '../search/random.ts'
import type { WeekProblem } from './week-problem.ts'
import { WeekState } from './week-state.ts'

export interface WeekSearchOptions {
  readonly seed: number
  readonly iterations: number
}

const TEMPERATURE = 0.1
/** Points off for a visit in the half-day of a lesson that is fixed there. */
const PINNED_BONUS = 30
/** Points for a lesson that would come too late behind those of other sites visited in the half-day. */
const LATE_MALUS = 40
/** Points for a visit in a half-day that the visitor should have free. */
const KEPT_FREE_MALUS = 8
/** Lessons looked at to make way for a visit. */
const MOST_TRIES = 12
/** Iterations between two looks at where there is too much. */
const LOOK_EVERY = 2_000

export function placeWeek(week: WeekProblem, { seed, iterations }: WeekSearchOptions): WeekState {
  const state = new WeekState(week)
  placeVisits(state)
  placeLessons(state)
  repair(state, new Random(seed), iterations)
  return state
}

/** Visits one after the other, to the half-day with the fewest lessons promised to the stop; each to a day of its own where it can. */
function placeVisits(state: WeekState): void {
  const { week, halfDays } = state
  const { places, problem } = week
  const promised = new Float64Array(problem.stops.length * halfDays)
  const stays = new Map<number, Stay[]>()
  const order = places
    .map((_, place) => place)
    .filter((place) => places[place]!.visits > 0)
    .sort((a, b) => places[b]!.visits - places[a]!.visits || places[b]!.periods - places[a]!.periods || a - b)
  for (const place of order) {
    const { person, stop, visits, periods } = places[place]!
    const each = periods / visits
    for (let n = 0; n < visits; n++) {
      let [best, least] = [-1, Infinity]
      for (let h = 0; h < halfDays; h++) {
        if (!state.mayVisit(place, h) || state.visited[place * halfDays + h]) continue
        const sites = state.visits[person * halfDays + h]!
        if (sites >= problem.policy.itinerant.maxSitesPerHalfDay) continue
        const room = problem.rings[problem.stops[stop]!.ring]!.numbers[h]!.length
        const sameDay = state.visited[place * halfDays + (h ^ 1)]! * 10
        const busy = promised[stop * halfDays + h]! / room
        const another =
          sites === 0 && state.halfDaysOut(person) >= problem.persons[person]!.mostHalfDays ? 50 : 0
        const there = stays.get(person * halfDays + h) ?? []
        const stay = { stop, lessons: Math.min(Math.ceil(each), room) }
        const late = there.length > 0 ? lessonsLate(problem, [...there, stay], h) : 0
        const pinned = week.places[place]!.duties.some(
          (d) => (week.pinned[week.duties[d]!.group]![h] ?? 0) > 0,
        )
        const cost =
          (pinned ? -PINNED_BONUS : 0) +
          (problem.persons[person]!.keptFree[h] ? KEPT_FREE_MALUS : 0) +
          Math.max(0, each - room) * 20 +
          sameDay +
          another +
          late * LATE_MALUS +
          sites * 5 +
          busy +
          (room - each) * 0.1
        if (cost < least - 1e-9) [best, least] = [h, cost]
      }
      if (best < 0) continue
      state.setVisit(place, best, 1)
      promised[stop * halfDays + best]! += each
      const own = person * halfDays + best
      stays.set(own, [...(stays.get(own) ?? []), { stop, lessons: Math.ceil(each) }])
    }
  }
}

/** Every lesson where it costs least: those away first, then those of travellers, then the rest. */
function placeLessons(state: WeekState): void {
  const { week, halfDays } = state
  const { duties, places, placesOf } = week
  const rank = (d: number) => {
    const { place, person } = duties[d]!
    return places[place]!.away ? 0 : placesOf[person]!.length > 1 ? 1 : 2
  }
  const order = duties
    .map((_, d) => d)
    .sort((a, b) => rank(a) - rank(b) || duties[b]!.periods - duties[a]!.periods || a - b)
  for (const duty of order) {
    for (let n = 0; n < duties[duty]!.periods; n++) {
      let [best, least] = [-1, Infinity]
      for (let k = 0; k < halfDays; k++) {
        // Starts at another day for each duty, so that days fill evenly.
        const h = (k + 2 * duty) % halfDays
        if (!state.allows(duty, h)) continue
        const before = state.cost
        state.shift(duty, h, 1)
        const cost = state.cost - before
        state.shift(duty, h, -1)
        if (cost < least - 1e-9) [best, least] = [h, cost]
      }
      if (best >= 0) state.shift(duty, best, 1)
    }
  }
}

function repair(state: WeekState, random: Random, iterations: number): void {
  const move = new WeekMove(state)
  let crowded: number[] = []
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (iteration % LOOK_EVERY === 0) {
      crowded = crowdedDuties(state)
      if (crowded.length === 0) return
    }
    const before = state.cost
    const duty =
      random.below(2) === 0 ? crowded[random.below(crowded.length)]! : random.below(state.week.duties.length)
    propose(state, move, random, duty)
    if (!accepts(state.cost - before, TEMPERATURE, random)) move.undo()
    move.clear()
  }
}

const crowdedDuties = (state: WeekState): number[] =>
  state.week.duties.flatMap(({ group }, duty) => {
    if (state.week.pinned[group]!.length > 0 && state.unpinned(group) > 0) return duty
    for (let h = 0; h < state.halfDays; h++) {
      if (state.lessons[duty * state.halfDays + h] && state.excessAt(duty, h) > 0) return duty
    }
    return []
  })

function propose(state: WeekState, move: WeekMove, random: Random, duty: number): void {
  const { week, halfDays } = state
  const { duties, places, placesOf, dutiesOf, problem } = week
  const { person, place, group } = duties[duty]!
  const from = pickHalfDay(state, random, duty)
  if (from < 0) return
  const to = random.below(halfDays)
  if (to === from) return
  if (placesOf[person]!.some((own) => places[own]!.away) && random.below(3) === 0) {
    if (places[place]!.away && random.below(3) > 0) {
      const another = placesOf[person]!.find((other) => state.visited[other * halfDays + to] === 1)
      if (another !== undefined && random.below(2) === 0)
        exchangeVisits(state, move, random, [place, from], [another, to])
      else moveVisit(state, move, random, place, from, to)
    } else exchangeHalfDays(state, move, person, from, to)
    return
  }
  if (!state.allows(duty, to)) return
  move.shift(duty, from, -1)
  move.shift(duty, to, 1)
  if (random.below(3) === 0) return
  const [first] = problem.groups[group]!.classes
  const own = dutiesOf[first!]!
  for (let tries = 0; tries < 6; tries++) {
    const other = own[random.below(own.length)]!
    if (other === duty || !state.lessons[other * halfDays + to] || !state.allows(other, from)) continue
    move.shift(other, to, -1)
    move.shift(other, from, 1)
    return
  }
}

function pickHalfDay({ lessons, halfDays }: WeekState, random: Random, duty: number): number {
  const first = random.below(halfDays)
  for (let k = 0; k < halfDays; k++) {
    const h = (first + k) % halfDays
    if (lessons[duty * halfDays + h]) return h
  }
  return -1
}

/** One visit to a half-day where another site is visited already, or where nothing is taught at home. */
function moveVisit(
  state: WeekState,
  move: WeekMove,
  random: Random,
  place: number,
  from: number,
  to: number,
): void {
  const { week, halfDays } = state
  const { places, placesOf, problem } = week
  const { person } = places[place]!
  const sites = state.visits[person * halfDays + to]!
  const isFull =
    sites >= problem.policy.itinerant.maxSitesPerHalfDay || state.visited[place * halfDays + to] === 1
  if (isFull || !state.mayVisit(place, to)) return
  if (sites === 0 && placesOf[person]!.some((own) => state.lessonsAt(own, to) > 0)) return
  shiftVisit(state, move, place, from, to)
  makeWay(state, move, random, place, from, to)
}

/** One visit to the half-day of another, and that one to its own. */
function exchangeVisits(
  state: WeekState,
  move: WeekMove,
  random: Random,
  [one, from]: readonly [place: number, halfDay: number],
  [other, to]: readonly [place: number, halfDay: number],
): void {
  const { visited, halfDays } = state
  const isThere = visited[one * halfDays + to] === 1 || visited[other * halfDays + from] === 1
  if (isThere || visited[one * halfDays + from] === 0) return
  if (!state.mayVisit(one, to) || !state.mayVisit(other, from)) return
  shiftVisit(state, move, one, from, to)
  shiftVisit(state, move, other, to, from)
  makeWay(state, move, random, one, from, to)
  makeWay(state, move, random, other, to, from)
}

/** Where a visit fills its new half-day, other lessons of its classes go to the old one. */
function makeWay(
  state: WeekState,
  move: WeekMove,
  random: Random,
  place: number,
  from: number,
  to: number,
): void {
  const { week, halfDays } = state
  const classes = new Set(
    week.places[place]!.duties.flatMap((duty) => week.problem.groups[week.duties[duty]!.group]!.classes),
  )
  for (const c of classes) {
    const own = week.dutiesOf[c]!
    for (let tries = MOST_TRIES; tries > 0 && state.classExcess(c, to) > 0; tries--) {
      const duty = own[random.below(own.length)]!
      if (week.duties[duty]!.place === place || !state.lessons[duty * halfDays + to]) continue
      if (!state.allows(duty, from)) continue
      move.shift(duty, to, -1)
      move.shift(duty, from, 1)
    }
  }
}

/** A visit and its lessons. */
function shiftVisit(state: WeekState, move: WeekMove, place: number, from: number, to: number): void {
  move.setVisit(place, from, 0)
  move.setVisit(place, to, 1)
  for (const duty of state.week.places[place]!.duties) {
    const count = state.lessons[duty * state.halfDays + from]!
    if (count === 0) continue
    move.shift(duty, from, -count)
    move.shift(duty, to, count)
  }
}

/** All that a person does in one half-day against all of another. */
function exchangeHalfDays(state: WeekState, move: WeekMove, person: number, a: number, b: number): void {
  const { week, halfDays } = state
  const { places, placesOf } = week
  const own = placesOf[person]!
  const maySwap = own.every((place) => {
    const [inA, inB] = [state.visited[place * halfDays + a], state.visited[place * halfDays + b]]
    if (inA === inB) return inA === 0
    return state.mayVisit(place, inA ? b : a)
  })
  if (
    !maySwap ||
    own.every((place) => !state.visited[place * halfDays + a] && !state.visited[place * halfDays + b])
  )
    return
  for (const place of own) {
    const [inA, inB] = [state.visited[place * halfDays + a], state.visited[place * halfDays + b]]
    if (inA) {
      move.setVisit(place, a, 0)
      move.setVisit(place, b, 1)
    } else if (inB) {
      move.setVisit(place, b, 0)
      move.setVisit(place, a, 1)
    }
    for (const duty of places[place]!.duties) {
      const [countA, countB] = [state.lessons[duty * halfDays + a]!, state.lessons[duty * halfDays + b]!]
      if (countA === countB) continue
      move.shift(duty, a, countB - countA)
      move.shift(duty, b, countA - countB)
    }
  }
}

/** Changes made and not yet settled. */
class WeekMove {
  readonly #state: WeekState
  readonly #undo: (() => void)[] = []

  constructor(state: WeekState) {
    this.#state = state
  }

  shift(duty: number, halfDay: number, delta: number): void {
    this.#state.shift(duty, halfDay, delta)
    this.#undo.push(() => this.#state.shift(duty, halfDay, -delta))
  }

  setVisit(place: number, halfDay: number, made: 0 | 1): void {
    this.#state.setVisit(place, halfDay, made)
    this.#undo.push(() => this.#state.setVisit(place, halfDay, made === 1 ? 0 : 1))
  }

  undo(): void {
    for (let n = this.#undo.length - 1; n >= 0; n--) this.#undo[n]!()
  }

  clear(): void {
    this.#undo.length = 0
  }
}
