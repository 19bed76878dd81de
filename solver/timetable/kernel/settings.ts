import { MoveList } from './moves/move-list.ts'
import type { SearchRun } from './search.ts'

export interface Settings {
  readonly hot: number
  readonly cold: number
  readonly hardWeight: number
  readonly repairTemperature: number
  readonly repairWeight: number
}

/** Proposals tried, and taken back, to see what a move costs here. */
const SAMPLE = 4000

/**
 * Temperatures and the weight of a hard point, read off the problem itself: the cold end is a quarter of the smallest change in
 * soft cost, the hot end the mean uphill change, a hard point weighs several times that.
 */
export function chooseSettings(run: SearchRun): Settings {
  const { state, proposer, random, areas } = run
  const move = new MoveList()
  let [smallest, sum, count] = [Infinity, 0, 0]
  for (let k = 0; k < SAMPLE; k++) {
    const { hard, soft } = state
    if (!proposer.propose(areas.movable[random.below(areas.movable.length)]!, move)) continue
    state.apply(move)
    const change = Math.abs(state.soft - soft)
    if (change > 0) {
      smallest = Math.min(smallest, change)
      if (state.hard <= hard) {
        sum += change
        count++
      }
    }
    state.undo(move)
  }
  if (count === 0) return { hot: 1, cold: 0.05, hardWeight: 1, repairTemperature: 0.3, repairWeight: 1 }
  const hot = sum / count
  return { hot, cold: 0.25 * smallest, hardWeight: 4 * hot, repairTemperature: hot, repairWeight: 10 * hot }
}
