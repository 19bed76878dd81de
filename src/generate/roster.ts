import type { Stage } from '../../models/basics.ts'
import type { CountyInput } from '../../models/county.ts'
import type { Position } from '../../models/site.ts'
import type { Subject } from '../../models/subject.ts'
import type { Education, Role, Title } from '../../models/teacher.ts'
import { apportion, type Draw } from './draw.ts'

export type SiteInput = CountyInput['sites'][number]
export type ClassInput = CountyInput['classes'][number]
export type TeacherInput = CountyInput['teachers'][number]

/** How well off a school is: strong schools have specialists to spare, points have none. */
export type Standing = 'core' | 'town' | 'village' | 'point'

interface StandingFacts {
  /** Part of the specialists needed that the school has. */
  readonly specialists: number
  readonly backbone: number
  readonly degree: number
  /** Chance of having served long enough to be eligible. */
  readonly settled: number
}

/** Village schools have 22 % of the specialists they need. Made up after what county reports describe. */
const FACTS: Readonly<Record<Standing, StandingFacts>> = {
  core: { specialists: 1.2, backbone: 0.16, degree: 0.8, settled: 0.85 },
  town: { specialists: 0.85, backbone: 0.07, degree: 0.6, settled: 0.78 },
  village: { specialists: 0.22, backbone: 0.02, degree: 0.35, settled: 0.65 },
  point: { specialists: 0, backbone: 0, degree: 0.2, settled: 0.7 },
}

const SPECIALIST: Readonly<Record<Stage, readonly Subject[]>> = {
  primary: ['pe', 'music', 'art', 'english', 'it', 'science'],
  junior: ['pe', 'music', 'art', 'it'],
}
const MAIN: Readonly<Record<Stage, readonly Subject[]>> = {
  primary: ['chinese', 'maths'],
  junior: [
    'chinese',
    'maths',
    'english',
    'ethics',
    'history',
    'geography',
    'biology',
    'physics',
    'chemistry',
  ],
}

/** Second subjects that teachers of a main subject usually can take. */
const SECONDS: Readonly<Record<Stage, Partial<Record<Subject, readonly Subject[]>>>> = {
  primary: {
    chinese: ['music', 'art', 'english', 'pe'],
    maths: ['science', 'it', 'pe', 'art'],
    english: ['chinese', 'music'],
    science: ['maths', 'it'],
    music: ['art', 'chinese'],
    art: ['music', 'chinese'],
    pe: ['maths'],
    it: ['maths', 'science'],
  },
  junior: {
    chinese: ['history', 'ethics'],
    maths: ['physics', 'it'],
    english: ['music'],
    ethics: ['history', 'chinese'],
    history: ['geography', 'ethics'],
    geography: ['history', 'biology'],
    biology: ['geography', 'chemistry'],
    physics: ['maths', 'it'],
    chemistry: ['biology', 'physics'],
    music: ['art'],
    art: ['music'],
    pe: ['art'],
    it: ['physics', 'maths'],
  },
}

export interface UnitOrder {
  readonly site: SiteInput
  readonly stage: Stage
  readonly standing: Standing
  readonly teachers: number
  readonly classes: readonly ClassInput[]
  /** Periods a week by subject. */
  readonly demand: ReadonlyMap<Subject, number>
  /** Standard load by subject, periods a week. */
  readonly standardLoad: (subject: Subject) => number
  /** Day on which ages and years are counted, `YYYY-MM-DD`. */
  readonly asOf: string
  /** Where teachers of this school may live. */
  readonly homes: readonly {
    readonly township: string
    readonly position: Position
    readonly weight: number
  }[]
}

/** Makes up the roster of one unit; codes are `prefix` and a number. */
export function makeRoster(order: UnitOrder, prefix: string, draw: Draw): TeacherInput[] {
  const subjects = subjectsOfStaff(order, draw)
  const roster = subjects.map((subject, i) =>
    makeTeacher(order, subject, `${prefix}${String(i + 1).padStart(3, '0')}`, draw),
  )
  nameHeads(order, roster)
  nameFormTeachers(order, roster)
  return roster
}

/** Main subject of each post: specialists as far as the school has them, the rest by need among the main subjects. */
function subjectsOfStaff(
  { stage, standing, teachers, demand, standardLoad }: UnitOrder,
  draw: Draw,
): Subject[] {
  const need = (subject: Subject) => (demand.get(subject) ?? 0) / standardLoad(subject)
  const share = FACTS[standing].specialists
  const staff: Subject[] = []
  for (const subject of SPECIALIST[stage]) {
    const wanted = need(subject) * share
    const count = Math.floor(wanted) + (draw.chance(wanted % 1) ? 1 : 0)
    for (let i = 0; i < count && staff.length < teachers * 0.6; i++) staff.push(subject)
  }
  const mains = MAIN[stage].filter((subject) => need(subject) > 0)
  const pool = mains.length > 0 ? mains : MAIN[stage].slice(0, 2)
  const counts = apportion(
    teachers - staff.length,
    pool.map((subject) => Math.max(need(subject), 0.01)),
  )
  pool.forEach((subject, i) => {
    for (let n = 0; n < counts[i]!; n++) staff.push(subject)
  })
  return staff
}

function makeTeacher(order: UnitOrder, subject: Subject, id: string, draw: Draw): TeacherInput {
  const { site, stage, standing, asOf, homes } = order
  const facts = FACTS[standing]
  const year = Number(asOf.slice(0, 4))
  const age = draw.chance(0.75) ? draw.whole(24, 46) : draw.whole(47, 58)
  const teachingYears = Math.max(0, Math.min(age - 22, draw.whole(age - 26, age - 22)))
  const schoolYears = draw.chance(facts.settled)
    ? draw.whole(Math.min(6, teachingYears), Math.min(22, teachingYears))
    : draw.whole(0, Math.min(5, teachingYears))
  const education: Education = draw.chance(facts.degree)
    ? draw.chance(0.04)
      ? 'master'
      : 'bachelor'
    : draw.chance(0.85)
      ? 'associate'
      : 'secondary'
  const title: Title =
    teachingYears > 20 && draw.chance(0.35)
      ? 'senior'
      : teachingYears > 9
        ? 'first'
        : teachingYears > 3
          ? 'second'
          : 'third'
  const backbone =
    teachingYears >= 6 && draw.chance(facts.backbone * 1.4)
      ? draw.weighted({ county: 6, city: 3, province: 1 })
      : 'none'
  const homeTownship = draw.weighted(
    Object.fromEntries(homes.map(({ township, weight }) => [township, weight])),
  )
  const home = homes.find(({ township }) => township === homeTownship)!.position
  const seconds = SECONDS[stage][subject] ?? []
  const versatile = standing === 'village' || standing === 'point' ? 0.6 : 0.25
  const month = (years: number) => `${year - years}-09`
  return {
    id,
    homeSiteId: site.id,
    stage,
    subject,
    secondSubjects: seconds.filter(() => draw.chance(versatile)).slice(0, 2),
    certificate:
      stage === 'junior'
        ? draw.chance(0.3)
          ? 'senior'
          : 'junior'
        : draw.chance(0.35)
          ? 'junior'
          : 'primary',
    gender: draw.chance(stage === 'primary' ? 0.38 : 0.48) ? 'm' : 'f',
    birthMonth: `${year - age}-${String(draw.whole(1, 8)).padStart(2, '0')}`,
    teachingSince: month(teachingYears),
    atSchoolSince: month(schoolYears),
    education,
    title,
    backbone,
    establishment: draw.chance(0.93) ? 'permanent' : draw.weighted({ 'special-post': 2, contract: 1 }),
    ...(draw.chance(0.04) && {
      exemptions: [
        {
          code: draw.pick(['pregnancy-nursing', 'illness', 'sole-carer'] as const),
          until: `${year + 1}-08-31`,
        },
      ],
    }),
    homeTownship,
    homePosition: {
      lat: round4(home.lat + draw.between(-0.02, 0.02)),
      lon: round4(home.lon + draw.between(-0.02, 0.02)),
    },
    ruralYears: site.locale === 'rural' ? schoolYears : draw.chance(0.4) ? draw.whole(1, 6) : 0,
    ...(draw.chance(0.03) && { volunteer: true }),
  }
}

const round4 = (value: number): number => Math.round(value * 10_000) / 10_000

/** One principal a school with six teachers or more, a deputy and middle managers at large ones: the longest in the service. */
function nameHeads({ classes }: UnitOrder, roster: TeacherInput[]): void {
  if (roster.length < 6) return
  const elders = [...roster].sort((a, b) =>
    a.teachingSince < b.teachingSince ? -1 : a.teachingSince > b.teachingSince ? 1 : a.id < b.id ? -1 : 1,
  )
  const heads = elders.filter(({ subject }) => subject === 'chinese' || subject === 'maths')
  const posts: Role[] = ['principal']
  if (classes.length >= 12) posts.push('vice-principal')
  if (classes.length >= 18) posts.push('middle-manager', 'middle-manager')
  posts.forEach((role, i) => {
    const head = heads[i]
    if (head) head.role = role
  })
}

/** Each class has a form teacher of a main subject who holds no other office. */
function nameFormTeachers({ classes }: UnitOrder, roster: TeacherInput[]): void {
  const free = roster.filter(
    ({ role, subject }) =>
      role === undefined && (subject === 'chinese' || subject === 'maths' || subject === 'english'),
  )
  classes.forEach(({ id }, i) => {
    const teacher = free[i]
    if (teacher) teacher.formClassId = id
  })
}
