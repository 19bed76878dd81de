import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateModel } from '../../../solver/milp/evaluate.ts'
import { highsBackend } from '../../../solver/milp/highs.ts'
import { jslpBackend } from '../../../solver/milp/jslp.ts'
import { type MilpModel, ModelBuilder } from '../../../solver/milp/model.ts'
import type { MilpBackend, MilpResult } from '../../../solver/milp/solve.ts'
import { anyModel } from './arbitrary.ts'
import { bruteForce } from './brute.ts'

const backends: readonly MilpBackend[] = [highsBackend, jslpBackend]

/** What a result must satisfy whatever it says. */
function expectHonest(model: MilpModel, result: MilpResult): void {
  if (result.status !== 'optimal' && result.status !== 'feasible') {
    expect(result.x).toBeUndefined()
    return
  }
  const { objective, maxRowViolation, maxBoundViolation, maxIntegralityViolation } = evaluateModel(
    model,
    result.x!,
  )
  expect(result.objective).toBe(objective)
  expect(maxRowViolation).toBeLessThanOrEqual(1e-6)
  expect(maxBoundViolation).toBe(0)
  expect(maxIntegralityViolation).toBe(0)
  expect(result.bound).toBeLessThanOrEqual(objective)
}

describe.each(backends)('$name', (backend) => {
  test('finds the optimum that trying every point finds', async () => {
    await fc.assert(
      fc.asyncProperty(anyModel(), async (model) => {
        const result = await backend.solve(model, { relGap: 0 })
        const best = bruteForce(model)
        expect(result.status).toBe(best === Infinity ? 'infeasible' : 'optimal')
        if (result.objective !== undefined) expect(result.objective).toBeCloseTo(best, 6)
        expectHonest(model, result)
      }),
      { numRuns: 150 },
    )
  })

  test('a model without columns has its offset as optimum', async () => {
    const builder = new ModelBuilder()
    builder.addOffset(7)
    builder.addRow({ lower: -1, upper: 1 })
    expect(await backend.solve(builder.build())).toMatchObject({ status: 'optimal', objective: 7, bound: 7 })
  })

  test('a model without rows puts each column at its cheaper bound', async () => {
    const builder = new ModelBuilder()
    builder.addColumn({ cost: 2, lower: 1, upper: 4 })
    builder.addColumn({ cost: -1, upper: 3, integer: true })
    const result = await backend.solve(builder.build())
    expect(result).toMatchObject({ status: 'optimal', objective: -1 })
    expect([...result.x!]).toEqual([1, 3])
  })

  test('an empty row that does not admit 0 makes the model infeasible', async () => {
    const builder = new ModelBuilder()
    builder.addColumn({ upper: 1 })
    builder.addRow({ lower: 2, name: 'coverage of 音乐' })
    const result = await backend.solve(builder.build())
    expect(result.status).toBe('infeasible')
    expect(result.reason).toContain('coverage of 音乐')
  })

  test('crossed bounds make the model infeasible and are named', async () => {
    const builder = new ModelBuilder()
    builder.addColumn({ lower: 2, upper: 1, name: 'pin' })
    const result = await backend.solve(builder.build())
    expect(result.status).toBe('infeasible')
    expect(result.reason).toContain('pin')
  })

  test('an objective that falls without end is unbounded', async () => {
    const builder = new ModelBuilder()
    const x = builder.addColumn({ cost: -1 })
    const y = builder.addColumn({ cost: 0, upper: 5 })
    builder.addRow({ lower: 0 }, [x, y], [1, -1])
    const result = await backend.solve(builder.build())
    expect(result.status).toBe('unbounded')
    expectHonest(builder.build(), result)
  })

  test('names that are special in JavaScript do no harm', async () => {
    const builder = new ModelBuilder()
    const names = ['constructor', '__proto__', 'result', 'feasible', 'x0', '']
    const cols = names.map((name, at) => builder.addColumn({ cost: at + 1, upper: 1, integer: true, name }))
    for (const name of names)
      builder.addRow(
        { lower: 2, name },
        cols,
        cols.map(() => 1),
      )
    const result = await backend.solve(builder.build())
    expect(result).toMatchObject({ status: 'optimal', objective: 3 })
    expect([...result.x!]).toEqual([1, 1, 0, 0, 0, 0])
  })

  test('the relaxation ignores integrality', async () => {
    const builder = new ModelBuilder()
    const x = builder.addColumn({ cost: 1, upper: 5, integer: true })
    builder.addRow({ lower: 3 }, [x], [2])
    expect((await backend.solve(builder.build(), { relax: true })).objective).toBeCloseTo(1.5, 9)
    expect((await backend.solve(builder.build())).objective).toBe(2)
  })
})

test('both backends agree on mixed models with free and half-free columns', async () => {
  await fc.assert(
    fc.asyncProperty(anyModel({ continuous: true, unboundedColumns: true, maxCols: 6 }), async (model) => {
      const first = await highsBackend.solve(model, { relGap: 0 })
      const second = await jslpBackend.solve(model, { relGap: 0 })
      expectHonest(model, first)
      expectHonest(model, second)
      const decided = [first, second].every(({ status }) => status === 'optimal' || status === 'infeasible')
      if (!decided) return
      expect(second.status).toBe(first.status)
      if (first.objective !== undefined) expect(second.objective).toBeCloseTo(first.objective, 5)
    }),
    { numRuns: 200 },
  )
})

test('javascript-lp-solver refuses an integer column without an upper bound', () => {
  const builder = new ModelBuilder()
  builder.addColumn({ integer: true, name: 'posts' })
  expect(() => jslpBackend.solve(builder.build())).toThrow('posts is integer without finite bounds')
})

test('javascript-lp-solver refuses a model beyond its size', () => {
  const builder = new ModelBuilder()
  for (let col = 0; col < 301; col++) builder.addColumn({})
  expect(() => jslpBackend.solve(builder.build())).toThrow('up to 300 columns, this one has 301')
})
