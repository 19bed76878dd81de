import { join } from 'node:path'
import { readCounty } from '../src/county-file/read.ts'
import { planCounty } from '../src/pipeline.ts'
import { loadPolicy } from '../src/policies/load.ts'
import { isHard } from '../models/rule.ts'
import { type Benchmark, cpuSeconds } from './bench.ts'

const INSTANCES: Readonly<Record<string, { readonly file: string; readonly policy: string }>> = {
  'nanyang-district': { file: 'nanyang-district/nanyang-district.xlsx', policy: 'nanyang-2019' },
  longcheng: { file: 'longcheng/longcheng.xlsx', policy: 'longcheng' },
  ziyang: { file: 'ziyang/ziyang.xlsx', policy: 'ziyang-2024' },
}

/** The whole main job on the embedded examples, two threads, standard effort. */
export const mainJob: Benchmark = {
  name: 'main-job',
  about:
    'county workbook to checked plan: wall and CPU seconds, proven gap, hard violations, unmet periods, site changes',
  instances: Object.keys(INSTANCES),
  run: async (instance, seed) => {
    const { file, policy: policyName } = INSTANCES[instance]!
    const policy = loadPolicy(policyName)
    const county = await readCounty(join(import.meta.dirname, '../examples', file))
    if (!policy.ok || !county.ok)
      throw new Error(`${instance} cannot be read: ${JSON.stringify([policy.issues, county.issues])}`)
    const start = performance.now()
    const { cpuS, value } = await cpuSeconds(() =>
      planCounty(
        { county: county.value, policy: policy.value, seed, effort: 'standard' },
        {
          workers: 2,
          onProgress: () => {},
          signal: new AbortController().signal,
          nowMs: () => performance.now(),
          createdAt: new Date().toISOString(),
        },
      ),
    )
    if (!value.ok) throw new Error(`${instance} has no plan: ${JSON.stringify(value.issues)}`)
    const { plan, violations } = value.value
    return {
      wallS: (performance.now() - start) / 1000,
      cpuS,
      peakRssMb: process.resourceUsage().maxRSS / 1024,
      rotationGap: plan.rotation.gap,
      moves: plan.rotation.moves.length,
      requiredMoves: plan.rotation.requiredMoves,
      lessons: plan.timetable.lessons.length,
      unmetPeriods: plan.duties.unmet.reduce((sum, { periods }) => sum + periods, 0),
      visits: plan.duties.visits.length,
      hardViolations: violations.filter(({ rule }) => isHard(rule)).length,
      ...plan.provenance.timesMs,
    }
  },
}
