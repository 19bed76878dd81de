import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findConflicts } from '../../../../solver/timetable/kernel/conflicts.ts'
import { solve } from '../../../../solver/timetable/kernel/solve.ts'
import type { Instance } from '../../../../src/interop/xhstt/archive.ts'
import { type Costs, evaluate } from '../../../../src/interop/xhstt/evaluate.ts'
import { translate } from '../../../../src/interop/xhstt/problem.ts'
import { solveInstance } from '../../../../src/interop/xhstt/solve.ts'
import { anyInstance } from './arbitrary.ts'

const costOf = (instance: Instance, { subEvents }: Pick<ReturnType<typeof solveInstance>, 'subEvents'>) =>
  evaluate(instance, { instance: 0, group: '', subEvents })

const isWorse = (a: Costs, b: Costs): boolean => a.hard > b.hard || (a.hard === b.hard && a.soft > b.soft)

const withWishes = anyInstance.filter(({ constraints }) =>
  constraints.some(
    ({ type, required }) =>
      !required && (type === 'SplitEvents' || type === 'LinkEvents' || type === 'PreferTimes'),
  ),
)

test('what a trial has found is not lost when the search after it is cancelled at once', () => {
  const [seed, iterations] = [3, 500]
  fc.assert(
    fc.property(withWishes, (instance) => {
      let asked = 0
      const [open, firm] = [false, true].map((firm) => {
        const strict = translate(instance, { strict: true, firm })
        const { problem, decode } =
          findConflicts(strict.problem).length === 0 ? strict : translate(instance, { strict: false, firm })
        const cancelled = (): boolean => ++asked < 0
        const found = solve(problem, { seed, iterations: iterations / 5, cancelled })
        return costOf(instance, { subEvents: decode(found) })
      }) as [Costs, Costs]
      let again = 0
      const cancelled = (): boolean => ++again > asked
      const found = costOf(instance, solveInstance(instance, { seed, effort: { iterations }, cancelled }))
      expect(isWorse(found, open) || isWorse(found, firm)).toBe(false)
    }),
    { numRuns: 40 },
  )
})

/** Every timetable is perfect. */
const anyEasy = anyInstance.map(({ constraints, ...instance }) => ({
  ...instance,
  constraints: constraints.map((constraint) => ({ ...constraint, weight: 0 })),
}))

test('a timed trial that finds a perfect timetable is the answer, and comes out again by its iterations', () => {
  fc.assert(
    fc.property(anyEasy, (instance) => {
      let readings = 0
      const timed = solveInstance(instance, { seed: 5, effort: { limitMs: 1000, nowMs: () => readings++ } })
      expect(timed.iterations).toBe(50_000)
      const again = solveInstance(instance, { seed: 5, effort: { iterations: timed.iterations } })
      expect(again).toEqual(timed)
    }),
    { numRuns: 50 },
  )
})
