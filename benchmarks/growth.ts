import { postingsNow } from '../models/balance.ts'
import { decideDuties, decideTimetable, type StageOptions } from '../src/decide.ts'
import { generateCounty } from '../src/generate/county.ts'
import { loadPolicy } from '../src/policies/load.ts'
import type { Base, StageRun } from '../src/stages.ts'
import { buildTravel } from '../src/travel/travel.ts'
import { type Benchmark, cpuSeconds } from './bench.ts'

const SCHOOLS: Readonly<Record<string, number>> = { 'schools-10': 10, 'schools-100': 100, 'schools-400': 400 }
/** With about 1.9 teachers a class, six classes a school. */
const TEACHERS_PER_SCHOOL = 11.4

/** The week of generated counties on the product's own model: its parts in one thread at a time, and in two. */
export const growth: Benchmark = {
  name: 'growth',
  about:
    'timetable stage at quick effort on generated counties without rotation: CPU and wall s with one thread and with two, CPU ms a lesson, peak memory of all',
  instances: Object.keys(SCHOOLS),
  run: async (instance, seed) => {
    const { base, run } = countyOf(SCHOOLS[instance]!, seed)
    const options: StageOptions = { seed, effort: 'quick' }
    const postings = postingsNow(base.county)
    const before = await cpuSeconds(() => decideDuties(base, postings, options, { ...run, workers: 2 }))
    const duties = before.value
    if (!duties) throw new Error(`${instance}: no duties`)
    const week = async (workers: number) => {
      const start = performance.now()
      const { cpuS, value } = await cpuSeconds(() =>
        decideTimetable(base, postings, duties, options, { ...run, workers }),
      )
      if (!value) throw new Error(`${instance}: no timetable`)
      return { cpuS, wallS: (performance.now() - start) / 1000, ...value }
    }
    const [one, two] = [await week(1), await week(2)]
    const lessons = one.timetable.lessons.length
    return {
      lessons,
      unplacedPeriods: one.unplaced.reduce((sum, { periods }) => sum + periods, 0),
      dutiesCpuS: before.cpuS,
      oneThreadCpuS: one.cpuS,
      oneThreadWallS: one.wallS,
      twoThreadsCpuS: two.cpuS,
      twoThreadsWallS: two.wallS,
      speedUp: one.wallS / two.wallS,
      cpuMsPerLesson: (one.cpuS * 1000) / lessons,
      peakRssMb: process.resourceUsage().maxRSS / 1024,
    }
  },
}

function countyOf(sites: number, seed: number): { base: Base; run: Omit<StageRun, 'workers'> } {
  const profile = loadPolicy('national-default')
  if (!profile.ok) throw new Error(JSON.stringify(profile.issues))
  const { policy } = profile.value
  const county = generateCounty({ sites, teachers: Math.round(sites * TEACHERS_PER_SCHOOL), seed, policy })
  const travel = buildTravel(county, policy)
  if (!travel.ok) throw new Error(JSON.stringify(travel.issues))
  return {
    base: { county, policy, travel: travel.value },
    run: { onProgress: () => {}, signal: new AbortController().signal },
  }
}
