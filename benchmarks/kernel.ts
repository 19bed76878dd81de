import type { TravelRule } from '../solver/timetable/kernel/rules.ts'
import { siteDays } from '../solver/timetable/kernel/site-days.ts'
import { solve } from '../solver/timetable/kernel/solve.ts'
import { type Benchmark, cpuSeconds } from './bench.ts'
import { syntheticCounty } from './synthetic-county.ts'

/** Proposals for each lesson. */
const PER_LESSON = 1500
/** A point of the curve at most this often. */
const CURVE_EVERY_S = 2

const COUNTIES: Readonly<Record<string, { readonly schools: number; readonly tight?: boolean }>> = {
  'county-20': { schools: 20 },
  'county-20-tight': { schools: 20, tight: true },
  'county-60': { schools: 60 },
  'county-100': { schools: 100 },
}

/** The weekly search by itself on synthetic counties, one thread. */
export const kernel: Benchmark = {
  name: 'kernel',
  about:
    'CPU s to the first timetable without a broken hard rule; then proposals per CPU s, memory, site changes over time',
  instances: Object.keys(COUNTIES),
  run: async (name, seed) => {
    const problem = syntheticCounty({ ...COUNTIES[name]!, seed: 1 })
    const iterations = PER_LESSON * problem.lessons.length
    const first = await cpuSeconds(() => solve(problem, { seed, iterations, onlyFeasible: true }))
    const start = process.cpuUsage()
    const curve: string[] = []
    let lastS = 0
    const whole = await cpuSeconds(() =>
      solve(problem, {
        seed,
        iterations,
        onProgress: ({ bestHard, bestSoft }) => {
          const { user, system } = process.cpuUsage(start)
          const nowS = (user + system) / 1e6
          if (nowS - lastS < CURVE_EVERY_S) return
          lastS = nowS
          curve.push(`${nowS.toFixed(0)}:(${bestHard},${bestSoft})`)
        },
      }),
    )
    const changes = problem.rules.find((rule): rule is TravelRule => rule.code === 'changes')
    const bound = changes ? siteDays(problem, changes).reduce((sum, own) => sum + own.changes, 0) : 0
    return {
      lessons: problem.lessons.length,
      completeCpuS: first.cpuS,
      completeHard: first.value.hard,
      hard: whole.value.hard,
      siteChanges: whole.value.soft,
      siteChangesBound: bound,
      cpuS: whole.cpuS,
      proposalsPerCpuS: whole.value.iterations / whole.cpuS,
      peakRssMb: process.resourceUsage().maxRSS / 1024,
      curve: curve.join(' '),
    }
  },
}
