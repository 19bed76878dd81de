import { MoveList } from './moves/move-list.ts'
import type { SearchRun } from './search.ts'

export interface Settings {
  /** Temperatures between which it pays to cool, and the weight of a hard point meanwhile. */
  readonly hot: number
  readonly cold: number
  readonly hardWeight: number
  /** Smallest change in hard cost that was seen. */
  readonly leastHard: number
  /** For a first timetable without broken hard rules. */
  readonly repairTemperature: number
  readonly repairWeight: number
}

/** Changes in cost that were seen: the smallest, and the uphill ones that left hard cost alone. */
interface Changes {
  smallest: number
  sum: number
  count: number
}

/**
 * Read off the problem itself: the hot end is the mean uphill change in soft cost, the cold end a tenth of the smallest change,
 * a hard point weighs several mean changes. Without soft cost the changes in hard cost take their place.
 */
export function chooseSettings(run: SearchRun): Settings {
  const { state, proposer, random, areas, pace } = run
  const move = new MoveList()
  const [soft, hard] = [noChanges(), noChanges()]
  proposer.isCareful = false
  for (let k = 0; k < pace.trials; k++) {
    const { hard: hardBefore, soft: softBefore } = state
    if (!proposer.propose(areas.movable[random.below(areas.movable.length)]!, move)) continue
    state.apply(move)
    note(hard, Math.abs(state.hard - hardBefore), true)
    note(soft, Math.abs(state.soft - softBefore), state.hard <= hardBefore)
    state.undo(move)
  }
  const leastHard = hard.smallest
  if (soft.count > 0) {
    const hot = soft.sum / soft.count
    return {
      hot,
      cold: 0.1 * soft.smallest,
      hardWeight: 4 * hot,
      leastHard,
      repairTemperature: hot,
      repairWeight: 10 * hot,
    }
  }
  if (hard.count === 0)
    return { hot: 1, cold: 0.05, hardWeight: 1, leastHard, repairTemperature: 0.3, repairWeight: 1 }
  return {
    hot: hard.sum / hard.count,
    cold: 0.1 * hard.smallest,
    hardWeight: 1,
    leastHard,
    repairTemperature: 0.1 * hard.smallest,
    repairWeight: 1,
  }
}

const noChanges = (): Changes => ({ smallest: Infinity, sum: 0, count: 0 })

function note(changes: Changes, change: number, counts: boolean): void {
  if (change === 0) return
  changes.smallest = Math.min(changes.smallest, change)
  if (!counts) return
  changes.sum += change
  changes.count++
}
