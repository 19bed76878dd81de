/**
 * Small counties for tests, written in the test's own words:
 *
 *   county().site('A', { km: 0, grades: [1, 2] }).teacher('t1', 'A', { subject: 'pe' }).build()
 *
 * Sites stand on a line, `km` kilometres along it; all is synthetic.
 */
import { COUNTY_SCHEMA_VERSION, County, type CountyInput } from '../../models/county.ts'
import type { Grade, Stage } from '../../models/basics.ts'
import type { TravelTable } from '../../models/travel.ts'

type SiteInput = CountyInput['sites'][number]
type TeacherInput = NonNullable<CountyInput['teachers']>[number]
type ClassInput = CountyInput['classes'][number]

export interface SiteSketch extends Partial<SiteInput> {
  /** Place on the line, road km from its start. Default: 5 km after the site before. */
  readonly km?: number
  /** One class for each entry. Default: grades 1 to 6, once each. */
  readonly grades?: readonly Grade[]
  readonly pupilsPerClass?: number
}

export interface BuiltCounty {
  readonly county: County
  readonly travel: TravelTable
}

const KM_PER_DEGREE = 111.195
const MINUTES_PER_KM = 2

export const county = (): CountySketch => new CountySketch()

export class CountySketch {
  private readonly sites: SiteInput[] = []
  private readonly teachers: TeacherInput[] = []
  private readonly classes: ClassInput[] = []
  private readonly km = new Map<string, number>()
  private readonly extra: Partial<CountyInput> = {}

  site(id: string, { km, grades = [1, 2, 3, 4, 5, 6], pupilsPerClass = 30, ...own }: SiteSketch = {}): this {
    const at = km ?? Math.max(-5, ...this.km.values()) + 5
    const stages = ([1, 7] as const).flatMap((from): Stage[] =>
      grades.some((grade) => grade >= from && grade <= (from === 1 ? 6 : 9))
        ? [from === 1 ? 'primary' : 'junior']
        : [],
    )
    this.km.set(id, at)
    this.sites.push({
      id,
      name: `Site ${id}`,
      kind: stages.length === 2 ? 'nine-year' : stages[0] === 'junior' ? 'junior' : 'primary',
      stages,
      locale: 'rural',
      position: { lat: 0, lon: at / KM_PER_DEGREE },
      ...own,
    })
    grades.forEach((grade, n) => {
      this.classes.push({
        id: `${id}-${n + 1}`,
        siteId: id,
        grade,
        name: `${grade}.${n + 1}`,
        pupils: pupilsPerClass,
      })
    })
    return this
  }

  /** Groups sites, the first as core; names them on the sites. */
  cluster(id: string, siteIds: readonly string[]): this {
    this.extra.clusters = [
      ...(this.extra.clusters ?? []),
      { id, name: `Cluster ${id}`, coreSiteId: siteIds[0]! },
    ]
    for (const site of this.sites) if (siteIds.includes(site.id)) site.clusterId = id
    return this
  }

  /** A primary maths teacher, 40 years old, ten years at the site, who may move; unless said otherwise. */
  teacher(id: string, homeSiteId: string, own: Partial<TeacherInput> = {}): this {
    this.teachers.push({
      id,
      homeSiteId,
      stage: 'primary',
      subject: 'maths',
      certificate: own.stage === 'junior' ? 'junior' : 'primary',
      gender: 'f',
      birthMonth: '1986-01',
      teachingSince: '2008-09',
      atSchoolSince: '2016-09',
      education: 'associate',
      ...own,
    })
    return this
  }

  /** `count` teachers alike: `${prefix}1`, `${prefix}2` ... */
  teachersAlike(count: number, prefix: string, siteId: string, own: Partial<TeacherInput> = {}): this {
    for (let n = 1; n <= count; n++) this.teacher(`${prefix}${n}`, siteId, own)
    return this
  }

  with(extra: Partial<CountyInput>): this {
    Object.assign(this.extra, extra)
    return this
  }

  build(): BuiltCounty {
    const built = County.parse({
      schemaVersion: COUNTY_SCHEMA_VERSION,
      name: 'Test county',
      schoolYear: '2026-2027',
      asOf: '2026-09-01',
      synthetic: true,
      sites: this.sites,
      classes: this.classes,
      teachers: this.teachers,
      ...this.extra,
    })
    return { county: built, travel: this.lineTravel() }
  }

  private lineTravel(): TravelTable {
    const siteIds = this.sites.map((site) => site.id)
    const roadKm = Float64Array.from(
      siteIds.flatMap((a) => siteIds.map((b) => Math.abs(this.km.get(a)! - this.km.get(b)!))),
    )
    return { siteIds, roadKm, travelMin: roadKm.map((km) => Math.ceil(km * MINUTES_PER_KM)), basis: 'matrix' }
  }
}
