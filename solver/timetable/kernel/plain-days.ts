import type { Compiled, PlainDays } from './compiled.ts'

type Parts = Pick<Compiled, 'partStart' | 'partTable' | 'partMonitor' | 'tables' | 'monitors'>

/** Days too long for tables of all masks keep all their parts. */
export function findPlainDays(parts: Parts, stride: number): PlainDays {
  const { partStart, partTable, partMonitor, tables, monitors } = parts
  const pricesFrom = new Int32Array(partStart.length - 1).fill(-1)
  const known = new Map<string, number>()
  const [hard, soft]: [number[], number[]] = [[], []]
  const others = { start: new Int32Array(partStart.length), table: [] as number[], monitor: [] as number[] }
  pricesFrom.forEach((_, rowDay) => {
    const plain: number[] = []
    for (let part = partStart[rowDay]!; part < partStart[rowDay + 1]!; part++) {
      const monitor = partMonitor[part]!
      if (tables.dense && monitors.parent[monitor]! < 0 && !Number.isNaN(monitors.slope[monitor])) {
        plain.push(part)
      } else {
        others.table.push(partTable[part]!)
        others.monitor.push(monitor)
      }
    }
    others.start[rowDay + 1] = others.table.length
    if (plain.length === 0) return
    const terms = plain.map((part) => ({
      table: partTable[part]!,
      slope: monitors.slope[partMonitor[part]!]!,
      isHard: monitors.isHard[partMonitor[part]!]!,
    }))
    const key = terms.map(({ table, slope, isHard }) => `${table} ${slope} ${isHard}`).join()
    const first = known.get(key) ?? hard.length
    pricesFrom[rowDay] = first
    if (first < hard.length) return
    known.set(key, first)
    for (let mask = 0; mask < stride; mask++) {
      const sum = (level: number): number =>
        terms.reduce(
          (total, { table, slope, isHard }) =>
            isHard === level ? total + slope * tables.values[table + mask]! : total,
          0,
        )
      hard.push(sum(1))
      soft.push(sum(0))
    }
  })
  return {
    pricesFrom,
    hard: Float64Array.from(hard),
    soft: Float64Array.from(soft),
    partStart: others.start,
    partTable: Int32Array.from(others.table),
    partMonitor: Int32Array.from(others.monitor),
  }
}
