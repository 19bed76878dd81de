/** One school year on: terms run, people return and retire, their posts are filled, pupils move up. */
import { byCode } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { Plan } from '../../models/plan.ts'
import type { SchoolClass } from '../../models/school-class.ts'
import { isOnExchange, isBackFromExchange } from '../../models/eligibility.ts'
import { servingSiteOn, Teacher } from '../../models/teacher.ts'
import { retirementMonth } from './retire.ts'

export interface RollOptions {
  /** Change of the pupils who enter a site, a year; 0.1 for 10 % more. */
  readonly intakeChange: number
  /** Whether a new teacher of the same subject takes the post of one who retires. */
  readonly replace: boolean
}

/** A county a year later, and what happened to its people. */
export interface Rolled {
  readonly county: County
  readonly retired: number
  readonly hired: number
  readonly returned: number
}

/** The county at the start of the next school year, after the moves of this year's plan. */
export function nextYear(
  county: County,
  { rotation }: Pick<Plan, 'rotation'>,
  { intakeChange, replace }: RollOptions,
): Rolled {
  const asOf = later(county.asOf, 1)
  const moves = new Map(rotation.moves.map((move) => [move.teacherId, move]))
  const rural = new Set(county.sites.filter(({ locale }) => locale !== 'urban').map(({ id }) => id))
  const served = county.teachers.map((teacher): Teacher => {
    const move = moves.get(teacher.id)
    const gone = move ? moved(teacher, move, county.asOf) : teacher
    return aged(gone, county.asOf, asOf, rural)
  })
  const stay = served.filter((teacher) => retirementMonth(teacher) > asOf.slice(0, 7))
  const leavers = served.filter((teacher) => retirementMonth(teacher) <= asOf.slice(0, 7))
  const hired = replace ? leavers.map((teacher) => successor(teacher, asOf)) : []
  const [from, to] = county.schoolYear.split('-').map(Number) as [number, number]
  return {
    county: {
      ...county,
      asOf,
      schoolYear: `${from + 1}-${to + 1}`,
      teachers: [...stay, ...hired].sort((a, b) => byCode(a.id, b.id)),
      classes: promoted(county.classes, intakeChange),
      // Pins of lessons speak of one semester's week.
      lessonPins: [],
    },
    retired: leavers.length,
    hired: hired.length,
    returned: stay.filter(
      (teacher) => isBackFromExchange(teacher, asOf) && teacher.servingUntil! >= county.asOf,
    ).length,
  }
}

/** The same day, `years` years on; 29 February becomes the 28th. */
function later(date: string, years: number): string {
  const [year, rest] = [Number(date.slice(0, 4)) + years, date.slice(4)]
  return `${year}${rest === '-02-29' ? '-02-28' : rest}`
}

/** Serves elsewhere until the day before the term is over; a form class stays with the school. */
function moved(teacher: Teacher, move: Plan['rotation']['moves'][number], asOf: string): Teacher {
  const { formClassId: _, ...rest } = teacher
  const end = new Date(Date.parse(later(asOf, move.termYears)) - DAY_MS).toISOString().slice(0, 10)
  return { ...rest, stage: move.stage, servingSiteId: move.toSiteId, servingUntil: end, taught: [] }
}

/** A year served where the teacher is; those who come back begin anew at the home school. */
function aged(teacher: Teacher, from: string, asOf: string, rural: ReadonlySet<string>): Teacher {
  const there = servingSiteOn(teacher, from)
  const away = isOnExchange(teacher, from)
  const back = away && !isOnExchange(teacher, asOf)
  return {
    ...teacher,
    exchangedYears: Math.min(50, teacher.exchangedYears + (away ? 1 : 0)),
    ruralYears: Math.min(50, teacher.ruralYears + (rural.has(there) ? 1 : 0)),
    ...(back && { atSchoolSince: asOf.slice(0, 7) }),
  }
}

/** Fresh from college: same post, subject and certificate. */
function successor({ id, homeSiteId, stage, subject, certificate }: Teacher, asOf: string): Teacher {
  const month = asOf.slice(0, 7)
  return Teacher.parse({
    id: `${id}-${month.slice(0, 4)}`.slice(-64),
    homeSiteId,
    stage,
    subject,
    certificate: certificate === 'none' ? stage : certificate,
    gender: 'f',
    birthMonth: `${Number(month.slice(0, 4)) - 23}${month.slice(4)}`,
    teachingSince: month,
    atSchoolSince: month,
    education: 'bachelor',
  })
}

/**
 * The classes keep their places; the pupils of a grade fill those of the next at the same site, spread evenly. The lowest
 * grade of a site, and any grade that follows a gap, takes in as many as last year and the change.
 */
function promoted(classes: readonly SchoolClass[], intakeChange: number): SchoolClass[] {
  const cohort = (siteId: string, grade: number): SchoolClass[] =>
    classes.filter((one) => one.siteId === siteId && one.grade === grade)
  const total = (list: readonly SchoolClass[]): number => list.reduce((sum, { pupils }) => sum + pupils, 0)
  return classes.map((own) => {
    const before = cohort(own.siteId, own.grade - 1)
    const peers = cohort(own.siteId, own.grade)
    const coming =
      before.length > 0 && own.grade !== FIRST_JUNIOR_GRADE
        ? total(before)
        : Math.round(total(peers) * (1 + intakeChange))
    const at = peers.indexOf(own)
    const share = Math.floor(coming / peers.length) + (at < coming % peers.length ? 1 : 0)
    return { ...own, pupils: Math.min(MOST_PUPILS, Math.max(1, share)) }
  })
}

const DAY_MS = 86_400_000
const FIRST_JUNIOR_GRADE = 7
/** What a class of the model can hold. */
const MOST_PUPILS = 200
