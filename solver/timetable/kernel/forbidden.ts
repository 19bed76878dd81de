import type { Compiled, Forbidden } from './compiled.ts'

type Parts = Pick<Compiled, 'partStart' | 'partTable' | 'partMonitor' | 'tables' | 'monitors'>

/**
 * What a day's mask tells of broken hard rules by itself or with the counts of a term, for monitors that are paid for from the
 * first point on. Days too long for tables of all masks tell nothing.
 */
export function findForbidden(parts: Parts, stride: number): Forbidden {
  const { partStart, partTable, partMonitor, tables, monitors } = parts
  const from = new Int32Array(partStart.length - 1).fill(-1)
  const termStart = new Int32Array(partStart.length)
  const termParts: number[] = []
  const masks: number[] = []
  const known = new Map<string, number>()
  for (let rowDay = 0; rowDay < from.length; rowDay++) {
    const own: number[] = []
    for (let part = partStart[rowDay]!; tables.dense && part < partStart[rowDay + 1]!; part++) {
      const monitor = partMonitor[part]!
      const parent = monitors.parent[monitor]!
      if (isPaidFromFirst(parts, monitor)) own.push(partTable[part]!)
      else if (parent >= 0 && isPaidFromFirst(parts, parent)) termParts.push(part)
    }
    termStart[rowDay + 1] = termParts.length
    if (own.length === 0) continue
    const key = own.join()
    let first = known.get(key)
    if (first === undefined) {
      first = masks.length
      known.set(key, first)
      for (let mask = 0; mask < stride; mask++)
        masks.push(own.some((table) => tables.values[table + mask]! > 0) ? 1 : 0)
    }
    from[rowDay] = first
  }
  return { from, masks: Uint8Array.from(masks), termStart, termParts: Int32Array.from(termParts) }
}

function isPaidFromFirst({ monitors }: Parts, monitor: number): boolean {
  const { isHard, parent, prices, priceStart } = monitors
  const first = priceStart[monitor]!
  return isHard[monitor] === 1 && parent[monitor]! < 0 && prices[first] === 0 && prices[first + 1]! > 0
}
