import { evaluateModel, FEASIBILITY_TOLERANCE } from '../../../solver/milp/evaluate.ts'
import type { MilpModel } from '../../../solver/milp/model.ts'

/** The optimum of a small all-integer model with finite bounds, by trying every point; Infinity if infeasible. */
export function bruteForce(model: MilpModel): number {
  const x = model.colLower.map(Math.ceil)
  let best = Infinity
  const visit = (col: number): void => {
    if (col === model.numCols) {
      const { objective, maxRowViolation } = evaluateModel(model, x)
      if (maxRowViolation <= FEASIBILITY_TOLERANCE) best = Math.min(best, objective)
      return
    }
    for (let value = Math.ceil(model.colLower[col]!); value <= model.colUpper[col]!; value++) {
      x[col] = value
      visit(col + 1)
    }
  }
  visit(0)
  return best
}
