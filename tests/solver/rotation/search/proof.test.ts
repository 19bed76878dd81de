import { expect, test } from 'vitest'
import { highsBackend } from '../../../../solver/milp/highs.ts'
import { nobodyMoves } from '../../../../solver/rotation/problem.ts'
import { Relaxation } from '../../../../solver/rotation/relaxation.ts'
import { prove } from '../../../../solver/rotation/search/proof.ts'
import { recombine } from '../../../../solver/rotation/search/recombine.ts'
import { smallCounty } from './small-county.ts'

test.each([2, 3, 5])(
  'from a middling plan of small county %i comes the best, and its proof',
  async (seed) => {
    const { problem, model, worth } = smallCounty({ sites: 6, teachers: 60, seed })
    const { objective: best = Number.NaN } = await highsBackend.solve(model.milp, { relGap: 0 })
    const nobody = nobodyMoves(problem)
    const relaxation = await Relaxation.open(model, nobody, { seed })
    try {
      const solution = relaxation.weighted(Infinity)!
      const short = { seed, rounds: 0, crossings: 0, maxLpIterations: 1 }
      const plan = await recombine(model, model.milp, [solution], nobody, worth, short)
      const found = [worth(plan)]
      const bounds = [solution.bound]
      expect(found[0]).toBeGreaterThan(best + 0.01)
      await prove(model, relaxation.rows, solution, {
        seed,
        relGap: 0,
        plan,
        value: found[0]!,
        heuristics: false,
        onFound: (bound, choice) => {
          bounds.push(bound)
          if (choice) found.push(worth(choice))
        },
      })
      expect(Math.min(...found)).toBeCloseTo(best, 5)
      expect(bounds.at(-1)).toBeCloseTo(best, 4)
      expect(bounds).toEqual([...bounds].sort((a, b) => a - b))
      expect(Math.max(...bounds)).toBeLessThan(best + 1e-5)
    } finally {
      relaxation.dispose()
    }
  },
)
