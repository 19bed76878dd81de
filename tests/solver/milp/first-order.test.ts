import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeBound } from '../../../solver/milp/bound.ts'
import { FirstOrderSession } from '../../../solver/milp/first-order.ts'
import { highsBackend } from '../../../solver/milp/highs.ts'
import { type MilpModel, ModelBuilder } from '../../../solver/milp/model.ts'
import { anyModel } from './arbitrary.ts'

const OPTIONS = { tolerance: 1e-5, maxIterations: 20_000, coreCost: 1 }

/** Relaxed value of the model by the simplex method; undefined where it has none. */
async function relaxedValue(model: MilpModel): Promise<number | undefined> {
  return (await highsBackend.solve(model, { relax: true })).objective
}

test('a first-order answer comes near the relaxation, and its duals prove no more than is true', async () => {
  let solved = 0
  await fc.assert(
    fc.asyncProperty(anyModel({ maxCols: 6, continuous: true }), async (model) => {
      const value = await relaxedValue(model)
      if (value === undefined) return
      const { objective, rowDuals } = new FirstOrderSession(model, OPTIONS).run()
      const { bound } = safeBound(model, rowDuals!)
      expect(bound).toBeLessThanOrEqual(value + 1e-6)
      expect(Math.abs(objective! - value)).toBeLessThan(0.02 * (1 + Math.abs(value)))
      expect(value - bound).toBeLessThan(0.02 * (1 + Math.abs(value)))
      solved++
    }),
    { numRuns: 60 },
  )
  expect(solved).toBeGreaterThan(20)
})

test('what is added, taken out or changed between runs counts in the next', () => {
  const builder = new ModelBuilder()
  const missing = builder.addColumn({ cost: 9, upper: 20 })
  const row = builder.addRow({ lower: 8 }, [missing], [1])
  const session = new FirstOrderSession(builder.build(), OPTIONS)
  const value = (): number => session.run().objective!
  expect(value()).toBeCloseTo(72, 1)
  session.addColumns({
    cost: Float64Array.of(4),
    lower: Float64Array.of(0),
    upper: Float64Array.of(5),
    integrality: Uint8Array.of(0),
    starts: Int32Array.of(0, 1),
    indices: Int32Array.of(row),
    values: Float64Array.of(1),
  })
  expect(value()).toBeCloseTo(47, 1)
  session.addRows({
    lower: Float64Array.of(-Infinity),
    upper: Float64Array.of(3),
    starts: Int32Array.of(0, 1),
    indices: Int32Array.of(1),
    values: Float64Array.of(1),
  })
  expect(value()).toBeCloseTo(57, 1)
  session.setRowSides(Int32Array.of(0), Float64Array.of(6), Float64Array.of(Infinity))
  expect(value()).toBeCloseTo(39, 1)
  session.keepRows(Uint8Array.of(1, 0))
  expect(value()).toBeCloseTo(29, 1)
  session.setColumnCosts(Int32Array.of(1), Float64Array.of(1))
  session.setColumnBounds(Int32Array.of(1), Float64Array.of(0), Float64Array.of(6))
  expect(value()).toBeCloseTo(6, 1)
  expect(session.tableauRows()).toEqual([])
})
