/** Counties that are legal and yet awkward: what a search or a checker must survive. All synthetic. */
import type { CountyInput } from '../../models/county.ts'
import { type BuiltCounty, county, type CountySketch } from './county.ts'

type TeacherInput = CountyInput['teachers'][number]

const EXEMPT: Partial<TeacherInput> = { exemptions: [{ code: 'illness', until: '2027-08-31' }] }
const JUST_ARRIVED: Partial<TeacherInput> = { atSchoolSince: '2026-08' }

/** Three sites, four teachers each. */
const threeSites = (own: Partial<TeacherInput> = {}): CountySketch =>
  ['A', 'B', 'C'].reduce((sketch, id) => sketch.site(id).teachersAlike(4, `${id}t`, id, own), county())

/** The same in one cluster. */
const plain = (own: Partial<TeacherInput> = {}): CountySketch => threeSites(own).cluster('K', ['A', 'B', 'C'])

/** By what is awkward about them. */
export const AWKWARD: Readonly<Record<string, () => BuiltCounty>> = {
  'no teacher at all': () => county().site('A').site('B').build(),
  'one teacher in all': () => county().site('A').site('B').teacher('t1', 'A').build(),
  'a site without a teacher': () => plain().site('D').build(),
  'a site with one teacher': () => plain().site('D').teacher('d1', 'D').build(),
  'everyone exempt': () => plain(EXEMPT).build(),
  'nobody long enough at school': () => plain(JUST_ARRIVED).build(),
  'no eligible principal': () =>
    plain()
      .teacher('head', 'A', { role: 'principal', ...JUST_ARRIVED })
      .teacher('deputy', 'B', { role: 'vice-principal', ...EXEMPT })
      .build(),
  'nobody in post': () => plain({ status: 'sick-leave' }).build(),
  'nobody certified': () => plain({ certificate: 'none' }).build(),
  'all teach one subject that no class has': () => plain({ subject: 'physics' }).build(),
  'every site its own cluster': () =>
    threeSites().cluster('K1', ['A']).cluster('K2', ['B']).cluster('K3', ['C']).build(),
  'no cluster': () => threeSites().build(),
  'one site': () => county().site('A').teachersAlike(5, 'a', 'A').build(),
  'all sites at one place': () =>
    county()
      .site('A', { km: 0 })
      .site('B', { km: 0 })
      .teachersAlike(3, 'a', 'A')
      .teachersAlike(3, 'b', 'B')
      .cluster('K', ['A', 'B'])
      .build(),
  'one class of one pupil': () =>
    plain()
      .site('D', { grades: [1], pupilsPerClass: 1, kind: 'teaching-point' })
      .teacher('d1', 'D')
      .build(),
  'a junior stage alone': () =>
    county()
      .site('A', { grades: [7, 8, 9] })
      .site('B', { grades: [1, 2, 3, 4, 5, 6, 7, 8, 9] })
      .teachersAlike(3, 'a', 'A', { stage: 'junior' })
      .teachersAlike(3, 'b', 'B')
      .build(),
  'a site that closes': () =>
    plain().site('D', { status: 'closing', closesOn: '2027-07-31' }).teachersAlike(2, 'd', 'D').build(),
  'everybody wishes for one site': () =>
    county()
      .site('A')
      .site('B')
      .site('C')
      .teachersAlike(4, 'b', 'B', { wishes: ['A'] })
      .teachersAlike(4, 'c', 'C', { wishes: ['A'] })
      .cluster('K', ['A', 'B', 'C'])
      .build(),
}
