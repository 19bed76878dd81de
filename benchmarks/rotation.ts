import type { Policy } from '../models/policy.ts'
import { buildProblem, type RotationInput } from '../solver/rotation/build.ts'
import { evaluate } from '../solver/rotation/evaluate.ts'
import { type RotationVariant, solveVariant } from '../solver/rotation/solve.ts'
import { generateCounty } from '../src/generate/county.ts'
import { loadPolicy } from '../src/policies/load.ts'
import { buildTravel } from '../src/travel/travel.ts'
import type { Benchmark, Figures } from './bench.ts'

/** Sites and teachers; the last three are the sizes of a published model for transfers between schools (see docs/RESULTS.md). */
const SIZES = {
  A: { sites: 20, teachers: 500 },
  B: { sites: 50, teachers: 2_000 },
  C: { sites: 120, teachers: 6_000 },
  D: { sites: 300, teachers: 20_000 },
  '8x60': { sites: 8, teachers: 60 },
  '15x150': { sites: 15, teachers: 150 },
  '20x300': { sites: 20, teachers: 300 },
} as const

/**
 * National rules, with an urban quota and a commute of 22 km in a straight line. Coverage is priced, not solved first, so
 * that other solvers can be given the same model.
 */
function policyOfInstances(): Policy {
  const policy = loadPolicy('national-default')
  if (!policy.ok) throw new Error(JSON.stringify(policy.issues))
  const { rotation } = policy.value.policy
  const own = { urbanMinRatio: 0.1, maxCommuteKm: 22 * 1.3, coverageTolerance: 1 }
  return { ...policy.value.policy, rotation: { ...rotation, ...own } }
}

/** A synthetic county of the named size. */
export function rotationInstance(size: string, seed: number): RotationInput {
  const policy = policyOfInstances()
  const county = generateCounty({ ...SIZES[size as keyof typeof SIZES], seed, policy })
  const travel = buildTravel(county, policy)
  if (!travel.ok) throw new Error(JSON.stringify(travel.issues))
  return { county, policy, travel: travel.value }
}

/** One variant of one county, from the building of the problem on. Run each in a process of its own: memory only grows. */
async function measure(size: string, seed: number, variant: RotationVariant): Promise<Figures> {
  const input = rotationInstance(size, seed)
  const from = cpuS()
  const problem = buildProblem(input)
  const figures: Record<string, number> = { buildCpuS: cpuS() - from }
  const result = await solveVariant(problem, variant, {
    seed: 1,
    effort: 'standard',
    onProgress: ({ phase, incumbent, bound }) => {
      if (phase === 'legal-plan') figures['firstPlanCpuS'] ??= cpuS() - from
      // With lending these plans count hours, the final one whole visits.
      if (incumbent === undefined || bound === undefined || variant !== 'rotation') return
      if ((incumbent - bound) / incumbent <= 0.01) figures['gap1CpuS'] ??= cpuS() - from
    },
  })
  const lending = variant === 'rotation' ? 'none' : { visits: result.visits }
  const { objective, terms } = evaluate(problem, result.choice, lending)
  if ((objective - result.bound) / objective <= 0.01) figures['gap1CpuS'] ??= cpuS() - from
  return {
    ...figures,
    units: problem.units.length,
    eligible: problem.eligible,
    candidates: problem.candidates.unit.length,
    cpuS: cpuS() - from,
    objective,
    bound: result.bound,
    gapPercent: (100 * (objective - result.bound)) / objective,
    shortage: terms.shortage,
    moves: result.choice.filter((candidate) => candidate >= 0).length,
    peakRssMb: process.resourceUsage().maxRSS / 1024,
  }
}

function cpuS(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const VARIANTS: Readonly<Record<string, RotationVariant>> = { '': 'rotation', '+lending': 'both' }

/** Sizes without lending, and `+lending` with it. */
export const rotation: Benchmark = {
  name: 'rotation',
  about:
    'who rotates, from the problem to the proven plan: CPU seconds to the first legal plan, to a gap of 1 % and in all; gap, bound, peak memory',
  instances: Object.keys(VARIANTS).flatMap((suffix) => Object.keys(SIZES).map((size) => size + suffix)),
  run: (instance, seed) => {
    const [size, suffix = ''] = instance.split(/(?=\+)/)
    return measure(size!, seed, VARIANTS[suffix]!)
  },
}
