import { listOnChangeDays } from './moves/homeward.ts'
import type { State } from './state.ts'

/** Proposals for each lesson after which the list is made anew. */
const STALE = 0.1
const NOBODY = new Int32Array(0)

/** Finds the lessons on days on which a travelling resource changes sites. */
export class ChangeDays {
  private readonly rows: readonly number[]
  private readonly list: Int32Array
  private found: Int32Array = NOBODY
  private foundAt = -Infinity

  constructor({ compiled }: State) {
    const { travel, rowCount, lessonCount } = compiled
    this.rows = Array.from({ length: travel ? rowCount : 0 }, (_, row) => row).filter(
      (row) => travel!.travellerOf[row]! >= 0,
    )
    this.list = new Int32Array(lessonCount)
  }

  /** Some may be on such days no more. The next call may overwrite the list. */
  lessons(state: State, iteration: number): Int32Array {
    if (this.rows.length === 0 || iteration < this.foundAt + STALE * this.list.length) return this.found
    this.foundAt = iteration
    this.found = this.list.subarray(0, listOnChangeDays(state, this.rows, this.list))
    return this.found
  }
}
