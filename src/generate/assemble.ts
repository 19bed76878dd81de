import { type Grade, type Stage, STAGES, stageOfGrade } from '../../models/basics.ts'
import { COUNTY_SCHEMA_VERSION, County, type CountyInput } from '../../models/county.ts'
import { type Policy, standardLoad } from '../../models/policy.ts'
import type { Position, RoomKind } from '../../models/site.ts'
import type { Subject } from '../../models/subject.ts'
import { gradesOfStage, periodsOf, subjectsOfGrade } from '../../models/timetable.ts'
import { makeClasses } from './classes.ts'
import { apportion, type Draw } from './draw.ts'
import { type ClassInput, makeRoster, type SiteInput, type Standing } from './roster.ts'

/** What is given of a school; the rest is made up. */
export interface SchoolSketch {
  readonly site: Omit<SiteInput, 'facilities' | 'posts'> & {
    readonly position: Position
    readonly township: string
  }
  readonly standing: Standing
  /** Pupils by stage; a stage with none is not taught. */
  readonly pupils: Readonly<Partial<Record<Stage, number>>>
  readonly teachers: Readonly<Partial<Record<Stage, number>>>
  /** Grades of the primary stage; all six by default. */
  readonly primaryGrades?: readonly Grade[]
}

export interface CountySketch
  extends Pick<
    CountyInput,
    'name' | 'schoolYear' | 'asOf' | 'notes' | 'clusters' | 'travel' | 'bellSchedules'
  > {
  readonly schools: readonly SchoolSketch[]
  /** Share of teachers who live in the county town, which is the township of the first school. */
  readonly townDwellers: number
}

/** Sites so small that PE, music, art and the pooled subjects are taught to all grades together. */
const JOINT_BELOW_PUPILS = 25
const JOINT_SUBJECTS: readonly Subject[] = ['pe', 'music', 'art', 'labour', 'practice', 'local']

/** Makes a whole synthetic county of the sketches; the result has passed the schema. */
export function assembleCounty(
  { schools, townDwellers, ...given }: CountySketch,
  policy: Policy,
  draw: Draw,
): County {
  const classes: ClassInput[] = []
  const teachers: CountyInput['teachers'] = []
  const sites: SiteInput[] = []
  const homes = homesOf(schools, townDwellers)
  for (const school of schools) {
    const { site, standing, primaryGrades } = school
    const posts: Partial<Record<Stage, number>> = {}
    let pupilsOfSite = 0
    for (const stage of STAGES) {
      const pupils = school.pupils[stage] ?? 0
      if (pupils === 0) continue
      pupilsOfSite += pupils
      const grades = stage === 'primary' && primaryGrades ? primaryGrades : gradesOfStage(stage)
      const unitClasses = makeClasses(site.id, grades, pupils, policy.classSizeMax[stage])
      classes.push(...unitClasses)
      const count = school.teachers[stage] ?? 0
      posts[stage] = count
      const order = {
        site,
        stage,
        standing,
        teachers: count,
        classes: unitClasses,
        asOf: given.asOf,
        homes: homes(school),
      }
      teachers.push(
        ...makeRoster(
          {
            ...order,
            demand: demandOf(unitClasses, policy),
            standardLoad: (subject) => standardLoad(policy, stage, subject),
          },
          `${site.id}${stage === 'primary' ? 'P' : 'J'}`,
          draw,
        ),
      )
    }
    sites.push({ ...site, posts, facilities: makeFacilities(pupilsOfSite, standing, draw) })
  }
  return County.parse({
    ...given,
    schemaVersion: COUNTY_SCHEMA_VERSION,
    synthetic: true,
    sites,
    classes,
    classGroups: jointGroups(sites, classes),
    teachers,
    rooms: schools.flatMap((school) => makeRooms(school, classes)),
  } satisfies CountyInput)
}

/** A share of the teachers live in the county town, the others in the school's township or the next one. */
function homesOf(
  schools: readonly SchoolSketch[],
  townDwellers: number,
): (school: SchoolSketch) => { township: string; position: Position; weight: number }[] {
  const positionOf = new Map<string, Position>()
  for (const { site } of schools)
    if (!positionOf.has(site.township)) positionOf.set(site.township, site.position)
  const townships = [...positionOf].map(([township, position]) => ({ township, position }))
  const distance = (a: Position, b: Position) => Math.hypot(a.lat - b.lat, a.lon - b.lon)
  return ({ site }) => {
    const near = [...townships]
      .sort((a, b) => distance(a.position, site.position) - distance(b.position, site.position))
      .slice(0, 3)
    const weights = [(1 - townDwellers) * 0.7, (1 - townDwellers) * 0.2, (1 - townDwellers) * 0.1]
    const town = { ...townships[0]!, weight: townDwellers }
    const others = near
      .map((home, i) => ({ ...home, weight: weights[i]! }))
      .filter(({ township }) => township !== town.township)
    return [
      {
        ...town,
        weight:
          town.weight +
          near.reduce((sum, home, i) => sum + (home.township === town.township ? weights[i]! : 0), 0),
      },
      ...others,
    ]
  }
}

function demandOf(classes: readonly ClassInput[], { curriculum: { table } }: Policy): Map<Subject, number> {
  const demand = new Map<Subject, number>()
  for (const { grade } of classes) {
    for (const subject of subjectsOfGrade(table, grade))
      demand.set(subject, (demand.get(subject) ?? 0) + periodsOf(table, subject, grade))
  }
  return demand
}

function jointGroups(
  sites: readonly SiteInput[],
  classes: readonly ClassInput[],
): NonNullable<CountyInput['classGroups']> {
  return sites.flatMap(({ id }) => {
    const here = classes.filter(({ siteId, grade }) => siteId === id && stageOfGrade(grade) === 'primary')
    const pupils = here.reduce((sum, { pupils }) => sum + pupils, 0)
    if (here.length < 2 || pupils >= JOINT_BELOW_PUPILS) return []
    return [{ id: `${id}-合班`, siteId: id, classIds: here.map((c) => c.id), subjects: [...JOINT_SUBJECTS] }]
  })
}

function makeFacilities(pupils: number, standing: Standing, draw: Draw): SiteInput['facilities'] {
  const crowded = { core: 0.85, town: 1.05, village: 1.6, point: 2 }[standing]
  const each = (typical: number) => Math.round(pupils * typical * crowded * draw.between(0.8, 1.2))
  return {
    teachingAreaM2: each(5.2),
    sportsAreaM2: each(8),
    equipmentYuan: each(2200),
    multimediaRooms: Math.max(1, each(0.024)),
    computers: Math.max(1, each(0.12)),
    books: each(28),
  }
}

/** Town schools have special rooms by their classes; villages have a field. */
function makeRooms(
  { site, standing }: SchoolSketch,
  classes: readonly ClassInput[],
): NonNullable<CountyInput['rooms']> {
  const count = classes.filter(({ siteId }) => siteId === site.id).length
  const kinds = new Map<RoomKind, number>()
  if (standing !== 'point') kinds.set('sports', 1)
  if (standing === 'core' || standing === 'town') {
    kinds
      .set('music', Math.ceil(count / 12))
      .set('art', Math.ceil(count / 12))
      .set('computer', Math.ceil(count / 20))
    if (site.stages.includes('junior')) kinds.set('laboratory', Math.ceil(count / 8))
  }
  const fieldHolds = Math.max(2, Math.ceil(count / 6))
  return [...kinds].flatMap(([kind, rooms]) =>
    Array.from({ length: rooms }, (_, n) => ({
      id: `${site.id}-${kind}${n + 1}`,
      siteId: site.id,
      kind,
      capacityClasses: kind === 'sports' ? fieldHolds : 1,
    })),
  )
}

/** Teachers by school: in proportion to classes, more where the school is strong; exactly `total` in all. */
export const shareTeachers = (
  total: number,
  schools: readonly { readonly classes: number; readonly standing: Standing }[],
): number[] => {
  const least = schools.map(({ classes }) => (classes > 0 ? 1 : 0))
  const rest = apportion(
    total - least.reduce((a, b) => a + b, 0),
    schools.map(
      ({ classes, standing }) => classes * { core: 2, town: 1.75, village: 1.25, point: 0.5 }[standing],
    ),
  )
  return least.map((one, i) => one + rest[i]!)
}
