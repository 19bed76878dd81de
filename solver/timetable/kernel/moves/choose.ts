import type { Random } from '../../../search/random.ts'
import type { State } from '../state.ts'
import type { Marks } from './chain.ts'
import type { MoveList } from './move-list.ts'

/** Candidates tried for a lesson that finds its resource busy where it goes. */
const TRIALS = 4

/**
 * Lists another resource for one choice of a lesson. If another lesson of that slot has chosen the resource and may take the one left, the
 * two exchange, half of the time.
 * @returns false if there is nothing else to choose
 */
export function listChoice(state: State, lesson: number, move: MoveList, random: Random): boolean {
  const { choices } = state.compiled
  const first = choices.start[lesson]!
  const choice = first + random.below(choices.start[lesson + 1]! - first)
  const left = state.chosen[choice]!
  const taken = drawCandidate(state, choice, random)
  if (taken === left) return false
  move.addChoice(choice, left, taken)
  const slot = state.slotOf[lesson]!
  if (taken >= 0 && slot >= 0 && random.below(2) === 0) {
    const at = taken * state.compiled.slotCount + slot
    if (state.count[at] !== 1) return true
    const other = choiceTaking(state, state.who[at]!, taken)
    if (other >= 0 && other !== choice && isCandidate(state, other, left)) move.addChoice(other, taken, left)
  }
  return true
}

/** Lists a free resource instead of each chosen one that is busy where a lesson of the move goes. */
export function listSubstitutes(state: State, move: MoveList, marks: Marks, random: Random): void {
  const { choices } = state.compiled
  for (let k = 0; k < move.length; k++) {
    const lesson = move.lessons[k]!
    for (let choice = choices.start[lesson]!; choice < choices.start[lesson + 1]!; choice++) {
      const left = state.chosen[choice]!
      if (left < 0 || isFree(state, left, lesson, move.to[k]!, marks)) continue
      for (let trial = 0; trial < TRIALS; trial++) {
        const taken = drawCandidate(state, choice, random)
        if (taken < 0 || taken === left || !isFree(state, taken, lesson, move.to[k]!, marks)) continue
        move.addChoice(choice, left, taken)
        break
      }
    }
  }
}

function drawCandidate({ compiled }: State, choice: number, random: Random): number {
  const { candidates, candidatesFrom } = compiled.choices
  const first = candidatesFrom[choice]!
  return candidates[first + random.below(candidatesFrom[choice + 1]! - first)]!
}

function isCandidate({ compiled }: State, choice: number, resource: number): boolean {
  const { candidates, candidatesFrom } = compiled.choices
  for (let k = candidatesFrom[choice]!; k < candidatesFrom[choice + 1]!; k++)
    if (candidates[k] === resource) return true
  return false
}

/** The choice for which a lesson takes a resource, -1 if it has it anyway. */
function choiceTaking({ compiled, chosen }: State, lesson: number, resource: number): number {
  const { start } = compiled.choices
  for (let choice = start[lesson]!; choice < start[lesson + 1]!; choice++)
    if (chosen[choice] === resource) return choice
  return -1
}

/** Whether a resource is free for the lesson from that slot on, or held only by lessons of the move. */
function isFree(state: State, resource: number, lesson: number, slot: number, marks: Marks): boolean {
  const { slotCount, duration, capacity } = state.compiled
  for (let at = resource * slotCount + slot; at < resource * slotCount + slot + duration[lesson]!; at++) {
    const held = state.count[at]!
    if (held < capacity[resource]!) continue
    if (held > 1 || !marks.has(state.who[at]!)) return false
  }
  return true
}
