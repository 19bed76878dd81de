import { expect, test } from 'vitest'
import { highsBackend } from '../../../../solver/milp/highs.ts'
import { nobodyMoves } from '../../../../solver/rotation/problem.ts'
import { Relaxation } from '../../../../solver/rotation/relaxation.ts'
import { recombine } from '../../../../solver/rotation/search/recombine.ts'
import { smallCounty } from './small-county.ts'

test.each([1, 2])(
  'nearly finds the best plan of small county %i from nobody moving, the same each time',
  async (seed) => {
    const { problem, model, worth } = smallCounty({ sites: 4, teachers: 40, seed })
    const start = nobodyMoves(problem)
    const best = await highsBackend.solve(model.milp, { relGap: 0 })
    const relaxation = await Relaxation.open(model, start, { seed })
    try {
      const first = relaxation.weighted(Infinity)!
      const settings = { seed, rounds: 4, crossings: 2, maxLpIterations: 2_000 }
      const once = await recombine(model, model.milp, [first], start, worth, settings)
      const again = await recombine(model, model.milp, [first], start, worth, settings)
      expect(worth(start)).toBeGreaterThan(1.02 * best.objective!)
      expect(worth(once)).toBeLessThan(1.01 * best.objective!)
      expect(again).toEqual(once)
    } finally {
      relaxation.dispose()
    }
  },
)
