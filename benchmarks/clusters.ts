import { buildClusterProblem } from '../solver/clustering/problem.ts'
import { solveClusters } from '../solver/clustering/solve.ts'
import { generateCounty } from '../src/generate/county.ts'
import { loadPolicy } from '../src/policies/load.ts'
import { buildTravel } from '../src/travel/travel.ts'
import { type Benchmark, cpuSeconds } from './bench.ts'

/** Sites, and clusters wanted. */
const INSTANCES: Readonly<Record<string, readonly [number, number]>> = {
  'p-median-50': [50, 7],
  'p-median-150': [150, 20],
  'p-median-300': [300, 40],
}

/** Cluster forming as a p-median: every site may lead, only the minutes to the core count, sizes are free. */
export const clusters: Benchmark = {
  name: 'clusters',
  about: 'p-median of generated counties: CPU seconds, points, proven bound and gap',
  instances: Object.keys(INSTANCES),
  run: async (instance, seed) => {
    const [sites, count] = INSTANCES[instance]!
    const profile = loadPolicy('national-default')
    if (!profile.ok) throw new Error(JSON.stringify(profile.issues))
    const { policy } = profile.value
    const county = generateCounty({ sites, teachers: sites, seed, policy })
    const distanceOnly = {
      ...policy,
      cluster: {
        ...policy.cluster,
        sameStage: false,
        membersMin: 0,
        membersMax: sites,
        coreStrengthMin: 0,
        weights: { travelMin: 1, strengthPoint: 0, missingPeriod: 0, changedSite: 0, unevenSite: 0 },
      },
    }
    const travel = buildTravel(county, distanceOnly)
    if (!travel.ok) throw new Error(JSON.stringify(travel.issues))
    const problem = buildClusterProblem({ county, policy: distanceOnly, travel: travel.value, count })
    const { cpuS, value } = await cpuSeconds(() =>
      solveClusters(problem, { seed, effort: 'standard', alternatives: 0 }),
    )
    return {
      blocks: problem.blocks.length,
      cores: problem.cores.length,
      cpuS,
      points: value.best.cost,
      bound: value.bound,
      gap: (value.best.cost - value.bound) / value.best.cost,
    }
  },
}
