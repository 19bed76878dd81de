import type { CompiledPairs } from './compiled.ts'
import type { Problem } from './problem.ts'
import type { PairsRule } from './rules.ts'

/** Change in cost, in points; `burden`: what hard points weigh beyond it. */
export interface CostChange {
  hard: number
  soft: number
  burden: number
}

/** Adds what it changes that a lesson goes from one start to another (-1: unplaced) while the others stay. */
export function addPairChange(
  { from: first, other, table, isHard, prices }: CompiledPairs,
  slotOf: Int32Array,
  slotCount: number,
  { lesson, from, to }: { lesson: number; from: number; to: number },
  onPair: Float64Array,
  change: CostChange,
): void {
  const end = first[lesson + 1]!
  for (let k = first[lesson]!; k < end; k++) {
    const partner = slotOf[other[k]!]!
    if (partner < 0) continue
    const at = table[k]! + partner
    const before = from < 0 ? 0 : prices[at + from * slotCount]!
    const after = to < 0 ? 0 : prices[at + to * slotCount]!
    if (isHard[k]) {
      change.hard += after - before
      change.burden += (after - before) * onPair[k]!
    } else change.soft += after - before
  }
}

/** Each pair is kept with both its lessons, its table once as it is and once with the lessons exchanged. */
export function compilePairs(problem: Problem): CompiledPairs {
  const slotCount = problem.daySlots.reduce((sum, size) => sum + size, 0)
  const rules = problem.rules.filter((rule): rule is PairsRule => rule.type === 'pairs')
  const prices: number[] = []
  const tableOf = new Map<string, number>()
  const listsOf = problem.lessons.map(() => [] as { other: number; table: number; isHard: boolean }[])
  for (const { pairs, weight, level } of rules) {
    const known = new Map<ArrayLike<number>, readonly [number, number]>()
    for (const { first, second, cost } of pairs) {
      const tables = known.get(cost) ?? [
        add((a, b) => weight * cost[a * slotCount + b]!),
        add((a, b) => weight * cost[b * slotCount + a]!),
      ]
      known.set(cost, tables)
      listsOf[first]!.push({ other: second, table: tables[0], isHard: level === 'hard' })
      listsOf[second]!.push({ other: first, table: tables[1], isHard: level === 'hard' })
    }
  }
  const from = new Int32Array(problem.lessons.length + 1)
  listsOf.forEach((list, lesson) => {
    from[lesson + 1] = from[lesson]! + list.length
  })
  const entries = listsOf.flat()
  return {
    from,
    other: Int32Array.from(entries, ({ other }) => other),
    table: Int32Array.from(entries, ({ table }) => table),
    isHard: Uint8Array.from(entries, ({ isHard }) => (isHard ? 1 : 0)),
    prices: Float64Array.from(prices),
  }

  function add(price: (own: number, other: number) => number): number {
    const values = Array.from({ length: slotCount ** 2 }, (_, k) =>
      price(Math.floor(k / slotCount), k % slotCount),
    )
    const key = values.join()
    const start = tableOf.get(key) ?? prices.length
    if (start === prices.length) for (const value of values) prices.push(value)
    tableOf.set(key, start)
    return start
  }
}
