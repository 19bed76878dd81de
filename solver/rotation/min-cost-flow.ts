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
  /** By node, its arc into the sink. */
  private last = new Int32Array(64)
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
      this.last = new Int32Array(length)
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
    const { distance } = this
    let total = 0
    for (;;) {
      this.shortestPaths(source)
      if (!(distance[sink]! < -TINY)) return total
      total += this.send(source, sink) * distance[sink]!
    }
  }

  /**
   * The same for a network in which only arcs out of the source and into the sink have costs. A shortest path never goes
   * back through those, so what is left to find is whether a source arc and a sink arc are joined, the cheapest two first.
   */
  runBetweenPricedEnds(source: number, sink: number): void {
    const { head, next, to, cost, last } = this
    const firsts: number[] = []
    const lasts: number[] = []
    last.fill(-1, 0, this.nodes)
    for (let arc = head[source]!; arc >= 0; arc = next[arc]!)
      if (!firsts.includes(cost[arc]!)) firsts.push(cost[arc]!)
    for (let arc = head[sink]!; arc >= 0; arc = next[arc]!) {
      last[to[arc]!] = arc ^ 1
      if (!lasts.includes(cost[arc ^ 1]!)) lasts.push(cost[arc ^ 1]!)
    }
    const pairs = firsts.flatMap((out) => lasts.map((into) => ({ out, into })))
    pairs.sort((a, b) => a.out + a.into - b.out - b.into)
    for (const { out, into } of pairs) {
      if (!(out + into < -TINY)) return
      this.sendStraight(source, sink, out, into)
      while (this.sendAround(source, sink, out, into));
    }
  }

  /** Sends over every node that both a source arc and a sink arc are one arc from. */
  private sendStraight(source: number, sink: number, out: number, into: number): void {
    const { head, next, to, room, cost, via, last } = this
    for (let arc = head[source]!; arc >= 0; arc = next[arc]!) {
      if (cost[arc] !== out || room[arc]! <= TINY) continue
      const node = to[arc]!
      via[node] = arc
      for (let on = head[node]!; on >= 0 && room[arc]! > TINY; on = next[on]!) {
        const end = last[to[on]!]!
        if (end < 0 || cost[end] !== into || room[end]! <= TINY || room[on]! <= TINY) continue
        via[to[on]!] = on
        via[sink] = end
        this.send(source, sink)
      }
    }
  }

  /** Sends along a path of fewest arcs, of these costs at its ends; false where there is none. */
  private sendAround(source: number, sink: number, out: number, into: number): boolean {
    const { head, next, to, room, cost, via, last, queue, queued: seen } = this
    seen.fill(0, 0, this.nodes)
    seen[source] = 1
    seen[sink] = 1
    let waiting = 0
    for (let arc = head[source]!; arc >= 0; arc = next[arc]!) {
      const target = to[arc]!
      if (cost[arc] !== out || room[arc]! <= TINY || seen[target]) continue
      seen[target] = 1
      via[target] = arc
      queue[waiting++] = target
    }
    for (let at = 0; at < waiting; at++) {
      for (let arc = head[queue[at]!]!; arc >= 0; arc = next[arc]!) {
        const target = to[arc]!
        if (seen[target] || room[arc]! <= TINY) continue
        seen[target] = 1
        via[target] = arc
        queue[waiting++] = target
        const end = last[target]!
        if (end < 0 || cost[end] !== into || room[end]! <= TINY) continue
        via[sink] = end
        this.send(source, sink)
        return true
      }
    }
    return false
  }

  /** As much as fits along the path found; returns it. */
  private send(source: number, sink: number): number {
    const { room, to, via } = this
    let amount = Infinity
    for (let v = sink; v !== source; v = to[via[v]! ^ 1]!) amount = Math.min(amount, room[via[v]!]!)
    for (let v = sink; v !== source; v = to[via[v]! ^ 1]!) {
      room[via[v]!]! -= amount
      room[via[v]! ^ 1]! += amount
    }
    return amount
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
