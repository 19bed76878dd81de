import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateModel } from '../../../solver/milp/evaluate.ts'
import { highsBackend } from '../../../solver/milp/highs.ts'
import { ModelBuilder } from '../../../solver/milp/model.ts'
import { expandSolution, restrictColumns, restrictSolution } from '../../../solver/milp/restrict.ts'
import { anyModel } from './arbitrary.ts'

const anyRestriction = anyModel({ maxCols: 6 }).chain((model) =>
  fc.record({
    model: fc.constant(model),
    keep: fc.uint8Array({ minLength: model.numCols, maxLength: model.numCols, max: 1 }),
    x: fc
      .tuple(
        ...Array.from(model.colLower, (lower, col) => fc.integer({ min: lower, max: model.colUpper[col]! })),
      )
      .map((values) => Float64Array.from(values)),
  }),
)

test('a small vector is worth what the whole one is worth', () => {
  fc.assert(
    fc.property(anyRestriction, ({ model, keep, x }) => {
      const restriction = restrictColumns(model, keep, x)
      const small = restrictSolution(restriction, x)
      expect(expandSolution(restriction, small)).toEqual(x)
      const [part, whole] = [evaluateModel(restriction.model, small), evaluateModel(model, x)]
      expect(part.objective).toBeCloseTo(whole.objective, 9)
      expect(part.maxRowViolation > 1e-6).toBe(whole.maxRowViolation > 1e-6)
    }),
  )
})

test('its optimum is that of the whole model with the other columns pinned', async () => {
  await fc.assert(
    fc.asyncProperty(anyRestriction, async ({ model, keep, x }) => {
      const pinned = {
        ...model,
        colLower: model.colLower.map((lower, col) => (keep[col] ? lower : x[col]!)),
        colUpper: model.colUpper.map((upper, col) => (keep[col] ? upper : x[col]!)),
      }
      const restriction = restrictColumns(model, keep, x)
      const [small, whole] = [await highsBackend.solve(restriction.model), await highsBackend.solve(pinned)]
      expect(small.status).toBe(whole.status)
      if (small.objective === undefined) return
      expect(small.objective).toBeCloseTo(whole.objective!, 6)
      expect(evaluateModel(model, expandSolution(restriction, small.x!)).maxRowViolation).toBeLessThan(1e-6)
    }),
  )
})

test('rows without a free column go, names stay with their rows and columns', () => {
  const builder = new ModelBuilder()
  const [a, b] = [builder.addColumn({ name: 'a', upper: 5 }), builder.addColumn({ name: 'b', upper: 5 })]
  builder.addRow({ upper: 9, name: 'only a' }, [a], [1])
  builder.addRow({ upper: 9, name: 'both' }, [a, b], [2, 1])
  const { model, keptCols, keptRows } = restrictColumns(
    builder.build(),
    Uint8Array.of(0, 1),
    Float64Array.of(3, 0),
  )
  expect([...keptCols]).toEqual([b])
  expect([...keptRows]).toEqual([1])
  expect(model).toMatchObject({ colNames: ['b'], rowNames: ['both'], numRows: 1 })
  expect(model.rowUpper[0]).toBe(3)
})
