import { expect, test } from 'vitest'
import { ModelBuilder } from '../../../solver/milp/model.ts'
import { type Claim, relativeGap, verifyClaim } from '../../../solver/milp/solve.ts'

/** minimize -x - y, x + y <= 3, x integer in [0, 2], y in [0, 2]. */
function toy() {
  const builder = new ModelBuilder()
  const x = builder.addColumn({ cost: -1, upper: 2, integer: true })
  const y = builder.addColumn({ cost: -1, upper: 2 })
  builder.addRow({ upper: 3, name: 'together' }, [x, y], [1, 1])
  return builder.build()
}

const claim = (...x: number[]): Claim => ({
  status: 'optimal',
  stopped: 'proved',
  x: Float64Array.from(x),
  bound: -3,
})

test('noise is rounded away and the objective recomputed', () => {
  const result = verifyClaim(toy(), claim(1.9999999, 1 - 1e-9), {})
  expect(result.status).toBe('optimal')
  expect(result.x![0]).toBe(2)
  expect(result.objective).toBe(-2 - (1 - 1e-9))
  expect(result.bound).toBeLessThanOrEqual(result.objective!)
})

test.each<[string, Claim, string]>([
  ['a violated row', claim(2, 1.1), 'together'],
  ['a violated bound', claim(-1, 2), 'column bound'],
  ['a fraction', claim(1.5, 1.5), 'integer column off by 0.5'],
  ['no number', claim(1, NaN), 'NaN'],
])('%s is not believed', (_, lie, reason) => {
  const result = verifyClaim(toy(), lie, {})
  expect(result).toMatchObject({ status: 'unknown', stopped: 'failed' })
  expect(result.reason).toContain(reason)
  expect(result.x).toBeUndefined()
})

test('a fraction is fine for the relaxation', () => {
  expect(verifyClaim(toy(), claim(1.5, 1.5), { relax: true })).toMatchObject({
    status: 'optimal',
    objective: -3,
  })
})

test('a bound above a verified solution is dropped, and with it the proof', () => {
  const result = verifyClaim(toy(), { ...claim(2, 1), bound: -2 }, {})
  expect(result).toMatchObject({ status: 'feasible', stopped: 'failed', objective: -3, bound: -Infinity })
})

test('an optimum that rounding has moved away from its bound is only feasible', () => {
  const result = verifyClaim(toy(), claim(1, 1), {})
  expect(result).toMatchObject({ status: 'feasible', stopped: 'failed', objective: -2, bound: -3 })
  expect(verifyClaim(toy(), claim(1, 1), { relGap: 0.5 }).status).toBe('optimal')
})

test('the gap is relative to the objective, and endless without a bound or a solution', () => {
  expect(relativeGap({ objective: -200, bound: -202 })).toBe(0.01)
  expect(relativeGap({ objective: 5, bound: 5 })).toBe(0)
  expect(relativeGap({ objective: 5, bound: -Infinity })).toBe(Infinity)
  expect(relativeGap({ bound: 5 })).toBe(Infinity)
})
