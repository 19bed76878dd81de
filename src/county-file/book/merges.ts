import { type Cell, columnNumber } from './book.ts'

/** Title bars and blocks of a school's rows are merged; whole sheets are merged by mistake or to harm. */
const MAX_STEPS = 500_000

/**
 * Gives the blank cells of a merged range the value of its first cell, as people read it. Only in rows that hold something
 * else too, and up to the last column in use.
 */
export function spreadMerges(rows: Map<number, Map<number, Cell>>, ranges: readonly string[]): void {
  let [lastRow, lastColumn, steps] = [0, 0, 0]
  for (const [number, row] of rows) {
    lastRow = Math.max(lastRow, number)
    for (const column of row.keys()) lastColumn = Math.max(lastColumn, column)
  }
  for (const range of ranges) {
    const bounds = boundsOf(range)
    const first = bounds && rows.get(bounds.top)?.get(bounds.left)
    if (!first) continue
    const { top, left } = bounds
    const [bottom, right] = [Math.min(bounds.bottom, lastRow), Math.min(bounds.right, lastColumn)]
    for (let r = top; r <= bottom; r++) {
      const row = rows.get(r)
      for (let c = left; c <= (row ? right : left); c++) {
        if (++steps > MAX_STEPS) return
        if (row && !row.has(c)) row.set(c, { ...first, merged: true })
      }
    }
  }
}

interface Bounds {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** `B3:D9` as numbers; undefined when it is no range. */
function boundsOf(range: string): Bounds | undefined {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range)
  if (!match) return undefined
  const [, left, top, right, bottom] = match
  return { top: Number(top), left: columnNumber(left!), bottom: Number(bottom), right: columnNumber(right!) }
}
