import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateModel } from '../../../solver/milp/evaluate.ts'
import { highsBackend } from '../../../solver/milp/highs.ts'
import { ModelBuilder } from '../../../solver/milp/model.ts'
import { narrowed } from '../../../solver/milp/narrow.ts'
import { expandSolution, restrictColumns } from '../../../solver/milp/restrict.ts'
import { bruteForce } from './brute.ts'

/** Whole things of some cost and weight, to be had as cheaply as makes enough weight of two kinds. */
const cover = fc
  .record({
    costs: fc.array(fc.integer({ min: 5, max: 30 }), { minLength: 8, maxLength: 8 }),
    weights: fc.array(fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 8, maxLength: 8 }), {
      minLength: 2,
      maxLength: 2,
    }),
  })
  .map(({ costs, weights }) => {
    const builder = new ModelBuilder()
    const cols = costs.map((cost) => builder.addColumn({ cost, upper: 1, integer: true }))
    for (const by of weights) builder.addRow({ lower: 0.4 * by.reduce((sum, w) => sum + w, 0) }, cols, by)
    return builder.build()
  })

test('what is held is no obstacle to any better solution, and is worth what it is in the whole model', async () => {
  let held = 0
  await fc.assert(
    fc.asyncProperty(cover, fc.constantFrom(0.01, 1, 3), async (model, above) => {
      const best = bruteForce(model)
      const { reducedCosts, bound } = await highsBackend.solve(model, { relax: true })
      if (best === Infinity || !reducedCosts) return
      const all = restrictColumns(
        model,
        new Uint8Array(model.numCols).fill(1),
        new Float64Array(model.numCols),
      )
      const once = narrowed({ part: all, bound, reducedCosts }, best + above)
      held += model.numCols - once.model.numCols
      expect(bruteForce(once.model)).toBeCloseTo(best, 6)
      const again = await highsBackend.solve(once.model, { relax: true })
      if (!again.reducedCosts) return
      const twice = narrowed(
        { part: once, bound: again.bound, reducedCosts: again.reducedCosts },
        best + above,
      )
      held += once.model.numCols - twice.model.numCols
      const solved = await highsBackend.solve(twice.model, { relGap: 0 })
      const whole = evaluateModel(model, expandSolution(twice, solved.x ?? new Float64Array(0)))
      expect(whole.maxRowViolation).toBeLessThan(1e-6)
      expect(whole.objective).toBeCloseTo(best, 6)
    }),
    { numRuns: 100, seed: 5 },
  )
  expect(held).toBeGreaterThan(50)
})
