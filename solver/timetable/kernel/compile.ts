import { Builder, priceOf } from './builder.ts'
import {
  type Compiled,
  type CompiledChoices,
  type CompiledTravel,
  ORDERED,
  TOGETHER,
  TRAVELS,
  type TravelPrice,
  UNLIMITED,
  WATCHED,
  WEEKLY,
} from './compiled.ts'
import { findForbidden } from './forbidden.ts'
import { watchBusyGroups } from './monitors/busy-groups.ts'
import { watchBusySlots } from './monitors/busy-slots.ts'
import { watchChosen } from './monitors/chosen.ts'
import { watchConsecutive } from './monitors/consecutive.ts'
import { watchDaysApart } from './monitors/days-apart.ts'
import { watchIdle } from './monitors/idle.ts'
import { watchOrder } from './monitors/order.ts'
import { watchRuns } from './monitors/runs.ts'
import { watchSameChosen } from './monitors/same-chosen.ts'
import { watchSpread } from './monitors/spread.ts'
import { watchStarts } from './monitors/starts.ts'
import { watchTogether } from './monitors/together.ts'
import { watchUnavailable } from './monitors/unavailable.ts'
import { watchWeekChanges } from './monitors/week-changes.ts'
import { watchWorkload } from './monitors/workload.ts'
import { findTwins } from './twins.ts'
import type { Lesson, Problem } from './problem.ts'
import { findPlainDays } from './plain-days.ts'
import { compilePairs } from './pair-costs.ts'
import type { ClashRule, Rule, SlotCostRule, TravelRule } from './rules.ts'

/** Turns a problem into the arrays the search runs on. The problem is taken as checked. */
export function compile(problem: Problem): Compiled {
  const builder = new Builder(problem)
  for (const rule of problem.rules) watch(rule, builder)
  const { tables, stride } = builder.buildTables()
  const nobodyRow = problem.resources.length + problem.courses.length + builder.setRows.length
  const rowCount = nobodyRow + 1
  const rowFlags = new Uint8Array(rowCount)
  const flag = (row: number, bit: number): void => void (rowFlags[row] = rowFlags[row]! | bit)

  const dayCount = builder.dayCount
  const parts = sortByPlace(builder.parts, rowCount * dayCount, stride)
  for (const { at } of builder.parts) flag(Math.floor(at / dayCount), WATCHED)
  const week = sortByPlace(builder.weekParts, rowCount, stride)
  for (const { at } of builder.weekParts) flag(at, WATCHED | WEEKLY)
  const ordersOf = new Map<number, number[]>()
  builder.orders.forEach(({ firstRow, secondRow }, order) => {
    for (const row of [firstRow, secondRow]) {
      flag(row, WATCHED | ORDERED)
      ordersOf.set(row, [...(ordersOf.get(row) ?? []), order])
    }
  })
  const togetherMonitor = new Int32Array(rowCount).fill(-1)
  const togetherSize = new Int32Array(rowCount)
  for (const { row, monitor, size } of builder.together) {
    flag(row, TOGETHER)
    togetherMonitor[row] = monitor
    togetherSize[row] = size
  }
  const twins = findTwins(problem)
  const { choiceEntry, ...lessonRows } = compileRows(problem, builder, nobodyRow, twins)
  const travel = compileTravel(problem, builder, rowCount, lessonRows.placeOfEntry)
  travel?.travellerOf.forEach((traveller, row) => {
    if (traveller >= 0) flag(row, TRAVELS)
  })
  const monitors = builder.buildMonitors()
  const byDay = { partStart: parts.start, partTable: parts.table, partMonitor: parts.monitor, tables }
  return {
    ...compileSlots(problem),
    ...compileDomains(problem),
    ...compilePrices(problem),
    ...compileClashes(problem, rowCount, twins),
    twins,
    ...lessonRows,
    nobodyRow,
    choices: compileChoices(problem, builder, choiceEntry),
    lessonCount: problem.lessons.length,
    courseOf: Int32Array.from(problem.lessons, ({ course }) => course),
    duration: Uint8Array.from(problem.lessons, ({ course }) => problem.courses[course]!.duration),
    rowCount,
    rowFlags,
    courseRow: (course) => problem.resources.length + course,
    ...byDay,
    plainDays: findPlainDays({ ...byDay, monitors }, stride),
    forbidden: findForbidden({ ...byDay, monitors }, stride),
    weekStart: week.start,
    weekTable: week.table,
    weekMonitor: week.monitor,
    monitors,
    togetherMonitor,
    togetherSize,
    orders: builder.orders,
    ordersOf,
    pairs: compilePairs(problem),
    ...(travel ? { travel } : {}),
  }
}

function watch(rule: Rule, builder: Builder): void {
  switch (rule.type) {
    case 'unavailable': {
      watchUnavailable(rule, builder)
      return
    }
    case 'idle': {
      watchIdle(rule, builder)
      return
    }
    case 'busy-groups': {
      watchBusyGroups(rule, builder)
      return
    }
    case 'busy-slots': {
      watchBusySlots(rule, builder)
      return
    }
    case 'consecutive': {
      watchConsecutive(rule, builder)
      return
    }
    case 'spread': {
      watchSpread(rule, builder)
      return
    }
    case 'days-apart': {
      watchDaysApart(rule, builder)
      return
    }
    case 'runs': {
      watchRuns(rule, builder)
      return
    }
    case 'starts': {
      watchStarts(rule, builder)
      return
    }
    case 'together': {
      watchTogether(rule, builder)
      return
    }
    case 'order': {
      watchOrder(rule, builder)
      return
    }
    case 'chosen': {
      watchChosen(rule, builder)
      return
    }
    case 'same-chosen': {
      watchSameChosen(rule, builder)
      return
    }
    case 'workload': {
      watchWorkload(rule, builder)
      return
    }
    case 'travel': {
      watchWeekChanges(rule, builder)
      return
    }
    // Priced by the state itself, where the lesson is put down.
    case 'unplaced':
    case 'clash':
    case 'slot-cost':
    case 'pairs':
      return
  }
}

function compileSlots(problem: Problem) {
  const slotDay = Uint8Array.from(problem.daySlots.flatMap((size, day) => Array<number>(size).fill(day)))
  const dayStart = new Int32Array(problem.daySlots.length + 1)
  problem.daySlots.forEach((size, day) => {
    dayStart[day + 1] = dayStart[day]! + size
  })
  const slotBit = Int32Array.from(slotDay, (day, slot) => 1 << (slot - dayStart[day]!))
  return { slotCount: slotDay.length, dayCount: problem.daySlots.length, slotDay, slotBit, dayStart }
}

function compileDomains(problem: Problem) {
  const slotCount = problem.daySlots.reduce((sum, size) => sum + size, 0)
  const known = new Map<string, number>()
  const knownList = new Map<readonly number[], number>()
  const lists: (readonly number[])[] = []
  const domainOf = Int32Array.from(problem.lessons, ({ starts }) => {
    const same = knownList.get(starts)
    if (same !== undefined) return same
    const key = starts.join()
    const domain = known.get(key) ?? lists.push(starts) - 1
    known.set(key, domain)
    knownList.set(starts, domain)
    return domain
  })
  const startsFrom = new Int32Array(lists.length + 1)
  const allowed = new Uint8Array(lists.length * slotCount)
  lists.forEach((starts, domain) => {
    startsFrom[domain + 1] = startsFrom[domain]! + starts.length
    for (const slot of starts) allowed[domain * slotCount + slot] = 1
  })
  return { domainOf, startsFrom, starts: Int16Array.from(lists.flat()), allowed }
}

/** Sums the slot prices and the unplaced rules of each lesson; lessons of equal prices share a row. */
function compilePrices(problem: Problem) {
  const slotCount = problem.daySlots.reduce((sum, size) => sum + size, 0)
  const listsOf: { rule: SlotCostRule; cost: ArrayLike<number> }[][] = problem.lessons.map(() => [])
  let [unplacedHard, unplacedSoft] = [0, 0]
  for (const rule of problem.rules) {
    if (rule.type === 'unplaced') {
      if (rule.level === 'hard') unplacedHard += rule.weight
      else unplacedSoft += rule.weight
    }
    if (rule.type !== 'slot-cost') continue
    for (const { lesson, cost } of rule.prices) listsOf[lesson]!.push({ rule, cost })
  }
  const known = new Map<string, number>()
  const hard: number[] = []
  const soft: number[] = []
  const priceOfLesson = Int32Array.from(listsOf, (lists) => {
    if (lists.length === 0) return -1
    const sums = { hard: Array<number>(slotCount).fill(0), soft: Array<number>(slotCount).fill(0) }
    for (const { rule, cost } of lists) {
      for (let slot = 0; slot < slotCount; slot++) sums[rule.level][slot]! += rule.weight * cost[slot]!
    }
    const key = `${sums.hard.join()};${sums.soft.join()}`
    let row = known.get(key)
    if (row === undefined) {
      row = known.size
      known.set(key, row)
      for (let slot = 0; slot < slotCount; slot++) {
        hard.push(sums.hard[slot]!)
        soft.push(sums.soft[slot]!)
      }
    }
    return row
  })
  return {
    priceOf: priceOfLesson,
    hardPrice: Float64Array.from(hard),
    softPrice: Float64Array.from(soft),
    unplacedHard,
    unplacedSoft,
  }
}

function compileClashes(problem: Problem, rowCount: number, twins: Int32Array) {
  const capacity = new Uint8Array(rowCount).fill(UNLIMITED)
  const clashHard = new Float64Array(rowCount)
  const clashSoft = new Float64Array(rowCount)
  const rules = problem.rules.filter((rule): rule is ClashRule => rule.type === 'clash')
  for (const { resources, level, weight } of rules) {
    for (const resource of resources) {
      capacity[resource] = problem.resources[resource]!.capacity ?? 1
      const row = twins[resource]!
      if (level === 'hard') clashHard[row]! += weight
      else clashSoft[row]! += weight
    }
  }
  return { capacity, clashHard, clashSoft }
}

function compileRows(problem: Problem, builder: Builder, nobodyRow: number, twins: Int32Array) {
  const setRowsOf: number[][] = problem.courses.map(() => [])
  builder.setRows.forEach((courses, index) => {
    for (const course of courses) {
      setRowsOf[course]!.push(problem.resources.length + problem.courses.length + index)
    }
  })
  const lessonRowStart = new Int32Array(problem.lessons.length + 1)
  const rows: number[] = []
  const places: number[] = []
  const choiceEntry: number[] = []
  const startRow = Int32Array.from(problem.lessons, (lesson, index) => {
    const single = problem.courses[lesson.course]!.duration === 1
    const own = single ? [builder.courseRow(lesson.course)] : []
    lesson.resources.forEach((resource, k) => {
      if (twins[resource] !== resource) return
      rows.push(resource)
      places.push(lesson.placeOf?.[k] ?? lesson.place ?? -1)
    })
    rows.push(...own, ...setRowsOf[lesson.course]!)
    while (places.length < rows.length) places.push(-1)
    for (const _ of lesson.choices ?? []) {
      choiceEntry.push(rows.push(nobodyRow) - 1)
      places.push(lesson.place ?? -1)
    }
    lessonRowStart[index + 1] = rows.length
    return single ? -1 : builder.courseRow(lesson.course)
  })
  return {
    lessonRowStart,
    lessonRows: Int32Array.from(rows),
    startRow,
    placeOfEntry: Int32Array.from(places),
    choiceEntry: Int32Array.from(choiceEntry),
  }
}

function compileChoices(problem: Problem, builder: Builder, entry: Int32Array): CompiledChoices {
  const lists = problem.lessons.flatMap(({ choices = [] }) => choices)
  const candidatesFrom = new Int32Array(lists.length + 1)
  lists.forEach((candidates, choice) => {
    candidatesFrom[choice + 1] = candidatesFrom[choice]! + candidates.length
  })
  return {
    count: lists.length,
    start: builder.choiceStart,
    lessonOf: Int32Array.from(
      problem.lessons.flatMap(({ choices = [] }, lesson) => choices.map(() => lesson)),
    ),
    entry,
    candidatesFrom,
    candidates: Int32Array.from(lists.flat()),
    watchers: builder.watchers,
    tally: Int32Array.from(builder.tallies),
  }
}

function compileTravel(
  problem: Problem,
  builder: Builder,
  rowCount: number,
  placeOfEntry: Int32Array,
): CompiledTravel | undefined {
  const { travel } = problem
  const rules = problem.rules.filter((rule): rule is TravelRule => rule.type === 'travel')
  if (!travel || rules.length === 0) return undefined
  const slots = compileSlots(problem)
  const travellerOf = new Int32Array(rowCount).fill(-1)
  const travellers: TravelPrice[][] = []
  for (const rule of rules) {
    const price = compileTravelRule(rule, problem)
    for (const resource of rule.resources) {
      if (travellerOf[resource]! < 0) travellerOf[resource] = travellers.push([]) - 1
      if (rule.period !== 'week') travellers[travellerOf[resource]!]!.push(price)
    }
  }
  const weekChanges = travellers.map(() => [] as number[])
  for (const { resource, monitor } of builder.weekChanges) weekChanges[travellerOf[resource]!]!.push(monitor)
  const clock = (edge: 'startMin' | 'endMin'): Int32Array =>
    Int32Array.from(
      travel.bells.flatMap((bell) => Array.from({ length: slots.slotCount }, (_, s) => bell[edge][s]!)),
    )
  return {
    placeSite: Int32Array.from(travel.places, ({ site }) => site),
    placeBell: Int32Array.from(travel.places, ({ bell }) => bell),
    startMin: clock('startMin'),
    endMin: clock('endMin'),
    siteCount: travel.siteCount,
    travelMin: Int32Array.from(travel.travelMin),
    lessonPlace: Int32Array.from(problem.lessons, (lesson: Lesson) =>
      lesson.placeOf ? -1 : (lesson.place ?? -1),
    ),
    placeOfEntry,
    travellerOf,
    baseSite: Int32Array.from({ length: rowCount }, (_, row) => travel.baseSite?.[row] ?? -1),
    travellers,
    weekChanges,
  }
}

function compileTravelRule(rule: TravelRule, problem: Problem): TravelPrice {
  const all = Array.from({ length: problem.daySlots.reduce((sum, size) => sum + size, 0) }, (_, slot) => slot)
  const builder = new Builder(problem)
  return {
    measure: rule.measure,
    max: rule.max ?? 0,
    isHard: rule.level === 'hard',
    price: priceOf(rule),
    groupMasks: (rule.groups ?? [all]).map((group) => Int32Array.from(builder.dayMasks(group))),
  }
}

interface Placed {
  readonly at: number
  readonly table: number
  readonly monitor: number
}

/** Parts in order of where they belong, as start indices and columns; tables become offsets. */
function sortByPlace(parts: readonly Placed[], places: number, stride: number) {
  const start = new Int32Array(places + 1)
  for (const { at } of parts) start[at + 1] = start[at + 1]! + 1
  for (let place = 0; place < places; place++) start[place + 1] = start[place + 1]! + start[place]!
  const next = start.slice()
  const table = new Int32Array(parts.length)
  const monitor = new Int32Array(parts.length)
  for (const part of parts) {
    const k = next[part.at]!
    next[part.at] = k + 1
    table[k] = part.table * stride
    monitor[k] = part.monitor
  }
  return { start, table, monitor }
}
