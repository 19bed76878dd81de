/**
 * Minimum-cost flow by successive shortest paths (Ahuja, Magnanti & Orlin, Network Flows, 1993, ch. 9), for small
 * networks with real capacities. Only paths of negative cost are used: no flow is forced. One object serves for many
 * networks, one after the other: `clear` keeps its memory.
 */
export class MinCostFlow {
  private nodes = 0
  private arcs = 0
  private head = new Int32Array(64)
  private next = new Int32Array(256)
  private to = new Int32Array(256)
  private room = new Float64Array(256)
  private cost = new Float64Array(256)
  private distance = new Float64Array(64)
  private via = new Int32Array(64)
  private queued = new Uint8Array(64)
  /** A ring: every node is in it at most once. */
  private queue = new Int32Array(64)

  get arcCount(): number {
    return this.arcs
  }

  clear(): void {
    this.nodes = 0
    this.arcs = 0
  }

  addNode(): number {
    if (this.nodes === this.head.length) {
      const length = 2 * this.nodes
      this.head = grown(this.head, new Int32Array(length))
      this.distance = new Float64Array(length)
      this.via = new Int32Array(length)
      this.queued = new Uint8Array(length)
      this.queue = new Int32Array(length)
    }
    this.head[this.nodes] = -1
    return this.nodes++
  }

  /** Adds an arc and returns its index for `flowOn`. */
  addArc(from: number, to: number, capacity: number, cost: number): number {
    const arc = this.arcs
    if (arc + 2 > this.next.length) {
      const length = 2 * this.next.length
      this.next = grown(this.next, new Int32Array(length))
      this.to = grown(this.to, new Int32Array(length))
      this.room = grown(this.room, new Float64Array(length))
      this.cost = grown(this.cost, new Float64Array(length))
    }
    this.put(from, to, capacity, cost)
    this.put(to, from, 0, -cost)
    return arc
  }

  flowOn(arc: number): number {
    return this.room[arc + 1]!
  }

  /** Sends flow from source to sink while that lowers the cost; returns the total cost. The network has no negative cycle. */
  run(source: number, sink: number): number {
    const { room, to, via, distance } = this
    let total = 0
    for (;;) {
      this.shortestPaths(source)
      if (!(distance[sink]! < -TINY)) return total
      let amount = Infinity
      for (let v = sink; v !== source; v = to[via[v]! ^ 1]!) amount = Math.min(amount, room[via[v]!]!)
      for (let v = sink; v !== source; v = to[via[v]! ^ 1]!) {
        room[via[v]!]! -= amount
        room[via[v]! ^ 1]! += amount
      }
      total += amount * distance[sink]!
    }
  }

  private put(from: number, to: number, capacity: number, cost: number): void {
    const arc = this.arcs++
    this.to[arc] = to
    this.room[arc] = capacity
    this.cost[arc] = cost
    this.next[arc] = this.head[from]!
    this.head[from] = arc
  }

  /** Bellman-Ford with a queue: costs may be negative. */
  private shortestPaths(source: number): void {
    const { nodes, head, next, to, room, cost, distance, via, queued, queue } = this
    for (let v = 0; v < nodes; v++) {
      distance[v] = Infinity
      queued[v] = 0
    }
    distance[source] = 0
    queue[0] = source
    let first = 0
    let waiting = 1
    while (waiting > 0) {
      const node = queue[first]!
      first = first + 1 === nodes ? 0 : first + 1
      waiting--
      queued[node] = 0
      for (let arc = head[node]!; arc >= 0; arc = next[arc]!) {
        if (room[arc]! <= TINY) continue
        const reached = distance[node]! + cost[arc]!
        const target = to[arc]!
        if (reached >= distance[target]! - TINY) continue
        distance[target] = reached
        via[target] = arc
        if (queued[target]) continue
        queued[target] = 1
        queue[(first + waiting) % nodes] = target
        waiting++
      }
    }
  }
}

function grown<A extends Int32Array | Float64Array>(from: A, into: A): A {
  into.set(from)
  return into
}

const TINY = 1e-9
