/** One round of cuts on the solution of a relaxation. */
import { separateMir } from './mir.ts'
import type { SiftedLp, SiftedSolution, SiftOptions } from './sifted-lp.ts'

export interface CutRound {
  readonly maxCuts: number
  /** Rows that no cut may be made from, because their sides will change. */
  readonly avoid: ReadonlySet<number>
  /** Rows from this one on are cuts: they go where they do not press any more. */
  readonly firstCut: number
  readonly sifting: SiftOptions
}

/** The relaxation solved anew, with cuts; undefined when there is nothing more to cut off. */
export function cutRound(
  lp: SiftedLp,
  solution: SiftedSolution,
  { maxCuts, avoid, firstCut, sifting }: CutRound,
): SiftedSolution | undefined {
  const sums = lp.fractionalRows(solution.x, TABLEAU_ROWS)
  const cuts = separateMir(lp.model, solution.x, { maxCuts, avoid, sums })
  if (cuts.lower.length === 0) return undefined
  lp.addRows(cuts)
  const tightened = lp.solve(sifting)
  if (tightened) lp.dropLooseRows(firstCut, tightened)
  return tightened
}

const TABLEAU_ROWS = 150
