import { compile } from '../../solver/timetable/kernel/compile.ts'
import type { Problem } from '../../solver/timetable/kernel/problem.ts'
import { State } from '../../solver/timetable/kernel/state.ts'

export function stateOf(problem: Problem, placement: Int32Array, chosen: Int32Array): State {
  const state = new State(compile(problem))
  state.load(placement, chosen)
  return state
}

/** Everything a move changes, to compare bit for bit. */
export const bits = ({
  slotOf,
  chosen,
  rows,
  tally,
  count,
  who,
  mask,
  daySet,
  counter,
  hard,
  soft,
  burden,
}: State) =>
  structuredClone({ slotOf, chosen, rows, tally, count, who, mask, daySet, counter, hard, soft, burden })
