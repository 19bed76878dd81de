import { AWKWARD } from '../tests/support/awkward-county.ts'
import { awkwardMix, brokenInSilence } from '../tests/support/awkward-mix.ts'
import { type Benchmark, cpuSeconds } from './bench.ts'

/** Counties of one shape and seed; three seeds of all shapes make more than a thousand. */
const COUNTIES = 19

/** Each awkward shape beside many seeded counties. */
export const awkward: Benchmark = {
  name: 'awkward',
  about:
    'awkward counties under policies that ask for much: how many got a plan, how many with a conflict in words, and how many broke a hard rule in silence (none should); CPU seconds for all and for the slowest',
  instances: Object.keys(AWKWARD),
  run: async (shape, seed) => {
    let [conflicts, silent, slowestS, totalS] = [0, 0, 0, 0]
    const faults: string[] = []
    for (let n = 0; n < COUNTIES; n++) {
      const county = seed * COUNTIES + n
      const { value, cpuS } = await cpuSeconds(() => brokenInSilence(awkwardMix(shape, county)))
      if (value.told.length > 0) conflicts++
      if (value.silent.length > 0) {
        silent++
        faults.push(`${county}: ${value.silent.join()}`)
      }
      slowestS = Math.max(slowestS, cpuS)
      totalS += cpuS
    }
    return { counties: COUNTIES, conflicts, silent, faults: faults.join('; '), totalS, slowestS }
  },
}
