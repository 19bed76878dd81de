import type { Random } from '../../search/random.ts'
import type { Compiled } from './compiled.ts'
import { Marks, pushChain } from './moves/chain.ts'
import { LONGEST_MOVE, MoveList } from './moves/move-list.ts'
import type { Scope } from './moves/scope.ts'
import type { State } from './state.ts'

/** Pairs of slots tried for a chain before a lesson is put where it clashes least. */
const CHAIN_TRIALS = 12

/**
 * A first timetable: hardest lesson first into a free slot; where there is none, two slots are exchanged along a Kempe chain
 * so that one becomes free. With one class and one teacher a lesson and open slots this is edge colouring of a
 * bipartite multigraph, which always succeeds (König, 1916). What cannot be placed freely is placed where it clashes least.
 */
export function construct(state: State, scope: Scope, random: Random): void {
  const { compiled } = state
  const marks = new Marks(compiled.lessonCount)
  const move = new MoveList()
  for (const lesson of hardestFirst(compiled, random)) {
    if (state.slotOf[lesson]! >= 0 || domainSize(compiled, lesson) === 0) continue
    const free = bestFree(state, lesson, random)
    if (free >= 0) state.relocate(lesson, free)
    else if (!makeRoom(state, scope, lesson, random, move, marks))
      state.relocate(lesson, leastClash(state, lesson))
  }
  for (let choice = 0; choice < compiled.choices.count; choice++) chooseCheapest(state, choice, random)
}

/** Takes the candidate that costs least as things stand; the first met of equals, from a random one on. */
function chooseCheapest(state: State, choice: number, random: Random): void {
  const { candidates, candidatesFrom } = state.compiled.choices
  const [from, to] = [candidatesFrom[choice]!, candidatesFrom[choice + 1]!]
  const offset = random.below(to - from)
  let [best, hard, soft] = [-1, Infinity, Infinity]
  for (let k = 0; k < to - from; k++) {
    const resource = candidates[from + ((offset + k) % (to - from))]!
    state.choose(choice, resource)
    if (state.hard > hard || (state.hard === hard && state.soft >= soft)) continue
    ;[best, hard, soft] = [resource, state.hard, state.soft]
  }
  state.choose(choice, best)
}

const domainSize = ({ domainOf, startsFrom }: Compiled, lesson: number): number =>
  startsFrom[domainOf[lesson]! + 1]! - startsFrom[domainOf[lesson]!]!

/** Few starts, long, many rows, travelling: first. Ties at random. */
function hardestFirst(compiled: Compiled, random: Random): Int32Array {
  const { lessonCount, duration, lessonRows, lessonRowStart, rowFlags, travel } = compiled
  const order = Int32Array.from({ length: lessonCount }, (_, lesson) => lesson)
  random.shuffle(order)
  const ease = Float64Array.from({ length: lessonCount }, (_, lesson) => {
    let rows = 0
    for (let k = lessonRowStart[lesson]!; k < lessonRowStart[lesson + 1]!; k++) {
      rows += travel && travel.travellerOf[lessonRows[k]!]! >= 0 && rowFlags[lessonRows[k]!]! > 0 ? 3 : 1
    }
    return domainSize(compiled, lesson) / (duration[lesson]! * rows)
  })
  return order.sort((a, b) => ease[a]! - ease[b]!)
}

function bestFree(state: State, lesson: number, random: Random): number {
  const { domainOf, startsFrom, starts } = state.compiled
  const domain = domainOf[lesson]!
  const [from, to] = [startsFrom[domain]!, startsFrom[domain + 1]!]
  const offset = random.below(to - from)
  let [best, least] = [-1, Infinity]
  for (let k = 0; k < to - from; k++) {
    const slot = starts[from + ((offset + k) % (to - from))]!
    if (clashes(state, lesson, slot, true) > 0) continue
    const awkward = awkwardness(state, lesson, slot)
    if (awkward < least) [best, least] = [slot, awkward]
    if (least === 0) break
  }
  return best
}

/** Rows that would hold too many lessons, summed over the slots; with `any`, 1 as soon as there is one. */
function clashes(state: State, lesson: number, start: number, any: boolean): number {
  const { lessonRows, lessonRowStart, duration, capacity, slotCount, courseOf, courseRow } = state.compiled
  // Lessons of one course never share a slot.
  let sum = state.count[courseRow(courseOf[lesson]!) * slotCount + start]! > 0 ? 4 : 0
  for (let k = lessonRowStart[lesson]!; k < lessonRowStart[lesson + 1]!; k++) {
    const row = lessonRows[k]!
    for (let slot = start; slot < start + duration[lesson]!; slot++) {
      if (state.count[row * slotCount + slot]! >= capacity[row]!) sum++
      if (any && sum > 0) return sum
    }
  }
  return sum
}

/** What a free slot has against it: the course is on that day already, a travelling resource is elsewhere that day. */
function awkwardness(state: State, lesson: number, slot: number): number {
  const { compiled, mask } = state
  const { dayCount, slotDay, courseOf, courseRow, lessonRows, lessonRowStart, travel } = compiled
  const day = slotDay[slot]!
  let sum = mask[courseRow(courseOf[lesson]!) * dayCount + day]! === 0 ? 0 : 2
  if (!travel) return sum
  for (let k = lessonRowStart[lesson]!; k < lessonRowStart[lesson + 1]!; k++) {
    const row = lessonRows[k]!
    if (travel.travellerOf[row]! >= 0 && isElsewhere(state, lesson, row, day)) sum++
  }
  return sum
}

function isElsewhere(state: State, lesson: number, row: number, day: number): boolean {
  const { slotCount, dayStart } = state.compiled
  const { placeSite, lessonPlace } = state.compiled.travel!
  for (let slot = dayStart[day]!; slot < dayStart[day + 1]!; slot++) {
    const at = row * slotCount + slot
    if (state.count[at] !== 1) continue
    const [here, there] = [lessonPlace[lesson]!, lessonPlace[state.who[at]!]!]
    if (here < 0 || there < 0 || placeSite[here] !== placeSite[there]) return true
  }
  return false
}

/**
 * Exchanges two slots along a chain so that `lesson` fits into one of them: each of its rows must be free in one or the other.
 */
function makeRoom(
  state: State,
  scope: Scope,
  lesson: number,
  random: Random,
  move: MoveList,
  marks: Marks,
): boolean {
  const { domainOf, startsFrom, starts } = state.compiled
  const domain = domainOf[lesson]!
  const from = startsFrom[domain]!
  const size = startsFrom[domain + 1]! - from
  const taken = Array.from({ length: size }, (_, k) => takenRows(state, lesson, starts[from + k]!))
  const offset = random.below(size * size)
  let trials = 0
  for (let pair = 0; pair < size * size && trials < CHAIN_TRIALS; pair++) {
    const index = (pair + offset) % (size * size)
    const [first, second] = [index % size, Math.floor(index / size)]
    if (first === second || taken[first]! & taken[second]!) continue
    trials++
    const [target, other] = [starts[from + first]!, starts[from + second]!]
    move.clear()
    marks.clear()
    marks.add(lesson)
    // As if the lesson came from the other slot: what it pushes out goes there.
    move.add(lesson, other, target)
    if (!pushChain(state, scope, move, marks, LONGEST_MOVE)) continue
    move.dropFirst()
    state.apply(move)
    if (clashes(state, lesson, target, true) === 0) {
      state.relocate(lesson, target)
      return true
    }
    state.undo(move)
  }
  return false
}

/** The lesson's rows that are full in a slot, as bits; rows beyond the 30th share the last bit. */
function takenRows(state: State, lesson: number, start: number): number {
  const { lessonRows, lessonRowStart, duration, capacity, slotCount } = state.compiled
  const first = lessonRowStart[lesson]!
  let taken = 0
  for (let k = first; k < lessonRowStart[lesson + 1]!; k++) {
    const row = lessonRows[k]!
    for (let slot = start; slot < start + duration[lesson]!; slot++) {
      if (state.count[row * slotCount + slot]! >= capacity[row]!) taken |= 1 << Math.min(30, k - first)
    }
  }
  return taken
}

function leastClash(state: State, lesson: number): number {
  const { domainOf, startsFrom, starts } = state.compiled
  const domain = domainOf[lesson]!
  let [best, least] = [-1, Infinity]
  for (let k = startsFrom[domain]!; k < startsFrom[domain + 1]!; k++) {
    const sum = clashes(state, lesson, starts[k]!, false)
    if (sum < least) [best, least] = [starts[k]!, sum]
  }
  return best
}
