/** Counties so small that all plans can be tried. */
import type { RotationInput } from '../../../solver/rotation/build.ts'
import { county } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'

const policy = policyWith({
  rotation: { minRatioOfEligible: 0.25, minBackboneShare: 0.2, headcountBand: { lossMax: 1, gainMax: 1 } },
})

/** Three sites, a dozen teachers, six of whom may move; `turn` shuffles subjects so that no two toys are alike. */
export function toyInput(turn: number): RotationInput {
  const subjects = ['pe', 'music', 'english', 'maths', 'chinese'] as const
  const sketch = county()
    .site('A', { km: 0, grades: [1, 2, 3, 4, 5, 6], locale: 'urban', pupilsPerClass: 45 })
    .site('B', { km: 8, grades: [1, 2, 3] })
    .site('C', { km: 15, grades: [4, 5], pupilsPerClass: 20 })
    .cluster('K', ['A', 'B', 'C'])
  for (let t = 0; t < 12; t++) {
    const site = t < 7 ? 'A' : t < 10 ? 'B' : 'C'
    sketch.teacher(`t${String(t).padStart(2, '0')}`, site, {
      subject: subjects[(t * (turn + 1) + turn) % 5]!,
      secondSubjects: t % 3 === 0 ? [subjects[(t + turn) % 5]!] : [],
      backbone: (t + 2 * turn) % 4 === 0 ? 'county' : 'none',
      education: t % 2 === 0 ? 'bachelor' : 'secondary',
      atSchoolSince: t % 2 === 0 ? '2015-09' : '2024-09',
      wishes: t === 4 ? ['C'] : [],
    })
  }
  return { ...sketch.build(), policy }
}
