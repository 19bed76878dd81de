/**
 * Cheapest flow of any amount in a network without negative costs on its arcs: paths are sent from source to sink by
 * growing length (Dijkstra with node potentials) while a path is shorter than `worth`, what a unit of flow is worth.
 */
export class Network {
  readonly #out: number[][] = []
  readonly #head: number[] = []
  readonly #left: number[] = []
  readonly #cost: number[] = []

  node(): number {
    return this.#out.push([]) - 1
  }

  /** Returns the arc, for `flow`. */
  arc(from: number, to: number, capacity: number, cost = 0): number {
    const arc = this.#head.push(to, from) - 2
    this.#left.push(capacity, 0)
    this.#cost.push(cost, -cost)
    this.#out[from]!.push(arc)
    this.#out[to]!.push(arc + 1)
    return arc
  }

  flow(arc: number): number {
    return this.#left[arc + 1]!
  }

  send(source: number, sink: number, worth: number): void {
    const potential = new Float64Array(this.#out.length)
    for (;;) {
      const { distance, by } = this.#shortest(source, sink, potential)
      // Nodes that the search had no need to settle lie beyond the sink.
      for (const [node, far] of distance.entries()) potential[node]! += Math.min(far, distance[sink]!)
      if (distance[sink] === Infinity || potential[sink]! - potential[source]! >= worth - TINY) return
      let amount = Infinity
      for (let node = sink; node !== source; node = this.#head[by[node]! ^ 1]!)
        amount = Math.min(amount, this.#left[by[node]!]!)
      for (let node = sink; node !== source; node = this.#head[by[node]! ^ 1]!) {
        this.#left[by[node]!]! -= amount
        this.#left[by[node]! ^ 1]! += amount
      }
    }
  }

  #shortest(
    source: number,
    sink: number,
    potential: Float64Array,
  ): { distance: Float64Array; by: Int32Array } {
    const distance = new Float64Array(this.#out.length).fill(Infinity)
    const by = new Int32Array(this.#out.length).fill(-1)
    const queue = new Queue()
    distance[source] = 0
    queue.push(source, 0)
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [node, far] = next
      if (node === sink) break
      if (far > distance[node]!) continue
      for (const arc of this.#out[node]!) {
        if (this.#left[arc]! <= TINY) continue
        const to = this.#head[arc]!
        const reduced = Math.max(0, this.#cost[arc]! + potential[node]! - potential[to]!)
        if (far + reduced >= distance[to]! - TINY) continue
        distance[to] = far + reduced
        by[to] = arc
        queue.push(to, distance[to])
      }
    }
    return { distance, by }
  }
}

/** Binary heap of nodes by distance; a node may stand in it more than once. */
class Queue {
  readonly #items: (readonly [node: number, key: number])[] = []

  push(node: number, key: number): void {
    const items = this.#items
    let at = items.push([node, key]) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      if (items[up]![1] <= items[at]![1]) return
      ;[items[up], items[at]] = [items[at]!, items[up]!]
      at = up
    }
  }

  pop(): readonly [node: number, key: number] | undefined {
    const items = this.#items
    const first = items[0]
    const last = items.pop()
    if (!first || !last || items.length === 0) return first
    items[0] = last
    for (let at = 0; ; ) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < items.length && items[child]![1] < items[least]![1]) least = child
      if (least === at) return first
      ;[items[least], items[at]] = [items[at]!, items[least]!]
      at = least
    }
  }
}

const TINY = 1e-9
