import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reducedCosts, safeBound } from '../../../solver/milp/bound.ts'
import { highsBackend } from '../../../solver/milp/highs.ts'
import { ModelBuilder } from '../../../solver/milp/model.ts'
import { anyModel } from './arbitrary.ts'
import { bruteForce } from './brute.ts'

const anyDual = fc.oneof(fc.double({ min: -9, max: 9, noNaN: true }), fc.constant(NaN), fc.constant(Infinity))

test('no duals, however wrong, give a bound above the optimum', () => {
  fc.assert(
    fc.property(anyModel(), fc.array(anyDual, { minLength: 4, maxLength: 4 }), (model, duals) => {
      const { bound } = safeBound(model, Float64Array.from(duals).slice(0, model.numRows))
      expect(bound).toBeLessThanOrEqual(bruteForce(model) + 1e-9)
    }),
    { numRuns: 500 },
  )
})

test('wrong duals stay below the optimum when columns are unbounded, too', async () => {
  const shape = { continuous: true, unboundedColumns: true }
  await fc.assert(
    fc.asyncProperty(
      anyModel(shape),
      fc.array(anyDual, { minLength: 4, maxLength: 4 }),
      async (model, duals) => {
        const { bound } = safeBound(model, Float64Array.from(duals).slice(0, model.numRows))
        const { status, objective } = await highsBackend.solve(model, { relax: true })
        if (status === 'unbounded') expect(bound).toBe(-Infinity)
        if (objective !== undefined) expect(bound).toBeLessThanOrEqual(objective + 1e-6)
      },
    ),
    { numRuns: 300 },
  )
})

test('optimal duals give the value of the LP, also when columns that cost something have no upper bound', async () => {
  await fc.assert(
    fc.asyncProperty(anyModel({ continuous: true }), async (bounded) => {
      const model = {
        ...bounded,
        colUpper: bounded.colUpper.map((upper, col) => (bounded.colCost[col]! > 0 ? Infinity : upper)),
      }
      const result = await highsBackend.solve(model, { relax: true })
      if (result.status !== 'optimal') return
      expect(safeBound(model, result.rowDuals!).bound).toBeCloseTo(result.objective!, 6)
      expect(result.bound).toBeCloseTo(result.objective!, 6)
      expect(result.reducedCosts).toEqual(reducedCosts(model, result.rowDuals!))
    }),
    { numRuns: 300 },
  )
})

test('duals a hair too large cost a hair of the bound, although the column is unbounded', () => {
  const builder = new ModelBuilder()
  const shortage = builder.addColumn({ cost: 3 })
  builder.addRow({ lower: 10 }, [shortage], [1])
  const { bound } = safeBound(builder.build(), Float64Array.of(3 + 1e-9))
  expect(bound).toBeLessThanOrEqual(30)
  expect(bound).toBeGreaterThan(30 - 1e-6)
})

test('an unbounded column that its own cost cannot cover is named', () => {
  const builder = new ModelBuilder()
  builder.addColumn({ cost: 1, upper: 1 })
  const free = builder.addColumn({ cost: 0 })
  builder.addRow({ lower: 1 }, [free], [1])
  expect(safeBound(builder.build(), Float64Array.of(0.5))).toEqual({ bound: -Infinity, blockedBy: free })
})

test('shrinking for one column does not hide that it breaks another', () => {
  const builder = new ModelBuilder()
  const [a, b] = [builder.addColumn({ cost: 1 }), builder.addColumn({ cost: -1 })]
  builder.addRow({ lower: 0, upper: 5 }, [a, b], [1, -1])
  expect(safeBound(builder.build(), Float64Array.of(3))).toEqual({ bound: -Infinity, blockedBy: b })
})
