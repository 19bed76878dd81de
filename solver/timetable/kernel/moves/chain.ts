import type { State } from '../state.ts'
import type { MoveList } from './move-list.ts'
import type { Scope } from './scope.ts'

/** Lessons on the list of the proposal being built, told by a stamp instead of a set. */
export class Marks {
  private readonly stamp: Int32Array
  private now = 0

  constructor(lessonCount: number) {
    this.stamp = new Int32Array(lessonCount)
  }

  clear(): void {
    this.now++
  }

  add(lesson: number): void {
    this.stamp[lesson] = this.now
  }

  has(lesson: number): boolean {
    return this.stamp[lesson] === this.now
  }
}

/**
 * Kempe chain by shift: each lesson on the list pushes out what stands in its new slots, in the rows of the scope; what is
 * pushed out moves by the opposite shift and pushes in turn. So a double swaps with two singles, and neighbours rotate
 * when the shift is shorter than what moves. The lessons on the list at the start are one lesson, or a run of single ones.
 * @returns false if a lesson would leave its starts or the chain grows beyond `longest`
 */
export function pushChain(
  state: State,
  scope: Scope,
  move: MoveList,
  marks: Marks,
  longest: number,
): boolean {
  const { count, who, slotOf, compiled } = state
  const { slotCount, duration, domainOf, allowed } = compiled
  const { lessons, from, to } = move
  const { start, rows } = scope
  const seeds = move.length
  for (let head = 0; head < move.length; head++) {
    const lesson = lessons[head]!
    const length = duration[lesson]!
    const source = from[head]!
    const target = to[head]!
    const shift = target - source
    const reach = Math.max(Math.abs(shift), head < seeds && seeds > 1 ? seeds : length)
    const end = start[lesson + 1]!
    for (let k = start[lesson]!; k < end; k++) {
      const row = rows[k]! * slotCount
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
        const otherFrom = slotOf[other]!
        const otherTo = shift > 0 ? otherFrom - reach : otherFrom + reach
        if (otherTo < 0 || otherTo >= slotCount) return false
        if (allowed[domainOf[other]! * slotCount + otherTo] === 0 || move.length === longest) return false
        marks.add(other)
        move.add(other, otherFrom, otherTo)
      }
    }
  }
  return true
}
