import type { Random } from '../../../search/random.ts'
import type { State } from '../state.ts'
import type { Marks } from './chain.ts'
import type { MoveList } from './move-list.ts'
import type { Scope } from './scope.ts'

/** Starts looked at for a lesson that is pushed out. */
const TRIALS = 16

/**
 * What stands where the lessons of the list go moves to any free slot: a shorter way than a chain where the week has room.
 * @returns false if something pushed out finds no free slot, or the list grows beyond `longest`
 */
export function ejectToFree(
  state: State,
  scope: Scope,
  move: MoveList,
  marks: Marks,
  random: Random,
  longest: number,
): boolean {
  const { count, who, slotOf, compiled } = state
  const { slotCount, duration } = compiled
  const seeds = move.length
  for (let head = 0; head < seeds; head++) {
    const lesson = move.lessons[head]!
    const [source, target] = [move.from[head]!, move.to[head]!]
    const length = duration[lesson]!
    for (let k = scope.start[lesson]!; k < scope.start[lesson + 1]!; k++) {
      const row = scope.rows[k]! * slotCount
      for (let slot = target; slot < target + length; slot++) {
        const held = count[row + slot]!
        if (held === 0 || held > 2) continue
        let other = who[row + slot]!
        if (held === 2) {
          // Of two, one is known only if it is this lesson itself.
          if (slot < source || slot >= source + length) continue
          other ^= lesson
        }
        if (marks.has(other)) continue
        const free = move.length < longest ? freeStart(state, scope, other, random) : -1
        if (free < 0) return false
        marks.add(other)
        move.add(other, slotOf[other]!, free)
      }
    }
  }
  return true
}

function freeStart(state: State, scope: Scope, lesson: number, random: Random): number {
  const { slotCount, duration, domainOf, startsFrom, starts, courseOf, courseRow } = state.compiled
  const domain = domainOf[lesson]!
  const first = startsFrom[domain]!
  const size = startsFrom[domain + 1]! - first
  const course = courseRow(courseOf[lesson]!) * slotCount
  const offset = random.below(size)
  for (let trial = 0; trial < Math.min(TRIALS, size); trial++) {
    const start = starts[first + ((offset + trial) % size)]!
    if (state.count[course + start] === 0 && isFree(state, scope, lesson, start, duration[lesson]!))
      return start
  }
  return -1
}

function isFree(
  { count, compiled }: State,
  scope: Scope,
  lesson: number,
  start: number,
  length: number,
): boolean {
  for (let k = scope.start[lesson]!; k < scope.start[lesson + 1]!; k++) {
    const row = scope.rows[k]! * compiled.slotCount
    for (let slot = start; slot < start + length; slot++) if (count[row + slot]! > 0) return false
  }
  return true
}
