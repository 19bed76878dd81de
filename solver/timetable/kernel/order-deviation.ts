import type { Compiled, OrderMonitor } from './compiled.ts'

/** How far the slots between two courses are outside the limits; 0 while either has no lesson placed. */
export function orderDeviation(
  { firstRow, secondRow, duration, min, max }: OrderMonitor,
  mask: Int32Array,
  { dayCount, dayStart }: Compiled,
): number {
  const last = lastSlot(mask, firstRow, dayCount, dayStart)
  const first = firstSlot(mask, secondRow, dayCount, dayStart)
  const between = first - last - duration
  return last < 0 || first < 0 ? 0 : Math.max(0, min - between, between - max)
}

function firstSlot(mask: Int32Array, row: number, dayCount: number, dayStart: Int32Array): number {
  for (let day = 0; day < dayCount; day++) {
    const busy = mask[row * dayCount + day]!
    if (busy !== 0) return dayStart[day]! + 31 - Math.clz32(busy & -busy)
  }
  return -1
}

function lastSlot(mask: Int32Array, row: number, dayCount: number, dayStart: Int32Array): number {
  for (let day = dayCount - 1; day >= 0; day--) {
    const busy = mask[row * dayCount + day]!
    if (busy !== 0) return dayStart[day]! + 31 - Math.clz32(busy)
  }
  return -1
}
