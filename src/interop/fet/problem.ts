import type {
  Chosen,
  Lesson,
  Placement,
  Problem,
  Resource,
} from '../../../solver/timetable/kernel/problem.ts'
import type { LessonPair, SlotPrice } from '../../../solver/timetable/kernel/rules.ts'
import type { Constraint, FetFile, Placed } from './file.ts'
import { type Layout, layOut } from './layout.ts'
import { pairsOf, tableOf } from './pair-tables.ts'
import { RuleBook } from './rule-book.ts'
import { ownWeeks, peopleRules } from './rules-people.ts'
import { type Seat, seatsOf } from './seats.ts'
import { type Staff, staffOf } from './staff.ts'
import { startsOf } from './starts.ts'
import { addTripRules, PERCENT_WITH_TRIPS, type Trips, tripsOf } from './trips.ts'

/** A file as a problem of the search, and the way back. Slots keep their numbers. */
export interface Translation {
  readonly problem: Problem
  readonly decode: (found: { readonly placement: Placement; readonly chosen: Chosen }) => Placed[]
}

/** What the parts of a translation share. */
interface Scope {
  readonly file: FetFile
  readonly layout: Layout
  readonly staff: Staff
  readonly seats: readonly Seat[]
  readonly trips: Trips | undefined
  /** Resource of the first room; the others follow. */
  readonly firstRoom: number
}

export function translate(file: FetFile): Translation {
  const layout = layOut(file)
  const staff = staffOf(file, layout)
  const seats = seatsOf(file)
  const trips = tripsOf(file, staff, severalBuildings(file, staff, seats))
  const scope: Scope = {
    file,
    layout,
    staff,
    trips,
    seats: trips ? seats.map((seat) => inOneBuilding(file, seat)) : seats,
    firstRoom: staff.persons.length,
  }
  const shadows = shadowsOf(scope)
  const problem: Problem = {
    daySlots: file.days.map(() => file.hours.length),
    resources: resourcesOf(scope, shadows),
    courses: layout.durationOf.map((duration, course) => ({ id: `course ${course}`, duration, maxRun: 1 })),
    lessons: lessonsOf(scope, shadows),
    rules: rulesOf(scope, shadows),
    ...(trips ? { travel: trips.travel } : {}),
  }
  return { problem, decode: (found) => decode(scope, found) }
}

/** Whether a resource may have lessons in several buildings. */
function severalBuildings(
  { activities, rooms }: FetFile,
  { resourceOf }: Staff,
  seats: readonly Seat[],
): (resource: number) => boolean {
  const first = new Map<number, number>()
  const several = new Set<number>()
  activities.forEach(({ people }, activity) => {
    for (const room of seats[activity]!.candidates) {
      const building = room < 0 ? undefined : rooms[room]!.building
      if (building === undefined) continue
      for (const person of people) {
        const resource = resourceOf[person]!
        if ((first.get(resource) ?? building) !== building) several.add(resource)
        first.set(resource, building)
      }
    }
  })
  return (resource) => several.has(resource)
}

/** A room whose building may vary would leave the search without a place: the building with most of the rooms is kept. */
function inOneBuilding({ rooms, buildings }: FetFile, seat: Seat): Seat {
  if (seat.candidates.length < 2) return seat
  const buildingOf = (room: number): number => (room < 0 ? -1 : (rooms[room]!.building ?? -1))
  const count = buildings.map(
    (_, building) => seat.candidates.filter((room) => buildingOf(room) === building).length,
  )
  const most = count.indexOf(Math.max(...count))
  if (count[most] === 0 || count.filter((own) => own > 0).length < 2) return seat
  const kept = new Set(seat.candidates.filter((room) => room < 0 || buildingOf(room) === most))
  return {
    candidates: [...kept],
    wishes: seat.wishes.map((wish) => ({
      ...wish,
      unwanted: wish.unwanted.filter((room) => kept.has(room)),
    })),
  }
}

const buildingOf = ({ file, seats }: Scope, activity: number): number | undefined => {
  const room = seats[activity]!.candidates.find((candidate) => candidate >= 0)
  return room === undefined ? undefined : file.rooms[room]!.building
}

/**
 * Who is under constraints on buildings and has lessons outside of any gets a second resource, held by the lessons in buildings
 * alone: FET does not count the others.
 */
function shadowsOf(scope: Scope): ReadonlyMap<number, number> {
  const { file, staff, trips, firstRoom } = scope
  const shadows = new Map<number, number>()
  if (!trips) return shadows
  let next = firstRoom + file.rooms.length
  const outside = new Set(
    file.activities.flatMap(({ people }, activity) =>
      buildingOf(scope, activity) === undefined ? people.map((person) => staff.resourceOf[person]!) : [],
    ),
  )
  for (const resource of trips.gapOf.keys()) if (outside.has(resource)) shadows.set(resource, next++)
  return shadows
}

function resourcesOf({ file, staff }: Scope, shadows: ReadonlyMap<number, number>): Resource[] {
  return [
    ...staff.persons.map((person): Resource => {
      const { kind, name } = file.people[person]!
      return { id: name, kind: kind === 'teacher' ? 'teacher' : 'class' }
    }),
    ...file.rooms.map(({ name }): Resource => ({ id: `room ${name}`, kind: 'room' })),
    ...[...shadows.keys()].map(
      (resource): Resource => ({ id: `trips of resource ${resource}`, kind: 'teacher' }),
    ),
  ]
}

function lessonsOf(scope: Scope, shadows: ReadonlyMap<number, number>): Lesson[] {
  const { file, layout, staff, seats, trips, firstRoom } = scope
  const starts = startsOf(file, layout)
  const isIdle = idleRooms(scope)
  const shadowed = new Map([...shadows].map(([resource, shadow]) => [shadow, resource]))
  return layout.lessons.map((activities, lesson): Lesson => {
    const held: { resource: number; building: number }[] = []
    const choices: number[][] = []
    for (const activity of activities) {
      const building = buildingOf(scope, activity) ?? -1
      const own = new Set(file.activities[activity]!.people.map((person) => staff.resourceOf[person]!))
      for (const resource of own) {
        held.push({ resource, building })
        const shadow = shadows.get(resource)
        if (shadow !== undefined && building >= 0) held.push({ resource: shadow, building })
      }
      const { candidates } = seats[activity]!
      if (candidates.length > 1) choices.push(candidates.map((room) => (room < 0 ? -1 : firstRoom + room)))
      else if (candidates[0]! >= 0 && !isIdle(candidates[0]!))
        held.push({ resource: firstRoom + candidates[0]!, building })
    }
    const placeOf = ({ resource, building }: (typeof held)[number]): number =>
      trips!.placeOf(Math.max(0, building), gapFor(trips!, shadowed.get(resource) ?? resource))
    return {
      course: layout.courseOf[lesson]!,
      resources: held.map(({ resource }) => resource),
      starts: starts[lesson]!,
      ...(choices.length > 0 ? { choices } : {}),
      ...(trips ? placesOf(held.map(placeOf)) : {}),
    }
  })
}

/**
 * A room that one person is in whenever it is used, and that is open all week, cannot be taken twice: the search need not watch
 * it. Home rooms of classes are such.
 */
function idleRooms({ file, seats }: Scope): (room: number) => boolean {
  const watched = new Set(
    file.constraints.flatMap((constraint) => (constraint.kind === 'room-closed' ? [constraint.room] : [])),
  )
  const common = new Map<number, readonly number[]>()
  file.activities.forEach(({ people }, activity) => {
    const { candidates } = seats[activity]!
    for (const room of candidates) {
      if (candidates.length > 1) watched.add(room)
      common.set(room, common.get(room)?.filter((person) => people.includes(person)) ?? people)
    }
  })
  return (room) => !watched.has(room) && common.get(room)!.length > 0
}

/** Who is under no constraint on buildings may be anywhere. */
const gapFor = ({ gapOf }: Trips, resource: number): number =>
  gapOf.get(resource) ?? [...gapOf.values()].reduce((least, gap) => Math.min(least, gap))

const placesOf = (places: readonly number[]): Pick<Lesson, 'place' | 'placeOf'> =>
  new Set(places).size === 1 ? { place: places[0]! } : { place: places[0] ?? 0, placeOf: places }

function rulesOf(scope: Scope, shadows: ReadonlyMap<number, number>): Problem['rules'] {
  const { file, layout, staff, trips, firstRoom } = scope
  const book = new RuleBook(trips ? PERCENT_WITH_TRIPS : 1)
  const rooms = file.rooms.map((_, room) => firstRoom + room)
  const people = staff.persons.map((_, resource) => resource)
  book.add({ type: 'unplaced', code: 'BasicCompulsoryTime' }, 100)
  book.add({ type: 'clash', code: 'BasicCompulsoryTime', resources: people }, 100)
  book.add({ type: 'clash', code: 'BasicCompulsorySpace', resources: rooms }, 100)
  const weekOf = ownWeeks(file)
  const weeks = staff.persons.map(weekOf)
  for (const constraint of file.constraints) {
    const { type: code, weight } = constraint
    if ('people' in constraint) {
      const resources = new Set(constraint.people.map((person) => staff.resourceOf[person]!))
      for (const resource of resources)
        if (resource >= 0)
          for (const rule of peopleRules(constraint, resource, weeks[resource]!))
            book.add({ ...rule, code }, weight)
    }
    if (constraint.kind === 'closed' && weight < 100) {
      const resources = [...new Set(constraint.people.map((person) => staff.resourceOf[person]!))]
      const held = resources.filter((resource) => resource >= 0)
      book.add({ type: 'unavailable', code, resources: held, slots: constraint.slots }, weight)
    }
    if (constraint.kind === 'room-closed')
      book.add(
        { type: 'unavailable', code, resources: [firstRoom + constraint.room], slots: constraint.slots },
        weight,
      )
  }
  addActivityRules(scope, book)
  addRoomWishes(scope, book)
  if (trips) addTripRules(file, staff, trips, (resource) => shadows.get(resource) ?? resource, book)
  return book.rules.filter((rule) => !('resources' in rule) || rule.resources.length > 0)

  function addActivityRules({ file: { days, hours, constraints } }: Scope, rules: RuleBook): void {
    const breaks = new Set(constraints.flatMap((own) => (own.kind === 'break' ? own.slots : [])))
    const tables = new Map<string, Int32Array>()
    const onceADay = days.map((_, day) => ({
      slots: hours.map((__, hour) => day * hours.length + hour),
      max: 1,
    }))
    for (const constraint of constraints) {
      const { type: code, weight } = constraint
      if (constraint.kind === 'min-days' && weight === 100) {
        const courses = new Set(constraint.activities.map((own) => layout.courseOf[layout.lessonOf[own]!]!))
        const sets = [[...courses]]
        rules.add({ type: 'spread', code, sets, groups: onceADay }, weight)
        if (constraint.minDays > 1)
          rules.add({ type: 'days-apart', code, sets, minDays: constraint.minDays }, weight)
        continue
      }
      if (weight < 100) {
        const prices = slotPrices(constraint, scope)
        if (prices.length > 0) rules.add({ type: 'slot-cost', code, prices }, weight)
      }
      const pairs: LessonPair[] = []
      for (const { first, second, key, cost } of pairsOf(constraint, file, breaks)) {
        const [a, b] = [layout.lessonOf[first]!, layout.lessonOf[second]!]
        if (a === b) continue
        const durations = [file.activities[first]!.duration, file.activities[second]!.duration] as const
        const name = `${key} ${durations.join()}`
        const table = tables.get(name) ?? tableOf(cost, ...durations, file)
        tables.set(name, table)
        pairs.push({ first: a, second: b, cost: table })
      }
      if (pairs.length > 0) rules.add({ type: 'pairs', code, pairs }, weight)
    }
  }
}

/** Wishes on the times of single activities; those that are required are kept by the starts. */
function slotPrices(constraint: Constraint, { file, layout }: Scope): SlotPrice[] {
  const slotCount = file.days.length * file.hours.length
  const isBreak = constraint.kind === 'break'
  if (!isBreak && constraint.kind !== 'starts' && constraint.kind !== 'slots') return []
  const listed = new Set(constraint.slots)
  const isWrong = (slot: number): boolean => listed.has(slot) === isBreak
  const activities = isBreak ? file.activities.map((_, activity) => activity) : constraint.activities
  return activities.map((activity) => {
    const length = constraint.kind === 'starts' ? 1 : file.activities[activity]!.duration
    const cost = Array.from({ length: slotCount }, (_, slot) => {
      let wrong = 0
      for (let at = slot; at < slot + length; at++) if (isWrong(at)) wrong++
      return wrong
    })
    return { lesson: layout.lessonOf[activity]!, cost }
  })
}

/** The choices of a lesson are those of its activities that have some, in order. */
function addRoomWishes({ layout, seats, firstRoom }: Scope, book: RuleBook): void {
  layout.lessons.forEach((activities, lesson) => {
    const choosing = activities.filter((activity) => seats[activity]!.candidates.length > 1)
    choosing.forEach((activity, choice) => {
      for (const { unwanted, weight } of seats[activity]!.wishes) {
        const rooms = unwanted.map((room) => (room < 0 ? -1 : firstRoom + room))
        if (rooms.length > 0)
          book.add(
            { type: 'chosen', code: 'PreferredRoom', sets: [[{ lesson, choice }]], unwanted: rooms },
            weight,
          )
      }
    })
  })
}

function decode(
  { file, layout, seats, firstRoom }: Scope,
  { placement, chosen }: { readonly placement: Placement; readonly chosen: Chosen },
): Placed[] {
  const placed: Placed[] = file.activities.map(() => ({ slot: -1, room: -1 }))
  let choice = 0
  layout.lessons.forEach((activities, lesson) => {
    for (const activity of activities) {
      const { candidates } = seats[activity]!
      const taken = candidates.length > 1 ? chosen[choice++]! - firstRoom : candidates[0]!
      placed[activity] = { slot: placement[lesson]!, room: Math.max(-1, taken) }
    }
  })
  return placed
}
