/** Slots of one day as bits, the day's first slot in bit 0. Used while compiling, not while searching. */

/** The runs of a day's mask; a run longer than `maxRun` is cut from its start. */
export function runsOf(mask: number, maxRun: number): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = []
  for (let bit = 0; mask >>> bit > 0; bit++) {
    if (!((mask >>> bit) & 1)) continue
    const last = runs.at(-1)
    if (last && last.start + last.length === bit && last.length < maxRun) last.length++
    else runs.push({ start: bit, length: 1 })
  }
  return runs
}

export function popcount(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}

/** Free bits of `within` before the last busy one of it, and after the first busy one unless `fromStart`. */
export function gaps(mask: number, within: number, fromStart: boolean): number {
  const busy = mask & within
  if (busy === 0) return 0
  const upToLast = 2 ** (32 - Math.clz32(busy)) - 1
  const beforeFirst = fromStart ? 0 : (busy & -busy) - 1
  return popcount(within & ~busy & upToLast & ~beforeFirst)
}

/** Free bits of `within` before the first busy one of it. */
export function freeBefore(mask: number, within: number): number {
  const busy = mask & within
  return busy === 0 ? 0 : popcount(within & ((busy & -busy) - 1))
}

/** How far a count is outside min..max. */
export const outside = (count: number, min = 0, max = Infinity): number =>
  Math.max(0, min - count, count - max)
