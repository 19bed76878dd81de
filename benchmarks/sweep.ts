import { buildProblem } from '../solver/rotation/build.ts'
import { solveVariant } from '../solver/rotation/solve.ts'
import { sweepRotation } from '../solver/rotation/sweep/sweep.ts'
import { type Benchmark, cpuSeconds } from './bench.ts'
import { rotationInstance } from './rotation.ts'

/** Ten values from 5 % to 20 %. */
const QUOTAS = Array.from({ length: 10 }, (_, k) => Math.round(500 + (1500 * k) / 9) / 10_000)

/** Ten quotas on one county: what the sweep costs in fresh solves of the middle value, and how close its points are. */
export const sweep: Benchmark = {
  name: 'sweep',
  about:
    'ten exchange quotas, moves and lending: CPU seconds of one fresh solve and of the sweep, their ratio; worst gap of a point to its bound; value of the fresh solve and of the sweep at 10 %, lending by the hour',
  instances: ['A', 'B'],
  run: async (instance, seed) => {
    const input = rotationInstance(instance, seed)
    const at = (minRatioOfEligible: number) =>
      buildProblem({
        ...input,
        policy: { ...input.policy, rotation: { ...input.policy.rotation, minRatioOfEligible } },
      })
    const fresh = await cpuSeconds(() =>
      solveVariant(at(QUOTAS[3]!), 'both', { seed: 1, effort: 'standard' }),
    )
    const swept = await cpuSeconds(() =>
      sweepRotation(QUOTAS.map(at), 'both', { seed: 1, effort: 'standard' }),
    )
    const points = swept.value
    return {
      freshCpuS: fresh.cpuS,
      sweepCpuS: swept.cpuS,
      freshSolves: swept.cpuS / fresh.cpuS,
      worstGapPercent: Math.max(...points.map(({ value, bound }) => (100 * (value - bound)) / value)),
      freshBound: fresh.value.bound,
      sweepBound: points[3]!.bound,
      sweepValue: points[3]!.value,
      curve: points
        .map(({ value, moves }, k) => `${QUOTAS[k]}:${value.toFixed(1)}/${moves.length}`)
        .join(' '),
    }
  },
}
