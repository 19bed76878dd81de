/**
 * What one unit misses and leaves unused, without lending, for given loads: the cover of `cover.ts` for a single unit,
 * made for being asked a hundred thousand times.
 */
import { MinCostFlow } from '../min-cost-flow.ts'
import { POOL, type RotationProblem, shortagePrices } from '../problem.ts'

/** Points. */
export interface UnitCost {
  readonly shortage: number
  readonly surplus: number
}

export class UnitCover {
  private readonly problem: RotationProblem
  private readonly prices: (unit: number) => Float64Array
  private readonly surplusPrice: number
  private readonly share: number
  private readonly net = new MinCostFlow()
  private readonly load = new Float64Array(POOL)
  private readonly mainNode = new Int32Array(POOL)
  private readonly demandNode = new Int32Array(POOL + 1)

  /** `prices`: points of a missing period by unit, then by subject; the policy's where not given. */
  constructor(problem: RotationProblem, prices?: readonly Float64Array[]) {
    this.problem = problem
    const everywhere = shortagePrices(problem.policy)
    this.prices = (unit) => prices?.[unit] ?? everywhere
    this.surplusPrice = problem.policy.rotationWeights.surplusPeriod
    this.share = problem.policy.load.secondSubjectMaxShare
  }

  /** `most` by kind, `standard` by main subject less form work, as in `Strength`. */
  costOf(unit: number, most: Float64Array, standard: Float64Array): UnitCost {
    const { problem, net, load, mainNode, demandNode } = this
    const price = this.prices(unit)
    const { demand } = problem.units[unit]!
    load.fill(0)
    for (let kind = 0; kind < most.length; kind++) {
      if (most[kind]! > 0) load[problem.kinds[kind]!.subject]! += most[kind]!
    }
    net.clear()
    const source = net.addNode()
    const sink = net.addNode()
    let shortage = 0
    for (let k = 0; k <= POOL; k++) {
      demandNode[k] = -1
      if (demand[k]! <= 0) continue
      shortage += price[k]! * demand[k]!
      demandNode[k] = net.addNode()
      net.addArc(demandNode[k]!, sink, demand[k]!, -price[k]!)
    }
    let surplus = 0
    const first = net.arcCount
    for (let k = 0; k < POOL; k++) {
      const full = Math.max(0, standard[k]!)
      surplus += full
      if (load[k]! <= 0) continue
      const node = net.addNode()
      mainNode[k] = node
      net.addArc(source, node, Math.min(full, load[k]!), -this.surplusPrice)
      net.addArc(source, node, Math.max(0, load[k]! - full), 0)
      if (demandNode[k]! >= 0) net.addArc(node, demandNode[k]!, Infinity, 0)
      if (demandNode[POOL]! >= 0) net.addArc(node, demandNode[POOL]!, Infinity, 0)
    }
    for (let kind = 0; kind < most.length; kind++) {
      if (most[kind]! <= 0) continue
      const { subject, seconds } = problem.kinds[kind]!
      let node = -1
      for (const second of seconds) {
        if (demandNode[second]! < 0) continue
        if (node < 0) {
          node = net.addNode()
          net.addArc(mainNode[subject]!, node, most[kind]! * this.share, 0)
        }
        net.addArc(node, demandNode[second]!, Infinity, 0)
      }
    }
    net.runBetweenPricedEnds(source, sink)
    let used = 0
    for (let k = 0, arc = first; k < POOL; k++) {
      if (load[k]! <= 0) continue
      used += net.flowOn(arc)
      arc += 4 + (demandNode[k]! >= 0 ? 2 : 0) + (demandNode[POOL]! >= 0 ? 2 : 0)
    }
    for (let k = 0, arc = 0; k <= POOL; k++) {
      if (demandNode[k]! < 0) continue
      shortage -= price[k]! * net.flowOn(arc)
      arc += 2
    }
    return { shortage, surplus: this.surplusPrice * (surplus - used) }
  }
}
