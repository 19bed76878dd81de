import { pinLookup } from '../../../models/lesson-pin.ts'
import type { Duty } from '../../../models/plan.ts'
import { slotOf } from './grid.ts'
import { coursesOfClassSubject, type WeekShape } from './subjects.ts'

/**
 * Slots at which the planner wants lessons, by duty. Where a class's subject is shared among teachers, one who may stand there
 * takes the lesson; where nobody may, the wish cannot be kept and the check says so.
 */
export function pinnedSlots(
  shape: WeekShape,
  startsOf: (duty: Duty, course: number) => readonly number[],
): number[][] {
  const { county, duties, grid, ringOfDuty } = shape
  const pinned = duties.map((): number[] => [])
  const pinOf = pinLookup(county)
  for (const { courses } of coursesOfClassSubject(shape)) {
    const { classIds, subject } = duties[courses[0]!]!
    for (const { day, period } of pinOf(classIds, subject)?.at ?? []) {
      const taker = courses.find((course) => {
        const { days, periods } = grid.rings[ringOfDuty[course]!]!
        if (day > days || period > periods.length) return false
        const slot = slotOf(grid, ringOfDuty[course]!, day, period)
        const isOpen = pinned[course]!.length < duties[course]!.periods && !pinned[course]!.includes(slot)
        return isOpen && startsOf(duties[course]!, course).includes(slot)
      })
      if (taker !== undefined) pinned[taker]!.push(slotOf(grid, ringOfDuty[taker]!, day, period))
    }
  }
  return pinned
}
