/** Seeded counties of any size for tests of the rotation: skewed as real ones are, with specialists mostly in town. */
import type { Subject } from '../../models/subject.ts'
import { type BuiltCounty, county } from './county.ts'

export interface RandomCounty {
  readonly sites: number
  readonly teachers: number
  readonly seed: number
  readonly clusterSize?: number
}

const SPECIALISTS: readonly Subject[] = ['pe', 'music', 'art', 'english', 'science']

export function randomCounty({ sites, teachers, seed, clusterSize = 4 }: RandomCounty): BuiltCounty {
  const random = mulberry32(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const sketch = county()
  const weights: number[] = []
  for (let s = 0; s < sites; s++) {
    const town = s % clusterSize === 0
    const small = !town && random() < 0.4
    const perGrade = town ? 3 : small ? 1 : 1 + Math.floor(random() * 2)
    const grades = [1, 2, 3, 4, 5, 6].flatMap((grade) => Array<number>(perGrade).fill(grade))
    weights.push(grades.length * (town ? 1.15 : 0.9))
    sketch.site(siteId(s), {
      km: Math.round(random() * sites * 2),
      grades,
      pupilsPerClass: small ? 12 : town ? 48 : 30,
      locale: town ? 'urban' : 'rural',
      kind: small ? 'teaching-point' : 'primary',
    })
  }
  for (let s = 0; s < sites; s += clusterSize) {
    const members = Array.from({ length: Math.min(clusterSize, sites - s) }, (_, k) => siteId(s + k))
    sketch.cluster(`K${s}`, members)
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  for (let t = 0; t < teachers; t++) {
    let at = random() * total
    let site = 0
    while (site < sites - 1 && (at -= weights[site]!) > 0) site++
    const town = site % clusterSize === 0
    const specialist = random() < (town ? 0.5 : 0.15)
    const subject = specialist ? pick(SPECIALISTS) : random() < 0.55 ? 'chinese' : 'maths'
    sketch.teacher(`T${String(t).padStart(5, '0')}`, siteId(site), {
      subject,
      secondSubjects: random() < 0.5 ? [pick(SPECIALISTS)] : [],
      backbone: random() < (town ? 0.2 : 0.07) ? 'county' : 'none',
      education: random() < (town ? 0.8 : 0.5) ? 'bachelor' : 'secondary',
      atSchoolSince: random() < 0.4 ? '2015-09' : '2023-09',
      role: random() < 0.05 ? 'middle-manager' : 'teacher',
      wishes: random() < 0.1 ? [siteId(Math.floor(random() * sites))] : [],
    })
  }
  return sketch.build()
}

const siteId = (s: number): string => `S${String(s).padStart(3, '0')}`

/** mulberry32 by Tommy Ettinger, public domain: a small seeded generator. */
function mulberry32(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
