import type { Random } from '../../../search/random.ts'
import type { State } from '../state.ts'

/** A slot next to `sibling`, on its day, for `lesson` of the same course (both of duration 1); -1 if it may not go there. */
export function pickJoin(state: State, lesson: number, sibling: number, random: Random): number {
  const { slotCount, slotDay, courseOf, courseRow, domainOf, allowed } = state.compiled
  const beside = state.slotOf[sibling]!
  const slot = beside + (random.below(2) === 0 ? 1 : -1)
  if (beside < 0 || sibling === lesson || slot < 0 || slot >= slotCount || slotDay[slot] !== slotDay[beside])
    return -1
  if (state.count[courseRow(courseOf[lesson]!) * slotCount + slot]! > 0) return -1
  return allowed[domainOf[lesson]! * slotCount + slot] === 0 ? -1 : slot
}
