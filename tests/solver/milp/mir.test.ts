import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appendRows } from '../../../solver/milp/append.ts'
import { highsBackend, openHighs } from '../../../solver/milp/highs.ts'
import { separateMir } from '../../../solver/milp/mir.ts'
import { type MilpModel, ModelBuilder } from '../../../solver/milp/model.ts'
import { SiftedLp } from '../../../solver/milp/sifted-lp.ts'
import { anyModel } from './arbitrary.ts'

test('one whole teacher of 16 periods for a demand of 10: the cut says half a teacher leaves half the demand missing', async () => {
  const builder = new ModelBuilder()
  const teacher = builder.addColumn({ cost: 5, upper: 1, integer: true })
  const missing = builder.addColumn({ cost: 1, upper: 10 })
  builder.addRow({ lower: 10 }, [teacher, missing], [16, 1])
  const model = builder.build()
  const lp = await highsBackend.solve(model, { relax: true })
  expect(lp.objective).toBeCloseTo((5 * 10) / 16)
  const cuts = separateMir(model, lp.x!, { maxCuts: 5 })
  const tightened = await highsBackend.solve(appendRows(model, cuts), { relax: true })
  expect(tightened.objective).toBeCloseTo(5)
})

test('no cut is made from rows that will change', async () => {
  const builder = new ModelBuilder()
  const [teacher, other] = [0, 1].map(() => builder.addColumn({ cost: 5, upper: 1, integer: true })) as [
    number,
    number,
  ]
  const missing = builder.addColumn({ cost: 1, upper: 10 })
  const open = builder.addRow({ lower: 10 }, [teacher, missing], [16, 1])
  builder.addRow({ lower: 7 }, [other, missing], [16, 1])
  const model = builder.build()
  const { x } = await highsBackend.solve(model, { relax: true })
  const rowsUsing = (column: number, avoid: ReadonlySet<number>): number => {
    const { indices } = separateMir(model, x!, { maxCuts: 5, avoid })
    return indices.filter((col) => col === column).length
  }
  expect(rowsUsing(teacher, new Set())).toBeGreaterThan(0)
  expect(rowsUsing(teacher, new Set([open]))).toBe(0)
})

test.each([false, true])(
  'cuts leave the integer optimum where it is, whatever the costs; continuous columns %s',
  async (continuous) => {
    let cut = 0
    await fc.assert(
      fc.asyncProperty(
        anyModel({ continuous }),
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 5, maxLength: 5 }),
        async (model, otherCosts) => {
          const lp = await highsBackend.solve(model, { relax: true })
          if (!lp.x || lp.status !== 'optimal') return
          const cuts = separateMir(model, lp.x, { maxCuts: 20 })
          if (cuts.lower.length === 0) return
          cut++
          for (const colCost of [
            model.colCost,
            Float64Array.from(model.colCost, (_, col) => otherCosts[col]!),
          ]) {
            const whole = await highsBackend.solve({ ...model, colCost }, exact)
            const after = await highsBackend.solve({ ...appendRows(model, cuts), colCost }, exact)
            // HiGHS gives up on a few of such models, with cuts or without.
            if (whole.stopped === 'failed' || after.stopped === 'failed') continue
            expect(after.status).toBe(whole.status)
            expect(after.objective ?? 0).toBeCloseTo(whole.objective ?? 0, 5)
          }
        },
      ),
      { numRuns: 400 },
    )
    expect(cut).toBeGreaterThan(0)
  },
)

test('sifting reaches the value of the whole relaxation, and its bound never passes it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(20), { minLength: 60, maxLength: 60 }), async (numbers) => {
      const model = covering(numbers)
      const whole = await highsBackend.solve(model, { relax: true })
      const lp = await SiftedLp.open(
        model,
        Int32Array.from({ length: 20 }, (_, k) => k % 7),
        [],
        openHighs,
      )
      for (const maxRounds of [1, 50]) {
        const sifted = lp.solve({ relGap: 1e-9, perGroup: 1, maxRounds })!
        expect(sifted.bound).toBeLessThanOrEqual(whole.objective! + 1e-6)
        if (maxRounds > 1) expect(sifted.objective).toBeCloseTo(whole.objective!, 6)
      }
      expect(lp.masterColumns).toBeLessThanOrEqual(model.numCols)
      lp.dispose()
    }),
    { numRuns: 10 },
  )
})

const exact = { relGap: 0, absGap: 0 }

/** Four demands, each covered by missing periods at 9 points, or by 20 optional columns. */
function covering(numbers: readonly number[]): MilpModel {
  const builder = new ModelBuilder()
  const rows = [5, 8, 11, 14].map((lower) =>
    builder.addRow({ lower }, [builder.addColumn({ cost: 9, upper: 20 })], [1]),
  )
  for (let k = 0; k < 20; k++) {
    const col = builder.addColumn({ cost: 1 + numbers[3 * k]!, upper: 1 })
    builder.addTerm(rows[k % 4]!, col, 1 + numbers[3 * k + 1]!)
    builder.addTerm(rows[(k + 1) % 4]!, col, numbers[3 * k + 2]!)
  }
  return builder.build()
}
