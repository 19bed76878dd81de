/**
 * Minimum-cost flow by successive shortest paths with potentials (Ahuja, Magnanti & Orlin, Network Flows, 1993, ch. 9),
 * for small networks with real capacities. Only paths of negative cost are used: no flow is forced.
 */
export class MinCostFlow {
  private readonly head: number[] = []
  private readonly next: number[] = []
  private readonly to: number[] = []
  private readonly room: number[] = []
  private readonly cost: number[] = []

  addNode(): number {
    this.head.push(-1)
    return this.head.length - 1
  }

  /** Adds an arc and returns its index for `flowOn`. */
  addArc(from: number, to: number, capacity: number, cost: number): number {
    const arc = this.to.length
    this.push(from, to, capacity, cost)
    this.push(to, from, 0, -cost)
    return arc
  }

  flowOn(arc: number): number {
    return this.room[arc + 1]!
  }

  /** Sends flow from source to sink while that lowers the cost; returns the total cost. The network has no negative cycle. */
  run(source: number, sink: number): number {
    const n = this.head.length
    const distance = new Float64Array(n)
    const via = new Int32Array(n)
    let total = 0
    while (this.shortestPaths(source, distance, via) && distance[sink]! < -TINY) {
      let amount = Infinity
      for (let v = sink; v !== source; v = this.to[via[v]! ^ 1]!)
        amount = Math.min(amount, this.room[via[v]!]!)
      for (let v = sink; v !== source; v = this.to[via[v]! ^ 1]!) {
        this.room[via[v]!]! -= amount
        this.room[via[v]! ^ 1]! += amount
      }
      total += amount * distance[sink]!
    }
    return total
  }

  private push(from: number, to: number, capacity: number, cost: number): void {
    this.to.push(to)
    this.room.push(capacity)
    this.cost.push(cost)
    this.next.push(this.head[from]!)
    this.head[from] = this.to.length - 1
  }

  /** Bellman-Ford with a queue: costs may be negative. */
  private shortestPaths(source: number, distance: Float64Array, via: Int32Array): boolean {
    const queued = new Uint8Array(distance.length)
    distance.fill(Infinity)
    distance[source] = 0
    const queue = [source]
    for (let at = 0; at < queue.length; at++) {
      const node = queue[at]!
      queued[node] = 0
      for (let arc = this.head[node]!; arc >= 0; arc = this.next[arc]!) {
        const reached = distance[node]! + this.cost[arc]!
        const target = this.to[arc]!
        if (this.room[arc]! <= TINY || reached >= distance[target]! - TINY) continue
        distance[target] = reached
        via[target] = arc
        if (queued[target]) continue
        queued[target] = 1
        queue.push(target)
      }
    }
    return true
  }
}

const TINY = 1e-9
