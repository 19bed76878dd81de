import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conflictRows, type HighsSession, highsBackend, openHighs } from '../../../solver/milp/highs.ts'
import { type MilpModel, ModelBuilder, rowName } from '../../../solver/milp/model.ts'
import type { MilpOptions } from '../../../solver/milp/solve.ts'
import { anyModel } from './arbitrary.ts'
import { hardKnapsack } from './knapsack.ts'

test('same model, options and seed give the same answer', async () => {
  const model = hardKnapsack(30)
  const options = { relGap: 0, seed: 3 }
  expect(await highsBackend.solve(model, options)).toEqual(await highsBackend.solve(model, options))
})

test.each<[string, MilpOptions, string]>([
  ['nodes', { maxNodes: 3 }, 'node-limit'],
  ['LP iterations', { maxLpIterations: 300 }, 'work-limit'],
  ['improving solutions', { maxImprovingSolutions: 2 }, 'work-limit'],
])('a limit on %s stops at the same place every time and says so', async (_, limit, stopped) => {
  const model = hardKnapsack(40)
  const result = await highsBackend.solve(model, { relGap: 0, ...limit })
  expect(result).toMatchObject({ status: 'feasible', stopped })
  expect(result.bound).toBeLessThan(result.objective!)
  expect(await highsBackend.solve(model, { relGap: 0, ...limit })).toEqual(result)
})

test('a limit on LP iterations stops an LP, and what it says stays honest', async () => {
  const result = await highsBackend.solve(hardKnapsack(40), {
    relax: true,
    presolve: false,
    maxLpIterations: 1,
  })
  expect(result.stopped).toBe('work-limit')
  expect(result.status).not.toBe('optimal')
})

test('no time at all is a time limit', async () => {
  const result = await highsBackend.solve(hardKnapsack(40), { limitMs: 0 })
  expect(result).toMatchObject({ status: 'unknown', stopped: 'time-limit' })
})

test('the caller can stop it, and keeps the incumbent', async () => {
  const model = hardKnapsack(40)
  const seen: number[] = []
  const result = await highsBackend.solve(
    model,
    { relGap: 0 },
    { onIncumbent: ({ objective }) => seen.push(objective), shouldStop: () => seen.length > 1 },
  )
  expect(result).toMatchObject({ status: 'feasible', stopped: 'cancelled' })
  expect(result.objective).toBe(Math.min(...seen))
})

test('incumbents only get better, progress brackets them', async () => {
  const model = hardKnapsack(40)
  const seen: number[] = []
  const bounds: number[] = []
  const result = await highsBackend.solve(
    model,
    { relGap: 0 },
    { onIncumbent: ({ objective }) => seen.push(objective), onProgress: ({ bound }) => bounds.push(bound) },
  )
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
  expect(seen.at(-1)).toBe(result.objective)
  expect(Math.max(...bounds)).toBeLessThanOrEqual(result.objective! + 1e-6)
})

test('an error in a callback reaches the caller', async () => {
  const shouldStop = () => {
    throw new Error('from the callback')
  }
  await expect(highsBackend.solve(hardKnapsack(40), {}, { shouldStop })).rejects.toThrow('from the callback')
})

test('a start, whole or in part, is taken up; a wrong one is ignored', async () => {
  const model = hardKnapsack(40)
  const best = await highsBackend.solve(model, { relGap: 0 })
  const whole = { indices: Int32Array.from(best.x!.keys()), values: best.x! }
  const started = await highsBackend.solve(model, { start: whole, maxImprovingSolutions: 1 })
  expect(started.objective).toBe(best.objective)
  const wrong = { indices: whole.indices, values: best.x!.map(() => 1) }
  expect((await highsBackend.solve(model, { relGap: 0, start: wrong })).objective).toBe(best.objective)
})

test('a model that HiGHS fails on gives an unknown answer, and the next one is solved', async () => {
  const builder = new ModelBuilder()
  const whole = builder.addColumn({ cost: 2, upper: 1, integer: true })
  builder.addColumn({ upper: 0 })
  const one = builder.addColumn({ cost: 3, lower: 1, upper: 2 })
  builder.addColumn({ upper: 0 })
  const fixed = builder.addColumn({ lower: -1, upper: -1 })
  builder.addRow({ lower: 2, upper: 4 }, [whole, one, fixed], [4, 3, 3])
  const failed = await highsBackend.solve(builder.build(), { relGap: 0, absGap: 0 })
  expect(failed).toMatchObject({ status: 'unknown', stopped: 'failed' })
  expect(await highsBackend.solve(hardKnapsack(10), { relGap: 0 })).toMatchObject({ status: 'optimal' })
})

test("an integer within the solver's tolerance of 0 cannot open a large capacity", async () => {
  // y = 5e-7 is 0 to a tolerance of 1e-6, and would let x be 0.5.
  const builder = new ModelBuilder()
  const x = builder.addColumn({ upper: 1e6 })
  const y = builder.addColumn({ cost: 1, upper: 1, integer: true })
  builder.addRow({ upper: 0 }, [x, y], [1, -1e6])
  builder.addRow({ lower: 0.5 }, [x], [1])
  const result = await highsBackend.solve(builder.build(), { relGap: 0 })
  expect(result).toMatchObject({ status: 'optimal', objective: 1 })
  expect(result.x![1]).toBe(1)
})

async function changed(model: MilpModel, change: (session: HighsSession) => void) {
  const session = await openHighs(model)
  try {
    session.run({ relax: true })
    change(session)
    return { session: session.run({ relGap: 0 }), model: session.model }
  } finally {
    session.dispose()
  }
}

test('a session that was changed answers as a fresh model would', async () => {
  await fc.assert(
    fc.asyncProperty(anyModel({ continuous: true, maxCols: 6 }), fc.nat(), async (model, pick) => {
      const col = Int32Array.of(pick % model.numCols)
      const columns = {
        cost: Float64Array.of(-2, 1),
        lower: Float64Array.of(0, -1),
        upper: Float64Array.of(2, 1),
        integrality: Uint8Array.of(1, 0),
        starts: model.numRows > 0 ? Int32Array.of(0, 1, 2) : Int32Array.of(0, 0, 0),
        indices: model.numRows > 0 ? Int32Array.of(0, model.numRows - 1) : new Int32Array(0),
        values: model.numRows > 0 ? Float64Array.of(1, -2) : new Float64Array(0),
      }
      const rows = {
        lower: Float64Array.of(-Infinity),
        upper: Float64Array.of(4),
        starts: Int32Array.of(0, 2),
        indices: Int32Array.of(0, model.numCols),
        values: Float64Array.of(2, 3),
      }
      const after = await changed(model, (session) => {
        session.addColumns(columns)
        session.addRows(rows)
        session.setColumnCosts(col, Float64Array.of(-4))
        session.setColumnBounds(col, Float64Array.of(0), Float64Array.of(1))
        session.setRowSides(Int32Array.of(0), Float64Array.of(-3), Float64Array.of(6))
      })
      expect([after.model.numCols, after.model.numRows]).toEqual([model.numCols + 2, model.numRows + 1])
      const fresh = await highsBackend.solve(after.model, { relGap: 0 })
      expect(after.session.status).toBe(fresh.status)
      if (fresh.objective !== undefined) expect(after.session.objective).toBeCloseTo(fresh.objective, 6)
    }),
  )
})

test('a session restarts an LP from its basis', async () => {
  const session = await openHighs(hardKnapsack(40))
  const first = session.run({ relax: true })
  // From the optimal basis nothing is left to do: a single iteration allowed is enough.
  const again = session.run({ relax: true, maxLpIterations: 1 })
  session.dispose()
  expect(again).toMatchObject({ status: 'optimal', objective: first.objective })
})

test('the rows of a conflict cannot hold together, and no smaller set is in conflict', async () => {
  await fc.assert(
    fc.asyncProperty(anyModel({ maxCols: 4 }), async (model) => {
      const conflict = await conflictRows(model)
      const relaxed = await highsBackend.solve(model, { relax: true })
      expect(conflict === undefined).toBe(relaxed.status !== 'infeasible')
      if (!conflict) return
      expect(await isFeasible(only(model, conflict.rows, conflict.cols))).toBe(false)
      for (const row of conflict.rows) {
        const rest = conflict.rows.filter((other) => other !== row)
        expect(await isFeasible(only(model, rest, conflict.cols))).toBe(true)
      }
    }),
    { numRuns: 150 },
  )
})

test('a conflict names its rows', async () => {
  const builder = new ModelBuilder()
  const x = builder.addColumn({ upper: 10, integer: true })
  const y = builder.addColumn({ upper: 10 })
  builder.addRow({ lower: 1, name: 'innocent' }, [x, y], [1, 1])
  builder.addRow({ lower: 5, name: 'quota' }, [x], [1])
  builder.addRow({ upper: 3, name: 'exemptions' }, [x], [1])
  const model = builder.build()
  const { rows } = (await conflictRows(model))!
  expect(Array.from(rows, (row) => rowName(model, row))).toEqual(['quota', 'exemptions'])
})

const isFeasible = async (model: MilpModel): Promise<boolean> =>
  (await highsBackend.solve({ ...model, colCost: new Float64Array(model.numCols) }, { relax: true }))
    .status === 'optimal'

/** The model with only these rows, and bounds only on these columns. */
function only(model: MilpModel, rows: Int32Array, cols: Int32Array): MilpModel {
  const free = (sides: Float64Array, kept: Int32Array, open: number) =>
    sides.map((side, at) => (kept.includes(at) ? side : open))
  return {
    ...model,
    rowLower: free(model.rowLower, rows, -Infinity),
    rowUpper: free(model.rowUpper, rows, Infinity),
    colLower: free(model.colLower, cols, -Infinity),
    colUpper: free(model.colUpper, cols, Infinity),
  }
}
