import type { State } from '../state.ts'
import type { Marks } from './chain.ts'
import type { MoveList } from './move-list.ts'

/**
 * Lists the whole run that `lesson` (of duration 1) belongs to, moved so that the lesson starts at `target`.
 * @returns false if a lesson of the run may not stand there, or one of its course already does
 */
export function listRun(state: State, lesson: number, target: number, move: MoveList, marks: Marks): boolean {
  const { compiled, slotOf, count, who } = state
  const { slotCount, slotDay, dayStart, courseOf, courseRow, domainOf, allowed } = compiled
  const row = courseRow(courseOf[lesson]!) * slotCount
  const at = slotOf[lesson]!
  const shift = target - at
  if (shift === 0) return false
  const day = slotDay[at]!
  let first = at
  while (first > dayStart[day]! && count[row + first - 1] === 1) first--
  let last = at
  while (last + 1 < dayStart[day + 1]! && count[row + last + 1] === 1) last++
  const targetDay = slotDay[target]!
  if (first + shift < dayStart[targetDay]! || last + shift >= dayStart[targetDay + 1]!) return false
  for (let slot = first; slot <= last; slot++) {
    if (count[row + slot] !== 1) return false
    const unit = who[row + slot]!
    const to = slot + shift
    if (allowed[domainOf[unit]! * slotCount + to] === 0) return false
    if (count[row + to]! > 0 && (to < first || to > last)) return false
    marks.add(unit)
    move.add(unit, slot, to)
  }
  return true
}
