import type { CountyInput } from '../../models/county.ts'
import { type BuiltCounty, county } from './county.ts'

const SUBJECTS = ['pe', 'music', 'english', 'maths', 'chinese'] as const

/** Three sites in a cluster, twelve teachers, six of whom may move; `turn` shuffles subjects so that no two are alike. */
export function threeSites(
  turn: number,
  own: (t: number) => Partial<CountyInput['teachers'][number]> = () => ({}),
): BuiltCounty {
  const sketch = county()
    .site('A', { km: 0, locale: 'urban', pupilsPerClass: 45 })
    .site('B', { km: 8, grades: [1, 2, 3] })
    .site('C', { km: 15, grades: [4, 5], pupilsPerClass: 20 })
    .cluster('K', ['A', 'B', 'C'])
  for (let t = 0; t < 12; t++) {
    sketch.teacher(`t${String(t).padStart(2, '0')}`, t < 7 ? 'A' : t < 10 ? 'B' : 'C', {
      subject: SUBJECTS[(t * (turn + 1) + turn) % 5]!,
      atSchoolSince: t % 2 === 0 ? '2015-09' : '2024-09',
      ...own(t),
    })
  }
  return sketch.build()
}
