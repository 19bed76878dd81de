import type { Stage } from '../../models/basics.ts'
import type { Subject } from '../../models/subject.ts'
import type { Certificate, Education, Establishment, Title } from '../../models/teacher.ts'
import type { Draw } from './draw.ts'
import type { Home } from './homes.ts'
import { FACTS, type SiteInput, type Standing, type TeacherInput } from './sketch.ts'

/** Second subjects that teachers of a main subject can usually take, most suitable first. */
const SECONDS: Readonly<Record<Stage, Partial<Record<Subject, readonly Subject[]>>>> = {
  primary: {
    chinese: ['music', 'art', 'english', 'pe'],
    maths: ['science', 'pe', 'it', 'art'],
    english: ['chinese', 'music'],
    science: ['maths', 'it'],
    music: ['art', 'chinese'],
    art: ['music', 'chinese'],
    pe: ['maths', 'science'],
    it: ['maths', 'science'],
  },
  junior: {
    chinese: ['history', 'ethics'],
    maths: ['physics', 'it'],
    english: ['music', 'history'],
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
const MOST_SECONDS = 2

/** Ages by share of the service: a third young, most in the middle, a fifth near the end. */
const AGES = [
  { from: 23, to: 32, share: 0.3 },
  { from: 33, to: 45, share: 0.48 },
  { from: 46, to: 59, share: 0.22 },
] as const
/** Women of teaching posts retire at 55, men at 60; exemptions start five years before. */
const LAST_AGE = { m: 59, f: 54 } as const
const NEAR_RETIREMENT_YEARS = 4
const SETTLED_YEARS = 6

export interface Post {
  readonly id: string
  readonly site: Pick<SiteInput, 'id' | 'locale'>
  readonly stage: Stage
  readonly standing: Standing
  readonly subject: Subject
  readonly home: Home
  /** Day on which ages and years are counted, `YYYY-MM-DD`. */
  readonly asOf: string
}

/** Makes up one teacher for a post; offices, exchanges and wishes come later. */
export function makeTeacher(
  { id, site, stage, standing, subject, home, asOf }: Post,
  draw: Draw,
): TeacherInput {
  const facts = FACTS[standing]
  const year = Number(asOf.slice(0, 4))
  const gender = draw.chance(stage === 'primary' ? 0.36 : 0.48) ? 'm' : 'f'
  const group = AGES[draw.index(AGES.map(({ share }) => share))]!
  const age = draw.whole(group.from, Math.min(group.to, LAST_AGE[gender]))
  const teachingYears = draw.whole(Math.max(0, age - 26), age - 22)
  const settled = teachingYears >= SETTLED_YEARS && draw.chance(facts.settled)
  const schoolYears = settled
    ? draw.whole(SETTLED_YEARS, Math.min(22, teachingYears))
    : draw.whole(0, Math.min(SETTLED_YEARS - 1, teachingYears))
  return {
    id,
    homeSiteId: site.id,
    stage,
    subject,
    secondSubjects: (SECONDS[stage][subject] ?? [])
      .filter(() => draw.chance(facts.versatile))
      .slice(0, MOST_SECONDS),
    certificate: certificateOf(stage, draw),
    gender,
    birthMonth: `${year - age}-${String(draw.whole(1, 8)).padStart(2, '0')}`,
    teachingSince: `${year - teachingYears}-08`,
    atSchoolSince: `${year - schoolYears}-08`,
    education: educationOf(stage, age, facts.degree, draw),
    title: titleOf(teachingYears, draw),
    backbone:
      teachingYears >= SETTLED_YEARS &&
      age < LAST_AGE[gender] - NEAR_RETIREMENT_YEARS &&
      draw.chance(facts.backbone * 1.4)
        ? draw.weighted({ county: 7, city: 2, province: 1 })
        : 'none',
    ...(standing === 'point' ? {} : presence(age, LAST_AGE[gender], gender, year, draw)),
    establishment: establishmentOf(teachingYears, draw),
    homeTownship: home.township,
    homePosition: home.position,
    ruralYears:
      site.locale === 'rural'
        ? schoolYears
        : draw.chance(0.4)
          ? draw.whole(1, Math.min(6, teachingYears))
          : 0,
  }
}

const certificateOf = (stage: Stage, draw: Draw): Certificate =>
  stage === 'junior' ? (draw.chance(0.3) ? 'senior' : 'junior') : draw.chance(0.35) ? 'junior' : 'primary'

/** The young have degrees everywhere; a few of the old have a secondary education only, none of them in a junior stage. */
function educationOf(stage: Stage, age: number, degree: number, draw: Draw): Education {
  const share = Math.min(0.95, degree + (stage === 'junior' ? 0.25 : 0) + (age < 36 ? 0.15 : 0))
  if (draw.chance(share)) return draw.chance(0.04) ? 'master' : 'bachelor'
  return stage === 'junior' || age < 46 || draw.chance(0.6) ? 'associate' : 'secondary'
}

function titleOf(teachingYears: number, draw: Draw): Title {
  if (teachingYears > 18 && draw.chance(0.35)) return 'senior'
  if (teachingYears > 9) return 'first'
  return teachingYears > 3 ? 'second' : 'third'
}

/** New teachers may hold a special post (特岗) for three years; a few are under contract. */
function establishmentOf(teachingYears: number, draw: Draw): Establishment {
  if (teachingYears <= 3 && draw.chance(0.4)) return 'special-post'
  return draw.chance(0.03) ? 'contract' : 'permanent'
}

/** Who retires this year, is away or exempt; most are simply in post, and at teaching points all are. */
function presence(
  age: number,
  lastAge: number,
  gender: 'm' | 'f',
  year: number,
  draw: Draw,
): Pick<TeacherInput, 'status' | 'exemptions' | 'maxPeriods'> {
  const yearEnd = `${year + 1}-08-31`
  if (age === lastAge && draw.chance(0.7)) return { status: 'retiring' }
  if (age >= lastAge - NEAR_RETIREMENT_YEARS) {
    const until = `${year + lastAge + 1 - age}-08-31`
    return { exemptions: [{ code: 'near-retirement', until }], ...(draw.chance(0.3) && { maxPeriods: 12 }) }
  }
  if (gender === 'f' && age < 42 && draw.chance(0.05)) {
    if (draw.chance(0.5)) return { status: 'maternity-leave' }
    return { exemptions: [{ code: 'pregnancy-nursing', until: yearEnd }] }
  }
  if (draw.chance(0.01)) return { status: draw.pick(['sick-leave', 'seconded', 'supporting'] as const) }
  if (draw.chance(0.03)) {
    return {
      exemptions: [{ code: draw.pick(['illness', 'sole-carer', 'other-approved'] as const), until: yearEnd }],
    }
  }
  return {}
}
